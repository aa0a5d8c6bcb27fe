// The driver notices what it promises to notice, and delivers what it promises to deliver. On a page of its own.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { startCanary } from "./canary.mjs";
import { inEachBrowser } from "./driver.mjs";

const canary = await startCanary();
after(() => canary.close());

const folder = mkdtempSync(join(tmpdir(), "recoupe-driver-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "page.html");
writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'; worker-src blob:; img-src ${canary.origin}">
<body><button>b</button><input><script>
  const seen = [];
  addEventListener("drop", async (e) => { e.preventDefault(); for (const f of [...e.dataTransfer.files]) seen.push(f.name + "=" + await f.text()); });
  addEventListener("paste", (e) => seen.push(e.clipboardData.getData("text/html") + "|" + e.clipboardData.getData("text/plain")));
  addEventListener("keydown", (e) => seen.push((e.shiftKey ? "Shift+" : "") + e.key));
  document.querySelector("button").addEventListener("click", () => seen.push("click"));
  const inWorker = (code) => void new Worker(URL.createObjectURL(new Blob([code])));
</script>`);
const url = pathToFileURL(file).href;
/** The name of that key, as GTK has one of its own for it. */
const SHIFT_TAB = { chromium: "Shift+Tab", firefox: "Shift+Tab", webkit: "Shift+Unidentified" };

inEachBrowser("the driver", ({ engine, open, test }) => {
  /**
   * @param {(page: import("./driver.mjs").Page) => Promise<unknown>} provoke
   * @param {RegExp} expected
   * @param {"complaints" | "requests"} where
   */
  const notices = async (provoke, expected, where = "complaints") => {
    const page = await open(url);
    page.expectNoise();
    await provoke(page);
    for (let attempt = 0; attempt < 200 && !page[where].some((line) => expected.test(line)); attempt++) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 25)));
    }
    assert.match(page[where].join("\n"), expected);
  };

  test("notices a console message", () => notices((page) => page.evaluate(() => console.info("hello")), /hello/));
  // "Script error": WebKit keeps to itself what a test's own code and workers throw.
  test("notices an error", () => notices((page) => page.evaluate(() => void setTimeout(() => { throw new Error("lost"); })), /lost|Script error/));
  test("notices a rejection", () => notices((page) => page.evaluate(() => void Promise.reject(new Error("lost"))), /lost/));
  test("notices a violation of the policy", () =>
    notices((page) => page.evaluate(() => { new Image().src = "https://blocked.invalid/"; }), /Content.Security.Policy/));
  test("notices a message from a worker", () => notices((page) => page.evaluate(() => inWorker("console.warn('hello')")), /hello/),
    { webkit: "classic WebDriver does not hear workers" });
  test("notices an error in a worker", () => notices((page) => page.evaluate(() => inWorker("throw new Error('lost')")), /lost|Script error/));
  test("notices a request", () =>
    notices((page) => page.evaluate((origin) => { new Image().src = `${origin}/leak`; }, canary.origin), /leak/, "requests"));

  test("drops, pastes, clicks, presses and types", async () => {
    const page = await open(url);
    await page.dropFiles([{ name: "é.txt", bytes: Buffer.from("à") }, { name: "b.txt", bytes: Buffer.from("b") }]);
    await page.waitFor(() => seen.length === 2);
    await page.pasteText("t");
    await page.pasteHtml("<p>t", "t");
    await page.click("button");
    await page.press("Shift+Tab");
    await page.click("input");
    await page.type("x");
    assert.deepEqual(await page.evaluate(() => seen), ["é.txt=à", "b.txt=b", "|t", "<p>t|t", "click", "Shift+Shift", SHIFT_TAB[engine], "x"]);
  });

  for (const [dark, reducedMotion] of [[false, false], [true, true]]) {
    test(`dark ${dark}, reduced motion ${reducedMotion}, size`, async () => {
      const page = await open(url, { dark, reducedMotion, width: 400, height: 700 });
      assert.deepEqual(
        await page.evaluate(() => [matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion: reduce)").matches, innerWidth, innerHeight]),
        [dark, reducedMotion, 400, 700],
      );
    });
  }
});
