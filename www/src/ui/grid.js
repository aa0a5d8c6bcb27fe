/**
 * A grid (ARIA: role `grid`) of any size: a real table, of which a large one holds only what is in sight. Its headers stay in
 * place. One stop of the Tab key, arrows from cell to cell, Home and End in a row, with Ctrl in the whole grid; the cells are
 * buttons, so Enter and Space need no help.
 */

import { el, fill } from "./el.js";

/** Cells up to which a grid is built whole. */
const WHOLE = 400;
/** Cells up to which it is built whole to be printed. */
const PRINTED = 4_000;
/** Rows and columns built beyond what is in sight. */
const BEYOND = 2;

/**
 * @typedef {object} GridContent
 * @property {number} rows
 * @property {number} columns
 * @property {(column: number) => HTMLTableCellElement} columnHead
 * @property {(row: number) => HTMLTableCellElement} rowHead
 * @property {(row: number, column: number) => HTMLButtonElement | null} cell
 * @property {(row: number, column: number) => boolean} has Whether there is one: known before it is built.
 *
 * @typedef {{ fromRow: number, toRow: number, fromColumn: number, toColumn: number }} Sight
 */

/**
 * @param {object} look
 * @param {string} look.label The id of what names the grid.
 * @param {string} look.description The id of what says how to read it.
 * @param {{ cell: number, row: number, head: number }} look.sizes Of a cell, a row and the row heads, in rem, in a large grid.
 * @param {() => void} look.painted
 */
export function createGrid({ label, description, sizes, painted }) {
  const table = el("table", { role: "grid", "aria-labelledby": label, "aria-describedby": description });
  const root = el("div", { class: "grid-scroll", tabindex: -1 }, table);
  /** @type {GridContent | null} */
  let content = null;
  /** @type {Sight | null} */
  let built = null;
  /** The stop of the Tab key. */
  let at = { row: 0, column: 0 };
  /** @type {Map<string, HTMLButtonElement>} */
  const cells = new Map();

  const isWhole = (/** @type {GridContent} */ { rows, columns }) => rows * columns <= WHOLE;
  const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  /** @param {GridContent} of @returns {Sight} */
  function sight(of) {
    if (isWhole(of)) return { fromRow: 0, toRow: of.rows, fromColumn: 0, toColumn: of.columns };
    const unit = rem();
    const first = (/** @type {number} */ scrolled, /** @type {number} */ size) => Math.floor(scrolled / (size * unit)) - BEYOND;
    const many = (/** @type {number} */ seen, /** @type {number} */ size) => Math.ceil(seen / (size * unit)) + 2 * BEYOND;
    const row = first(root.scrollTop, sizes.row);
    const column = first(root.scrollLeft, sizes.cell);
    return {
      fromRow: Math.max(0, row), toRow: Math.min(of.rows, row + many(root.clientHeight, sizes.row)),
      fromColumn: Math.max(0, column), toColumn: Math.min(of.columns, column + many(root.clientWidth, sizes.cell)),
    };
  }

  /** What stood there already is moved, not made again. @type {ReadonlyMap<string, HTMLButtonElement>} */
  let known = new Map();

  /** @param {Sight} seen @param {boolean} isSame The same content, seen elsewhere. */
  function build(seen, isSame) {
    if (content === null) return;
    known = isSame ? new Map(cells) : new Map();
    const { rows, columns } = content;
    const whole = seen.toRow - seen.fromRow === rows && seen.toColumn - seen.fromColumn === columns;
    const held = root.contains(document.activeElement);
    built = seen;
    cells.clear();
    table.classList.toggle("windowed", !isWhole(content));
    table.setAttribute("aria-rowcount", String(rows + 1));
    table.setAttribute("aria-colcount", String(columns + 1));
    table.style.inlineSize = isWhole(content) ? "" : `${sizes.head + columns * sizes.cell}rem`;
    const head = el("tr", { "aria-rowindex": 1 }, el("td", { class: "corner" }), gap(seen.fromColumn));
    for (let x = seen.fromColumn; x < seen.toColumn; x++) head.append(content.columnHead(x));
    const body = el("tbody", {}, !whole && gapRow(seen.fromRow));
    for (let y = seen.fromRow; y < seen.toRow; y++) body.append(row(content, y, seen));
    if (!whole) body.append(gapRow(rows - seen.toRow));
    head.append(gap(columns - seen.toColumn) ?? "");
    fill(table, el("thead", {}, head), body);
    const stop = cells.get(`${at.row} ${at.column}`) ?? cells.values().next().value;
    if (stop !== undefined) stop.tabIndex = 0;
    painted();
    if (held) (cells.get(`${at.row} ${at.column}`) ?? root).focus({ preventScroll: true });
  }

  /** @param {GridContent} of @param {number} y @param {Sight} seen */
  function row(of, y, seen) {
    const line = el("tr", { "aria-rowindex": y + 2 }, of.rowHead(y), gap(seen.fromColumn));
    for (let x = seen.fromColumn; x < seen.toColumn; x++) {
      const button = known.get(`${y} ${x}`) ?? of.cell(y, x);
      if (button !== null) {
        button.tabIndex = -1;
        button.dataset["at"] = `${y} ${x}`;
        cells.set(`${y} ${x}`, button);
      }
      line.append(el("td", { "aria-colindex": x + 2 }, button));
    }
    return line;
  }

  /** @param {number} columns That are not built. */
  function gap(columns) {
    if (columns <= 0) return null;
    const cell = el("td", { class: "gap", "aria-hidden": "true" });
    cell.style.inlineSize = `${columns * sizes.cell}rem`;
    return cell;
  }

  /** @param {number} rows That are not built. */
  function gapRow(rows) {
    const line = el("tr", { class: "gap", "aria-hidden": "true" }, el("td"));
    line.style.blockSize = `${rows * sizes.row}rem`;
    return line;
  }

  function look() {
    if (content === null || root.clientWidth === 0) return;
    const seen = sight(content);
    // What is in sight and a little beyond stands there already.
    const stands = built !== null && seen.fromRow + 1 >= built.fromRow && seen.toRow - 1 <= built.toRow
      && seen.fromColumn + 1 >= built.fromColumn && seen.toColumn - 1 <= built.toColumn;
    if (!stands) build(seen, true);
  }

  /** @param {number} row @param {number} column */
  function moveTo(row, column) {
    if (content === null) return;
    at = { row, column };
    if (!isWhole(content)) {
      const unit = rem();
      /** @param {number} scrolled @param {number} seen @param {number} place @param {number} size */
      const into = (scrolled, seen, place, size) => Math.max(Math.min(scrolled, place * size * unit), (place + 1) * size * unit - seen);
      root.scrollTop = into(root.scrollTop, root.clientHeight - 2 * sizes.row * unit, row, sizes.row);
      root.scrollLeft = into(root.scrollLeft, root.clientWidth - sizes.head * unit - unit, column, sizes.cell);
      look();
    }
    cells.get(`${row} ${column}`)?.focus();
  }

  root.addEventListener("scroll", () => requestAnimationFrame(look), { passive: true });
  new ResizeObserver(() => requestAnimationFrame(look)).observe(root);
  window.addEventListener("beforeprint", () => {
    if (content !== null && content.rows * content.columns <= PRINTED) build({ fromRow: 0, toRow: content.rows, fromColumn: 0, toColumn: content.columns }, true);
  });
  root.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    for (const other of cells.values()) if (other.tabIndex === 0) other.tabIndex = -1;
    target.tabIndex = 0;
    const [row = 0, column = 0] = (target.dataset["at"] ?? "").split(" ").map(Number);
    at = { row, column };
  });
  root.addEventListener("keydown", (event) => {
    if (content === null || event.altKey || event.metaKey || event.shiftKey) return;
    const to = target(event, at, content);
    if (to === null) return;
    event.preventDefault();
    moveTo(to.row, to.column);
  });

  return {
    root,
    /** @param {GridContent} next */
    render(next) {
      content = next;
      at = { row: Math.min(at.row, next.rows - 1), column: Math.min(at.column, next.columns - 1) };
      build(sight(next), false);
    },
  };
}

/**
 * @param {KeyboardEvent} event
 * @param {{ row: number, column: number }} at
 * @param {GridContent} content
 * @returns {{ row: number, column: number } | null} `null`: the key means nothing here.
 */
function target({ key, ctrlKey }, { row, column }, { rows, columns, has }) {
  /** The first cell from a place on. @param {number} y @param {number} x @param {number} down @param {number} right */
  const seek = (y, x, down, right) => {
    for (; y >= 0 && y < rows && x >= 0 && x < columns; y += down, x += right) if (has(y, x)) return { row: y, column: x };
    return null;
  };
  /** The first row, from a place on, that has a cell at all. @param {number} y @param {number} down @param {number} x @param {number} right */
  const seekRow = (y, down, x, right) => {
    for (; y >= 0 && y < rows; y += down) {
      const found = seek(y, x, 0, right);
      if (found !== null) return found;
    }
    return null;
  };
  switch (key) {
    case "ArrowRight":
      return seek(row, column + 1, 0, 1);
    case "ArrowLeft":
      return seek(row, column - 1, 0, -1);
    case "ArrowDown":
      return seek(row + 1, column, 1, 0);
    case "ArrowUp":
      return seek(row - 1, column, -1, 0);
    case "Home":
      return ctrlKey ? seekRow(0, 1, 0, 1) : seek(row, 0, 0, 1);
    case "End":
      return ctrlKey ? seekRow(rows - 1, -1, columns - 1, -1) : seek(row, columns - 1, 0, -1);
    default:
      return null;
  }
}
