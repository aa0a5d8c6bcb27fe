// How the page bears many articles: node tests/measure/scale.mjs [count…] [--documents FOLDER]
//
// Opens the built page, drops so many articles of 5 KB on it (50 and 1,000 unless told otherwise), and prints what held up
// the main thread, by the browser's own long-task timings: while the articles are read, and at what a reader does then; after
// it, what the longest task took of the processor. While they are read it also clicks, and notes how long the page takes to
// paint the answer. Bars: with 50 articles no task over 50 ms, with 1,000 none over 200 ms once they are loaded; an answer
// within 100 ms. A task is over the bar when its time on the processor is, too: the clock also tells of others' work.
//
// The articles are word chains over the sample's vocabulary, which share nothing but chance, and passages of 25 to 60 words
// that each stand in two to five of them, some with words changed. With a folder, its .txt files are taken instead.
// In Chromium: the other browsers keep no such timings. Other work on the machine lengthens every figure, the processor's least.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { at } from "../../www/build/paths.mjs";
import { builtPage, Page } from "../browser/driver.mjs";
import { launch } from "../browser/puppeteer.mjs";

/** In ms: what a count of articles must keep to. */
const bars = (/** @type {number} */ count) => ({ loading: count > 100 ? Infinity : 50, after: count > 100 ? 200 : 50, answer: 100 });

/** Runs before the page's own scripts. */
function noteLongTasks() {
  /** @type {{ start: number, ms: number }[]} */
  const tasks = [];
  Object.defineProperty(globalThis, "longTasks", { value: tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ start: startTime, ms: Math.round(duration) })))).observe({ type: "longtask", buffered: true });
}

/**
 * Articles that share what was put into them. The same count gives the same articles.
 *
 * @param {number} count
 * @returns {string[]}
 */
function articlesOf(count) {
  let seed = 1;
  const random = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const vocabulary = readdirSync(at("seeds")).filter((name) => name.endsWith(".txt"))
    .flatMap((name) => readFileSync(at(`seeds/${name}`), "utf8").match(/\p{L}+/gu) ?? []);
  const pick = () => vocabulary[random(vocabulary.length)] ?? "";
  const chain = (/** @type {number} */ words) => Array.from({ length: words }, pick).join(" ");
  const sentence = (/** @type {string} */ words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

  const texts = Array.from({ length: count }, () => {
    const paragraphs = [sentence(chain(9)).slice(0, -1)];
    while (paragraphs.join("\n\n").length < 5_000) paragraphs.push(Array.from({ length: 3 }, () => sentence(chain(12 + random(14)))).join(" "));
    return paragraphs;
  });
  for (let planted = 0; planted < count; planted++) {
    const passage = chain(25 + random(35)).split(" ");
    for (let copies = 2 + random(4); copies > 0; copies--) {
      const words = passage.map((word) => (random(40) === 0 ? pick() : word)).join(" ");
      const text = texts[random(count)];
      text?.splice(1 + random(text.length), 0, sentence(random(3) === 0 ? `Le ministre a dit : « ${words} »` : words));
    }
  }
  return texts.map((paragraphs) => paragraphs.join("\n\n"));
}

/** What a reader does once the articles are there: the name, and what runs in the page. @type {[string, () => unknown][]} */
const steps = [
  ["sort the matrix by nearness", () => click("[data-control=matrix-order]")],
  ["scroll the matrix", () => document.querySelector(".matrix .grid-scroll")?.scrollTo(2_000, 2_000)],
  ["scroll the page", () => window.scrollTo(0, 3_000)],
  ["choose a passage", () => click(".presence .dot")],
  ["open the passages", () => click("[data-control=passages]")],
  ["open another passage", () => click(".passage-list tbody tr:nth-child(3) button")],
  ["open the quotations", () => click("[data-control=quotations]")],
  ["read an article", () => click("[data-control=read]")],
  ["compare two", () => click("[data-control=compare]")],
  ["go back to the overview", () => click("[data-control=overview]")],
  ["switch the language", () => click("[data-locale]:not([aria-pressed=true])")],
];

/** Stands in the page under the same name. @param {string} selector */
function click(selector) {
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
}

/** @param {Page} page @param {number} from @returns {Promise<number[]>} ms of the long tasks since then, longest first */
async function longTasks(page, from) {
  await new Promise((resolve) => setTimeout(resolve, 600)); // the observer hears of them a little later
  const tasks = await page.evaluate((from) => /** @type {any} */ (globalThis).longTasks.filter((/** @type {any} */ { start }) => start >= from).map((/** @type {any} */ { ms }) => ms), from);
  return tasks.sort((/** @type {number} */ one, /** @type {number} */ other) => other - one);
}

/** @param {Page} page */
const now = (page) => page.evaluate(() => performance.now());

/**
 * How much slower than its best the machine is at the moment: the same piece of work, many times over. The figures are wall
 * time, so other work on the machine makes them longer by about as much.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function slowness(page) {
  const times = await page.evaluate(() => Array.from({ length: 60 }, () => {
    const from = performance.now();
    let sum = 0;
    for (let n = 0; n < 3_000_000; n++) sum = (sum * 31 + n) % 1_000_003;
    return performance.now() - from + sum * 0;
  }));
  times.sort((one, other) => one - other);
  return times.reduce((sum, time) => sum + time, 0) / times.length / (times[0] ?? 1);
}

/**
 * @param {number} count
 * @param {string[]} texts
 * @returns {Promise<boolean>} All bars were kept.
 */
async function measure(count, texts) {
  const browser = await launch("chromium", {});
  const bar = bars(count);
  let kept = true;
  const tell = (/** @type {string} */ what, /** @type {string} */ figures, /** @type {boolean} */ good) => {
    kept &&= good;
    console.log(`${String(count).padStart(5)}  ${what.padEnd(30)} ${figures}${good ? "" : "   OVER THE BAR"}`);
  };
  try {
    const heard = { complaints: [], requests: [] };
    const tab = await browser.open(builtPage, { width: 1440, height: 900, before: noteLongTasks }, heard);
    const page = new Page(tab, heard);
    await page.waitFor("html[data-state=ready]");
    for (let from = 0; from < texts.length; from += 50) {
      await page.evaluate((some) => void (/** @type {any} */ (globalThis).files ??= []).push(...some.map((text, n) => new File([text], `article ${n}.txt`))), texts.slice(from, from + 50));
    }
    tell("the machine", `${(await slowness(page)).toFixed(1)} times as slow as at its best`, true);
    const dropped = await now(page);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      for (const [n, file] of /** @type {File[]} */ (/** @type {any} */ (globalThis).files).entries()) dataTransfer.items.add(new File([file], `article ${String(n + 1).padStart(4, "0")}.txt`));
      for (const kind of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    });
    const started = Date.now();
    /** @type {number[]} */
    const answers = [];
    let shown = 0;
    for (let turn = 0; await page.evaluate(() => document.documentElement.dataset["state"] !== "ready"); turn++) {
      answers.push(await page.evaluate(async (view) => {
        const from = performance.now();
        /** @type {HTMLElement | null} */ (document.querySelector(`[data-control=${view}]`))?.click();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - from;
      }, turn % 2 === 0 ? "passages" : "overview"));
      if (shown === 0 && await page.evaluate(() => document.querySelectorAll("[data-article]").length > 5)) shown = Date.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const ready = Date.now() - started;
    tell("all there", `after ${ready} ms; the first results ${shown === 0 ? "with them" : `after ${shown} ms`}`, true);
    const loading = await longTasks(page, dropped);
    tell("while they are read", `long tasks: ${list(loading)}`, (loading[0] ?? 0) <= bar.loading);
    answers.sort((one, other) => other - one);
    tell("a click while they are read", `slowest answers: ${list(answers.map(Math.round))}`, (answers[0] ?? 0) <= bar.answer);
    for (const [name, step] of steps) {
      const from = await now(page);
      const [longest = 0] = await tab.processorTimes?.(async () => {
        await page.evaluate(new Function(`${click}\n(${step})();`));
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }) ?? [];
      const tasks = await longTasks(page, from);
      tell(name, `long tasks: ${list(tasks)}; on the processor ${longest.toFixed(0)} ms`, Math.min(tasks[0] ?? 0, longest) <= bar.after);
    }
    if (page.complaints.length > 0) tell("the console", page.complaints.join("; "), false);
  } finally {
    await browser.close();
  }
  return kept;
}

/** @param {number[]} figures Longest first. */
function list(figures) {
  return figures.length === 0 ? "none" : `${figures.slice(0, 6).join(", ")}${figures.length > 6 ? ` … (${figures.length})` : ""} ms`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2);
  const folderAt = options.indexOf("--documents");
  const folder = folderAt === -1 ? undefined : options.splice(folderAt, 2)[1];
  const documents = folder === undefined ? null : readdirSync(folder).filter((name) => name.endsWith(".txt")).sort().map((name) => readFileSync(join(folder, name), "utf8"));
  const counts = options.length > 0 ? options.map(Number) : [50, 1_000];
  let kept = true;
  for (const count of documents === null ? counts : [documents.length]) kept = await measure(count, documents ?? articlesOf(count)) && kept;
  process.exitCode = kept ? 0 : 1;
}
