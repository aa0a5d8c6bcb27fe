// Articles come in by drop and paste, anywhere; what cannot be read says why and stops nothing.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { inLanguage, ready, status, texts } from "./steps.mjs";

const STORY = "La rivière a débordé à l’aube, et le maire a demandé aux habitants de quitter les rues basses avant midi.";
const OTHER = `Selon la préfecture, ${STORY} Les écoles sont fermées.`;

/** @param {string} text */
const utf8 = (text) => Buffer.from(text, "utf8");
/** The two characters of these texts that Latin-1 lacks. @param {string} text */
const windows1252 = (text) => Buffer.from(text.replaceAll("’", "\x92"), "latin1");

inEachBrowser("articles that come in", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage), "fr");

  test("join by drop, anywhere, and the sample gives way", async () => {
    const page = await french();
    await page.dropFiles([{ name: "un.txt", bytes: utf8(STORY) }, { name: "deux.txt", bytes: utf8(OTHER) }], "footer");
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 2);
    assert.equal(await status(page), "2 articles ajoutés. L’exemple a laissé la place.");
    assert.equal((await texts(page, ".banner[data-sample=away]")).length, 1);
    assert.ok((await texts(page, ".finding-sentence")).some((text) => /partagent/.test(text)));

    await page.click(".banner button");
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 7);
    await page.click(".banner button");
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 2);
  });

  test("are read in windows-1252 when they are not UTF-8, and the page says it is a guess", async () => {
    const page = await french();
    await page.dropFiles([{ name: "ancien.txt", bytes: windows1252(STORY) }]);
    await page.waitFor("[data-note=encoding]");
    await page.waitFor("html[data-state=ready]");
    await page.evaluate(() => void (location.hash = "#v=compare&l=A&r=A"));
    await page.waitFor(() => document.querySelector(".pane")?.textContent?.includes("La rivière a débordé à l’aube"));
    // What is said of a file goes with its article.
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".article .remove")).click());
    await page.waitFor(() => document.querySelector("[data-note=encoding]") === null);
  });

  test("that cannot be read get a card, and the others join", async () => {
    const page = await french();
    await page.dropFiles([
      { name: "rapport.pdf", bytes: utf8("%PDF-1.7") }, { name: "vide.txt", bytes: utf8("") },
      { name: "bruit.txt", bytes: Buffer.from([0, 1, 2, 3, 255]) }, { name: "bon.txt", bytes: utf8(STORY) },
    ]);
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 1);
    for (const kind of ["pdf", "empty", "binary"]) assert.equal((await texts(page, `[data-error=${kind}]`)).length, 1, kind);
    assert.match(await status(page), /^Un article ajouté\. 3 fichiers refusés\./);
    await page.click("[data-error=pdf] button");
    await page.waitFor(() => document.querySelector("[data-error=pdf]") === null);
  });

  test("can be read in part: cancelled, the results say that they are partial, and the rest can still be read", async () => {
    const page = await french();
    // One file is slow to come: what is cancelled is the same on every machine.
    await page.evaluate(() => {
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = async function() {
        if (/** @type {File} */ (this).name === "lent.txt") await new Promise((resolve) => Object.defineProperty(globalThis, "release", { value: resolve, configurable: true }));
        return arrayBuffer.call(this);
      };
    });
    const names = ["un.txt", "deux.txt", "lent.txt", "quatre.txt", "cinq.txt"];
    await page.dropFiles(names.map((name) => ({ name, bytes: utf8(`Pour ${name}, ${OTHER}`) })));
    await page.waitFor(() => "release" in globalThis);
    await page.waitFor(() => getComputedStyle(/** @type {Element} */ (document.querySelector("[data-control=cancel-reading]"))).visibility === "visible"); // it shows after a moment
    assert.match((await texts(page, ".advance"))[0] ?? "", /^ ?Lecture\u00a0: 3 sur 5/);
    await page.click("[data-control=cancel-reading]");
    await page.evaluate(() => /** @type {any} */ (globalThis).release());
    await page.waitFor("html[data-state=ready]");
    await page.waitFor("[data-note=unread]");
    assert.equal((await texts(page, "[data-article]")).length, 3);
    assert.ok((await texts(page, ".finding-sentence")).some((text) => /partagent/.test(text)));
    const [card = ""] = await texts(page, "[data-note=unread]");
    assert.match(card, /2 fichiers n’ont pas été lus/);
    assert.match(card, /Les résultats sont partiels/);
    assert.equal(await status(page), "3 articles ajoutés. Annulé\u00a0: 2 fichiers n’ont pas été lus. L’exemple a laissé la place.");
    await page.click("[data-control^=unread-]");
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 5);
    assert.equal((await texts(page, "[data-note=unread]")).length, 0);
    await page.press("Control+z");
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 3);
  });

  test("alone leave the sample where it is when none can be read", async () => {
    const page = await french();
    await page.dropFiles([{ name: "image.png", bytes: Buffer.from([137, 80]) }]);
    await page.waitFor("[data-error=image]");
    assert.equal((await texts(page, "[data-article]")).length, 5);
  });

  test("join by paste outside a field, not inside one", async () => {
    const page = await french();
    await page.pasteText(STORY);
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 1);
    const [article = ""] = await texts(page, "[data-article]");
    assert.ok(article.includes("Texte collé 1"), article);
    await page.click("[data-control=add]");
    await page.pasteText(OTHER);
    assert.equal((await texts(page, "[data-article]")).length, 1);
    await page.type(OTHER);
    await page.click("dialog button[type=submit]");
    await page.waitFor(() => document.querySelectorAll("[data-article]").length === 2);
  });

  test("leave by their button", async () => {
    const page = await ready(await open(builtPage));
    for (let left = 4; left >= 0; left--) {
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-article] .remove")).click());
      await page.waitFor((count) => document.querySelectorAll("[data-article]").length === count, left);
      await page.waitFor("html[data-state=ready]");
    }
    await page.waitFor(".empty:not([hidden])");
  });

  test("are not looked for in a drag without files", async () => {
    const page = await ready(await open(builtPage));
    const taken = await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData("text/plain", "words from another window");
      return !document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
    });
    assert.equal(taken, false);
  });
});
