/**
 * From what came in to an article on the shelf: bytes, text where the bytes are not UTF-8, and what they say of themselves.
 *
 * @import { CardKind } from "../store/state.js"
 * @import { Kept } from "../store/shelf.js"
 * @import { Arrival } from "./intake.js"
 */

import { decode } from "./decode.js";
import { isWebPage, refusalByName } from "./formats.js";
import { readWebPage } from "./web-page.js";

/** A file that will not become an article, with the card that says why. */
export class Refusal extends Error {
  /**
   * @param {CardKind} kind
   * @param {string} [detail]
   * @param {Kept | null} [kept] What could be added all the same.
   * @param {number} [twin] The key of the article that it is the same as.
   */
  constructor(kind, detail = "", kept = null, twin) {
    super(detail || kind);
    this.name = "Refusal";
    this.kind = kind;
    this.detail = detail;
    this.kept = kept;
    this.twin = twin;
  }
}

let lastId = 0;

/**
 * @param {Arrival} arrival
 * @param {() => string} nameText Names a pasted text that has no name.
 * @returns {Promise<{ kept: Kept, guess: string | null }>} `guess`: the encoding, when nothing told it.
 */
export async function readArrival(arrival, nameText) {
  const { name, bytes } = await contentOf(arrival, nameText);
  if (bytes.length === 0) throw new Refusal("empty");
  const decoding = decode(bytes);
  if (decoding.kind === "binary") throw new Refusal("binary");
  const guess = decoding.kind === "decoded" && decoding.guessed ? decoding.encoding : null;
  const decoded = decoding.kind === "decoded" ? decoding.text : undefined;
  const id = `a${++lastId}`;
  if (arrival.kind !== "file" || !isWebPage(name)) return { kept: { id, name, bytes, decoded, about: {}, corrections: [], sample: false, web: null }, guess };

  const { web, about } = readWebPage(decoded ?? new TextDecoder().decode(bytes));
  if (web.whole === "") throw new Refusal("empty");
  return { kept: { id, name, bytes: new TextEncoder().encode(web.article), decoded: undefined, about, corrections: [], sample: false, web }, guess };
}

/** @param {Arrival} arrival */
export function nameOf(arrival) {
  return arrival.kind === "file" ? arrival.file.name : arrival.name;
}

/**
 * @param {Arrival} arrival
 * @param {() => string} nameText
 */
async function contentOf(arrival, nameText) {
  switch (arrival.kind) {
    case "directory":
      throw new Refusal("directory");
    case "others":
      throw new Refusal("others", arrival.detail);
    case "text":
      // A lone surrogate cannot be written as UTF-8, and would shift every offset behind it.
      return { name: arrival.name || nameText(), bytes: new TextEncoder().encode(arrival.text.toWellFormed()) };
    case "file": {
      const refusal = refusalByName(arrival.file.name);
      if (refusal !== null) throw new Refusal(refusal);
      try {
        return { name: arrival.file.name, bytes: new Uint8Array(await arrival.file.arrayBuffer()) };
      } catch (error) {
        throw new Refusal("unreadable", error instanceof Error ? error.message : String(error));
      }
    }
    default:
      return /** @satisfies {never} */ (arrival);
  }
}
