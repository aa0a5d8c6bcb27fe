// What is chosen in one place is chosen everywhere it is shown, and the address keeps it.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, compare, inLanguage, ready, status, texts } from "./steps.mjs";

const chosen = () => Array.from(document.querySelectorAll("[aria-current=true]"), (element) =>
  (element instanceof HTMLElement ? element.dataset["cell"] ?? element.dataset["article"] ?? element.dataset["finding"] ?? element.className : ""));

inEachBrowser("a chosen passage", ({ open, test }) => {
  const wide = async () => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");

  test("is marked in the finding, the matrix and the list of articles, and told", async () => {
    const page = await wide();
    await activate(page, "[data-finding=shares] .excerpt");
    await page.waitFor(".chosen:not([hidden])");
    const marked = await page.evaluate(chosen);
    for (const expected of ["shares", "excerpt", "A-D", "D-A", "A", "D"]) assert.ok(marked.includes(expected), `${expected} in ${marked}`);
    assert.ok(!marked.includes("B"));
    assert.match(await status(page), /^Passage de \d+\u00a0mots choisi, 2 fois\u00a0: A et D$/);
    assert.match(await page.evaluate(() => location.hash), /^#v=overview&p=P\d+$/);
  });

  test("is marked on both sides of a comparison, and among the letters above it", async () => {
    const page = await wide();
    await activate(page, "[data-finding=shares] .excerpt");
    await page.waitFor(".chosen:not([hidden])");
    await activate(page, ".occurrence a");
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=left] mark[aria-current]"));
    for (const side of ["left", "right"]) {
      const [text = ""] = await texts(page, `.pane[data-side=${side}] mark[aria-current][data-first]`);
      assert.ok(text.includes("sino-russes"), `${side}: ${text}`);
    }
    assert.deepEqual(await texts(page, ".strip [aria-current]"), ["A", "D"]);
    assert.equal((await texts(page, ".passage-choice[aria-current]")).length, 1);
  });

  test("comes back by Back and by reloading", async () => {
    const page = await wide();
    await activate(page, "[data-finding=shares] .excerpt");
    await page.waitFor(() => location.hash.includes("p="));
    const first = await page.evaluate(() => location.hash);
    await activate(page, "[data-finding=quotations-twice] .excerpt");
    await page.waitFor((hash) => location.hash.includes("p=") && location.hash !== hash, first);
    await page.evaluate(() => history.back());
    await page.waitFor((hash) => location.hash === hash && document.querySelector("[data-finding=shares] .excerpt[aria-current]") !== null, first);
    await page.reload();
    await ready(page);
    await page.waitFor("[data-finding=shares] .excerpt[aria-current]");
    await page.evaluate(() => history.forward());
    await page.waitFor("[data-finding=quotations-twice] .excerpt[aria-current]");
  });

  test("comes back in a comparison, too, and survives a swap", async () => {
    const page = await compare(await wide(), "E", "E");
    await page.press("Shift+N");
    const first = await page.evaluate(() => location.hash);
    assert.match(first, /&p=P\d+&m=m\d+$/);
    await page.press("Shift+N");
    await page.waitFor((hash) => location.hash !== hash, first);
    await page.evaluate(() => history.back());
    await page.waitFor((hash) => location.hash === hash && document.activeElement?.matches(".pane mark[aria-current]"), first);
    await page.reload();
    await ready(page);
    await page.waitFor(() => document.activeElement?.matches(".pane mark[aria-current]"));
    assert.equal(await page.evaluate(() => location.hash), first);

    await compare(page, "A", "D");
    await page.press("Shift+N");
    const { p } = await page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
    await page.press("s");
    await page.waitFor(() => location.hash.includes("l=D&r=A") && document.activeElement?.matches(".pane mark[aria-current]"));
    assert.ok(await page.evaluate((passage) => new URLSearchParams(location.hash.slice(1)).get("p") === passage, p));
  });

  test("is let go by Esc and by choosing it again", async () => {
    const page = await wide();
    await activate(page, "[data-finding=shares] .excerpt");
    await page.waitFor(".chosen:not([hidden])");
    await activate(page, "[data-finding=shares] .excerpt");
    await page.waitFor(".chosen[hidden]");
    await activate(page, "[data-finding=shares] .excerpt");
    await page.press("Escape");
    await page.waitFor(".chosen[hidden]");
    assert.equal(await page.evaluate(() => location.hash), "#v=overview");
  });

  test("leaves no word of any article in the address", async () => {
    const page = await wide();
    await activate(page, "[data-finding=shares] .excerpt");
    await activate(page, "[data-finding=shares] .finding-link a");
    await page.waitFor(() => document.activeElement?.matches("mark"));
    assert.match(await page.evaluate(() => location.hash), /^#v=compare&l=A&r=D&p=P\d+&m=m\d+$/);
  });
});
