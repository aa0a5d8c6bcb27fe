// Chromium and Firefox, for driver.mjs.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { at } from "../../www/build/paths.mjs";
import { locate } from "./locate.mjs";

// The npm packages of the project are those of www/.
const packages = createRequire(at("www/package.json"));
/** @type {import("puppeteer-core").PuppeteerNode} */
const puppeteer = (await import(pathToFileURL(packages.resolve("puppeteer-core")).href)).default;

/**
 * @param {"chromium" | "firefox"} engine
 * @param {import("./driver.mjs").Look} look
 * @returns {Promise<import("./driver.mjs").Browser>}
 */
export async function launch(engine, { dark = false, reducedMotion = false }) {
  const executablePath = /** @type {string} */ (locate(engine));
  const browser = await puppeteer.launch(engine === "chromium"
    ? {
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
    }
    : {
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
  return {
    open: async (url, look, heard) => {
      const tab = new PuppeteerTab(await browser.newPage(), url, heard);
      await tab.go(url, look);
      return tab;
    },
    close: () => browser.close(),
  };
}

/** @implements {import("./driver.mjs").Tab} */
class PuppeteerTab {
  #tab;

  /**
   * @param {import("puppeteer-core").Page} tab
   * @param {string} url
   * @param {import("./driver.mjs").Heard} heard
   */
  constructor(tab, url, heard) {
    this.#tab = tab;
    tab.on("console", (message) => heard.complaints.push(`console.${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => heard.complaints.push(`error: ${error instanceof Error ? error.message : error}`));
    tab.on("dialog", (dialog) => dialog.accept()); // who leaves articles behind is asked
    tab.on("request", (request) => {
      if (withoutHash(request.url()) !== withoutHash(url) && !/^(blob|data):/.test(request.url())) heard.requests.push(request.url());
    });
  }

  /** @param {string} url @param {import("./driver.mjs").Look} look */
  async go(url, { width = 1280, height = 800, before }) {
    await this.#tab.setViewport({ width, height });
    if (before !== undefined) await this.#tab.evaluateOnNewDocument(before);
    await this.#tab.goto(url);
  }

  /** @param {Function | string} run @param {unknown[]} args */
  evaluate(run, args) {
    return this.#tab.evaluate(/** @type {any} */ (run), ...args);
  }

  /** @param {string} selector */
  click(selector) {
    return this.#tab.click(selector);
  }

  /** @param {string[]} modifiers @param {string} key */
  async press(modifiers, key) {
    const held = /** @type {import("puppeteer-core").KeyInput[]} */ (modifiers);
    for (const modifier of held) await this.#tab.keyboard.down(modifier);
    await this.#tab.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
    for (const modifier of [...held].reverse()) await this.#tab.keyboard.up(modifier);
  }

  /** @param {string} text */
  type(text) {
    return this.#tab.keyboard.type(text);
  }

  async reload() {
    await this.#tab.reload();
  }

  async screenshot() {
    return this.#tab.screenshot({ fullPage: false });
  }

  close() {
    return this.#tab.close();
  }

  /**
   * Chromium alone: what the tasks of the page's main thread took of the processor meanwhile, in ms, longest first. Unlike the
   * time on the clock, that tells of the page alone, whatever else the machine does.
   *
   * @param {() => Promise<void>} run
   */
  async processorTimes(run) {
    await this.#tab.tracing.start({ categories: ["toplevel"] });
    await run();
    /** @type {{ traceEvents: { name: string, pid: number, tid: number, tdur?: number, args: { name?: string } }[] }} */
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await this.#tab.tracing.stop()));
    /** @type {Map<string, number[]>} */
    const threads = new Map(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => [`${pid} ${tid}`, []]));
    for (const { name, pid, tid, tdur } of traceEvents) {
      if (name === "ThreadControllerImpl::RunTask" && tdur !== undefined) threads.get(`${pid} ${tid}`)?.push(tdur / 1000);
    }
    const [busiest = []] = [...threads.values()].sort((one, other) => other.length - one.length);
    return busiest.sort((one, other) => other - one);
  }
}

/** A page that is loaded again may stand at another place of its own. @param {string} url */
function withoutHash(url) {
  return url.replace(/#.*/, "");
}
