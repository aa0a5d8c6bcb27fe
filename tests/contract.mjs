// What the engine promises the page, checked on the wasm and the glue that the page gets, under Node. After a build.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { fromBase85 } from "../www/src/base85.js";
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
  const carried = (id) => JSON.parse(gunzipSync(fromBase85(html.split(`id="${id}">`)[1]?.split("</script>")[0] ?? "")).toString("utf8"));
  const { articles: sample, analysis: { version, vocabulary, articles: carriedArticles, overview, quotations } } = carried("sample");
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
  const flat = (/** @type {any} */ value, /** @type {string[]} */ names) => ({ ...value, ...Object.fromEntries(names.map((name) => [name, [...value[name]]])) });
  assert.deepEqual(quotations, flat(mine.quotations(), ["groups", "places", "changes"]));
  assert.deepEqual(
    carriedArticles.map((/** @type {any} */ article, /** @type {number} */ index) => ({
      ...article,
      text: article.text === true ? sample[index].text : article.text,
    })),
    views.map((/** @type {any} */ view) => JSON.parse(JSON.stringify(flat(view, ["blocks", "sentences", "quotations"])))),
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
    Revision: revised().revisions[0],
    Quotations: one.quotations(),
    Reading: one.reading(first.key),
    Search: one.search("sans limites"),
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

/** The overview of an article and of its correction two days later, which came first. */
function revised() {
  const [first] = articles;
  assert.ok(first);
  const { engine: one, views } = loaded([{ name: "new.txt", bytes: Buffer.from(`${first.bytes} Cet article a été corrigé.`) }, first]);
  ["2025-01-24", "2025-01-22"].forEach((date, at) => one.describe(views[at]?.key ?? 0, "published", date));
  return one.overview();
}

/** @param {ArrayLike<number>} flat @param {number} stride @returns {number[][]} */
const rows = (flat, stride) => Array.from({ length: flat.length / stride }, (_, at) => Array.from(flat).slice(at * stride, (at + 1) * stride));

test("two versions of one article are offered, the earlier one on the left, and dates order", () => {
  const { revisions, articles: [a, b] } = revised();
  assert.deepEqual(revisions, [{ left: 1, right: 0, reason: "text" }]);
  assert.ok(a && b && b.latest < a.earliest && a.latest - a.earliest === 24 * 60 - 1);
  assert.deepEqual(loaded(articles).engine.overview().revisions, []);
  assert.equal(loaded(articles).engine.overview().articles[0]?.earliest, 0xFFFFFFFF);
});

test("a quotation is told with every place where it stands and how it differs there", () => {
  const { engine: one, views } = loaded(articles);
  const { groups, places, speakers } = one.quotations();
  const { verdicts, placeKinds, reasons, roles } = one.vocabulary();
  const text = (/** @type {number | undefined} */ key) => views.find((view) => view.key === key)?.text ?? "";
  const all = rows(places, 16);
  const told = rows(groups, 3).map(([first = 0, n = 0, base = 0]) => {
    assert.ok(n > 0 && base >= first && base < first + n);
    return all.slice(first, first + n).map(([key, start, end, kind = 0, role = 0, names = 0, , , , , , , confidence = 0, reason = 0, utterance = 0, bits = 0]) => {
      assert.ok(roles[role] && reasons[reason] && confidence <= 1000 && speakers[names] !== undefined);
      const quoted = views.find((view) => view.key === key)?.quotations ?? [];
      if (utterance !== 0xFFFFFFFF) assert.deepEqual([start, end], [...quoted].slice(3 * utterance, 3 * utterance + 2));
      return [key, text(key).slice(start, end), placeKinds[kind], ...verdicts.filter((_, bit) => bits & (1 << bit))];
    });
  });
  assert.equal(told.flat().length, all.length);
  const group = (/** @type {string} */ words) => told.find((group) => group.length > 1 && group.some(([, text]) => text === words));
  assert.deepEqual(group("sans limites"), [[2, "sans limites", "fragment"], [4, "sans limites", "scare"]]);
  const stability = "stabilité et la résilience des relations sino-russes";
  assert.deepEqual(group(stability), [[0, stability, "told", "told"], [3, stability, "fragment"]]);
  assert.deepEqual(group("le facteur de stabilisation le plus important"), [
    [1, "un important facteur de stabilisation", "direct"], [1, "le facteur de stabilisation le plus important", "fragment", "words"],
  ]);
});

test("the analysis file has the same groups, in code points", () => {
  const { engine: one } = loaded(articles);
  const { articles: written, quotation_groups: groups } = JSON.parse(one.analysis());
  const flat = one.quotations();
  assert.equal(groups.length, rows(flat.groups, 3).filter(([, n = 0]) => n > 1).length);
  for (const { id, base, places } of groups) {
    assert.ok(/^Q\d+$/.test(id) && places.length > 1);
    assert.deepEqual(places[base].differs, []);
    for (const { article, start, end, quotation } of places) {
      const { quotations } = written.find((/** @type {any} */ { id }) => id === article);
      if (quotation === null) continue;
      const own = quotations.find((/** @type {any} */ { id }) => id === quotation);
      assert.deepEqual([own.start, own.end], [start, end]);
    }
  }
});

test("an article is read among the others: what is only there, what it repeats, what it lacks", () => {
  const { engine: one, views } = loaded(articles);
  for (const { key, text, sentences } of views) {
    const reading = one.reading(key);
    const own = rows(reading.sentences, 5);
    assert.ok(own.length > 0 && own.length <= sentences.length / 2);
    for (const [, , words = 0, shared = 0, repeated = 0] of own) assert.ok(words > 0 && shared + repeated <= words);
    assert.ok(own.every(([from = 0, to = 0]) => /\p{L}/u.test(text.slice(from, to))));
    const event = [...reading.event];
    assert.ok(!event.includes(key) && event.every((other) => views.some((view) => view.key === other)));
    for (const [, other = -1, from = 0, to = 0, articles = 0] of rows(reading.lacks, 6)) {
      assert.ok(event.includes(other) && from < to && articles > 0 && articles <= event.length);
    }
  }
  assert.throws(() => one.reading(99), Error);
  const start = views[3]?.text.slice(0) ?? "";
  const alone = rows(one.reading(3).sentences, 5).filter(([, , , shared, repeated]) => shared === 0 && repeated === 0);
  assert.ok(alone.some(([from, to]) => start.slice(from, to).includes("Zelensky")));
});

test("words are searched for in all articles, exactly and nearly", () => {
  const { engine: one, views } = loaded(articles);
  const search = (/** @type {string} */ text) => {
    const { words, hits, missing, total, approximate } = one.search(text);
    let at = 0;
    const found = rows(hits, 7).map(([key = 0, start, end, exact, , , n = 0]) => {
      const lost = [...missing].slice(at, at += n).map((word) => text.slice(words[2 * word], words[2 * word + 1]));
      return { key, text: views[key]?.text.slice(start, end) ?? "", exact: exact === 1, lost };
    });
    assert.ok(at === missing.length && found.length === Math.min(total, 500) && !approximate);
    return found;
  };
  const limits = search("SANS LIMITES");
  assert.deepEqual(limits.filter(({ exact }) => exact).map(({ key, text }) => [key, text]), [[2, "sans limites"], [4, "sans limites"]]);
  assert.equal(search("le 80e anniversaire des victoires").filter(({ exact }) => exact).length, 2);
  const near = search("guider les relations bilatérales sino-russes vers les sommets").find(({ exact }) => !exact);
  assert.deepEqual([near?.key, near?.text, near?.lost], [0, "guider les relations sino-russes vers de plus hauts sommets", ["bilatérales", "les"]]);
  const paragraph = views[4]?.text.split("\n").find((line) => line.includes("nous défendons nos positions")) ?? "";
  const [whole, ...others] = search(paragraph);
  assert.ok(whole?.exact && whole.key === 4 && others.some(({ key, text }) => key === 4 && text.includes("nos positions de principe")));
  for (const nothing of ["", "…", "zzz qqq"]) assert.deepEqual(search(nothing), []);
});

test("a comparison seen from the other side is its mirror", () => {
  const { engine: one, views } = loaded(articles);
  const [a, , , d] = views;
  assert.ok(a && d);
  const there = one.compare(a.key, d.key);
  const back = one.compare(d.key, a.key);
  assert.ok(there.alignments.length > 1 && there.changes.length > 0);
  const mirrored = back.alignments.map((x) => ({ ...x, left: x.right, right: x.left }));
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
