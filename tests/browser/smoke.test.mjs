// The built page starts, and its policy is the one we promise.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";

inEachBrowser("the built page", ({ open, test }) => {
  test("gets ready, quietly", async () => {
    const page = await open(builtPage);
    await page.waitFor("html[data-state=ready]");
  });

  test("refuses to turn text into markup", async () => {
    const page = await open(builtPage);
    await page.waitFor("html[data-state=ready]");
    page.expectNoise();
    const refused = await page.evaluate(() => {
      try {
        document.createElement("p").innerHTML = "<b>bold</b>";
        return false;
      } catch {
        return true;
      }
    });
    assert.ok(refused);
  });
});

for (const [file, own, manifest] of /** @type {const} */ ([
  ["dist/recoupe.html", "", []],
  ["dist/site/index.html", "'self' ", ["manifest-src 'self'"]],
])) {
  test(`the policy of ${file} stands first and says exactly this`, () => {
    const html = readFileSync(at(file), "utf8");
    const [, policy] = /<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    const hashes = (/** @type {string} */ element) =>
      [...html.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, "g"))]
        .map(([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    assert.equal(hashes("script").length, 2);
    assert.deepEqual(policy?.split("; "), [
      "default-src 'none'",
      `script-src ${hashes("script").join(" ")} 'wasm-unsafe-eval'`,
      `style-src ${hashes("style").join(" ")}`,
      `worker-src ${own}blob:`,
      ...manifest,
      `img-src ${own}data: blob:`,
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types recoupe",
    ]);
  });
}
