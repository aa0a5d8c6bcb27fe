// What a reader sees on opening the page: the sample, analysed, in sentences, each with a way to its words.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { inLanguage, ready, texts, utf8 } from "./steps.mjs";

inEachBrowser("the overview", ({ open, test }) => {
  test("says what it found, in sentences", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    const sentences = await texts(page, ".findings > .finding-list .finding-sentence");
    assert.ok(sentences.length >= 3, `findings: ${sentences.join(" | ")}`);
    assert.ok(sentences.some((sentence) => sentence.includes("Perspectives Med imprime quatre citations deux fois")), sentences.join(" | "));
    for (const sentence of sentences) assert.match(sentence, /\.$/);
  });

  test("tells what differs between quotations that stand twice, the moment it opens, and leads to each", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    assert.deepEqual(await texts(page, "[data-finding=quotations-twice] .altered p"), [
      "source ajoutée\u00a0: AFP (§\u00a05 seulement)", "verbe\u00a0: Et de souligner (§\u00a03) → avait signalé (§\u00a06)", "verbe\u00a0: a-t-il ajouté (§\u00a03) → a-t-il souligné (§\u00a06)",
      "typographie\u00a0: «\u00a0[…]\u00a0» (§\u00a03) → «\u00a0(…)\u00a0» (§\u00a06)",
    ]);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-finding=quotations-twice] .altered li:nth-child(3) a")).click());
    await page.waitFor(() => document.activeElement?.textContent?.includes("La coopération militaire et technique"));
    assert.equal(await page.evaluate(() => document.activeElement?.closest("tr")?.getAttribute("aria-current")), "true");
  });

  test("shows both ways in which a statement is made, as a guess that looks like none of the words shared", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    await page.click(".findings > .fold > summary");
    await page.waitFor("[data-finding=restates]");
    assert.match((await texts(page, "[data-finding=restates] .finding-sentence"))[0] ?? "", /suppositions?\.$/);
    const looks = await page.evaluate(() => Array.from(document.querySelectorAll(".finding-list .finding:is([data-finding=restates], [data-finding=shares])"), (finding) => ({
      kind: finding.getAttribute("data-finding"), marks: Array.from(finding.querySelectorAll("blockquote mark"), (mark) => `${getComputedStyle(mark).borderBlockEndStyle} ${getComputedStyle(mark).backgroundColor === "rgba(0, 0, 0, 0)" ? "bare" : "ground"}`),
    })));
    for (const { kind, marks } of looks) assert.deepEqual(marks, kind === "restates" ? ["dashed bare", "dashed bare"] : ["none ground"]);
  });

  test("says which two may be versions of one article, and why", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    assert.deepEqual(await texts(page, "[data-revision]"), []);
    const story = Array.from({ length: 8 }, (_, line) => `Le préfet a annoncé ${line + 2} mesures pour les communes de la vallée, que la crue du fleuve avait isolées lundi.`).join("\n\n");
    await page.dropFiles([
      { name: "matin.txt", bytes: utf8(`La crue recule\n\n${story}`) },
      { name: "soir.txt", bytes: utf8(`La crue recule\n\n${story}\n\nLe pont du bourg a rouvert vers midi.`) },
    ]);
    await page.waitFor("[data-finding=shares] [data-revision=text]");
    assert.deepEqual(await texts(page, "[data-revision]"), ["Peut-être deux versions d’un même article\u00a0: presque tous les mots de chacun sont dans l’autre."]);
  });

  test("lists five articles as a sample", async () => {
    const page = await ready(await open(builtPage));
    assert.equal((await texts(page, ".article-list [data-article]")).length, 5);
    assert.equal((await texts(page, ".banner[data-sample=shown]")).length, 1);
  });

  test("keeps the promise of privacy in sight, and says how to check it", async () => {
    const page = await inLanguage(await open(builtPage, { width: 390, height: 844 }), "fr");
    const seen = await page.evaluate(() => {
      const { top, bottom } = /** @type {Element} */ (document.querySelector(".promise")).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(seen);
    await page.click("[data-control=privacy]");
    const [dialog = ""] = await texts(page, "dialog[open]");
    assert.match(dialog, /connect-src 'none'/);
    assert.match(dialog, /ne peut pas interdire à une page d’en ouvrir une autre/);
  });

  test("opens a finding at what is read first", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-finding=quotations-twice] .finding-link a")).click());
    await page.waitFor(() => /^Passage \d+ sur /.test(document.querySelector("[role=status]")?.textContent ?? ""));
    // What is said in other words stands apart: the finding does not speak of it.
    assert.equal(await page.evaluate(() => document.querySelector(".pane[data-side=left] mark[data-alignment]:not([data-kind=paraphrase])")?.getAttribute("aria-current")), "true");
  });

  test("opens a finding at its place, and Back returns", async () => {
    const page = await ready(await open(builtPage));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".finding-link a")).click());
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=left] mark[data-alignment][aria-current]"));
    await page.evaluate(() => history.back());
    await page.waitFor("[data-view=overview]:not([hidden])");
  });

  test("lays out where each passage stands, and one choice is marked in all of it", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900 }), "fr");
    const passages = await page.evaluate(() => Number(document.querySelector(".lead .facts")?.textContent?.match(/(\d+) passages/)?.[1]));
    assert.equal((await texts(page, ".presence thead th")).length, passages);
    const rows = await page.evaluate(() => Array.from(document.querySelectorAll(".presence tbody tr"), (row) => row.textContent ?? ""));
    assert.match(rows[4] ?? "", /^E.*↺.*↺.*↺.*↺/);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.presence button[tabindex="0"]')).focus());
    await page.press("Control+End");
    assert.match(await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""), /^Perspectives Med\u00a0: passage \d+, 2 fois, /);
    await page.press("Enter");
    await page.waitFor(".chosen:not([hidden])");
    assert.equal(await page.evaluate(() => document.querySelectorAll(".presence [aria-current]").length), 2, "the column's head and its cell");
    assert.match(await page.evaluate(() => location.hash), /p=P/);
  });

  test("filters the passages by how many articles have them", async () => {
    const page = await ready(await open(builtPage, { width: 1440, height: 900 }));
    await page.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=presence-filter]"));
      select.value = "2";
      select.dispatchEvent(new Event("change"));
    });
    await page.waitFor(() => document.querySelectorAll(".presence thead th").length < 8);
    for (const letters of await page.evaluate(() => Array.from(document.querySelectorAll(".presence thead th"), (head) => (head instanceof HTMLElement ? head.dataset["articles"] ?? "" : "")))) {
      assert.ok(letters.split(" ").length >= 2, letters);
    }
  });

  test("lists the links, and shows them instead of the matrix where the window is narrow", async () => {
    const page = await inLanguage(await open(builtPage, { width: 390, height: 844 }), "fr");
    const [first = ""] = await texts(page, ".link-list li");
    assert.match(first, /^AD.*28 mots identiques, 9 d’affilée au plus$/);
    const matrix = () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".matrix table")).offsetParent !== null);
    assert.equal(await matrix(), false);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=matrix-table]")).click());
    await page.waitFor("[data-control=matrix-table][aria-expanded=true]");
    assert.equal(await matrix(), true);
  });

  test("fits a narrow window", async () => {
    const page = await ready(await open(builtPage, { width: 390, height: 844 }));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
