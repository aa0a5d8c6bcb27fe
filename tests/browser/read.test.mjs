// One article, read whole: what it says twice, what is its own, what the page took for furniture, and what hands set right.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, inLanguage, ready, status, texts, utf8 } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

/** @param {Page} page @param {string} letter @param {string} [mode] */
async function read(page, letter, mode = "all") {
  await page.evaluate((hash) => void (location.hash = hash), `#v=read&a=${letter}&mode=${mode}`);
  await page.waitFor((letter) => document.querySelector("[data-view=read]:not([hidden]) .block") !== null
    && /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=read-article]")).value === letter, letter);
  return page;
}

/** The line that adds up the words. @param {Page} page @returns {Promise<Record<string, number>>} */
const counts = (page) => page.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll("[data-count]"), (element) =>
  [/** @type {HTMLElement} */ (element).dataset["count"], Number((element.textContent ?? "").replace(/\D/g, ""))])));

/** @param {Record<string, number>} all */
const sum = ({ unique = 0, shared = 0, repeated = 0, furniture = 0 }) => unique + shared + repeated + furniture;

/** Luminance by WCAG of an element's colour against the ground of the text. */
const contrastOf = (/** @type {string} */ selector) => {
  const luminance = (/** @type {string} */ colour) => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const element = /** @type {Element} */ (document.querySelector(selector));
  const ground = luminance(getComputedStyle(/** @type {Element} */ (document.querySelector(".read-text"))).backgroundColor);
  const ink = luminance(getComputedStyle(element).color);
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
};

inEachBrowser("an article that is read", ({ open, test }) => {
  const french = async (look = {}) => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true, ...look }), "fr");

  test("shows what it says twice: each passage with its two places, in the list and in brackets", async () => {
    const page = await read(await french(), "E", "repeated");
    const items = await page.evaluate(() => Array.from(document.querySelectorAll(".read-item[data-family]"), (item) =>
      ({ text: item.textContent ?? "", ...(/** @type {HTMLElement} */ (item).dataset) })));
    for (const start of ["Dans le contexte des pressions", "la coordination entre Moscou", "La coopération militaire", "l’intention de renforcer"]) {
      const item = items.find(({ text }) => text.includes(start));
      assert.equal(item?.["occurrences"], "2", start);
      assert.equal(item?.["articles"], "E", start);
    }
    await page.waitFor((count) => document.querySelectorAll(".arcs path").length === count, items.length);
    assert.equal((await texts(page, ".read-text mark[data-occ][data-repeated][data-first]")).length, 2 * items.length);
  });

  test("shows what is its own: the rest is quiet and can be read, and the words add up", async () => {
    const page = await read(await french(), "E", "unique");
    const all = await counts(page);
    assert.equal(sum(all), all["words"]);
    assert.ok(/** @type {number} */ (all["repeated"]) > 100);
    const shares = await page.evaluate(contrastOf, ".read-text mark[data-occ]");
    assert.ok(shares >= 4.5, String(shares));
    assert.ok(await page.evaluate(contrastOf, ".read-text .unique") > shares + 4);
    assert.equal(await page.evaluate(() => document.querySelectorAll("mark[data-occ] .unique, .furniture .unique").length), 0);

    const total = (await texts(page, "[data-unique][data-first]")).length;
    for (const n of [1, 2]) {
      await page.click("[data-control=read-next]");
      assert.match(await status(page), new RegExp(`– ${n} sur ${total}$`));
      assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset["unique"]), String(n - 1));
    }
    await page.press("p");
    assert.match(await status(page), / – 1 sur /);
    await page.press("p");
    assert.equal(await status(page), "C’était le premier endroit");
    await page.press("u");
    await page.waitFor(() => location.hash === "#v=read&a=E");
  });

  test("says who else has a passage, and goes there", async () => {
    const page = await read(await french(), "A", "shared");
    const mark = ".read-text mark[data-shared][data-last]";
    assert.match(await page.evaluate((mark) => /** @type {HTMLElement} */ (document.querySelector(mark)).dataset["else"] ?? "", mark), /^D/);
    await page.click("[data-control=read-next]");
    await page.waitFor(".inspector:not([hidden]) .occurrence");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-current")), "true");
    await page.press("o");
    await page.waitFor(() => location.hash.startsWith("#v=read&a=D") && document.activeElement?.matches(".read-text mark[aria-current]"));
    await page.evaluate(() => history.back());
    await page.waitFor(() => location.hash.startsWith("#v=read&a=A") && document.activeElement?.matches(".read-text mark[aria-current]"));
    await page.press("Escape");
    await page.waitFor(".inspector[hidden]");
  });

  test("keeps page furniture folded and out of the count, until somebody says that it is text", async () => {
    const page = await read(await french(), "A");
    for (const [letter, words] of [["B", "Partager"], ["E", "Previous slide"], ["A", "Views: 72"]]) {
      await read(page, letter ?? "");
      assert.ok((await texts(page, ".read-text details.furniture:not([open])")).some((text) => text.includes(words ?? "")), words);
    }
    const before = await counts(page);
    await activate(page, ".read-text .furniture summary");
    await page.click(".read-text .furniture .fix button");
    await page.waitFor(".by-hand li");
    await ready(page);
    const after = await counts(page);
    assert.deepEqual([after["furniture"], after["words"], sum(after)], [0, before["words"], before["words"]]);
    assert.ok((await texts(page, ".block[data-by-hand]")).some((text) => text.includes("Views: 72")));
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".block[data-by-hand]")));
    assert.match(await status(page), /^Corrigé à la main/);
    await page.press("Control+z");
    await page.waitFor(() => document.querySelector(".by-hand") === null);
    await ready(page);
    assert.deepEqual(await counts(page), before);
  });

  test("lets sentences be split and joined, and quotations be set right; each is listed and can be taken back", async () => {
    const page = await read(await french(), "E", "quotations");
    await page.click("[data-control=correct]");
    await page.click("[data-role=paragraph] + .fix [data-control^=sentences]");
    await page.waitFor("dialog .sentence-list");
    const sentences = (await texts(page, ".sentence-list li:not(.between)")).length;
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelectorAll(".sentence-list .word")[3]).click());
    await page.waitFor(() => document.querySelectorAll(".by-hand li").length === 1);
    await ready(page);
    await activate(page, "[data-role=paragraph] + .fix [data-control^=sentences]");
    await page.waitFor("dialog .sentence-list");
    assert.equal((await texts(page, ".sentence-list li:not(.between)")).length, sentences + 1);
    await page.click(".sentence-list [data-join='0']");
    await page.waitFor(() => document.querySelector(".by-hand") === null);
    await ready(page);

    await activate(page, ".fix-quotation");
    await page.waitFor("dialog #fix-speaker");
    await page.evaluate(() => {
      /** @type {HTMLInputElement} */ (document.querySelector("#fix-speaker")).value = "Jeanne Exemple";
      /** @type {HTMLSelectElement} */ (document.querySelector("#fix-kind")).value = "scare";
    });
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#fix-speaker")).focus());
    await page.press("Enter");
    await page.waitFor(() => document.querySelectorAll(".by-hand li").length === 2);
    assert.match((await texts(page, ".read-item .facts"))[0] ?? "", /guillemets de distance/);
    await ready(page);
    await activate(page, ".by-hand li button");
    await page.waitFor(() => document.querySelectorAll(".by-hand li").length === 1);
    await ready(page);
    await page.press("Control+z");
    await page.waitFor(() => document.querySelectorAll(".by-hand li").length === 2);
  });

  test("says who is quoted, where else the words stand and what is different there", async () => {
    const page = await read(await french(), "E", "quotations");
    await page.waitFor(() => Array.from(document.querySelectorAll(".read-item .facts")).some((facts) => facts.textContent?.includes("Poutine")));
    await page.evaluate(() => {
      const item = Array.from(document.querySelectorAll(".read-item")).find((item) => item.textContent?.startsWith("la coordination entre Moscou"));
      /** @type {HTMLElement} */ (item).click();
    });
    await page.waitFor(() => document.querySelector(".inspector:not([hidden]) .said-by")?.textContent?.includes("Poutine"));
    assert.match(await page.evaluate(() => location.hash), /^#v=read&a=E&mode=quotations&q=\d+&o=1$/);
    const places = await texts(page, ".quoted-place");
    assert.equal(places.length, 2);
    assert.match(places[1] ?? "", /typographie/);
    assert.equal((await texts(page, ".read-text [data-quote][aria-current][data-first]")).length, 2);
    await page.press("o");
    await page.waitFor(() => document.activeElement?.matches(".read-text [data-quote-place='2']"));
    await page.reload();
    await ready(page);
    await page.waitFor(".inspector:not([hidden]) .quoted-place");
    await page.press("Escape");
    await page.waitFor(".inspector[hidden]");
  });

  test("says what the others have that it lacks", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    const shared = "Le conseil municipal a voté mardi soir la rénovation complète du vieux pont de pierre qui enjambe la rivière.";
    const missing = "Les travaux coûteront quatre millions d’euros et dureront dix-huit mois selon les ingénieurs du département.";
    const file = (/** @type {string} */ name, /** @type {string[]} */ ...paragraphs) => ({ name, bytes: utf8(`${paragraphs.join("\n\n")}\n`) });
    await page.dropFiles([file("a.txt", "Un pont sera rénové", shared), file("b.txt", "Le pont de pierre", shared, missing), file("c.txt", "Feu vert au chantier", missing, shared)]);
    await articles(page, 3);
    await read(page, "A", "unique");
    await page.waitFor(".lacks a");
    const [statement = ""] = await texts(page, ".lacks a");
    assert.match(statement, /^Les travaux coûteront.*B C.*tous les autres/);
    await page.click(".lacks a");
    await page.waitFor(() => location.hash.startsWith("#v=read&a=B") && document.activeElement?.matches(".read-text mark[aria-current]"));
  });

  test("is found, selected and printed as the text that it is", async () => {
    const page = await read(await french(), "E", "repeated");
    const selected = await page.evaluate(() => {
      const text = /** @type {Element} */ (document.querySelector(".read-text .text"));
      getSelection()?.selectAllChildren(text);
      return String(getSelection()).replace(/\s+/g, " ");
    });
    assert.ok(selected.includes("défendons nos positions de principe »"));
    assert.doesNotMatch(selected, /↺/);
  });
});

inEachBrowser("what is chosen", ({ open, test }) => {
  test("is judged by hand: set aside with the stock phrases, and back", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");
    await read(page, "E", "repeated");
    const before = (await texts(page, ".read-item")).length;
    await page.click("[data-control=read-next]");
    await page.waitFor("[data-control=judge]");
    await page.click("[data-control=judge]");
    await page.waitFor((before) => document.querySelectorAll(".read-item").length === before - 1, before);
    assert.match(await status(page), /mis de côté/);
    await page.waitFor(() => /main/.test(document.querySelector(".judge")?.textContent ?? ""));
    await page.press("Control+z");
    await page.waitFor((before) => document.querySelectorAll(".read-item").length === before, before);
  });

  test("is copied with its source, also where the page has no clipboard", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900 }), "fr");
    await read(page, "E", "repeated");
    await page.click("[data-control=read-next]");
    await page.waitFor("[data-control=inspect-copy]");
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => {
        document.documentElement.dataset["copied"] = /** @type {HTMLTextAreaElement} */ (document.activeElement).value;
        return true;
      };
    });
    await activate(page, "[data-control=inspect-copy]");
    await page.waitFor("html[data-copied]");
    assert.match(await page.evaluate(() => document.documentElement.dataset["copied"] ?? ""), /^“Dans le contexte.*V\. Poutine” \(Perspectives Med, «\u00a0Sommet virtuel.*décembre 2022, §\u00a03/);
    assert.match(await status(page), /^Copié/);
  });

  test("is chosen in every view, and comes back by reloading", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tbody tr");
    const family = await page.evaluate(() => {
      const row = /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".passage-list tbody tr")).find((row) => row.querySelector(".by-articles")?.textContent === "AD"));
      row.querySelector("button")?.click();
      return row.dataset["family"] ?? "";
    });
    const isCurrent = (/** @type {string} */ where) => page.waitFor((where, family) =>
      document.querySelector(`${where} [data-family="${family}"][aria-current=true], ${where} [data-families~="${family}"][aria-current=true]`) !== null, where, family);
    await isCurrent("[data-view=passages]");
    for (const view of ["overview", "read", "compare"]) {
      await page.click(`[data-control=${view}]`);
      await isCurrent(`[data-view=${view}]:not([hidden])`);
      assert.ok(await page.evaluate(() => location.hash.includes("p=")));
    }
    await page.click("[data-control=read]");
    await isCurrent("[data-view=read]:not([hidden])");
    await page.reload();
    await ready(page);
    await isCurrent("[data-view=read]:not([hidden])");
  });
});
