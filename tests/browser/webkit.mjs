// WebKit, for driver.mjs: WebKitGTK's own small browser on a display that nobody sees, through classic WebDriver.
//
// What it does not hear, as classic WebDriver has no events and cannot run a script before those of a page: the console
// and the errors of a page before the load has ended, and everything that a worker says. The other two engines hear both.
// Requests are those that the page's own timeline lists: what really left, not what the policy refused.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locate, webkitTools } from "./locate.mjs";

/** How long the driver may take to listen. */
const START_MS = 20_000;

/** WebDriver's code points for the keys that tests press by name; any other key is its own character. */
const KEYS = /** @type {Record<string, string>} */ ({
  Backspace: "\ue003", Tab: "\ue004", Enter: "\ue007", Shift: "\ue008", Control: "\ue009", Alt: "\ue00a", Escape: "\ue00c",
  Space: " ", PageUp: "\ue00e", PageDown: "\ue00f", End: "\ue010", Home: "\ue011", ArrowLeft: "\ue012", ArrowUp: "\ue013",
  ArrowRight: "\ue014", ArrowDown: "\ue015", Delete: "\ue017", Meta: "\ue03d",
});

/** The browser's own buttons would keep the window from getting narrow. */
const NO_WIDTH = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px } image { -gtk-icon-transform: scale(0.01) }";

/**
 * One display, one driver process, one session, as the driver knows no more than one.
 *
 * @param {import("./driver.mjs").Look} look
 * @returns {Promise<import("./driver.mjs").Browser>}
 */
export async function launch({ dark = false, reducedMotion = false }) {
  const home = mkdtempSync(join(tmpdir(), "recoupe-webkit-"));
  const settings = join(home, "config", "gtk-3.0");
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, "gtk.css"), NO_WIDTH);
  writeFileSync(join(settings, "settings.ini"), `[Settings]\ngtk-enable-animations=${reducedMotion ? 0 : 1}\n`);

  const display = spawn(webkitTools.display, ["-displayfd", "3", "-screen", "0", "2000x2000x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const pipe = /** @type {import("node:stream").Readable} */ (display.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    pipe.once("data", (text) => resolve(String(text).trim()));
    display.once("error", reject);
    display.once("exit", () => reject(new Error("the display for WebKit did not start")));
  });
  const port = await freePort();
  const driver = spawn(webkitTools.driver, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      XDG_CONFIG_HOME: join(home, "config"), XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home,
      NO_AT_BRIDGE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", // there is no graphics card behind the display
    },
  });
  const end = () => {
    driver.kill();
    display.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", end); // also when a test file is stopped half-way

  try {
    const session = await newSession(`http://127.0.0.1:${port}`, dark);
    return {
      open: (url, look, heard) => WebKitTab.open(session, url, look, heard),
      close: async () => {
        await session("DELETE", "");
        process.removeListener("exit", end);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** @typedef {(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<any>} Session */

/**
 * @param {string} origin
 * @param {boolean} dark
 * @returns {Promise<Session>}
 */
async function newSession(origin, dark) {
  const capabilities = {
    alwaysMatch: {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: locate("webkit"), args: ["--automation", ...(dark ? ["--dark-mode"] : [])] },
    },
  };
  const deadline = Date.now() + START_MS;
  while (!(await fetch(`${origin}/status`).then((response) => response.ok, () => false))) {
    if (Date.now() > deadline) throw new Error("WebKit's driver does not answer");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { sessionId } = await ask("POST", `${origin}/session`, { capabilities });
  return (method, path, body) => ask(method, `${origin}/session/${sessionId}${path}`, body);
}

/** @param {string} method @param {string} url @param {object} [body] */
async function ask(method, url, body) {
  const response = await fetch(url, { method, ...(method === "POST" && { body: JSON.stringify(body ?? {}) }) });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** The window that the session began with: it stays, as a new one can only be opened from one that is there. @param {Session} session */
async function firstWindow(session) {
  const [handle] = await session("GET", "/window/handles");
  return handle;
}

/** Commands go to the window that is current: one at a time, each to its own. @type {WeakMap<Session, Promise<unknown>>} */
const turns = new WeakMap();
/** @type {WeakMap<Session, string>} */
const current = new WeakMap();

/** @implements {import("./driver.mjs").Tab} */
class WebKitTab {
  #session;
  #handle;
  #heard;

  /** @param {Session} session @param {string} handle @param {import("./driver.mjs").Heard} heard */
  constructor(session, handle, heard) {
    this.#session = session;
    this.#handle = handle;
    this.#heard = heard;
  }

  /**
   * @param {Session} session
   * @param {string} url
   * @param {import("./driver.mjs").Look} look
   * @param {import("./driver.mjs").Heard} heard
   */
  static async open(session, url, { width = 1280, height = 800, before }, heard) {
    if (before !== undefined) throw new Error("WebKit cannot run a script before the page's: leave it out of this test");
    // A window and not a tab: what is hidden behind another tab is not painted.
    const first = new WebKitTab(session, await firstWindow(session), heard);
    const { handle } = await first.#ask("POST", "/window/new", { type: "window" });
    const tab = new WebKitTab(session, handle, heard);
    await tab.#resize(width, height);
    await tab.#ask("POST", "/url", { url });
    await tab.#listen();
    return tab;
  }

  /**
   * @param {"GET" | "POST" | "DELETE"} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  #ask(method, path, body) {
    const turn = (turns.get(this.#session) ?? Promise.resolve()).then(async () => {
      if (current.get(this.#session) !== this.#handle) {
        await this.#session("POST", "/window", { handle: this.#handle });
        current.set(this.#session, this.#handle);
      }
      return this.#session(method, path, body);
    });
    turns.set(this.#session, turn.catch(() => {}));
    return turn;
  }

  /**
   * The window takes its size when it likes, after the driver has said that it has it: what is measured before would make it too
   * narrow by as much.
   *
   * @param {number} width Of the page. @param {number} height
   */
  async #resize(width, height) {
    const measured = async () => /** @type {[number, number]} */ (await this.evaluate(() => [innerWidth, innerHeight], []));
    let rect = { width, height };
    for (let tries = 0; tries < 5; tries++) {
      await this.#ask("POST", "/window/rect", rect);
      let before;
      let now = await measured();
      do {
        await new Promise((resolve) => setTimeout(resolve, 40));
        [before, now] = [now, await measured()];
      } while (String(before) !== String(now));
      const [innerWidth, innerHeight] = now;
      if (innerWidth === width && innerHeight === height) return;
      rect = { width: rect.width + width - innerWidth, height: rect.height + height - innerHeight };
    }
  }

  /** Starts to note what the page says. */
  #listen() {
    return this.evaluate(() => {
      const heard = /** @type {string[]} */ ([]);
      Object.defineProperty(globalThis, "heardByTheTest", { value: heard });
      for (const level of /** @type {const} */ (["debug", "error", "info", "log", "warn"])) {
        const print = console[level];
        console[level] = (...words) => {
          heard.push(`console.${level}: ${words.map(String).join(" ")}`);
          print.apply(console, words);
        };
      }
      addEventListener("error", ({ message }) => void heard.push(`error: ${message}`));
      addEventListener("unhandledrejection", ({ reason }) => void heard.push(`error: ${reason}`));
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        void heard.push(`Content-Security-Policy: ${effectiveDirective} refuses ${blockedURI}`));
    }, []);
  }

  /** Collects what was noted since the last time. */
  async #hear() {
    const [said, asked] = await this.#run(() => [
      /** @type {any} */ (globalThis).heardByTheTest?.splice(0) ?? [],
      performance.getEntriesByType("resource").map(({ name }) => name),
    ], []);
    this.#heard.complaints.push(...said);
    this.#heard.requests.splice(0, Infinity, ...asked.filter((/** @type {string} */ url) => !/^(blob|data):/.test(url)));
  }

  /** @param {Function | string} run @param {unknown[]} args */
  async evaluate(run, args) {
    const value = await this.#run(run, args);
    await this.#hear();
    return value;
  }

  /** @param {Function | string} run @param {unknown[]} args */
  async #run(run, args) {
    if (typeof run === "string") return this.#ask("POST", "/execute/sync", { script: run, args });
    const { value, error } = await this.#ask("POST", "/execute/async", {
      script: `const done = arguments[arguments.length - 1];
        Promise.resolve(Array.prototype.slice.call(arguments, 0, -1)).then((args) => (${run})(...args))
          .then((value) => done({ value }), (error) => done({ error: String(error) + "\\n" + (error?.stack ?? "") }));`,
      args,
    });
    if (error !== undefined) throw new Error(error);
    return value ?? undefined;
  }

  /** @param {string} selector */
  async click(selector) {
    const found = await this.#ask("POST", "/element", { using: "css selector", value: selector });
    await this.#ask("POST", `/element/${Object.values(found)[0]}/click`);
  }

  /** @param {string[]} modifiers @param {string} key */
  async press(modifiers, key) {
    const codes = [...modifiers, key].map((name) => KEYS[name] ?? name);
    await this.#keys([
      ...codes.map((value) => ({ type: "keyDown", value })),
      ...codes.reverse().map((value) => ({ type: "keyUp", value })),
    ]);
  }

  /** @param {string} text */
  type(text) {
    return this.#keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  }

  /** @param {object[]} actions */
  #keys(actions) {
    return this.#ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async reload() {
    await this.#ask("POST", "/refresh");
    await this.#listen();
  }

  async screenshot() {
    return Buffer.from(await this.#ask("GET", "/screenshot"), "base64");
  }

  async close() {
    await this.#hear();
    await this.#ask("DELETE", "/window");
    current.delete(this.#session);
  }
}
