// From bytes to text: never a guess where UTF-8 is valid, and a guess is said to be one.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { toBase85 } from "../../www/build/base85.mjs";
import { ALPHABET, fromBase85 } from "../../www/src/base85.js";
import { decode } from "../../www/src/files/decode.js";
import { refusalByName } from "../../www/src/files/formats.js";

const TEXT = "L’été à Pékin : « déjà vu », 25 %.";
const bytes = (/** @type {string} */ text, /** @type {BufferEncoding} */ encoding) => new Uint8Array(Buffer.from(text, encoding));

test("a file that cannot be read yet is known by its name", () => {
  for (const [name, kind] of /** @type {const} */ ([["a.txt", null], ["a", null], ["a.HTML", null], ["a.Pdf", "pdf"], ["a.docx", "document"], ["a.b.zip", "other"], ["a.constructor", "other"]])) {
    assert.equal(refusalByName(name), kind, name);
  }
});

test("valid UTF-8 is left to the engine, with or without its mark", () => {
  assert.deepEqual(decode(bytes(TEXT, "utf8")), { kind: "utf-8" });
  assert.deepEqual(decode(bytes(`\ufeff${TEXT}`, "utf8")), { kind: "utf-8" });
  assert.deepEqual(decode(bytes("plain", "utf8")), { kind: "utf-8" });
  assert.deepEqual(decode(bytes('<meta charset="windows-1252"> é', "utf8")), { kind: "utf-8" });
});

test("UTF-16 is known by its mark", () => {
  const little = bytes(`\ufeff${TEXT}`, "utf16le");
  const big = Uint8Array.from(little, (_, index) => little[index ^ 1] ?? 0);
  assert.deepEqual(decode(little), { kind: "decoded", text: TEXT, encoding: "utf-16le", guessed: false });
  assert.deepEqual(decode(big), { kind: "decoded", text: TEXT, encoding: "utf-16be", guessed: false });
});

test("a declared charset is used, an unknown one is not", () => {
  const greek = new Uint8Array([...Buffer.from('<meta charset="iso-8859-7">'), 0xe1]);
  assert.deepEqual(decode(greek), { kind: "decoded", text: '<meta charset="iso-8859-7">α', encoding: "iso-8859-7", guessed: false });
  const unknown = new Uint8Array([...Buffer.from('<meta charset="klingon">'), 0xe9]);
  assert.deepEqual(decode(unknown), { kind: "decoded", text: '<meta charset="klingon">é', encoding: "windows-1252", guessed: true });
});

test("all else is windows-1252, a guess", () => {
  // Only letters that Latin-1 has too: Node 20 takes windows-1252 for Latin-1. The apostrophe is in arrivals.test.mjs.
  const old = new Uint8Array([0xe9, 0x74, 0xe9]);
  assert.deepEqual(decode(old), { kind: "decoded", text: "été", encoding: "windows-1252", guessed: true });
});

test("what is not text is said not to be", () => {
  assert.deepEqual(decode(new Uint8Array([0x89, 0x50, 0x00, 0x01])), { kind: "binary" });
  assert.deepEqual(decode(new Uint8Array([0x41, 0x00, 0x42])), { kind: "binary" });
});

test("what the page carries packed comes out as it went in, and an HTML parser passes over it", () => {
  assert.equal(new Set(ALPHABET).size, 85);
  assert.doesNotMatch(ALPHABET, /[<>&"'`\\\s]/);
  const cases = [...[0, 1, 127, 128, 255].flatMap((byte) => [1, 2, 3, 4, 5, 8].map((length) => Buffer.alloc(length, byte))), ...Array.from({ length: 100 }, (_, length) => randomBytes(length))];
  for (const bytes of cases) assert.deepEqual(Buffer.from(fromBase85(toBase85(bytes))), bytes, bytes.toString("hex"));
});
