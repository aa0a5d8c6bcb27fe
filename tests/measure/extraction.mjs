// What the page takes for the article of a saved web page: node tests/measure/extraction.mjs PAGES OUTPUT
//
// PAGES holds ID.html or ID.html.gz, OUTPUT gets ID.txt, for a scorer such as ../shared/eval/extraction.py. The page's own code,
// in Chromium: Readability, which finds the article, needs a browser's document.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { at } from "../../www/build/paths.mjs";
import { launch } from "../browser/puppeteer.mjs";

const [pages, output] = process.argv.slice(2);
if (pages === undefined || output === undefined) {
  console.error("usage: node tests/measure/extraction.mjs PAGES OUTPUT");
  process.exit(2);
}
const { build } = createRequire(at("www/package.json"))("esbuild");
const script = await build({
  stdin: { contents: 'export { readWebPage } from "./src/files/web-page.js"; export { decode } from "./src/files/decode.js";', resolveDir: at("www") },
  bundle: true, format: "iife", globalName: "extraction", write: false,
});
const folder = mkdtempSync(join(tmpdir(), "recoupe-extraction-"));
const blank = join(folder, "blank.html");
writeFileSync(blank, `<!doctype html><meta charset="utf-8"><script>${script.outputFiles[0].text.replaceAll("</script", "<\\/script")}</script>`);
mkdirSync(output, { recursive: true });
const browser = await launch("chromium", {});
try {
  const tab = await browser.open(pathToFileURL(blank).href, {}, { complaints: [], requests: [] });
  for (const file of readdirSync(pages).filter((name) => /\.html(\.gz)?$/.test(name))) {
    const bytes = readFileSync(join(pages, file));
    const base64 = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("base64");
    const text = await tab.evaluate((/** @type {string} */ base64) => {
      const { decode, readWebPage } = /** @type {any} */ (globalThis).extraction;
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const decoded = decode(bytes);
      return readWebPage(decoded.kind === "decoded" ? decoded.text : new TextDecoder().decode(bytes)).web.article;
    }, [base64]);
    writeFileSync(join(output, file.replace(/\.html(\.gz)?$/, ".txt")), /** @type {string} */ (text));
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
