// Marks that overlap: whatever the spans, the text comes out whole and every element nests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { weave } from "../../www/src/text/weave.js";

/** @typedef {import("../../www/src/text/weave.js").Woven<string>} Woven */

/** Brackets for elements; a piece that goes on from an earlier one has a +. @param {Woven[]} woven @returns {string} */
const show = (woven) =>
  woven.map((piece) => (typeof piece === "string" ? piece : `${piece.layer.value}${piece.first ? "" : "+"}[${show(piece.children)}]`)).join("");
/** @param {Woven[]} woven @returns {string} */
const plain = (woven) => woven.map((piece) => (typeof piece === "string" ? piece : plain(piece.children))).join("");

/** @type {(start: number, end: number, value: string) => { start: number, end: number, value: string }} */
const layer = (start, end, value) => ({ start, end, value });

for (const [name, layers, expected] of /** @type {const} */ ([
  ["nothing", [], "abcdef"],
  ["one inside another", [layer(0, 6, "A"), layer(2, 4, "B")], "A[abB[cd]ef]"],
  ["two that cross", [layer(0, 4, "A"), layer(2, 6, "B")], "A[abB[cd]]B+[ef]"],
  ["the same span twice", [layer(1, 3, "A"), layer(1, 3, "B")], "aA[B[bc]]def"],
  ["two that touch", [layer(0, 3, "A"), layer(3, 6, "B")], "A[abc]B[def]"],
  ["a point", [layer(0, 6, "A"), layer(3, 3, "p")], "A[abcp[]def]"],
  ["one that began before", [layer(-4, 2, "A")], "A+[ab]cdef"],
  ["one elsewhere", [layer(7, 9, "A")], "abcdef"],
])) {
  test(name, () => assert.equal(show(weave("abcdef...", 0, 6, layers)), expected));
}

test("any spans leave the text whole", () => {
  const text = "Le texte reste entier.";
  let seed = 1;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 500; round++) {
    const layers = Array.from({ length: random(7) }, (_, index) => {
      const start = random(text.length);
      return layer(start, start + random(9), String(index));
    });
    assert.equal(plain(weave(text, 3, 18, layers)), text.slice(3, 18));
  }
});
