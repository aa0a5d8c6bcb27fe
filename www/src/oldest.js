// Tells a browser that is too old, politely, before the page's script could fail in it. Classic and old JavaScript throughout,
// as what is too old must still run it; www/build/page.mjs puts it before everything else, and skips the rest when it said no.
//
// The oldest browsers that work, named here and nowhere else, and what of the list below they were the last to get:
//   Chrome and Edge 111 (March 2023)  String.prototype.toWellFormed, color-mix()
//   Firefox 121 (December 2023)       :has()
//   Safari 16.4 (March 2023)          DecompressionStream, String.prototype.toWellFormed
(function () {
  "use strict";

  var OLDEST = "Chrome 111, Edge 111, Firefox 121, Safari 16.4";

  // A module with an instruction or type of each kind that Rust's compiler takes for granted since 2024: bulk memory,
  // reference types, sign extension, conversions that do not trap, several results. To compile it also shows that the
  // browser knows 'wasm-unsafe-eval', without which the page's policy forbids the engine.
  var WASM = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 12, 2, 96, 1, 127, 2, 127, 127, 96, 0, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1, 10, 23, 1,
    21, 0, 65, 0, 65, 0, 65, 1, 252, 11, 0, 32, 0, 192, 67, 0, 0, 128, 63, 252, 0, 11
  ];

  /** By name: what the page cannot do without. @type {Record<string, () => boolean>} */
  var needs = {
    "Worker": function () { return typeof Worker === "function" && typeof URL.createObjectURL === "function"; },
    "WebAssembly": function () { return new WebAssembly.Module(new Uint8Array(WASM)) instanceof WebAssembly.Module; },
    "DecompressionStream": function () { return Boolean(new DecompressionStream("gzip")); },
    "String.toWellFormed": function () { return typeof String.prototype.toWellFormed === "function"; },
    "Array.findLast": function () { return typeof Array.prototype.findLast === "function"; },
    "Intl.DisplayNames": function () { return typeof Intl.DisplayNames === "function"; },
    "dialog": function () { return typeof HTMLDialogElement.prototype.showModal === "function"; },
    "CSS color-mix": function () { return CSS.supports("color", "color-mix(in srgb, red, blue)"); },
    "CSS dvh": function () { return CSS.supports("height", "1dvh"); },
    "CSS :has": function () { return CSS.supports("selector(:has(a))"); }
  };

  var missing = [];
  for (var name in needs) {
    var isThere = false;
    try { isThere = /** @type {() => boolean} */ (needs[name])(); } catch (error) { /* not there */ }
    if (!isThere) missing.push(name);
  }
  if (missing.length === 0) return;

  /** @param {string} language @param {string[]} paragraphs */
  function say(language, paragraphs) {
    var section = document.createElement("section");
    section.lang = language;
    paragraphs.forEach(function (text, index) {
      var paragraph = document.createElement(index === 0 ? "h1" : "p");
      paragraph.appendChild(document.createTextNode(text));
      section.appendChild(paragraph);
    });
    document.body.appendChild(section);
  }

  document.documentElement.setAttribute("data-state", "too-old");
  say("fr", [
    "Recoupe a besoin d\u2019un navigateur plus r\u00e9cent",
    "Il compare vos articles dans cette page, sans rien envoyer, avec ce que savent faire ces navigateurs ou de plus r\u00e9cents\u00a0: " + OLDEST + ".",
    "Celui-ci n\u2019a pas\u00a0: " + missing.join(", ") + "."
  ]);
  say("en", [
    "Recoupe needs a newer browser",
    "It compares your articles inside this page and sends nothing, with what these browsers or newer ones can do: " + OLDEST + ".",
    "This one lacks: " + missing.join(", ") + "."
  ]);
})();
