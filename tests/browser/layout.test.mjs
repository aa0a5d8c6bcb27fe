// How the page is laid out and what a view opens with: what first-time users stumbled over.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, compare, inLanguage, sideways, status, texts, utf8 } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

/** What scrolls on its own up and down, and has something to scroll. @param {Page} page @param {string} view */
const scrollers = (page, view) => page.evaluate((view) => Array.from(document.querySelectorAll(`[data-view=${view}] *`))
  .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY) && element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1).map(({ className }) => className), view);

/** Walks on by Tab until one of these has the focus; where it stands, and the text of all that was passed. @param {Page} page @param {string[]} parts */
async function tabThrough(page, parts) {
  /** @type {string[]} */
  const order = [];
  for (let n = 0; n < 120 && order.length < parts.length; n++) {
    await page.press("Tab");
    const part = await page.evaluate((parts) => parts.find((part) => document.activeElement?.closest(part)) ?? "", parts);
    if (part !== "" && !order.includes(part)) order.push(part);
  }
  return order;
}

inEachBrowser("the front page", ({ open, test }) => {
  for (const [width, height] of /** @type {const} */ ([[1280, 900], [1024, 700], [768, 1024], [390, 844]])) {
    test(`scrolls as one, ${width} pixels wide`, async () => {
      const page = await inLanguage(await open(builtPage, { width, height }), "fr");
      assert.deepEqual(await scrollers(page, "overview"), []);
    });
  }

  test("lets go of the status line on a telephone once it has been read, but not for screen readers", async () => {
    const page = await inLanguage(await open(builtPage, { width: 390, height: 844 }), "fr");
    await page.evaluate(() => void (location.hash = "#v=read&a=E"));
    await page.waitFor("[data-view=read]:not([hidden]) .read-text .block");
    await page.press("u");
    await page.waitFor(() => document.elementFromPoint(innerWidth / 2, innerHeight - 4)?.closest(".foot")?.querySelector("[role=status]")?.textContent?.startsWith("Propre"));
    const said = await status(page);
    await page.evaluate(() => scrollBy(0, 400));
    await page.waitFor(() => document.querySelector(".foot[data-read=all]") !== null && document.elementFromPoint(innerWidth / 2, innerHeight - 4)?.closest(".foot") === null);
    assert.equal(await status(page), said);
    assert.ok(await page.evaluate(() => (document.querySelector("[role=status]")?.getClientRects().length ?? 0) > 0), "hidden from the eye alone");
    await page.press("u");
    await page.waitFor(() => document.elementFromPoint(innerWidth / 2, innerHeight - 4)?.closest(".foot") !== null);
  });

  test("leads the keyboard as it is read: the articles, what was found, who shares with whom", async () => {
    for (const [width, order] of /** @type {const} */ ([[1280, [".rail", ".findings", ".side"]], [390, [".findings", ".side", ".rail"]]])) {
      const page = await inLanguage(await open(builtPage, { width, height: 900 }), "fr");
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".lead h1")).focus());
      assert.deepEqual(await tabThrough(page, [...order]), order, `${width}`);
    }
  });

  test("keeps the focus where it is while it is painted anew", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    await page.waitFor(".altered a");
    for (const [index, part] of [".shares a", ".altered a", ".finding .excerpt", ".finding-link a"].entries()) {
      const held = (/** @type {boolean} */ isToFocus) => page.evaluate((part, isToFocus) => {
        const [, , third] = document.querySelectorAll(part);
        if (isToFocus && third instanceof HTMLElement) third.focus();
        return third !== undefined && third === document.activeElement;
      }, part, isToFocus);
      assert.ok(await held(true), part);
      const locale = ["en", "fr"][index % 2] ?? "";
      await activate(page, `[data-locale=${locale}]`);
      await page.waitFor((locale) => document.documentElement.lang === locale, locale);
      assert.ok(await held(false), part);
    }
  });

  test("shows what is chosen wherever the reader is, and moves nothing that was pressed", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    await page.evaluate(() => {
      const excerpt = /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".finding .excerpt")).at(-1));
      excerpt.scrollIntoView({ block: "center" });
      excerpt.click();
    });
    await page.waitFor(() => {
      const { top, bottom } = document.querySelector(".inspector:not([hidden]) blockquote")?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return top > 0 && bottom < innerHeight;
    });
    await page.press("Escape");
    await page.waitFor(".inspector[hidden]");
    for (const dot of [1, 6]) {
      await page.evaluate((dot) => {
        const button = /** @type {HTMLElement} */ (document.querySelectorAll(".dot")[dot]);
        button.scrollIntoView({ block: "center" });
        button.focus();
        button.click();
      }, dot);
      await page.waitFor(".inspector:not([hidden])");
      assert.ok(await page.evaluate(() => {
        const { left, top, height } = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
        return document.elementFromPoint(left + 5, top + height / 2)?.closest(".dot") === document.activeElement;
      }), `dot ${dot}`);
    }
  });
});

inEachBrowser("who walks by Tab alone", ({ open, test }) => {
  /** Each part of a view in the order in which it is read. */
  const VIEWS = /** @type {const} */ ([
    [1280, "#v=overview&p=P2", [".rail", ".findings", ".inspector", ".matrix", ".presence", ".links"]],
    [1280, "#v=passages", [".passage-list", ".collation-side"]], [768, "#v=passages", [".collation-side", ".passage-list"]],
    [1280, "#v=compare&l=E&r=E", [".strip", ".pair", ".steer", ".pane[data-side=left]", ".pane[data-side=right]", ".differences"]],
    [390, "#v=compare&l=E&r=E", [".pair", ".steer", ".pane[data-side=left]"]],
    [1280, "#v=read&a=E&mode=repeated", [".read-tools", ".read-list", ".read-text"]], [768, "#v=read&a=E&mode=repeated", [".read-tools", ".read-text", ".read-list"]],
  ]);
  for (const [width, hash, parts] of VIEWS) {
    test(`comes through ${hash} as it is read, ${width} pixels wide, and sees where`, async () => {
      const page = await inLanguage(await open(builtPage + hash, { width, height: 900, reducedMotion: true }), "fr");
      await page.waitFor((parts) => parts.every((part) => document.querySelector(`${part}:is([tabindex="0"], :has(a, button, select, summary))`) !== null), [...parts]);
      await page.evaluate(() => document.querySelector("main")?.focus());
      /** @type {Set<string>} */
      const order = new Set();
      /** What has the focus is seen whole, if it is no longer than half the window; or it is on its way. */
      const seen = () => page.waitFor(() => {
        const focused = /** @type {Element} */ (document.activeElement);
        const { top, bottom } = focused.getBoundingClientRect();
        const isLong = bottom - top > innerHeight / 2;
        // Where what had the focus is gone after a painting, it goes on from the heading. And WebKit's driver gives the window no
        // focus: what is shown while it has that is not.
        return focused === document.body || focused.matches("h1, .skip:not(:focus)") || [0.1, 0.5, 0.9].filter((part) => !isLong || part === 0.5).every((part) => Array.from(focused.getClientRects()).some((box) => [box.left + 4, box.right - 4].some((x) => {
          const hit = document.elementFromPoint(x, isLong ? (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 : box.top + part * box.height);
          return hit !== null && (focused.contains(hit) || (hit.contains(focused) && hit.closest("main > *") !== null));
        })));
      });
      for (let n = 0; n < 130 && order.size < parts.length; n++) {
        await page.press("Tab");
        await seen();
        order.add(await page.evaluate((parts) => parts.find((part) => document.activeElement?.closest(part)) ?? "", [...parts]));
        order.delete("");
      }
      assert.deepEqual([...order], parts);
      for (let n = 0; n < 20; n++) {
        await page.press("Shift+Tab");
        await seen();
      }
    });
  }
});

inEachBrowser("a comparison that nobody chose", ({ open, test }) => {
  /** @param {Page} page */
  const opened = async (page) => {
    await page.click("[data-control=compare]");
    await page.waitFor("[data-view=compare]:not([hidden]) .differences [data-passage], [data-view=compare]:not([hidden]) .differences .nothing");
    return page;
  };
  /** @param {Page} page */
  const shown = (page) => page.evaluate(() => ({
    pair: location.hash.replace(/&(?![lr]=).*$/, ""), chosen: document.querySelectorAll(".compare [aria-current=true]:not(.letter)").length,
    tops: [".pane[data-side=left]", ".pane[data-side=right]", ".differences"].map((scroller) => document.querySelector(scroller)?.scrollTop), page: scrollY,
  }));

  test("is of the two articles with most in common, at their top, and says so", async () => {
    const page = await opened(await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr"));
    assert.deepEqual(await shown(page), { pair: "#v=compare&l=A&r=D", chosen: 0, tops: [0, 0, 0], page: 0 });
    assert.match((await texts(page, ".compare-head .facts")).join(""), /^Les deux articles qui ont le plus en commun\u00a0: 2 passages/);
  });

  test("is of the article that is read, where it shares something", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    await page.evaluate(() => void (location.hash = "#v=read&a=C"));
    await page.waitFor("[data-view=read]:not([hidden]) .block");
    assert.equal((await shown(await opened(page))).pair, "#v=compare&l=C&r=E");
  });

  test("is the one that the reader left", async () => {
    const page = await compare(await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr"), "B", "C");
    await page.click("[data-control=overview]");
    await page.waitFor("[data-view=overview]:not([hidden])");
    assert.equal((await shown(await opened(page))).pair, "#v=compare&l=B&r=C");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  });

  test("begins at the beginning, however far the last one was read", async () => {
    const page = await compare(await inLanguage(await open(builtPage, { width: 1280, height: 900, reducedMotion: true }), "fr"), "E", "E");
    await page.press("Shift+P");
    await page.waitFor(() => /** @type {Element} */ (document.querySelector(".pane")).scrollTop > 300);
    await compare(page, "B", "C");
    await page.waitFor(() => document.querySelector(".pane[data-side=right]")?.textContent?.includes("anniversaire"));
    await page.waitFor(() => Array.from(document.querySelectorAll(".pane, .differences")).every(({ scrollTop }) => scrollTop === 0));
  });

  test("of articles that share nothing shows both texts in every look", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    await page.dropFiles([{ name: "a.txt", bytes: utf8("La mer monte\n\nLe port a fermé ses écluses dimanche soir avant la grande marée.\n") }, { name: "b.txt", bytes: utf8("Un prix littéraire\n\nLe jury récompense un premier roman paru chez un petit éditeur de province.\n") }]);
    await articles(page, 2);
    await opened(page);
    await page.press("i");
    await page.waitFor(() => location.hash.includes("mode=inline"));
    assert.equal(await status(page), "Rien en commun\u00a0: les deux textes restent côte à côte");
    assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll(".pane"), (pane) => pane.getClientRects().length)), [1, 1]);
  });
});

inEachBrowser("a comparison on a telephone", ({ open, test }) => {
  const onPhone = async () => inLanguage(await open(builtPage, { width: 390, height: 844, reducedMotion: true }), "fr");

  test("leaves most of the screen to the text, and says which article is on which side", async () => {
    const page = await compare(await onPhone(), "E", "E");
    const names = await page.evaluate(() => Array.from(document.querySelectorAll(".side-name"), (name) => {
      const { top, bottom } = name.getBoundingClientRect();
      const select = document.querySelectorAll(".pair select")[name.textContent === "Gauche" ? 0 : 1]?.getBoundingClientRect();
      return { name: name.textContent, beside: select !== undefined && select.top < bottom && select.bottom > top };
    }));
    assert.deepEqual(names, [{ name: "Gauche", beside: true }, { name: "Droite", beside: true }]);
    await page.press("n");
    const free = () => page.evaluate(() => (/** @type {Element} */ (document.querySelector(".dock")).getBoundingClientRect().top - Math.max(0, /** @type {Element} */ (document.querySelector(".steer")).getBoundingClientRect().bottom)) / innerHeight);
    await page.waitFor(() => scrollY > 100);
    assert.ok(await free() > 0.75, String(await free()));
    assert.deepEqual(await page.evaluate(sideways), []);
  });

  test("leads from the list to the text, and back to where the list was", async () => {
    const page = await compare(await onPhone(), "E", "E");
    await page.click("[data-control=side-list]");
    await page.evaluate(() => scrollTo(0, 700));
    await activate(page, "[data-listed='2'] > button");
    await page.waitFor(() => {
      const { top = -1 } = document.querySelector(".pane[data-side=left] [data-difference='2']")?.getBoundingClientRect() ?? {};
      return top > 60 && top < innerHeight / 2;
    });
    assert.match(await status(page), /^Différence 3 sur /);
    await page.click("[data-control=side-list]");
    await page.waitFor(() => document.querySelector(".differences")?.getClientRects().length === 1);
    assert.equal(await page.evaluate(() => scrollY), 700);
  });
});
