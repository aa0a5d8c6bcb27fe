//! Writes the glue of a wasm module: `recoupe-bindgen INPUT.wasm OUT-DIR TARGET`.
//!
//! Leaves `<stem>.js`, `<stem>.d.ts` and `<stem>_bg.wasm` in OUT-DIR, as `wasm-bindgen` and `wasm-pack`
//! would. `www/build.mjs` calls it with the target that `wasm-pack.toml` names. Functions keep their names, by
//! which wasm-opt puts them in order.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out_dir, target] = arguments.as_slice() else {
        eprintln!("usage: recoupe-bindgen INPUT.wasm OUT-DIR TARGET");
        return ExitCode::from(2);
    };
    match write_glue(input, out_dir, target) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("recoupe-bindgen: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn write_glue(input: &str, out_dir: &str, target: &str) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    match target {
        // Without a default path: a blob worker has no neighbouring file, it is handed the bytes.
        "web" => bindgen.web(true)?.omit_default_module_path(true),
        other => return Err(format!("target {other:?} is not supported, only \"web\" is").into()),
    };
    bindgen
        .input_path(input)
        .typescript(true)
        .remove_producers_section(true)
        .generate(out_dir)?;
    Ok(())
}
