// Saved web pages: the article, what the page says of it, and what stood around it.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, compare, inLanguage, texts, utf8 } from "./steps.mjs";

const BODY = [
  "La rivière a débordé à l’aube, et le maire a demandé aux habitants de quitter les rues basses avant midi, faute de digue assez haute.",
  "Selon la préfecture, deux cents personnes ont passé la nuit au gymnase, où la Croix-Rouge avait dressé des lits et préparé du café.",
  "« Nous n’avions pas vu cela depuis trente ans », a dit Jeanne Morel, qui tient l’épicerie de la place et n’a plus d’électricité.",
  "Les écoles resteront fermées jusqu’à lundi, a précisé la mairie, qui attend encore le rapport des pompiers sur l’état du pont.",
];
const page1 = `<!doctype html><html lang="fr-FR"><head><meta charset="utf-8"><title>La rivière déborde | Le Courrier</title>
<meta property="og:site_name" content="Le Courrier"><link rel="canonical" href="https://www.courrier.example/riviere">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"La rivière déborde à l’aube","datePublished":"2024-05-03T06:12:00+02:00"}]}</script>
<style>.x{color:red}</style></head><body style="margin:0" onload="document.title='run'"><script>throw new Error("this ran")</script><noscript><img src="https://tracker.example/p.gif"></noscript>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>La rivière déborde à l’aube</h1><div style="display:none">Texte caché</div>${BODY.map((text) => `<p style="color:#111">${text}</p>`).join("\n")}</article>
<aside><h2>À lire aussi</h2><ul><li><a href="/a">Le pont sera refait</a></li></ul></aside><footer>Mentions légales<img src="https://tracker.example/q.gif"></footer></body></html>`;

inEachBrowser("a saved web page", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage, { width: 1440, height: 900 }), "fr");

  test("becomes its article, with what it says of itself; nothing in it runs or loads", async () => {
    const page = await french();
    await page.dropFiles([{ name: "page.html", bytes: utf8(page1), type: "text/html" }]);
    await articles(page, 1);
    const [item = ""] = await texts(page, "[data-article=A]");
    for (const part of ["La rivière déborde à l’aube", "Le Courrier", "3 mai 2024", "français", "écarté"]) assert.ok(item.includes(part), item);
    await activate(page, "[data-article=A] .title");
    await page.waitFor("dialog[open] #about-url");
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("#about-url")).value), "https://www.courrier.example/riviere");
    await page.press("Escape");
    await compare(page, "A", "A");
    const blocks = await texts(page, ".pane[data-side=left] .block:not(details .block)");
    assert.deepEqual(blocks.map((text) => text.trim()), ["La rivière déborde à l’aube", ...BODY]);
  });

  test("sets aside what stood around the article, shows it, and keeps all of it when asked", async () => {
    const page = await french();
    await page.dropFiles([{ name: "page.html", bytes: utf8(page1) }]);
    await articles(page, 1);
    await activate(page, "[data-article=A] .aside-note button");
    await page.waitFor("dialog[open] .aside");
    await activate(page, "dialog .aside summary");
    await page.waitFor("dialog .aside li");
    const aside = await texts(page, "dialog .aside li");
    for (const line of ["Accueil", "À lire aussi", "Le pont sera refait", "Mentions légales"]) assert.ok(aside.includes(line), aside.join(" | "));
    for (const line of aside) assert.ok(!BODY.includes(line), line);
    await page.click("[data-control=show-whole]");
    await page.waitFor(() => document.querySelector("[data-article=A] .aside-note") === null);
    await compare(page, "A", "A");
    assert.ok((await texts(page, ".pane[data-side=left]"))[0]?.includes("Le pont sera refait"));
    await page.press("Control+z");
    await page.waitFor("[data-article=A] .aside-note");
  });

  test("shows what was set aside below its text, folded", async () => {
    const page = await french();
    await page.dropFiles([{ name: "page.htm", bytes: utf8(page1) }]);
    await articles(page, 1);
    await compare(page, "A", "A");
    assert.deepEqual(await texts(page, ".pane[data-side=left] [data-aside] .block"), []);
    await activate(page, ".pane[data-side=left] [data-aside] summary");
    await page.waitFor(".pane[data-side=left] [data-aside] .block");
  });

  test("is read in the encoding that it declares", async () => {
    const page = await french();
    const declared = page1.replace("utf-8", "iso-8859-1").replaceAll("’", "'").replaceAll("À", "A");
    await page.dropFiles([{ name: "ancienne.html", bytes: Buffer.from(declared, "latin1") }]);
    await articles(page, 1);
    await compare(page, "A", "A");
    assert.ok((await texts(page, ".pane[data-side=left]"))[0]?.includes("La rivière a débordé à l'aube"));
    assert.deepEqual(await texts(page, "[data-note=encoding]"), []);
  });
});

inEachBrowser("a rich text", ({ open, test }) => {
  test("keeps its paragraphs when it is pasted", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    await page.pasteHtml(`<html><body><!--StartFragment--><h1>Un titre</h1><p style="margin:0">${BODY[0]}</p><div>${BODY[1]}<br><br>${BODY[2]}</div><!--EndFragment--></body></html>`, `Un titre ${BODY.slice(0, 3).join(" ")}`);
    await articles(page, 1);
    await compare(page, "A", "A");
    assert.deepEqual((await texts(page, ".pane[data-side=left] .block")).map((text) => text.trim()), ["Un titre", ...BODY.slice(0, 3)]);
  });

  test("keeps them in the field, too", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    await page.click("[data-control=add]");
    await page.pasteHtml(`<p>${BODY[0]}</p><p>${BODY[1]}</p>`, `${BODY[0]} ${BODY[1]}`);
    assert.equal(await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#paste-text")).value), `${BODY[0]}\n\n${BODY[1]}`);
  });
});

inEachBrowser("a folder", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage), "fr");
  /** Drops a folder whose entries are what the function says. @param {import("./driver.mjs").Page} page @param {boolean} readable */
  const dropFolder = (page, readable) => page.evaluate((canRead, texts) => {
    const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
      isFile: true, isDirectory: false, name, fullPath: `/dossier/${name}`,
      file: (/** @type {(file: File) => void} */ give) => give(new File([text], name)),
    });
    const entries = [[file("b.txt", texts[1] ?? ""), file("a.txt", texts[0] ?? ""), file("plan.pdf", "%PDF")], []];
    const folder = {
      isFile: false, isDirectory: true, name: "dossier", fullPath: "/dossier",
      createReader: () => ({
        readEntries: (/** @type {(entries: unknown) => void} */ give, /** @type {(error: DOMException) => void} */ fail) =>
          (canRead ? give(entries.shift() ?? []) : fail(new DOMException("refused to a page from a file", "EncodingError"))),
      }),
    };
    const event = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [new File([], "dossier")], items: [{ webkitGetAsEntry: () => folder }] } });
    document.body.dispatchEvent(event);
  }, readable, BODY);

  test("is opened when it is dropped, where the browser allows it", async () => {
    const page = await french();
    await dropFolder(page, true);
    await articles(page, 2);
    assert.deepEqual(await texts(page, ".article .title"), ["a.txt", "b.txt"]);
    assert.match((await texts(page, "[data-note=others]"))[0] ?? "", /Dans dossier, .*\.pdf/);
  });

  test("gets a card with the picker where it does not", async () => {
    const page = await french();
    await dropFolder(page, false);
    await page.waitFor("[data-error=directory]");
    const clicked = await page.evaluate(() => new Promise((resolve) => {
      const picker = /** @type {HTMLInputElement} */ (document.querySelector("[data-picker=folder]"));
      picker.click = () => resolve(picker.webkitdirectory);
      /** @type {HTMLElement} */ (document.querySelector("[data-error=directory] [data-control^=folder]")).click();
    }));
    assert.equal(clicked, true);
    assert.equal((await texts(page, "[data-article]")).length, 5);
  });
});
