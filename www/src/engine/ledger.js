/**
 * What an engine holds, as the page must know it to fill another one: every article with all that was said of it, and the
 * order. Kept from the calls that succeeded; the bytes are those that the page has anyway.
 *
 * @import { About, Method, Methods } from "./protocol.js"
 */

/**
 * A call to be made: the method with its arguments.
 *
 * @typedef {{ [M in Method]: { method: M, args: Methods[M]["args"] } }[Method]} Call
 *
 * @typedef {object} Refill The calls that bring an empty engine to the same state.
 * @property {Call[]} calls
 * @property {number} articles How many of the calls add an article.
 */

/** The arguments of `correct` behind the key. @typedef {Methods["correct"]["args"] extends [number, ...infer Rest] ? Rest : never} Correction */

/** @typedef {{ name: string, bytes: Uint8Array, decoded: string | undefined, about: About, corrections: readonly Correction[] }} Entry */

const NOTHING = new Uint8Array();

export function createLedger() {
  /** By key. @type {Map<number, Entry>} */
  const entries = new Map();
  /** Keys, in order of display. @type {number[]} */
  let order = [];
  /** @type {Methods["setBounds"]["args"] | null} */
  let bounds = null;
  /** Keys that were given so far. */
  let given = 0;

  return {
    /**
     * Notes a call that succeeded.
     *
     * @param {Call} call
     * @param {unknown} value
     */
    note({ method, args }, value) {
      switch (method) {
        case "add": {
          const { key } = /** @type {Methods["add"]["value"]} */ (value);
          const [name, bytes, decoded, about] = args;
          entries.set(key, { name, bytes, decoded, about: about ?? {}, corrections: [] });
          order.push(key);
          given = Math.max(given, key + 1);
          break;
        }
        case "describe": {
          const [key, field, text] = args;
          const entry = entries.get(key);
          if (entry !== undefined) entries.set(key, { ...entry, about: { ...entry.about, [field]: text } });
          break;
        }
        case "correct": {
          const [key, ...correction] = args;
          const entry = entries.get(key);
          const isSame = (/** @type {Correction} */ other) => correction.slice(0, 3).every((value, index) => value === other[index]);
          const others = entry?.corrections.filter((other) => !isSame(other)) ?? [];
          if (entry !== undefined) entries.set(key, { ...entry, corrections: correction[3] === undefined ? others : [...others, correction] });
          break;
        }
        case "remove":
          entries.delete(args[0]);
          order = order.filter((key) => key !== args[0]);
          break;
        case "place": {
          const [key, index] = args;
          if (!entries.has(key)) break;
          order = order.filter((other) => other !== key);
          order.splice(index, 0, key);
          break;
        }
        case "setBounds":
          bounds = args;
          break;
        case "overview":
        case "compare":
        case "collate":
        case "quotations":
        case "reading":
        case "search":
          break;
        default:
          /** @satisfies {never} */ (method);
      }
    },

    /**
     * An engine numbers its articles as they come. Where one has gone since, an empty one takes its number and goes again, so
     * that each article has the key by which the page knows it.
     *
     * @returns {Refill}
     */
    refill() {
      /** @type {Call[]} */
      const calls = [];
      for (let key = 0; key < given; key++) {
        const { name, bytes, decoded, about, corrections } = entries.get(key) ?? { name: "", bytes: NOTHING, decoded: undefined, about: {}, corrections: [] };
        calls.push({ method: "add", args: [name, bytes, decoded, about] });
        for (const correction of corrections) calls.push({ method: "correct", args: [key, ...correction] });
        if (!entries.has(key)) calls.push({ method: "remove", args: [key] });
      }
      const isInOrder = order.every((key, index) => index === 0 || key > /** @type {number} */ (order[index - 1]));
      if (!isInOrder) calls.push(...order.map((key, index) => /** @type {Call} */ ({ method: "place", args: [key, index] })));
      if (bounds !== null) calls.push({ method: "setBounds", args: bounds });
      return { calls, articles: entries.size };
    },

    /** @param {number} key */
    has: (key) => entries.has(key),
  };
}
