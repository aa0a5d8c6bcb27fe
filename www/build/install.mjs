// What the build lacks, it installs, and says so. Each function returns at once when there is nothing to do.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "./paths.mjs";
import { BuildError, output, run, say } from "./run.mjs";

/** @param {string} target */
export async function ensureRustTarget(target) {
  const sysroot = output("rustc", ["--print", "sysroot"])?.trim();
  if (!sysroot) throw new BuildError("Rust is missing: install it from https://rustup.rs, then try again");
  if (existsSync(join(sysroot, "lib", "rustlib", target, "lib"))) return;
  if (output("rustup", ["--version"]) === null) {
    throw new BuildError(`Rust's ${target} target is missing, and there is no rustup to add it`);
  }
  say(`installing Rust's ${target} target (rustup)`);
  await run("rustup", ["target", "add", target]);
}

/** The npm packages that www/package-lock.json names, into www/node_modules. */
export async function ensureNpmPackages() {
  const stamp = at("www/node_modules/.recoupe-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(at("www/package-lock.json")))
    .update(`${process.platform} ${process.arch}`) // some packages hold a program for one machine only
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("installing npm packages into www/node_modules (npm ci)");
  await run("npm", ["ci", "--no-fund", "--no-audit"], { cwd: at("www") });
  writeFileSync(stamp, wanted);
}

/** The programs of tools/bindgen, compiled: the glue generator and what packs the wasm. Returns their paths. */
export async function ensureTools() {
  const program = (/** @type {string} */ name) => at(`tools/bindgen/target/debug/${name}${process.platform === "win32" ? ".exe" : ""}`);
  const programs = { bindgen: program("recoupe-bindgen"), gzip: program("recoupe-gzip") };
  if (!Object.values(programs).every((path) => existsSync(path))) say("compiling the build tools in tools/bindgen (once, less than a minute)");
  // Always through cargo: it knows whether the sources or the version changed, in a tenth of a second.
  await run("cargo", ["build", "--quiet", "--locked", "--manifest-path", at("tools/bindgen/Cargo.toml"),
    "--target-dir", at("tools/bindgen/target")]);
  return programs;
}
