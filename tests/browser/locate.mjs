// Where the system's browsers are. Nothing is downloaded: the tests run what people have.
import { existsSync } from "node:fs";

/** @typedef {"chromium" | "firefox" | "webkit"} Engine */

/** @type {Record<Engine, string[]>} In order of preference. */
const places = {
  chromium: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ],
  firefox: [
    "/usr/bin/firefox-esr",
    "/usr/bin/firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
  ],
  // The small browser that comes with WebKitGTK's driver.
  webkit: ["x86_64", "aarch64"].flatMap((machine) =>
    ["4.1", "6.0", "4.0"].map((version) => `/usr/lib/${machine}-linux-gnu/webkit${version === "6.0" ? "" : "2"}gtk-${version}/MiniBrowser`)),
};

/** What WebKit needs besides: the program that drives it, and a display that nobody looks at. */
export const webkitTools = { driver: "/usr/bin/WebKitWebDriver", display: "/usr/bin/Xvfb" };

export const engines = /** @type {Engine[]} */ (Object.keys(places));

/** @param {Engine} engine @returns {string | undefined} */
export function locate(engine) {
  if (engine === "webkit" && !Object.values(webkitTools).every((path) => existsSync(path))) return undefined;
  return places[engine].find((path) => existsSync(path));
}
