// What the engine promises the page, checked on the wasm and the glue that the page gets, under Node. After a build.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { readLanguages } from "../www/build/languages.mjs";
import { readManifest } from "../www/build/manifest.mjs";
import { at, root } from "../www/build/paths.mjs";
import * as engine from "../www/pkg/recoupe.js";

const { memory } = engine.initSync({ module: readFileSync(at("www/pkg/recoupe_bg.wasm")) });

engine.Engine.giveLanguages(readLanguages(await readManifest()));

test("the engine starts from bytes alone, synchronously", () => {
  assert.ok(memory instanceof WebAssembly.Memory);
});

test("neither the engine nor the page tells where it was built", () => {
  const { CARGO_HOME, RUSTUP_HOME } = process.env;
  const machine = [root, homedir(), CARGO_HOME, RUSTUP_HOME].filter((path) => path !== undefined && path.length > 1);
  for (const file of ["www/pkg/recoupe_bg.wasm", "www/pkg/recoupe.js", "dist/recoupe.html"]) {
    const text = readFileSync(at(file), "latin1");
    assert.deepEqual(machine.filter((path) => text.includes(/** @type {string} */ (path))), [], file);
  }
});

const seeds = readdirSync(at("seeds")).filter((file) => file.endsWith(".txt")).sort();
/** @type {{ name: string, bytes: Buffer }[]} */
const articles = seeds.map((name) => ({ name, bytes: readFileSync(at(`seeds/${name}`)) }));

/** @param {{ name: string, bytes: Buffer }[]} all */
function loaded(all) {
  const loaded = new engine.Engine();
  return { engine: loaded, views: all.map(({ name, bytes }) => loaded.add(name, bytes, undefined)) };
}

/** The analysis of the same files on the command line. @param {{ name: string, bytes: Buffer }[]} all */
function onTheCommandLine(all) {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-contract-"));
  try {
    for (const { name, bytes } of all) writeFileSync(join(folder, name), bytes);
    const run = spawnSync("cargo", ["run", "--quiet", "--release", "--bin", "recoupe", "--", "analyze", folder], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the page and the command line write the same analysis, byte for byte", () => {
  assert.equal(articles.length, 5);
  assert.equal(`${loaded(articles).engine.analysis()}\n`, onTheCommandLine(articles));
});

test("what the page carries of the sample is what its engine says of it", () => {
  const html = readFileSync(at("dist/recoupe.html"), "utf8");
  /** @type {(id: string) => any} */
  const carried = (id) => JSON.parse(gunzipSync(Buffer.from(html.split(`id="${id}">`)[1]?.split("</script>")[0] ?? "", "base64")).toString("utf8"));
  const { articles: sample, analysis: { version, vocabulary, articles: carriedArticles, overview } } = carried("sample");
  const mine = new engine.Engine();
  const views = sample.map((/** @type {any} */ { file, text, ...about }) => {
    let view = mine.add(file, Buffer.from(text), undefined);
    for (const [field, value] of Object.entries(about)) view = mine.describe(view.key, /** @type {any} */ (field), /** @type {string} */ (value));
    return view;
  });
  assert.equal(views.length, 5);
  assert.equal(version, engine.Engine.version());
  assert.deepEqual(vocabulary, mine.vocabulary());
  assert.deepEqual(overview, mine.overview());
  assert.deepEqual(
    carriedArticles.map((/** @type {any} */ article, /** @type {number} */ index) => ({
      ...article,
      text: article.text === true ? sample[index].text : article.text,
    })),
    views.map((/** @type {any} */ view) => JSON.parse(JSON.stringify({ ...view, ...Object.fromEntries(["blocks", "sentences", "quotations"].map((name) => [name, [...view[name]]])) }))),
  );
});

test("also with byte order marks, CR LF, lone CR, and letters beyond the first plane", () => {
  const odd = articles.map(({ name, bytes }, i) => {
    const text = bytes.toString("utf8").replaceAll("\n", ["\r\n", "\r", "\n"][i % 3] ?? "\n");
    return { name, bytes: Buffer.from(`${i % 2 ? "" : "\uFEFF"}${text} 😀 e\u0301tat 习近平 İ`) };
  });
  assert.equal(`${loaded(odd).engine.analysis()}\n`, onTheCommandLine(odd));
});

test("offsets are those of JavaScript strings", () => {
  const bytes = Buffer.from("Titre 😀 du matin\n\nIl a dit : « Le 😀 e\u0301tait là, oui. » Puis il est parti.\n");
  const view = loaded([{ name: "a.txt", bytes }]).views[0];
  assert.ok(view);
  assert.equal(view.text, bytes.toString("utf8"));
  const [start, end] = view.quotations;
  assert.equal(view.text.slice(start, end), "Le 😀 e\u0301tait là, oui.");
  assert.equal(view.blocks.length % 3, 0);
  assert.equal(view.text.slice(view.blocks[0], view.blocks[1]), "Titre 😀 du matin");
});

test("the views have the fields that types.d.ts promises, and no other", () => {
  const types = readFileSync(at("src/wire/types.d.ts"), "utf8");
  /** @param {string} name @returns {string[]} */
  const fields = (name) => {
    const found = types.match(new RegExp(`export interface ${name}(?: extends (\\w+))? \\{([^}]*)\\}`));
    assert.ok(found, name);
    const own = (found[2] ?? "").replace(/\/\*.*?\*\//gs, "").match(/\w+(?=:)/g) ?? [];
    return [...(found[1] ? fields(found[1]) : []), ...own].sort();
  };
  const { engine: one, views } = loaded(articles);
  const overview = one.overview();
  const [first, , , , last] = views;
  assert.ok(first && last);
  const comparison = one.compare(last.key, last.key);
  const samples = {
    ArticleView: first,
    Vocabulary: one.vocabulary(),
    Overview: overview,
    ArticleSummary: overview.articles[0],
    PairSummary: overview.pairs[0],
    Finding: overview.findings[0],
    PassageView: overview.passages[0],
    Occurrence: overview.passages[0]?.occurrences[0],
    Collation: one.collate(overview.passages[0]?.id ?? ""),
    Comparison: comparison,
    AlignmentView: comparison.alignments[0],
    Span: comparison.alignments[0]?.left,
  };
  for (const [name, sample] of Object.entries(samples)) {
    assert.ok(sample, `no ${name} in the sample`);
    assert.deepEqual(Object.keys(sample).sort(), fields(name), name);
  }
  const interfaces = [...types.matchAll(/export interface (\w+)/g)].map(([, name]) => name);
  assert.deepEqual(interfaces.sort(), Object.keys(samples).sort(), "every interface is checked");
});

test("a comparison seen from the other side is its mirror", () => {
  const { engine: one, views } = loaded(articles);
  const [a, , , d] = views;
  assert.ok(a && d);
  const there = one.compare(a.key, d.key);
  const back = one.compare(d.key, a.key);
  assert.ok(there.alignments.length > 1 && there.changes.length > 0);
  const mirrored = back.alignments.map((x) => ({ ...x, left: x.right, right: x.left, leftQuoted: x.rightQuoted, rightQuoted: x.leftQuoted }));
  const byId = (/** @type {{ id: string }} */ x, /** @type {{ id: string }} */ y) => x.id.localeCompare(y.id);
  assert.deepEqual(mirrored.sort(byId), [...there.alignments].sort(byId));
  assert.equal(back.changes.length, there.changes.length);
});

test("a failure reaches JavaScript as an Error, and nothing is lost", () => {
  const { engine: one } = loaded(articles);
  assert.throws(() => one.add("a.txt", Uint8Array.of(0xe9), undefined), Error);
  assert.throws(() => one.compare(0, 99), Error);
  assert.throws(() => one.describe(99, "title", "x"), Error);
  assert.equal(one.overview().articles.length, 5);
  assert.equal(one.add("a.txt", Uint8Array.of(0xe9), "é").text, "é");
  one.remove(5);
  one.remove(5);
  assert.equal(one.overview().articles.length, 5);
});

test("what is said of an article is kept, taken back, and never changes its text", () => {
  const { engine: one, views } = loaded(articles.slice(0, 2));
  const [first, second] = views;
  assert.ok(first && second);
  assert.equal(one.describe(first.key, "outlet", "Global Times").outlet, "Global Times");
  const english = one.describe(first.key, "language", "en");
  assert.deepEqual([english.language, english.key, english.text], ["en", first.key, first.text]);
  assert.equal(one.describe(first.key, "language", undefined).language, "fr");
  one.place(second.key, 0);
  assert.deepEqual(one.overview().articles.map(({ key, letter }) => [key, letter]), [[second.key, "A"], [first.key, "B"]]);
});

test("what is set right by hand is kept, marked in the analysis, and taken back", () => {
  const bytes = Buffer.from("Titre 😀 du matin d’hier\n\nPuis « 😀 oui mon ami » a suivi. Elle est partie. Anne Roy a dit que tout allait bien.\n");
  const { engine: one, views } = loaded([{ name: "a.txt", bytes }]);
  const view = views[0];
  assert.ok(view);
  const { key, text } = view;
  const untouched = one.analysis();
  const quotation = () => JSON.parse(one.analysis()).articles[0].quotations[0];
  const start = text.indexOf("oui") - 3;
  const end = start + "😀 oui mon ami".length;
  one.correct(key, "speakers", start, end, "Anne Roy\nLuc Petit");
  const corrected = one.correct(key, "kind", start, end, "direct");
  assert.deepEqual([...corrected.quotations].slice(0, 3), [start, end, one.vocabulary().quotationKinds.indexOf("direct")]);
  const { kind, speakers, confidence, reason } = quotation();
  assert.deepEqual([kind, speakers, confidence, reason], ["direct", ["Anne Roy", "Luc Petit"], 1, "set by hand"]);
  one.correct(key, "role", 0, text.indexOf("\n"), "chrome");
  const sentences = view.sentences.length;
  assert.equal(one.correct(key, "sentence", text.indexOf("Elle"), text.indexOf("Elle"), "join").sentences.length, sentences - 2);
  one.describe(key, "language", "fr");
  const { corrections } = JSON.parse(one.analysis());
  assert.deepEqual(corrections.map((/** @type {any} */ c) => [c.article, c.what, c[c.what]]), [
    ["A", "role", "chrome"], ["A", "kind", "direct"], ["A", "speakers", ["Anne Roy", "Luc Petit"]], ["A", "sentence", "join"],
  ]);
  one.correct(key, "speakers", start, end, undefined);
  one.correct(key, "kind", start, end, undefined);
  one.correct(key, "role", 0, text.indexOf("\n"), undefined);
  one.correct(key, "sentence", text.indexOf("Elle"), text.indexOf("Elle"), undefined);
  one.describe(key, "language", undefined);
  assert.equal(one.analysis(), untouched);
  assert.throws(() => one.correct(key, "role", 0, 5, "x"), Error);
  assert.throws(() => one.correct(key, "role", 0, 9999, "title"), Error);
  assert.throws(() => one.correct(key, "kind", start + 1, end, "direct"), Error);
  assert.throws(() => one.correct(99, "role", 0, 5, "title"), Error);
});
