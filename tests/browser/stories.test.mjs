// What people come for, from beginning to end, with the page as one file and from a static host: a journalist who sees value at
// once, who asks which articles share text, what exactly, what one repeats, who is quoted saying what, and what stands in one alone.
import assert from "node:assert/strict";
import { inBothEditions } from "./editions.mjs";
import { activate, compare, inLanguage, ready, status, texts } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

/** The four quotations that Perspectives Med prints twice begin so. */
const TWICE = ["Dans le contexte des pressions", "la coordination entre Moscou", "La coopération militaire", "l’intention de renforcer"];

/** What an element of the DOM says of itself by its data attributes. @param {Page} page @param {string} selector */
const data = (page, selector) => page.evaluate((wanted) => Array.from(document.querySelectorAll(wanted), (element) =>
  ({ text: (element.textContent ?? "").replace(/\s+/g, " "), ...(element instanceof HTMLElement ? element.dataset : {}) })), selector);

/** @param {Page} page @param {string} control @param {string} value */
const choose = (page, control, value) => page.evaluate((control, value) => {
  const field = /** @type {HTMLSelectElement | HTMLInputElement} */ (document.querySelector(`[data-control=${control}]`));
  field.value = value;
  field.dispatchEvent(new Event(field.matches("select") ? "change" : "input"));
}, control, value);

/** @param {Page} page @param {string} letter @param {string} mode */
async function read(page, letter, mode) {
  await page.evaluate((hash) => void (location.hash = hash), `#v=read&a=${letter}&mode=${mode}`);
  await page.waitFor((letter) => document.querySelector("[data-view=read]:not([hidden]) .block") !== null
    && /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=read-article]")).value === letter, letter);
}

/** Has the focus come there? @param {Page} page @param {string} selector */
const focused = (page, selector) => page.waitFor((wanted) => document.activeElement?.matches(wanted), selector);

inBothEditions("a reader", ({ edition, open, test }) => {
  const french = async (look = {}) => inLanguage(await open({ width: 1440, height: 900, reducedMotion: true, ...look }), "fr");
  /** Stories that WebKit is asked from a file only: its driver is slow, and how the page came there matters least to these. */
  const once = edition === "a host" ? { webkit: "asked from a file" } : {};

  test("1: sees value at once, and the promise that nothing is sent", async () => {
    const page = await ready(await open({ width: 1280, height: 800 }));
    assert.equal((await texts(page, ".article-list [data-article]")).length, 5);
    assert.ok((await texts(page, ".finding-sentence")).length >= 3);
    const seen = await page.evaluate(() => {
      const at = (/** @type {string} */ selector) => /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
      return [at(".promise"), at(".finding-sentence"), at(".matrix")].map(({ top }) => top >= 0 && top < innerHeight);
    });
    assert.deepEqual(seen, [true, true, true]);
    assert.match(await page.evaluate(() => document.querySelector("meta[http-equiv]")?.getAttribute("content") ?? ""), /connect-src 'none'/);
  });

  test("2: sees which articles share text, and which have formulas in common only", async () => {
    const page = await french();
    const cells = async () => Object.fromEntries((await data(page, ".matrix [data-cell]:not([data-within])")).map((cell) => [cell["cell"], cell]));
    assert.deepEqual([(await texts(page, ".matrix thead th[scope=col]")).length, (await texts(page, ".matrix tbody th[scope=row]")).length], [5, 5]);
    const before = await cells();
    assert.ok(Number(before["A-D"]?.["words"]) >= 9);
    // Besides these two, « sans limites » is quoted in C and E.
    assert.deepEqual(Object.keys(before).filter((pair) => before[pair]?.["kind"] === "passage").sort(), ["A-D", "C-E", "D-A", "E-C"]);
    assert.equal(before["A-B"]?.["kind"], "stock");
    assert.match(await page.evaluate(() => document.querySelector('[data-cell="A-B"]')?.getAttribute("aria-label") ?? ""), /formules courantes seules/);

    await page.click("[data-control=formulas]");
    await page.waitFor("[data-family][data-kind=stock]");
    assert.ok((await data(page, "[data-family][data-kind=stock]")).some(({ text, ...told }) => told["articles"] === "A B D E" && text.includes("président russe Vladimir Poutine")));
    await page.click("[data-control=formulas]");

    await page.click("[data-control=settings]");
    await choose(page, "set-passageWords", "0");
    await choose(page, "set-formulaPercent", "0");
    await page.waitFor(() => Array.from(document.querySelectorAll(".matrix [data-cell]:not([data-within])")).every((cell) => /^\d+$/.test(cell.textContent ?? "")));
    await page.click("[data-control=usual]");
    await page.waitFor(() => document.querySelector('[data-cell="A-B"]')?.textContent === "·");
  }, once);

  test("3: reads what two articles share, and who of them quotes it", async () => {
    const page = await french();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-cell="A-D"]')).focus());
    await page.press("Enter");
    await focused(page, ".pane[data-side=left] mark[aria-current]");
    assert.match(await page.evaluate(() => location.hash), /^#v=compare&l=A&r=D&p=/);
    for (const side of ["left", "right"]) {
      const text = (await texts(page, `.pane[data-side=${side}] mark[aria-current]`)).join(" ");
      assert.ok(text.replace(/[«»\s]+/g, " ").includes("stabilité et la résilience des relations sino-russes"), `${side}: ${text}`);
    }
    assert.match((await texts(page, ".passage-item:has([aria-current])"))[0] ?? "", /Cité en partie dans ÖIF \(CNN\), raconté dans Global Times/);

    const chosen = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("p"));
    await page.press("s");
    await page.waitFor(() => location.hash.includes("l=D&r=A"));
    await focused(page, ".pane mark[aria-current]");
    assert.equal(await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("p")), chosen);
    const current = () => page.evaluate(() => document.activeElement?.getAttribute("data-alignment"));
    let last = await current();
    for (let step = 0; step < 9 && !/dernier passage/.test(await status(page)); step++) {
      last = await current();
      await page.press("Shift+N");
    }
    assert.equal(await status(page), "C’était le dernier passage");
    assert.ok(last);
    assert.equal(await current(), last, "it does not go on from the top");
  });

  test("4: sees what one article prints twice, word for word where it is not, and follows what moved", async () => {
    const page = await french();
    await read(page, "E", "repeated");
    const items = await data(page, ".read-item[data-family]");
    for (const start of TWICE) {
      const item = items.find(({ text }) => text.includes(start));
      assert.deepEqual([item?.["occurrences"], item?.["articles"]], ["2", "E"], start);
    }
    await page.waitFor((count) => document.querySelectorAll(".arcs path").length === count, items.length);

    await compare(page, "E", "E");
    const marked = (await texts(page, ".pane[data-side=left] mark[data-alignment]")).join(" ").replace(/\s+/g, " ");
    for (const start of TWICE) assert.ok(marked.includes(start), `marked: ${start}`);
    for (const side of ["left", "right"]) assert.equal((await texts(page, `.pane[data-side=${side}] [data-move][data-first]`)).length, 1, side);
    assert.ok((await texts(page, ".pane :is(ins, del)[data-change=split]")).includes("¶"));
    assert.ok((await texts(page, ".pane[data-side=left] del")).some((text) => text.includes("ajouté")));
    assert.ok((await texts(page, ".pane[data-side=right] ins")).some((text) => text.includes("souligné")));
    assert.ok((await texts(page, ".pane[data-side=right] ins")).some((text) => text.trim() === ", selon l’AFP"));

    await activate(page, ".pane[data-side=left] [data-move][data-first]");
    await focused(page, ".pane[data-side=left] [data-move]");
    await page.press("m");
    await focused(page, ".pane[data-side=right] [data-move]");
    await page.press("m");
    await focused(page, ".pane[data-side=left] [data-move]");
  });

  test("5: has typography shown, quiet or hidden, and is told how much is hidden", async () => {
    const page = await compare(await french(), "E", "E");
    const item = async () => (await texts(page, ".passage-item")).find((text) => text.includes("la coordination entre Moscou")) ?? "";
    const changes = () => page.evaluate(() => {
      const id = Array.from(document.querySelectorAll(".passage-item")).find((item) => item.textContent?.includes("la coordination entre Moscou"))?.getAttribute("data-passage");
      return Array.from(document.querySelectorAll(`mark[data-alignment="${id}"] :is(ins, del)`), (change) => `${change.getAttribute("data-change")} ${change.textContent?.trim()}`);
    });
    assert.match(await item(), /Identiques, à un signe typographique près/);
    await page.press("t");
    await page.waitFor(() => location.hash.includes("typo=hidden"));
    assert.deepEqual(await changes(), []);
    assert.match(await item(), /Identiques, à un signe typographique près/);
    assert.match(await status(page), /^Typographie\u00a0: Masquer\. \d différences/);
    await page.click("[data-control=look-shown]");
    await page.waitFor(() => location.hash.includes("typo=shown"));
    assert.deepEqual(await changes(), ["typography […]", "typography (…)"]);
    assert.ok((await texts(page, ".pane del[data-invisible] .unseen")).includes("une espace insécable"));
    assert.equal((await texts(page, ".pane [data-quiet]")).length, 0);
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden])");
    await page.click("[data-control=compare]");
    await page.waitFor("[data-view=compare]:not([hidden]) [data-control=look-shown][aria-pressed=true]");
    await page.reload();
    await page.waitFor("[data-view=compare]:not([hidden]) [data-control=look-shown][aria-pressed=true]");
  }, once);

  test("6: finds page furniture folded and out of the comparison, and brings a line of it back", async () => {
    const page = await french();
    const findings = await texts(page, ".finding-sentence");
    assert.ok(findings.some((text) => /ÖIF \(CNN\) imprime son titre deux fois/.test(text)), findings.join(" | "));
    assert.ok(findings.some((text) => /un commentaire de lecteur reprend 73\smots de l’article/u.test(text)), findings.join(" | "));
    const counts = () => page.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll("[data-count]"), (element) =>
      [element.getAttribute("data-count"), Number((element.textContent ?? "").replace(/\D/g, ""))])));
    for (const [letter, words] of [["B", "Partager"], ["E", "Previous slide"], ["A", "Views: 72"]]) {
      await read(page, letter ?? "", "all");
      assert.ok((await texts(page, ".read-text details.furniture:not([open])")).some((text) => text.includes(words ?? "")), words);
    }
    const before = await counts();
    await activate(page, ".read-text .furniture summary");
    await page.waitFor(".read-text .furniture[open] .fix button");
    await activate(page, ".read-text .furniture .fix button");
    await page.waitFor(".by-hand li");
    await ready(page);
    const after = await counts();
    assert.deepEqual([before["furniture"], after["furniture"], after["words"]], [2, 0, before["words"]]);
    assert.ok((await texts(page, ".block[data-by-hand]")).some((text) => text.includes("Views: 72")));
    await page.press("Control+z");
    await page.waitFor(() => document.querySelector(".by-hand") === null);
    await ready(page);
    assert.deepEqual(await counts(), before);
  }, once);

  test("7: sees who is quoted saying what, and how it differs", async () => {
    const page = await french();
    await page.click("[data-control=quotations]");
    await page.waitFor(".quotation-list [data-quote]");
    const rows = async () => (await data(page, ".quotation-list [data-quote]"));
    const quoting = async (/** @type {string} */ words) => (await rows()).filter(({ text }) => text.includes(words));

    await choose(page, "filter-speaker", "Vladimir Poutine");
    // The last one is reported in other words, too.
    for (const [index, start] of TWICE.entries()) assert.ok((await quoting(start)).some((row) => row["articles"] === "E" && Number(row["occurrences"]) === (index === 3 ? 3 : 2)), start);
    assert.match((await quoting("nous défendons nos positions de principe"))[0]?.text ?? "", /source ajoutée : .*AFP/);
    assert.ok((await texts(page, ".spoken bdi")).includes("V. Poutine"), "as printed");
    await choose(page, "filter-speaker", "");

    await choose(page, "filter-article", "C");
    assert.ok((await quoting("sans limites")).some((row) => row["articles"] === "C E"));
    await choose(page, "filter-article", "B");
    assert.ok((await rows()).length >= 15);
    await choose(page, "filter-article", "");

    await choose(page, "filter-verdict", "told");
    assert.match((await quoting("stabilité et la résilience"))[0]?.text ?? "", /direct ↔ indirect : cité \(D\), rapporté sans guillemets \(A\)/);
    const comment = (await quoting("80e anniversaire des victoires"))[0];
    assert.equal(comment?.["occurrences"], "2", "told in the article, quoted in a reader's comment");
  });

  test("8: chooses once, and sees it everywhere; selects words, and finds them everywhere", async () => {
    const page = await french();
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tbody tr");
    const family = await page.evaluate(() => {
      const row = /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".passage-list tbody tr")).find((row) => row.textContent?.includes("stabilité et la résilience")));
      row.querySelector("button")?.click();
      return row.dataset["family"] ?? "";
    });
    const isCurrent = (/** @type {string} */ view) => page.waitFor((where, family) =>
      document.querySelector(`${where} [data-family="${family}"][aria-current=true], ${where} [data-families~="${family}"][aria-current=true]`) !== null, `[data-view=${view}]:not([hidden])`, family);
    await isCurrent("passages");
    for (const view of ["overview", "read", "compare", "quotations"]) {
      await page.click(`[data-control=${view}]`);
      await isCurrent(view);
      assert.ok(await page.evaluate((family) => location.hash.includes(`p=${family}`), family));
    }
    await page.reload();
    await ready(page);
    await isCurrent("quotations");
    await page.evaluate(() => history.back());
    await isCurrent("compare");
    const before = await page.evaluate(() => location.hash);
    await page.press("Shift+N");
    await page.waitFor((before) => location.hash !== before, before);
    await page.evaluate(() => history.back());
    await page.waitFor((before) => location.hash === before, before);

    await read(page, "A", "all");
    await page.evaluate(() => {
      const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector(".read-text .text")), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const start = (walker.currentNode.nodeValue ?? "").indexOf("le 80e anniversaire des victoires");
        if (start !== -1) return getSelection()?.setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + 33);
      }
    });
    await page.waitFor("[data-control=search-selection]:not([hidden])");
    await activate(page, "[data-control=search-selection]");
    await page.waitFor(".hits li");
    assert.ok((await texts(page, ".hits [data-hit=exact]")).length >= 2);
  }, once);

  test("9: reads what stands in one article alone", async () => {
    const page = await french();
    await read(page, "E", "unique");
    await page.waitFor(".read-text .unique");
    const { unique = 0, shared = 0, repeated = 0, furniture = 0, words } = await page.evaluate(() => Object.fromEntries(
      Array.from(document.querySelectorAll("[data-count]"), (element) => [element.getAttribute("data-count"), Number((element.textContent ?? "").replace(/\D/g, ""))])));
    assert.equal(unique + shared + repeated + furniture, words);
    const [quiet = 0, own = 0] = await page.evaluate(() => {
      const luminance = (/** @type {string} */ colour) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = luminance(getComputedStyle(/** @type {Element} */ (document.querySelector(".read-text"))).backgroundColor);
      return [".read-text mark[data-occ]:not([data-kind=paraphrase])", ".read-text .unique"].map((selector) => {
        const ink = luminance(getComputedStyle(/** @type {Element} */ (document.querySelector(selector))).color);
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      });
    });
    assert.ok(quiet >= 4.5 && own > quiet + 4, `${quiet} ${own}`);
    // What a passage has, and page furniture, is not the article's own.
    assert.equal(await page.evaluate(() => document.querySelectorAll(".furniture .unique").length), 0);
    const sentences = await texts(page, ".read-text .unique");
    for (const start of TWICE) assert.ok(!sentences.some((text) => text.includes(start)), start);

    const total = (await texts(page, "[data-unique][data-first]")).length;
    for (const n of [1, 2]) {
      await page.click("[data-control=read-next]");
      assert.match(await status(page), new RegExp(`– ${n} sur ${total}$`));
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-unique")), String(n - 1));
    }
    await page.press("p");
    assert.match(await status(page), / – 1 sur /);
    await page.press("p");
    assert.equal(await status(page), "C’était le premier endroit");
    await page.press("u");
    await page.waitFor(() => location.hash === "#v=read&a=E");
  }, once);
});
