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
//
// The interface is as small as classic WebDriver allows, as WebKit is driven through that. What differs between the engines:
//   console, errors  WebKit's are heard only once the page has loaded, and a worker's not at all (see webkit.mjs)
//   requests         Chromium and Firefox report what a page asks for, also in vain (Firefox not for files); WebKit what it got
//   look.before      a script that runs before the page's own: not in WebKit
//   session          WebKit's is a private one: no service worker there
// A test that cannot hold in an engine says so and why: test("…", body, { webkit: "no service worker in a private session" }).
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { after, afterEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "../../www/build/paths.mjs";
import { engines, locate } from "./locate.mjs";
import * as puppeteer from "./puppeteer.mjs";
import * as webkit from "./webkit.mjs";

/** The page as it is shipped, opened as people open it. */
export const builtPage = pathToFileURL(at("dist/recoupe.html")).href;

/** For one condition. Generous: the machines of CI are slow, and a condition that is met costs no waiting. */
const WAIT_MS = 60_000;
/** Complaints come after the fact, from another process; before a page closes they get this long to arrive. */
const REPORT_MS = 60;

/**
 * @typedef {import("./locate.mjs").Engine} Engine
 *
 * @typedef {object} Look
 * @property {number} [width] of the viewport, in CSS pixels
 * @property {number} [height]
 * @property {boolean} [dark] the system prefers dark colours
 * @property {boolean} [reducedMotion] the system prefers reduced motion
 * @property {() => void} [before] runs in the page before its own scripts
 * @property {string} [host] whose files are the page's own: it may ask for them
 *
 * @typedef {{ name: string, bytes: Uint8Array, type?: string }} DroppedFile
 *
 * @typedef {object} Heard What a page said and asked for.
 * @property {string[]} complaints
 * @property {string[]} requests
 *
 * @typedef {object} Tab What an engine's module gives: one page, by its raw means.
 * @property {(run: Function | string, args: unknown[]) => Promise<any>} evaluate
 * @property {(selector: string) => Promise<void>} click
 * @property {(modifiers: string[], key: string) => Promise<void>} press
 * @property {(text: string) => Promise<void>} type
 * @property {() => Promise<void>} reload
 * @property {() => Promise<Uint8Array>} screenshot
 * @property {() => Promise<void>} close
 * @property {(run: () => Promise<void>) => Promise<number[]>} [processorTimes] Chromium's, for tests/measure.
 *
 * @typedef {object} Browser
 * @property {(url: string, look: Look, heard: Heard) => Promise<Tab>} open
 * @property {() => Promise<void>} close
 */

/**
 * One suite per browser. Use the given `test`, not the one of node:test: it closes the pages and makes the checks.
 * @param {string} name
 * @param {(suite: { engine: Engine, open: (url: string, look?: Look) => Promise<Page>,
 *   test: (name: string, body: () => Promise<void>, except?: Partial<Record<Engine, string>>) => void }) => void} define
 */
export function inEachBrowser(name, define) {
  for (const engine of engines) {
    describe(`${name} (${engine})`, () => {
      /** @type {Map<string, Promise<Browser>>} */
      const browsers = new Map();
      /** @type {Page[]} */
      let pages = [];

      const open = async (/** @type {string} */ url, /** @type {Look} */ look = {}) => {
        // Firefox and WebKit take the system's preferences only when they start: one browser for each combination in use.
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
      define({
        engine,
        open,
        test: (title, body, except = {}) => void test(title, { timeout: 120_000, skip: except[engine] ?? false }, body),
      });
    });
  }
}

/**
 * @param {Engine} engine
 * @param {Look} look
 * @returns {Promise<Browser>}
 */
async function launch(engine, look) {
  if (locate(engine) === undefined) throw new Error(`${engine} is not installed; node tests/run.mjs installs it or says how`);
  return engine === "webkit" ? webkit.launch(look) : puppeteer.launch(engine, look);
}

/** One tab. */
export class Page {
  /**
   * Addresses the page asked for besides its own. Without blob: and data:, which stay in the page.
   * @type {string[]}
   */
  requests;
  /** What it said on the console, threw, or tried against its policy. @type {string[]} */
  complaints;
  #noiseExpected = false;
  #tab;
  #host;

  /** @param {Tab} tab @param {Heard} heard @param {string | undefined} host */
  constructor(tab, heard, host) {
    this.#tab = tab;
    this.#host = host;
    this.complaints = heard.complaints;
    this.requests = heard.requests;
  }

  /**
   * @param {Browser} browser
   * @param {string} url
   * @param {Look} look
   */
  static async open(browser, url, look) {
    /** @type {Heard} */
    const heard = { complaints: [], requests: [] };
    return new Page(await browser.open(url, look, heard), heard, look.host);
  }

  /**
   * @template {unknown[]} Args
   * @template Value
   * @param {(...args: Args) => Value} run
   * @param {Args} args
   * @returns {Promise<Awaited<Value>>}
   */
  evaluate(run, ...args) {
    return this.#tab.evaluate(run, args);
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
  press(keys) {
    const held = keys.split("+");
    const key = held.pop() ?? "";
    return this.#tab.press(held, key);
  }

  /** Types into what has the focus. @param {string} text */
  type(text) {
    return this.#tab.type(text);
  }

  reload() {
    return this.#tab.reload();
  }

  /** @param {string} path relative to the root of the project, .png */
  async screenshot(path) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), await this.#tab.screenshot());
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
    const host = this.#host;
    assert.deepEqual(this.requests.filter((url) => host === undefined || !url.startsWith(host)), [], "the page asks for nothing but itself");
  }

  async close() {
    await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
    await this.#tab.close();
  }
}
