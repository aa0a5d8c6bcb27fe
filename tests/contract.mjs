// What the engine promises the page, checked on the wasm and the glue that the page gets, under Node. After a build.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { at, root } from "../www/build/paths.mjs";
import * as engine from "../www/pkg/recoupe.js";

const { memory } = engine.initSync({ module: readFileSync(at("www/pkg/recoupe_bg.wasm")) });

test("the engine starts from bytes alone, synchronously", () => {
  assert.ok(memory instanceof WebAssembly.Memory);
});

test("neither the engine nor the page tells where it was built", () => {
  const { CARGO_HOME, RUSTUP_HOME } = process.env;
  const machine = [root, homedir(), CARGO_HOME, RUSTUP_HOME].filter((path) => path !== undefined && path.length > 1);
  for (const file of ["www/pkg/recoupe_bg.wasm", "www/pkg/recoupe.js", "dist/recoupe.html"]) {
    const text = readFileSync(at(file), "latin1");
    assert.deepEqual(machine.filter((path) => text.includes(/** @type {string} */ (path))), [], file);
  }
});
