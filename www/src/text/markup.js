/**
 * The text of a piece of markup, paragraph by paragraph, as a reader would copy it out.
 *
 * White space is what the browser would make of it: runs of it are one space, a no-break space stays what it is. A
 * `<br>` ends a line, the edge of a block ends a paragraph.
 */

/** What stands in its own paragraph. */
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CAPTION DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 "
    + "HEADER HGROUP HR LABEL LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL").split(" "),
);

/** What is no text of the page, or none that is seen. */
const SILENT = new Set(
  "AUDIO CANVAS DATALIST EMBED HEAD IFRAME INPUT MATH NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XMP".split(" "),
);

/**
 * @param {Node} root
 * @returns {string[]} One for each paragraph; a line break inside one is a line feed.
 */
export function paragraphsOf(root) {
  /** @type {string[]} */
  const paragraphs = [];
  let text = "";

  function end() {
    const paragraph = text.replace(/[ \t\r\f]*\n[ \t\r\f]*/g, "\n").trim();
    text = "";
    // Two line breaks in a row are how a page without paragraphs makes them.
    for (const piece of paragraph.split(/\n{2,}/)) if (/\S/.test(piece)) paragraphs.push(piece);
  }

  /** @param {Node} node */
  function read(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = (node.textContent ?? "").replace(/[ \t\r\n\f]+/g, " ");
      text += /(^|[ \n])$/.test(text) ? words.replace(/^ /, "") : words;
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      const tag = element.tagName.toUpperCase();
      if (tag === "BR") {
        text += "\n";
        return;
      }
      if (SILENT.has(tag) || element.hasAttribute("hidden")) return;
      if (BLOCKS.has(tag)) {
        end();
        node.childNodes.forEach(read);
        return end();
      }
      if (tag === "TD" || tag === "TH") text += " ";
    }
    node.childNodes.forEach(read);
  }

  read(root);
  end();
  return paragraphs;
}

/** @param {readonly string[]} paragraphs */
export function joinParagraphs(paragraphs) {
  return paragraphs.join("\n\n");
}
