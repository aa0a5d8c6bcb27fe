// One article, read whole: who else has what it says, whom it quotes, what it lacks, and what hands set right.
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

/** Waits until a place in an article has the focus. The address alone says it too early: it changes before the page does. @param {Page} page @param {string} letter */
async function reads(page, letter) {
  await page.waitFor((letter) => location.hash.startsWith(`#v=read&a=${letter}`) && document.activeElement?.matches(".read-text mark[aria-current]") === true
    && /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=read-article]")).value === letter, letter);
}

inEachBrowser("an article that is read", ({ open, test }) => {
  const french = async (look = {}) => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true, ...look }), "fr");

  test("says who else has a passage, and goes there", async () => {
    const page = await read(await french(), "A", "shared");
    const mark = ".read-text mark[data-shared][data-last]";
    assert.match(await page.evaluate((mark) => /** @type {HTMLElement} */ (document.querySelector(mark)).dataset["else"] ?? "", mark), /^D/);
    await page.click("[data-control=read-next]");
    await page.waitFor(".inspector:not([hidden]) .occurrence");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-current")), "true");
    await page.press("o");
    await reads(page, "D");
    await page.evaluate(() => history.back());
    await reads(page, "A");
    await page.press("Escape");
    await page.waitFor(".inspector[hidden]");
  });

  test("keeps the focus where it is when what is known of its quotations comes later", async () => {
    const page = await inLanguage(await open(`${builtPage}#v=passages`, { width: 1440, height: 900 }), "fr");
    await page.waitFor("[data-view=passages]:not([hidden]) [data-family]");
    const family = await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-view=passages] [data-family]")).dataset["family"]);
    await page.evaluate((family) => void (location.hash = `#v=read&a=A&mode=quotations&p=${family}&o=1`), family);
    await page.waitFor("[data-view=read] [data-quote]");
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".read-text mark[aria-current]")));
  });

  test("leads the keyboard from its tools to what stands beside it, and the text stays in sight", async () => {
    const page = await read(await french(), "A");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=correct]")).focus());
    await page.press("Tab");
    await page.waitFor(() => document.activeElement?.closest(".read-side") !== null);
    // Firefox and WebKit may move the page a little; what was read stays.
    assert.ok(await page.evaluate(() => /** @type {Element} */ (document.querySelector(".read-text .block")).getBoundingClientRect().bottom > 0));
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

    // Three sentences are joined to one, then parted again where they were: nothing is left of it.
    const three = await page.evaluate(() => Array.from(document.querySelectorAll("[data-role=paragraph] + .fix [data-control^=sentences]"))
      .find((button) => (button.parentElement?.previousElementSibling?.textContent?.match(/[.!?](?= )/g) ?? []).length > 2)?.getAttribute("data-control") ?? "");
    const dialog = async () => {
      await ready(page);
      await activate(page, `[data-control="${three}"]`);
      await page.waitFor("dialog .sentence-list");
      return texts(page, ".sentence-list li:not(.between)");
    };
    const whole = await dialog();
    assert.ok(whole.length > 2, whole.join(" | "));
    for (const count of [1, 2]) {
      await page.click(".sentence-list [data-join='0']");
      await page.waitFor((count) => document.querySelectorAll(".by-hand li").length === count, count);
      assert.equal((await dialog()).length, whole.length - count);
    }
    for (const text of await texts(page, ".by-hand li")) assert.match(text, /^Phrases réunies\u00a0: /);
    for (const [left, sentence] of /** @type {const} */ ([[1, 2], [0, 1]])) {
      const at = whole.slice(0, sentence).join(" ").split(" ").length;
      await page.evaluate((at) => /** @type {HTMLElement} */ (document.querySelector(".sentence-list li")?.children[at]).click(), at);
      await page.waitFor((left) => document.querySelectorAll(".by-hand li").length === left, left);
      if (left > 0) assert.equal((await dialog()).length, whole.length - left);
    }
    assert.deepEqual(await dialog(), whole);
    await page.press("Escape");
    await page.waitFor(() => document.querySelector("dialog") === null);

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
    // What is reported around quoted words is said by whoever those come from.
    const around = (await texts(page, ".read-item")).find((text) => text.startsWith("Cette visite permettrait de"));
    assert.match(around ?? "", /paroles rapportées · .*Poutine/);
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
    // The tools go on from what is chosen.
    const at = await page.evaluate(() => Array.from(document.querySelectorAll(".read-item")).findLastIndex((item) => item.matches("[aria-current]")));
    assert.ok(at > 0, "its second place");
    await page.click("[data-control=read-next]");
    await page.waitFor((next) => new RegExp(` – ${next} (?:sur|of) `).test(document.querySelector("[role=status]")?.textContent ?? ""), at + 2);
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
    await page.waitFor(() => /mis de côté/.test(document.querySelector("[role=status]")?.textContent ?? ""));
    await page.waitFor(() => /main/.test(document.querySelector(".judge")?.textContent ?? ""));
    assert.equal(await page.evaluate(() => document.querySelector("[data-control=judge]")?.hasAttribute("title")), false, "what setting aside means");
    // Whatever comes next, it is the one that is chosen.
    await page.click("[data-control=home]");
    await activate(page, "[data-control^=down-]");
    await page.waitFor(() => /^Article déplacé/.test(document.querySelector("[role=status]")?.textContent ?? ""));
    assert.equal(await page.evaluate(() => /main/.test(document.querySelector(".inspector:not([hidden]) .judge")?.textContent ?? "")), true);
    await page.press("Control+z");
    await page.waitFor(() => /^Annulé/.test(document.querySelector("[role=status]")?.textContent ?? ""));
    await page.click("[data-control=read]");
    await page.waitFor(".read-item");
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
    assert.match(await page.evaluate(() => document.documentElement.dataset["copied"] ?? ""), /^«\u00a0“Dans le contexte.*V\. Poutine\u00a0» \(Perspectives Med, «\u00a0Sommet virtuel.*décembre 2022, §\u00a03/);
    assert.match(await status(page), /^Copié/);
  });

});
