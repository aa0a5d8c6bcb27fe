// The Rust engine → <out-dir>/recoupe_bg.wasm, the same packed as recoupe_bg.wasm.gz, recoupe.js and recoupe.d.ts.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ensureRustTarget, ensureTools } from "./install.mjs";
import { at } from "./paths.mjs";
import { BuildError, output, run, say } from "./run.mjs";

/**
 * Flags that make the wasm smaller where speed does not suffer. SHA-256 as a loop: an article is hashed once, and
 * unrolled it weighs three times as much. And less inlining than rustc's own for size: 9 kB compressed. (At 5 instead of 8 it
 * would be 2 kB less again, but reading and comparing articles clearly slower.)
 */
const SMALLER = [
  ...["--cfg", 'sha2_backend="soft"', "--cfg", 'sha2_backend_soft="compact"'],
  ...["-Cllvm-args=-inline-threshold=8", "-Cllvm-args=-inlinehint-threshold=8"],
];

/**
 * @param {import("./manifest.mjs").Manifest} manifest
 * @returns {Promise<{ wasm: Buffer, zipped: Buffer }>} the wasm, and its gzip, as the page carries it
 */
export async function buildEngine({ tools, engine }) {
  const target = engine["rust-target"];
  await ensureRustTarget(target);
  // --lib: the binary has the library's name and is not for wasm. The language files are the page's data, not the engine's.
  await run("cargo", ["build", "--profile", "page", "--lib", "--no-default-features", "--target", target, "--target-dir", at("target")], {
    env: { CARGO_ENCODED_RUSTFLAGS: [...pathlessFlags(target), ...SMALLER].join("\x1f") },
  });
  const { bindgen, gzip } = await ensureTools();

  const compiled = at(`target/${target}/page/recoupe.wasm`);
  const outDir = at(engine["out-dir"]);
  const wasm = `${outDir}/recoupe_bg.wasm`;
  const zipped = `${wasm}.gz`;
  const stamp = `${outDir}/.made-from`;
  const inputs = createHash("sha256")
    .update(readFileSync(compiled))
    .update(readFileSync(bindgen))
    .update(readFileSync(gzip))
    .update(JSON.stringify([tools, engine]))
    .digest("hex");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== inputs) {
    rmSync(outDir, { recursive: true, force: true });
    mkdirSync(outDir, { recursive: true });
    await run(bindgen, [compiled, outDir, engine.target]);
    const optimized = `${outDir}/optimized.wasm`;
    await run(process.execPath, [at("www/node_modules/binaryen/bin/wasm-opt"), ...engine["wasm-opt"], wasm, "-o", optimized]);
    renameSync(optimized, wasm);
    await run(gzip, [wasm, zipped]);
    writeFileSync(stamp, inputs);
  } else {
    say("engine unchanged");
  }
  return { wasm: readFileSync(wasm), zipped: readFileSync(zipped) };
}

/**
 * Flags that take this machine's directories out of the wasm: rustc writes the source path of every place that can
 * panic into it, so the page would tell where it was built, and differ from one machine to the next.
 * @param {string} target
 */
function pathlessFlags(target) {
  const metadata = output("cargo", ["metadata", "--format-version", "1", "--filter-platform", target]);
  const sysroot = output("rustc", ["--print", "sysroot"])?.trim();
  if (metadata === null || !sysroot) throw new BuildError("cargo metadata failed; run it to see why");
  const registries = new Set();
  for (const { source, manifest_path } of JSON.parse(metadata).packages) {
    if (source !== null) registries.add(dirname(dirname(manifest_path)));
  }
  return [
    ...[...registries].sort().map((directory) => `--remap-path-prefix=${directory}=crates`),
    `--remap-path-prefix=${sysroot}=rust`,
    `--remap-path-prefix=${at("")}=recoupe`,
  ];
}
