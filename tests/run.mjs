// Runs every test: node tests/run.mjs [--only format|lint|rust|page|contract|browser]
//
// Needs Rust (rustup) and Node 20; installs the rest and says so: Rust's wasm target and tools, npm packages, and, on
// Debian-like machines, browsers. Ends with a line "N passed, N failed"; the exit code is 0 when nothing failed.
//
// A step is either one check (formatting, lints, types, the build) or a suite, whose runner counts its tests. A suite that
// ran no test counts as failed: it has been lost, not passed.
import { readdirSync } from "node:fs";
import { spawn } from "node:child_process";
import { ensureBrowsers, ensureRustTools } from "./install.mjs";
import { ensureNpmPackages, ensureRustTarget } from "../www/build/install.mjs";
import { at, root } from "../www/build/paths.mjs";
import { BuildError, output } from "../www/build/run.mjs";

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ name: string, command: string[], count: "check" | "cargo" | "node", needs?: string }} Step */

const WASM = "wasm32-unknown-unknown";
const locked = process.env.CI ? ["--locked"] : []; // elsewhere a new dependency may be on its way into the lock file

/** @type {Record<string, () => Step[]>} */
const groups = {
  format: () => [
    check("formatting", "cargo", "fmt", "--check"),
    check("formatting of the glue generator", "cargo", "fmt", "--check", "--manifest-path", "tools/bindgen/Cargo.toml"),
  ],
  lint: () => [
    check("lints, native", "cargo", "clippy", ...locked, "--all-targets", "--", "-D", "warnings"),
    check("lints, wasm", "cargo", "clippy", ...locked, "--lib", "--target", WASM, "--", "-D", "warnings"),
    check("lints, wasm of the page", "cargo", "clippy", ...locked, "--lib", "--no-default-features", "--target", WASM, "--", "-D", "warnings"),
  ],
  rust: () => rustSuites(),
  page: () => [
    check("build", process.execPath, "www/build.mjs", "--no-open"),
    { ...check("types of the page", process.execPath, "www/node_modules/typescript/bin/tsc", "-p", "www"), needs: "build" },
  ],
  contract: () => [{ ...nodeSuite("tests/contract.mjs"), needs: "build" }],
  browser: () =>
    readdirSync(at("tests/browser"))
      .filter((file) => file.endsWith(".test.mjs"))
      .sort()
      .map((file) => ({ ...nodeSuite(`tests/browser/${file}`), needs: "build" })),
};

/** @param {string} name @param {string[]} command @returns {Step} */
function check(name, ...command) {
  return { name, command, count: "check" };
}

/** @param {string} file @returns {Step} */
function nodeSuite(file) {
  return { name: file, command: [process.execPath, "--test", "--test-reporter=spec", file], count: "node" };
}

/** One suite for each target of the package, so that one which lost its tests is seen. @returns {Step[]} */
function rustSuites() {
  const metadata = output("cargo", ["metadata", "--format-version", "1", "--no-deps", ...locked]);
  if (metadata === null) throw new BuildError("cargo metadata failed; run it to see why");
  const [{ targets }] = JSON.parse(metadata).packages;
  /** @type {Step[]} */
  const suites = [{ name: "compiling the Rust tests", command: ["cargo", "test", ...locked, "--no-run"], count: "check" }];
  for (const { kind, name } of targets) {
    const select = kind.includes("test") ? ["--test", name] : kind.includes("bin") ? ["--bin", name] : kind.includes("rlib") ? ["--lib"] : null;
    if (select === null) continue;
    suites.push({ name: `cargo test ${select.join(" ")}`, command: ["cargo", "test", ...select], count: "cargo" });
  }
  suites.push({ name: "cargo test --doc", command: ["cargo", "test", "--doc"], count: "cargo" });
  return suites;
}

/** @param {Step} step @returns {Promise<Counts>} */
async function perform({ command: [program = "", ...args], count }) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  const status = await new Promise((resolve) => {
    child.on("error", (error) => resolve(console.error(`cannot run ${program}: ${error.message}`)));
    child.on("close", resolve);
  });
  const counts = count === "check" ? { passed: status === 0 ? 1 : 0, failed: 0 } : countTests(text, count);
  // Also when a runner dies half-way, with all that it counted so far passed.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) {
    console.error("this suite ran no test");
    counts.failed = 1;
  }
  return counts;
}

/** @param {string} text @param {"cargo" | "node"} runner @returns {Counts} */
function countTests(text, runner) {
  const patterns = runner === "cargo"
    ? { passed: [/^test result: .*?(\d+) passed/gm], failed: [/^test result: .*?(\d+) failed/gm] }
    : { passed: [/^ℹ pass (\d+)/gm], failed: [/^ℹ fail (\d+)/gm, /^ℹ cancelled (\d+)/gm] };
  const sum = (/** @type {RegExp[]} */ all) =>
    all.flatMap((pattern) => [...text.matchAll(pattern)]).reduce((total, [, number]) => total + Number(number), 0);
  return { passed: sum(patterns.passed), failed: sum(patterns.failed) };
}

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function main() {
  const [option, wanted = ""] = process.argv.slice(2);
  if ((option !== undefined && option !== "--only") || (option === "--only" && !(wanted in groups))) {
    console.error(`usage: node tests/run.mjs [--only ${Object.keys(groups).join("|")}]`);
    return 2;
  }
  const chosen = option === undefined ? Object.keys(groups) : [wanted];
  const started = performance.now();

  await ensureRustTools();
  await ensureRustTarget(WASM);
  await ensureNpmPackages();
  if (chosen.includes("browser")) await ensureBrowsers();
  console.log(`installed what was missing: ${seconds(started)}`);

  const lines = [];
  const total = { passed: 0, failed: 0 };
  const broken = new Set();
  for (const step of chosen.flatMap((group) => groups[group]?.() ?? [])) {
    console.log(`\n── ${step.name}`);
    const since = performance.now();
    const isVain = step.needs !== undefined && broken.has(step.needs);
    if (isVain) console.error(`not run: ${step.needs} failed`);
    const { passed, failed } = isVain ? { passed: 0, failed: 1 } : await perform(step);
    if (failed > 0) broken.add(step.name);
    total.passed += passed;
    total.failed += failed;
    lines.push(`${failed > 0 ? "✖" : "✔"} ${seconds(since).padStart(8)}  ${step.name}: ${passed} passed, ${failed} failed`);
  }
  console.log(`\n${lines.join("\n")}\nin ${seconds(started)}\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`the tests could not start: ${error.message}\n0 passed, 1 failed`);
  process.exitCode = 1;
}
