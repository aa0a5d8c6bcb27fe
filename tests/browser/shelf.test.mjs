// Articles go, move, change their names, and come back: nothing that was done cannot be taken back.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, compare, inLanguage, status, texts, utf8 } from "./steps.mjs";

const STORY = "La rivière a débordé à l’aube, et le maire a demandé aux habitants de quitter les rues basses avant midi.";
const OTHER = `Selon la préfecture, ${STORY} Les écoles sont fermées.`;

inEachBrowser("the articles", ({ open, test }) => {
  const french = async (look = {}) => inLanguage(await open(builtPage, { width: 1440, height: 900, ...look }), "fr");
  /** @param {import("./driver.mjs").Page} page */
  const titles = (page) => texts(page, ".article .title");

  test("are removed and come back with their letter and what was chosen", async () => {
    const page = await french();
    await activate(page, "[data-finding=shares] .excerpt");
    await page.waitFor(".chosen:not([hidden])");
    const before = await titles(page);
    const hash = await page.evaluate(() => location.hash);
    await activate(page, "[data-article=A] .remove");
    await articles(page, 4);
    assert.equal(await status(page), `Article retiré\u00a0: ${before[0]}`);
    assert.equal(await page.evaluate(() => location.hash), "#v=overview");
    await page.click("[data-control=offer]");
    await articles(page, 5);
    assert.deepEqual(await titles(page), before);
    assert.equal(await page.evaluate(() => location.hash), hash);
    assert.equal((await texts(page, "[data-article=A][aria-current]")).length, 1);
    assert.match(await status(page), /^Annulé\u00a0: retrait de «\u00a0.+\u00a0»$/);
    assert.equal(await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.dataset["control"]), "redo");
  });

  test("undo and redo by keyboard, step by step, but not from a field", async () => {
    const page = await french();
    await activate(page, "[data-article=C] .remove");
    await articles(page, 4);
    await activate(page, "[data-article=A] .down");
    await page.waitFor(() => document.querySelector("[data-article=A] .title")?.textContent?.startsWith("Moscou"));
    await page.press("Control+z");
    await page.waitFor(() => document.querySelector("[data-article=A] .title")?.textContent?.startsWith("Xi s"));
    await page.press("Control+z");
    await articles(page, 5);
    await page.press("Control+Shift+Z");
    await articles(page, 4);
    await page.press("Control+Shift+Z");
    await page.waitFor(() => document.querySelector("[data-article=A] .title")?.textContent?.startsWith("Moscou"));
    await page.press("Control+Shift+Z");
    await page.waitFor(() => document.querySelector("[role=status]")?.textContent === "Rien à rétablir");
    await page.click("[data-control=add]");
    await page.press("Control+z");
    await page.press("Escape");
    assert.match((await titles(page))[0] ?? "", /^Moscou/);
  });

  test("are not left behind unasked, the sample is", async () => {
    const page = await french();
    const isAsked = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.equal(await isAsked(), false);
    await page.dropFiles([{ name: "un.txt", bytes: utf8(STORY) }]);
    await articles(page, 1);
    assert.equal(await isAsked(), true);
    await activate(page, "[data-article=A] .remove");
    await articles(page, 0);
    assert.equal(await isAsked(), false, "nothing is left to lose");
  });

  test("give way to the first file, and the sample comes back by undo, then the file by redo", async () => {
    const page = await french();
    await page.dropFiles([{ name: "un.txt", bytes: utf8(STORY) }]);
    await articles(page, 1);
    await page.click("[data-control=undo]");
    await articles(page, 5);
    assert.equal((await texts(page, ".banner[data-sample=shown]")).length, 1);
    await page.click("[data-control=redo]");
    await articles(page, 1);
    assert.deepEqual(await titles(page), ["un.txt"]);
  });

  test("move by button, by dialog and by mouse, and stay themselves", async () => {
    const page = await french();
    const [a, b, c, d, e] = await titles(page);
    await page.click("[data-article=B] .up");
    await page.waitFor((title) => document.querySelector("[data-article=A] .title")?.textContent === title, b);
    assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-article=A] .up")));
    await page.waitFor((said) => document.querySelector("[role=status]")?.textContent === said, `Article déplacé\u00a0: ${b}, place 1 sur 5`);
    await activate(page, "[data-article=A] .title");
    await page.waitFor("dialog[open] #about-place");
    await page.evaluate(() => {
      const places = document.querySelector("#about-place");
      if (places instanceof HTMLSelectElement) places.value = "4";
    });
    await page.click("dialog [type=submit]");
    await page.waitFor((title) => document.querySelector("[data-article=E] .title")?.textContent === title, b);
    assert.deepEqual(await titles(page), [a, c, d, e, b]);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      const from = document.querySelector("[data-article=E]");
      const to = document.querySelector("[data-article=B]");
      from?.dispatchEvent(new DragEvent("dragstart", { dataTransfer, bubbles: true }));
      to?.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
      to?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      from?.dispatchEvent(new DragEvent("dragend", { dataTransfer, bubbles: true }));
    });
    await page.waitFor((title) => document.querySelector("[data-article=B] .title")?.textContent === title, b);
    assert.deepEqual(await titles(page), [a, b, c, d, e]);
  });

  test("take another title, outlet, date and language", async () => {
    const page = await french();
    await activate(page, "[data-article=B] .title");
    await page.waitFor("dialog[open] #about-title");
    await page.evaluate(() => {
      const set = (/** @type {string} */ id, /** @type {string} */ value) => {
        const field = document.getElementById(id);
        if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
      };
      set("about-title", "Un autre titre");
      set("about-outlet", "Le Courrier");
      set("about-published", "2024-05");
      set("about-language", "de");
    });
    await page.click("dialog [type=submit]");
    await page.waitFor(() => document.querySelector("[data-article=B] .title")?.textContent === "Un autre titre");
    const [text = ""] = await texts(page, "[data-article=B]");
    for (const part of ["Le Courrier", "mai 2024", "allemand"]) assert.ok(text.includes(part), text);
    assert.equal(await page.evaluate(() => document.querySelector("[data-article=B] .title")?.getAttribute("lang")), "de");
    await page.press("Control+z");
    await page.waitFor(() => document.querySelector("[data-article=B] .title")?.textContent?.startsWith("Moscou"));
    assert.ok((await texts(page, "[data-article=B]"))[0]?.includes("Euronews"));
  });

  test("keep what is compared when another one goes", async () => {
    const page = await compare(await french(), "D", "E");
    await page.evaluate(() => void (location.hash = "#v=overview"));
    await page.waitFor("[data-view=overview]:not([hidden])");
    await activate(page, "[data-article=A] .remove");
    await articles(page, 4);
    await compare(page, "C", "D");
    assert.ok((await texts(page, ".pane[data-side=right]"))[0]?.includes("Le maitre du Kremlin"));
    await page.press("Control+z");
    await page.waitFor("[data-view=overview]:not([hidden])");
    await articles(page, 5);
  });

  test("are noticed when they come twice, and added all the same when asked", async () => {
    const page = await french();
    await page.dropFiles([{ name: "un.txt", bytes: utf8(STORY) }, { name: "le même.txt", bytes: utf8(STORY) }, { name: "n.txt", bytes: utf8(OTHER) }]);
    await articles(page, 2);
    const [card = ""] = await texts(page, "[data-note=duplicate]");
    assert.match(card, /le même\.txt n’a pas été ajouté\u00a0: identique à un\.txt/);
    await page.click("[data-note=duplicate] [data-control^=anyway]");
    await articles(page, 3);
    assert.deepEqual(await texts(page, "[data-note=duplicate]"), []);
    await page.press("Control+z");
    await articles(page, 2);
    // The same text in other bytes is the same article, too.
    await page.dropFiles([{ name: "windows.txt", bytes: utf8(STORY.concat("\r\n").replace("\r\n", "")) }]);
    await page.waitFor("[data-note=duplicate]");
    assert.match((await texts(page, "[data-note=duplicate]"))[0] ?? "", /identique à A \(un\.txt\)/);
    // It is said as long as its twin is there.
    await activate(page, "[data-article=B] [data-control^=remove]");
    await articles(page, 1);
    assert.equal((await texts(page, "[data-note=duplicate]")).length, 1);
    await page.press("Control+z");
    await articles(page, 2);
    await page.click("[data-note=duplicate] > button");
    await page.waitFor(() => document.querySelector("[data-note=duplicate]") === null && document.activeElement?.id === "main");
  });

  test("all go, and the page says what one can do", async () => {
    const page = await french();
    await page.click("[data-control=remove-all]");
    await page.waitFor(".empty:not([hidden])");
    assert.deepEqual(await texts(page, ".empty h2"), ["Déposer", "Coller", "Essayer"]);
    const [empty = ""] = await texts(page, ".empty");
    for (const part of [".txt, .md", ".html", "Vos textes restent sur cet appareil"]) assert.ok(empty.includes(part), empty);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "empty-title");
    await page.click("[data-control=empty-sample]");
    await articles(page, 5);
    await page.click("[data-control=undo]");
    await page.waitFor(".empty:not([hidden])");
    await page.click("[data-control=undo]");
    await articles(page, 5);
  });
});
