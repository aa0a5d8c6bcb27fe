// The worker ends at any moment, for any reason: no article is lost, nothing waits for ever, and the page says what happened.
// The product holds no code for this: a test gets at the page's workers through `Worker.prototype`, once the page is there.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { inLanguage, status, texts } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

/** Runs in the page: every worker that is spoken to from now on, the newest last; `meddle` may change what it is told. */
function reachWorkers() {
  const test = { workers: /** @type {Worker[]} */ ([]), meddle: (/** @type {Worker} */ _worker, /** @type {any} */ message) => message };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (/** @type {any} */ message) {
    if (!test.workers.includes(this)) test.workers.push(this);
    const told = test.meddle(this, message);
    if (told !== null) post.call(this, told);
  };
  Object.defineProperty(globalThis, "test", { value: test });
}

/** Runs in the page, where `test` is what the function above made. @type {{ workers: Worker[], meddle: (worker: Worker, message: any) => any }} */
let test;

/** @param {number} number */
const article = (number) => ({
  name: `depeche-${String(number).padStart(2, "0")}.txt`,
  bytes: Buffer.from(`Dépêche numéro ${number}.\n\n${Array.from({ length: 12 }, (_, line) =>
    `Le préfet numéro ${number * (line + 1) % 17} a déclaré que la crue de la rivière avait atteint ${number + line} mètres dans la nuit de lundi à mardi.`).join("\n\n")}`),
});

/** The names of the articles, as the page lists them. @param {Page} page @returns {Promise<string[]>} */
async function titles(page) {
  return (await texts(page, ".rail [data-article]")).map((text) => /Dépêche numéro \d+(?=\.)/.exec(text)?.[0] ?? text);
}

/** @param {Page} page @param {number} count */
const articlesAre = (page, count) => page.waitFor((wanted) =>
  document.querySelectorAll(".rail [data-article]").length === wanted && document.documentElement.dataset.state === "ready", count);

inEachBrowser("when the worker ends", ({ open, test: it }) => {
  const french = async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    await page.evaluate(reachWorkers);
    return page;
  };

  it("fifty times at random moments while fifty articles are added, none is lost and no call waits", async () => {
    const page = await french();
    await page.click("[data-control=remove-all]"); // so that fifty refills do not read the sample fifty times
    await page.waitFor(() => document.querySelector(".rail [data-article]") === null);
    await page.evaluate(() => {
      let seed = 20260801;
      const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
      const ends = { kills: 0 };
      Object.assign(test, { ends });
      const known = new Set();
      let mostAnswers = 0;
      // The page gives a call up when eight workers ended at it: after five, one is to live longer.
      const read = new Set();
      let killsBefore = 0;
      test.meddle = (worker, message) => {
        if (message.method === "add" && !read.has(message.args[0])) {
          read.add(message.args[0]);
          killsBefore = ends.kills;
        }
        if (known.has(worker) || ends.kills >= 50) return message;
        known.add(worker);
        // While it starts; or while it is filled, at a call, between calls: calls are made all at once, so by the answers.
        let life = /** @type {number | null} */ (ends.kills - killsBefore >= 5 ? mostAnswers + 2 : random(8) === 0 ? -1 : random(mostAnswers + 4));
        let answers = 0;
        const end = () => {
          if (life === null || ends.kills >= 50) return;
          life = null;
          ends.kills += 1;
          worker.terminate();
        };
        if (life === -1) setTimeout(end, random(12));
        worker.addEventListener("message", ({ data }) => {
          if (data.type === "result") mostAnswers = Math.max(mostAnswers, ++answers);
          if (life !== null && life-- === 0) setTimeout(end, random(4));
        });
        return message;
      };
    });
    const wanted = Array.from({ length: 50 }, (_, number) => article(number));
    await page.dropFiles(wanted);
    for (let kills = 1; kills <= 50; kills += 1) await page.waitFor((kills) => /** @type {any} */ (test).ends.kills >= kills, kills);
    await articlesAre(page, 50);
    assert.deepEqual(await titles(page), wanted.map((_, number) => `Dépêche numéro ${number}`));
    assert.equal(await page.evaluate(() => /** @type {any} */ (test).ends.kills), 50);
    assert.deepEqual(await texts(page, "[data-error]"), []);
    assert.equal(await status(page), "50 articles ajoutés.");
    assert.equal((await texts(page, ".advance:not([hidden])")).length, 0);
    assert.equal((await texts(page, "[data-note=recovered]")).length, 1);
    await page.click("[data-control=recovery-seen]");
    assert.equal((await texts(page, "[data-note=recovered]")).length, 0);
  });

  it("by a trap, it is there again with all articles, and the page says so", async () => {
    const page = await french();
    await page.dropFiles([article(1), article(2)]);
    await articlesAre(page, 2);
    await page.evaluate(() => test.workers.at(-1)?.postMessage({ type: "call", id: 1e9, method: "nonsense", args: [] }));
    await page.waitFor("[data-note=recovered]");
    await page.dropFiles([article(3)]);
    await articlesAre(page, 3);
  });

  it("at one article, that one is left out with a card, and the others join", async () => {
    const page = await french();
    await page.evaluate(() => {
      test.meddle = (_, message) => (message.args?.[0] === "depeche-02.txt" ? { ...message, method: "nonsense" } : message);
    });
    await page.dropFiles([article(1), article(2), article(3)]);
    await articlesAre(page, 2);
    assert.deepEqual(await titles(page), ["Dépêche numéro 1", "Dépêche numéro 3"]);
    assert.equal((await texts(page, "[data-error=crashed]")).length, 1);
    assert.match(await status(page), /^2 articles ajoutés\. Un fichier refusé\./);
  });

  it("as it shows what is there while more is read, no file is blamed for it", async () => {
    const page = await french();
    await page.evaluate(() => {
      let held = false;
      let looked = false;
      test.meddle = (worker, message) => {
        if (message.args?.[0] === "depeche-02.txt" && !held) {
          held = true;
          setTimeout(() => worker.postMessage(message), 1_000); // so slow that what is there is shown
          return null;
        }
        if (!held || looked || message.method !== "overview") return message;
        looked = true;
        return { ...message, method: "nonsense" };
      };
    });
    await page.dropFiles([1, 2, 3, 4, 5, 6].map(article)); // one more than the sample
    await articlesAre(page, 6);
    assert.equal((await texts(page, "[data-note=recovered]")).length, 1);
    assert.deepEqual(await texts(page, "[data-error]"), []);
    assert.equal(await status(page), "6 articles ajoutés. L’exemple a laissé la place.");
  });

  it("and no new one can hold the articles, the last one can be left out", async () => {
    const page = await french();
    await page.dropFiles([article(1), article(2)]);
    await articlesAre(page, 2);
    await page.evaluate(() => {
      test.meddle = (_, message) => (message.args?.[0] === "depeche-02.txt" ? { ...message, method: "nonsense" } : message);
      test.workers.at(-1)?.terminate();
    });
    await page.waitFor("[data-error=engine]");
    await page.click("[data-control=leave-out]");
    await articlesAre(page, 1);
    assert.deepEqual(await titles(page), ["Dépêche numéro 1"]);
    assert.equal((await texts(page, "[data-error=engine]")).length, 0);
    await page.evaluate(() => void (test.meddle = (_, message) => message));
    await page.click("[data-control=undo]");
    await articlesAre(page, 2);
  });

  it("for a while, trying again is enough", async () => {
    const page = await french();
    await page.dropFiles([article(1), article(2)]);
    await articlesAre(page, 2);
    await page.evaluate(() => {
      test.meddle = (_, message) => (message.type === "call" ? { ...message, method: "nonsense" } : message);
      test.workers.at(-1)?.terminate();
    });
    await page.waitFor("[data-error=engine]");
    await page.evaluate(() => void (test.meddle = (_, message) => message));
    await page.click("[data-control=retry]");
    await page.waitFor(() => document.querySelector("[data-error=engine]") === null);
    await articlesAre(page, 2);
  });

  it("as the user cancels, what was read stays", async () => {
    const page = await french();
    await page.evaluate(() => {
      test.meddle = (_, message) => (message.args?.[0] === "depeche-03.txt" ? null : message); // as if it took for ever
    });
    await page.dropFiles([1, 2, 3, 4, 5, 6].map(article)); // one more than the sample, whose filling may still be told
    await page.waitFor(() => document.querySelector(".advance")?.textContent?.includes("3 sur 6"));
    // It shows only what lasts: not before a fifth of a second.
    await page.waitFor(() => getComputedStyle(/** @type {Element} */ (document.querySelector("[data-control=cancel-reading]"))).visibility === "visible");
    await page.click("[data-control=cancel-reading]");
    await articlesAre(page, 2);
    assert.equal(await status(page), "2 articles ajoutés. Annulé\u00a0: 4 fichiers n’ont pas été lus. L’exemple a laissé la place.");
  });
});
