// How long the page takes to its first findings: node tests/measure/start.mjs [rounds]
//
// Opened on the sample, the page is measured against a control page of the same bytes that does what cannot be avoided: it
// decodes the same wasm, starts the same worker, instantiates the engine in it, and paints one word. The two take turns, so
// that a machine that is busy for a while is busy for both. Printed: the medians, in ms from the navigation, and their
// ratio, which is to stay below 1.5. In Chromium and Firefox; WebKit's driver runs no script before a page's own.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { builtPage } from "../browser/driver.mjs";
import { launch } from "../browser/puppeteer.mjs";

/** Runs before a page's own scripts, and notes when what the page is for has been painted. */
function notePaint() {
  const observer = new MutationObserver(() => {
    if (document.querySelector(".finding-sentence, #control-word") === null) return;
    observer.disconnect();
    // The frame that shows it, and then what comes after that frame.
    requestAnimationFrame(() => setTimeout(() => Object.defineProperty(globalThis, "paintedAt", { value: performance.now() })));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** The whole script of the control page, but for the worker's text. @param {string} workerText */
function runControl(workerText) {
  const address = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
  const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("recoupe", { createScriptURL: (/** @type {string} */ url) => url });
  const worker = new Worker(policy ? policy.createScriptURL(address) : address);
  worker.onmessage = ({ data }) => {
    if (data.type !== "ready") return;
    const word = document.createElement("p");
    word.id = "control-word";
    word.textContent = "Recoupe";
    document.body.append(word);
  };
  const text = (/** @type {string} */ id) => document.getElementById(id)?.textContent;
  worker.postMessage({ type: "live", lock: "control" });
  worker.postMessage({ type: "init", packed: { wasm: text("engine-wasm"), languages: text("languages") } });
}

/** The built page with the control's script for its own, which stays in it as text: the same bytes to read. @param {string} html */
function controlOf(html) {
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)];
  const main = scripts.at(-1)?.[1] ?? "";
  const worker = /worker_default\s*=\s*("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`(?:[^`\\]|\\[^])*`)/.exec(main)?.[1];
  if (worker === undefined) throw new Error("the page's script does not hold the worker's where it is looked for");
  const script = `(${runControl})(${worker});`;
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  return html
    .replace(`<script>${main}</script>`, () => `<script type="text/plain">${main.replace(worker, "")}</script>\n<script>${script}</script>`)
    .replace(/script-src (?:'sha256-[^']*' ?)+/, (sources) => `${sources}${hash} `);
}

/**
 * @param {"chromium" | "firefox"} engine
 * @param {number} rounds
 * @returns {Promise<{ page: number[], control: number[], ratio: number }>} ms, sorted
 */
async function measureStart(engine, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-start-"));
  const control = join(folder, "control.html");
  writeFileSync(control, controlOf(readFileSync(fileURLToPath(builtPage), "utf8")));
  const browser = await launch(engine, {});
  const times = { page: /** @type {number[]} */ ([]), control: /** @type {number[]} */ ([]) };
  try {
    for (let round = -1; round < rounds; round++) { // the first round warms the browser up and does not count
      for (const [name, url] of /** @type {const} */ ([["control", pathToFileURL(control).href], ["page", builtPage]])) {
        const tab = await browser.open(url, { before: notePaint }, { complaints: [], requests: [] });
        const paintedAt = await tab.evaluate(async () => {
          while (!("paintedAt" in globalThis)) await new Promise((resolve) => setTimeout(resolve, 20));
          return /** @type {any} */ (globalThis).paintedAt;
        }, []);
        await tab.close();
        if (round >= 0) times[name].push(paintedAt);
      }
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const list of Object.values(times)) list.sort((one, other) => one - other);
  return { ...times, ratio: median(times.page) / median(times.control) };
}

/** @param {number[]} sorted */
const median = (sorted) => sorted[Math.floor(sorted.length / 2)] ?? NaN;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 15);
  for (const engine of /** @type {const} */ (["chromium", "firefox"])) {
    const { page, control, ratio } = await measureStart(engine, rounds);
    const shown = (/** @type {number[]} */ list) => `${median(list).toFixed(0)} ms (${list[0]?.toFixed(0)} to ${list.at(-1)?.toFixed(0)})`;
    console.log(`${engine.padEnd(9)} page ${shown(page)}, control ${shown(control)}, ratio ${ratio.toFixed(2)}, ${rounds} rounds`);
  }
}
