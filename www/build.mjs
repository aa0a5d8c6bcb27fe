// Builds the page: node www/build.mjs [--no-open]
//
// Needs Rust (rustup) and Node 20; installs the rest and says so. Reads wasm-pack.toml, leaves dist/recoupe.html, one file
// which a double-click opens, and dist/site/, the same page for a static host. The same sources give the same bytes. The steps
// are in www/build/; this file is their order.
//
// What the page's sources can rely on:
//   www/index.html  holds six placeholders, once each: <!-- build:csp --> right after <head>, <!-- build:icon -->,
//                   <!-- build:style -->; in the body <!-- build:oldest -->, <!-- build:data -->, and last <!-- build:script -->.
//   oldest.js       is taken as it is: it must run in any browser.
//   www/style/      every .css, in the order of the names, becomes one <style>.
//   main.js         becomes one classic <script>; its imports may be .js and .json.
//   worker.js       becomes the text of a classic worker, inside the page's script. Started from a blob: a policy that allows
//                   only hashed scripts allows no other worker.
//   embedded.js     reads what the page carries: the worker's text, the engine's wasm, its language files, the sample
//                   articles, their analysis, the page's words in every language.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { checkBudget } from "./build/budget.mjs";
import { bundleScripts, bundleStyle, readText } from "./build/bundle.mjs";
import { buildEngine } from "./build/engine.mjs";
import { ensureNpmPackages } from "./build/install.mjs";
import { readLanguages } from "./build/languages.mjs";
import { readManifest } from "./build/manifest.mjs";
import { openOnDesktop } from "./build/open.mjs";
import { pack } from "./build/pack.mjs";
import { assemblePage } from "./build/page.mjs";
import { at, shown } from "./build/paths.mjs";
import { BuildError, say } from "./build/run.mjs";
import { analyseSample, readCatalogues, readSample, zipSample } from "./build/sample.mjs";
import { writeSite } from "./build/site.mjs";

async function build() {
  const started = performance.now();
  await ensureNpmPackages();
  const manifest = await readManifest();

  const { wasm, zipped } = await buildEngine(manifest);
  const script = await bundleScripts(manifest);
  const style = await bundleStyle(manifest);
  const articles = readSample(manifest);
  const languages = readLanguages(manifest);
  const sample = await zipSample(articles, await analyseSample(manifest, wasm, languages, articles), readCatalogues());
  const zippedLanguages = await pack("languages", languages);
  const parts = { template: readText(manifest.page.template), style, oldest: readText(manifest.page.oldest), script, wasm: zipped, languages: zippedLanguages, sample };
  const page = assemblePage("file", parts);

  const path = at(manifest.page.output);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, page);
  await writeSite(manifest, assemblePage("site", parts));
  // After the page is written: over the budget the build fails, but whoever works on it can still look at the page.
  checkBudget([
    { name: "engine", bytes: wasm.length },
    { name: "engine, gzip", bytes: zipped.length, limitKib: manifest.budget["wasm-gzip-kib"] },
    { name: "language files, gzip", bytes: zippedLanguages.length },
    { name: "script", bytes: Buffer.byteLength(script) },
    { name: "style", bytes: Buffer.byteLength(style) },
    { name: "sample, its analysis, the page's words, gzip", bytes: sample.length },
    { name: "page", bytes: Buffer.byteLength(page), limitKib: manifest.budget["page-kib"] },
  ]);
  say(`${shown(path)} and ${manifest.site.output}/ built in ${((performance.now() - started) / 1000).toFixed(1)} s: open ${pathToFileURL(path)}`);
  return path;
}

const options = process.argv.slice(2);
if (options.some((option) => option !== "--no-open")) {
  console.error("usage: node www/build.mjs [--no-open]");
  process.exit(2);
}
try {
  const path = await build();
  if (!options.includes("--no-open")) openOnDesktop(path);
} catch (error) {
  const isMissingFile = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (!(error instanceof BuildError) && !isMissingFile) throw error;
  console.error(`build failed: ${error.message}`);
  process.exitCode = 1;
}
