// Where the system's browsers are. Nothing is downloaded: the tests run what people have.
import { existsSync } from "node:fs";

/** @typedef {"chromium" | "firefox"} Engine */

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
};

export const engines = /** @type {Engine[]} */ (Object.keys(places));

/** @param {Engine} engine @returns {string | undefined} */
export function locate(engine) {
  return places[engine].find((path) => existsSync(path));
}
