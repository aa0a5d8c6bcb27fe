// Many source modules → one classic script for the page, one style sheet.
import { readFileSync, readdirSync } from "node:fs";
import { at } from "./paths.mjs";
import { BuildError } from "./run.mjs";

/**
 * Our own code is neither minified nor mangled: a reader who doubts that nothing leaves can open the page's source and read it.
 * @type {import("esbuild").BuildOptions}
 */
const common = {
  absWorkingDir: at("www"), // the names of files in comments must not depend on where the project lies
  bundle: true,
  charset: "utf8",
  format: "iife", // modules do not load from file://, module workers not even from a blob
  legalComments: "eof",
  logLevel: "warning",
  target: "es2022",
  write: false,
};

/**
 * @param {import("./manifest.mjs").Manifest} manifest
 * @returns {Promise<string>} the page's script; it carries the worker's as a string (see www/src/embedded.js)
 */
export async function bundleScripts({ page }) {
  const worker = await bundle({ ...common, entryPoints: [at(page.worker)], plugins: [packed] });
  const embedded = {
    name: "embedded",
    setup(/** @type {import("esbuild").PluginBuild} */ build) {
      build.onResolve({ filter: /^embedded:worker$/ }, ({ path }) => ({ path, namespace: "embedded" }));
      build.onLoad({ filter: /.*/, namespace: "embedded" }, () => ({ contents: worker, loader: "text" }));
    },
  };
  return bundle({ ...common, entryPoints: [at(page.main)], plugins: [embedded, packed] });
}

/**
 * What comes from a package, and the engine's glue that wasm-bindgen writes, is minified: who doubts it compares it with the
 * package's own, and it makes room for 48 kB.
 * @type {import("esbuild").Plugin}
 */
const packed = {
  name: "packed",
  setup(build) {
    build.onLoad({ filter: /[\\/](?:node_modules|pkg)[\\/].*\.js$/ }, async ({ path }) => {
      const { transform } = build.esbuild;
      const { code } = await transform(readFileSync(path, "utf8"), { charset: "utf8", legalComments: "inline", minify: true, target: common.target });
      return { contents: code, loader: "js" };
    });
  },
};

/**
 * @param {import("./manifest.mjs").Manifest} manifest
 * @param {{ version: string, files: string[] }} site
 */
export function bundleServiceWorker({ site: { "service-worker": entry } }, site) {
  return bundle({ ...common, entryPoints: [at(entry)], define: { SITE: JSON.stringify(site) } });
}

/** Without its comments and indents, which are a fifth of it. @param {import("./manifest.mjs").Manifest} manifest */
export async function bundleStyle({ page }) {
  const { transform } = await import("esbuild");
  const names = readdirSync(at(page.style)).filter((name) => name.endsWith(".css")).sort();
  const style = names.map((name) => readText(`${page.style}/${name}`)).join("\n");
  return (await transform(style, { loader: "css", charset: "utf8", minifyWhitespace: true, minifySyntax: true })).code;
}

/**
 * A source file with the line ends that the HTML parser will see, or the hashes in the policy would not fit.
 * @param {string} path
 */
export function readText(path) {
  return readFileSync(at(path), "utf8").replace(/\r\n?/g, "\n");
}

/** @param {import("esbuild").BuildOptions} options */
async function bundle(options) {
  const esbuild = await import("esbuild");
  let result;
  try {
    result = await esbuild.build(options);
  } catch {
    throw new BuildError("esbuild failed; its messages are above");
  }
  const [file] = result.outputFiles ?? [];
  if (!file) throw new BuildError("esbuild wrote nothing");
  // What `packed` minified, esbuild has printed with white space again: 12 kB.
  const sections = await Promise.all(file.text.split(/^(?= {2}\/\/ (?:src|node_modules|pkg)\/)/m).map(async (section) => {
    if (!/^ *\/\/ (?:node_modules|pkg)\//.test(section)) return section;
    const { code } = await esbuild.transform(section, { charset: "utf8", minifyWhitespace: true, legalComments: "inline", target: common.target });
    return section.slice(0, section.indexOf("\n") + 1) + code;
  }));
  // A tab for two spaces, and none for the function around it all: as easy to read, and 24 kB less. (No template literal of the
  // sources spans lines.) And without what is left of the comments for the type checker, and in the engine's glue: 10 kB. What
  // esbuild breaks into many lines, the ends of a call, an element's name and properties, stands in one as in the sources: 2 kB.
  return sections.join("").replace(/^(?: {2})+/gm, (indent) => "\t".repeat(indent.length / 2 - 1)).replace(/[ \t]*\/\*\*(?! @license)(?:(?!\*\/)[^])*\*\/(?:\n| ?)/g, "")
    .replace(/\(\n\t*/g, "(").replace(/\bel\(("\w+"),\n\t*/g, "el($1, ").replace(/\n\t*\)/g, ")");
}
