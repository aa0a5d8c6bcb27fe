/**
 * Keeps an engine's articles the same as those of a shelf: tells it what came, went, was described or moved, and no more.
 *
 * This is all that knows both an article's id and the key that the engine gave it. Nothing here decides what a shelf holds.
 *
 * @import { ArticleView } from "../../src/wire/types.js"
 * @import { EngineClient } from "./engine/client.js"
 * @import { Correction, Kept } from "./store/shelf.js"
 * @import { Store } from "./store/store.js"
 */

import { FIELDS } from "./engine/protocol.js";

/**
 * @typedef {object} Corpus
 * @property {(kept: Kept) => Promise<ArticleView>} put Adds an article behind the others, or describes it anew.
 * @property {(ids: readonly string[]) => Promise<void>} drop
 * @property {(wanted: readonly Kept[]) => Promise<void>} match Makes the engine hold these articles, in this order.
 */

/**
 * @param {Store} store
 * @param {EngineClient} engine
 * @returns {Corpus}
 */
export function createCorpus(store, engine) {
  /** What the engine holds, in its order. @type {{ key: number, kept: Kept }[]} */
  let held = [];

  /** @param {string} id */
  const find = (id) => held.find(({ kept }) => kept.id === id);

  /** @param {Kept} kept */
  async function put(kept) {
    const before = find(kept.id);
    let article = before === undefined ? await engine.call("add", kept.name, kept.bytes, kept.decoded, kept.about) : null;
    const key = article?.key ?? before?.key ?? 0;
    for (const field of before === undefined ? [] : FIELDS) {
      const value = kept.about[field];
      if (value !== before?.kept.about[field]) article = await engine.call("describe", key, field, value);
    }
    for (const { what, start, end, value } of changedCorrections(before?.kept.corrections ?? [], kept.corrections)) {
      article = await engine.call("correct", key, what, start, end, value);
    }
    if (before === undefined) held.push({ key, kept });
    else before.kept = kept;
    const { articles, arriving } = store.state();
    const known = articles.get(key) ?? arriving.find((arrival) => arrival.article.key === key)?.article;
    const isNews = article !== null && (before !== undefined || known === undefined || kept.corrections.length > 0); // what the sample's are, the page was built with
    if (article !== null && isNews) store.send({ type: "article-read", article, id: kept.id });
    return /** @type {ArticleView} */ (article ?? known);
  }

  /** @param {readonly string[]} ids */
  async function drop(ids) {
    const gone = held.filter(({ kept }) => ids.includes(kept.id));
    for (const { key } of gone) await engine.call("remove", key);
    held = held.filter((entry) => !gone.includes(entry));
    if (gone.length > 0) store.send({ type: "articles-removed", keys: gone.map(({ key }) => key) });
  }

  return {
    put,
    drop,
    async match(wanted) {
      const bytes = new Map(wanted.map((kept) => [kept.id, kept.bytes]));
      const gone = held.filter(({ kept }) => bytes.get(kept.id) !== kept.bytes).map(({ kept }) => kept.id);
      if (gone.length > 0) await drop(gone); // with nothing to drop, the articles are asked for before this function returns
      const missing = wanted.filter(({ id }) => find(id) === undefined).length;
      let done = 0;
      // All at once: the engine need not wait for the page between two articles.
      await Promise.all(wanted.map(async (kept) => {
        const isMissing = find(kept.id) === undefined;
        await put(kept);
        if (isMissing) store.send({ type: "progressed", progress: { done: ++done, total: missing } });
      }));
      for (const [place, { id }] of wanted.entries()) {
        const entry = find(id);
        if (entry === undefined || held[place] === entry) continue;
        await engine.call("place", entry.key, place);
        held = held.filter((other) => other !== entry);
        held.splice(place, 0, entry);
      }
    },
  };
}

/**
 * What the engine must be told so that it has the one and no longer the other: first what is taken back, without a value.
 *
 * @param {readonly Correction[]} before
 * @param {readonly Correction[]} after
 * @returns {(Omit<Correction, "value"> & { value: string | undefined })[]}
 */
function changedCorrections(before, after) {
  const isIn = (/** @type {readonly Correction[]} */ list, /** @type {Correction} */ { what, start, end }) =>
    list.some((other) => other.what === what && other.start === start && other.end === end);
  return [
    ...before.filter((correction) => !isIn(after, correction)).map((correction) => ({ ...correction, value: undefined })),
    ...after.filter((correction) => !before.includes(correction)),
  ];
}
