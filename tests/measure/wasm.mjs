// What wasm costs the engine beside what it costs anything: node tests/measure/wasm.mjs [documents]
//
// The same analysis, of the same planted documents, by the built page's engine under Node and by the command line's library,
// each told in floors: what any tool that indexes text does (benches/common/floor.rs), compiled for the same place with the
// same care for size or speed. The first over the second is how much more the engine loses to wasm than the floor does; at
// most 1.3. After a build; needs ../shared/eval/planted/gen.py.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLanguages } from "../../www/build/languages.mjs";
import { readManifest } from "../../www/build/manifest.mjs";
import { at, root } from "../../www/build/paths.mjs";
import * as engine from "../../www/pkg/recoupe.js";

const RUNS = 3;
const BAR = 1.3;

/** @param {string} command @param {string[]} args */
function output(command, args) {
  const run = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${command} ${args.join(" ")}\n${run.stderr}`);
  return run.stdout;
}

/** The best of some runs, ms. @param {() => void} run */
function best(run) {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const folder = mkdtempSync(join(tmpdir(), "recoupe-wasm-"));
try {
  output("python3", [at("../shared/eval/planted/gen.py"), join(folder, "planted"), "-n", process.argv[2] ?? "300", "--seed", "7"]);
  const docs = join(folder, "planted", "docs");
  const articles = readdirSync(docs).sort().map((name) => ({ name, bytes: readFileSync(join(docs, name)) }));

  const floorFile = join(folder, "floor.wasm");
  const target = ["--edition", "2024", "--target", "wasm32-unknown-unknown", "--crate-type", "cdylib"];
  output("rustc", [...target, "-C", "opt-level=z", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "panic=abort", at("benches/common/floor_wasm.rs"), "-o", floorFile]);
  const { instance } = await WebAssembly.instantiate(readFileSync(floorFile));
  const floor = /** @type {{ memory: WebAssembly.Memory, room(bytes: number): number, run(texts: number, bytes: number): number }} */ (/** @type {unknown} */ (instance.exports));
  const texts = Buffer.from(articles.map(({ bytes }) => bytes.toString("utf8")).join("\0"));
  const place = floor.room(texts.length);
  new Uint8Array(floor.memory.buffer).set(texts, place);

  engine.initSync({ module: readFileSync(at("www/pkg/recoupe_bg.wasm")) });
  engine.Engine.giveLanguages(readLanguages(await readManifest()));
  const analyse = () => {
    const all = new engine.Engine();
    for (const { name, bytes } of articles) all.add(name, bytes, undefined);
    all.analysis();
    all.free();
  };
  const wasm = { floor: best(() => floor.run(place, texts.length)), whole: best(analyse) };

  const said = output("cargo", ["bench", "--quiet", "--bench", "discovery", "--", docs]);
  const [floorTime, whole] = [...said.matchAll(/([\d.]+) ms/g)].map(([, time]) => Number(time));
  if (floorTime === undefined || whole === undefined) throw new Error(said);

  console.log(`${articles.length} documents, ${texts.length} bytes`);
  const inFloors = [{ name: "native", floor: floorTime, whole }, { name: "wasm", ...wasm }].map(({ name, floor, whole }) => {
    console.log(`${name.padEnd(7)} floor ${floor.toFixed(1)} ms, whole analysis ${whole.toFixed(1)} ms: ${(whole / floor).toFixed(2)} floors`);
    return whole / floor;
  });
  const ratio = (inFloors[1] ?? NaN) / (inFloors[0] ?? NaN);
  console.log(`wasm over native, in the floor's own: ${ratio.toFixed(2)} (at most ${BAR})${ratio <= BAR ? "" : "  MISSED"}`);
  process.exitCode = ratio <= BAR ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
