// The browsers, behind one small interface. A test file reads:
//
//   import assert from "node:assert/strict";
//   import { builtPage, inEachBrowser } from "./driver.mjs";
//
//   inEachBrowser("dropping files", ({ engine, open, test }) => {
//     test("shows their names", async () => {
//       const page = await open(builtPage, { dark: true });
//       await page.waitFor("html[data-state=ready]");
//       await page.dropFiles([{ name: "a.txt", bytes: Buffer.from("…") }]);
//       await page.waitFor(() => document.body.innerText.includes("a.txt"));
//     });
//   });
//
// and runs alone with `node --test tests/browser/that-file.test.mjs`, once `node www/build.mjs` has built the page.
//
// Every test ends with two checks that it need not write: the page said nothing on the console, threw nothing, violated no
// policy (in the worker too), and asked for nothing but itself. A test that provokes either says so first, with
// `page.expectNoise()`. Pages are closed after each test, browsers after each file.
//
// Functions given to `evaluate` and `waitFor` run in the page: they see their arguments (plain data) and nothing else of the test.
// The interface stays as small as classic WebDriver allows, so that a third engine can be driven through that.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { after, afterEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "../../www/build/paths.mjs";
import { engines, locate } from "./locate.mjs";

// The npm packages of the project are those of www/.
const packages = createRequire(at("www/package.json"));
/** @type {import("puppeteer-core").PuppeteerNode} */
const puppeteer = (await import(pathToFileURL(packages.resolve("puppeteer-core")).href)).default;

/** The page as it is shipped, opened as people open it. */
export const builtPage = pathToFileURL(at("dist/recoupe.html")).href;

/** For one condition. Generous: the machines of CI are slow, and a condition that is met costs no waiting. */
const WAIT_MS = 20_000;
/** Complaints come after the fact, from another process; before a page closes they get this long to arrive. */
const REPORT_MS = 60;

/**
 * @typedef {object} Look
 * @property {number} [width] of the viewport, in CSS pixels
 * @property {number} [height]
 * @property {boolean} [dark] the system prefers dark colours
 * @property {boolean} [reducedMotion] the system prefers reduced motion
 *
 * @typedef {{ name: string, bytes: Uint8Array, type?: string }} DroppedFile
 */

/**
 * One suite per browser. Use the given `test`, not the one of node:test: it closes the pages and makes the checks.
 * @param {string} name
 * @param {(suite: { engine: import("./locate.mjs").Engine, open: (url: string, look?: Look) => Promise<Page>,
 *   test: (name: string, body: () => Promise<void>) => void }) => void} define
 */
export function inEachBrowser(name, define) {
  for (const engine of engines) {
    describe(`${name} (${engine})`, () => {
      /** @type {Map<string, Promise<import("puppeteer-core").Browser>>} */
      const browsers = new Map();
      /** @type {Page[]} */
      let pages = [];

      const open = async (/** @type {string} */ url, /** @type {Look} */ look = {}) => {
        // Firefox takes the system's preferences only when it starts: one browser for each combination in use.
        const key = JSON.stringify([look.dark ?? false, look.reducedMotion ?? false]);
        let browser = browsers.get(key);
        if (!browser) browsers.set(key, (browser = launch(engine, look)));
        const page = await Page.open(await browser, url, look);
        pages.push(page);
        return page;
      };

      afterEach(async () => {
        const closed = pages;
        pages = [];
        for (const page of closed) await page.close();
        for (const page of closed) page.assertQuiet();
      });
      after(async () => {
        for (const browser of browsers.values()) await (await browser).close();
      });
      define({ engine, open, test: (title, body) => void test(title, { timeout: 120_000 }, body) });
    });
  }
}

/**
 * @param {import("./locate.mjs").Engine} engine
 * @param {Look} look
 */
function launch(engine, { dark = false, reducedMotion = false }) {
  const executablePath = locate(engine);
  if (!executablePath) throw new Error(`${engine} is not installed; node tests/run.mjs installs it or says how`);
  if (engine === "chromium") {
    return puppeteer.launch({
      browser: "chrome",
      executablePath,
      headless: true,
      args: [
        "--disable-background-networking",
        "--disable-dev-shm-usage", // containers have little of it
        ...(dark ? ["--blink-settings=preferredColorScheme=0"] : []),
        ...(reducedMotion ? ["--force-prefers-reduced-motion"] : []),
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // Chromium refuses its sandbox to root
      ],
    });
  }
  return puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      // Automation lets file:// pages read their neighbours; the Firefox that people use does not.
      "security.fileuri.strict_origin_policy": true,
      "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
      "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
    },
  });
}

/** One tab. */
export class Page {
  /**
   * Addresses the page asked for besides its own, also in vain. Without blob: and data:, which stay in the page.
   * Firefox does not report files, its policy does.
   * @type {string[]}
   */
  requests = [];
  /** What it said on the console, threw, or tried against its policy. @type {string[]} */
  complaints = [];
  #noiseExpected = false;
  /** @type {import("puppeteer-core").Page} */
  #tab;

  /**
   * @param {import("puppeteer-core").Page} tab
   * @param {string} url
   */
  constructor(tab, url) {
    this.#tab = tab;
    tab.on("console", (message) => this.complaints.push(`console.${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => this.complaints.push(`error: ${error instanceof Error ? error.message : error}`));
    tab.on("request", (request) => {
      if (request.url() !== url && !/^(blob|data):/.test(request.url())) this.requests.push(request.url());
    });
  }

  /**
   * @param {import("puppeteer-core").Browser} browser
   * @param {string} url
   * @param {Look} look
   */
  static async open(browser, url, { width = 1280, height = 800 }) {
    const tab = await browser.newPage();
    const page = new Page(tab, url);
    await tab.setViewport({ width, height });
    await tab.goto(url);
    return page;
  }

  /**
   * @template {unknown[]} Args
   * @template Value
   * @param {(...args: Args) => Value} run
   * @param {Args} args
   * @returns {Promise<Awaited<Value>>}
   */
  evaluate(run, ...args) {
    return /** @type {Promise<any>} */ (this.#tab.evaluate(/** @type {any} */ (run), ...args));
  }

  /**
   * Waits until a selector matches, or a function returns something true.
   * @template {unknown[]} Args
   * @param {string | ((...args: Args) => unknown)} condition
   * @param {Args} args
   */
  async waitFor(condition, ...args) {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const met = typeof condition === "string"
        ? await this.evaluate((selector) => document.querySelector(selector) !== null, condition)
        : await this.evaluate(condition, ...args);
      if (met) return;
      if (Date.now() > deadline) {
        const state = await this.evaluate(() => document.body.innerText.slice(0, 500));
        throw new Error(`waited ${WAIT_MS / 1000} s for ${condition}; ${this.complaints.join("; ") || "no complaint"}; the page says: ${state}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** @param {string} selector */
  click(selector) {
    return this.#tab.click(selector);
  }

  /** Presses a key, with modifiers before it: "Enter", "Shift+Tab". @param {string} keys */
  async press(keys) {
    const held = /** @type {import("puppeteer-core").KeyInput[]} */ (keys.split("+"));
    const key = /** @type {import("puppeteer-core").KeyInput} */ (held.pop());
    for (const modifier of held) await this.#tab.keyboard.down(modifier);
    await this.#tab.keyboard.press(key);
    for (const modifier of held.reverse()) await this.#tab.keyboard.up(modifier);
  }

  /** Types into what has the focus. @param {string} text */
  type(text) {
    return this.#tab.keyboard.type(text);
  }

  /** @param {string} path relative to the root of the project, .png */
  async screenshot(path) {
    mkdirSync(dirname(at(path)), { recursive: true });
    await this.#tab.screenshot({ path: /** @type {`${string}.png`} */ (at(path)), fullPage: false });
  }

  /**
   * Drops files as a person would: enter, over, drop.
   * @param {DroppedFile[]} files
   * @param {string} [selector] where
   */
  dropFiles(files, selector = "body") {
    const plain = files.map(({ name, bytes, type = "" }) => ({ name, type, base64: Buffer.from(bytes).toString("base64") }));
    return this.evaluate((files, selector) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, { type }));
      }
      const target = document.querySelector(selector);
      for (const kind of ["dragenter", "dragover", "drop"]) {
        target?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, plain, selector);
  }

  /** Pastes into what has the focus. @param {string} text */
  pasteText(text) {
    return this.#paste({ "text/plain": text });
  }

  /** Pastes as from a web page. @param {string} html @param {string} text the same, without marks */
  pasteHtml(html, text) {
    return this.#paste({ "text/html": html, "text/plain": text });
  }

  /** @param {Record<string, string>} flavours */
  #paste(flavours) {
    return this.evaluate((flavours) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(flavours)) clipboardData.setData(type, text);
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData }); // Firefox empties one given to the constructor
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, flavours);
  }

  /** For a test that provokes complaints or requests: it looks into `complaints` and `requests` itself. */
  expectNoise() {
    this.#noiseExpected = true;
  }

  assertQuiet() {
    if (this.#noiseExpected) return;
    assert.deepEqual(this.complaints, [], "the console is empty");
    assert.deepEqual(this.requests, [], "the page asks for nothing but itself");
  }

  async close() {
    await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
    await this.#tab.close();
  }
}
