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
 * Of a large grid, as the style sheet has them: a cell, a row and the row heads, in rem, and the most that is in sight of it, as
 * a share of the window's height.
 *
 * @typedef {{ cell: number, row: number, head: number, most: number }} Sizes
 */

/**
 * @param {object} look
 * @param {string} look.label The id of what names the grid.
 * @param {string} look.description The id of what says how to read it.
 * @param {Sizes} look.sizes
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

  /** The rows that are built. @type {Map<number, HTMLTableRowElement>} */
  const lines = new Map();
  /** What of the grid is in sight, in pixels: kept, as to ask the browser would make it lay the page out. */
  const port = { top: 0, left: 0, width: 0, height: 0 };

  const isWhole = (/** @type {GridContent} */ { rows, columns }) => rows * columns <= WHOLE;
  const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  function measure() {
    if (root.clientWidth === 0) return; // nobody sees it; what was in sight will be again
    Object.assign(port, { top: root.scrollTop, left: root.scrollLeft, width: root.clientWidth, height: root.clientHeight });
  }

  /** @param {GridContent} of @returns {Sight} */
  function sight(of) {
    if (isWhole(of)) return { fromRow: 0, toRow: of.rows, fromColumn: 0, toColumn: of.columns };
    if (port.width === 0) measure();
    const unit = rem();
    /** @param {number} scrolled @param {number} seen @param {number} size @param {number} all */
    const stretch = (scrolled, seen, size, all) => {
      const many = Math.ceil(seen / (size * unit)) + 2 * BEYOND;
      const from = Math.min(Math.floor(scrolled / (size * unit)) - BEYOND, all - many);
      return [Math.max(0, from), Math.max(0, Math.min(all, from + many))];
    };
    const height = Math.max(port.height, innerHeight * sizes.most);
    const [fromRow = 0, toRow = 0] = stretch(port.top, height - sizes.row * unit, sizes.row, of.rows);
    const [fromColumn = 0, toColumn = 0] = stretch(port.left, port.width - sizes.head * unit, sizes.cell, of.columns);
    return { fromRow, toRow, fromColumn, toColumn };
  }

  /** What stood there already is moved, not made again. @type {ReadonlyMap<string, HTMLButtonElement>} */
  let known = new Map();

  /** @param {Sight} seen @param {boolean} isSame The same content, seen elsewhere. */
  function build(seen, isSame) {
    if (content === null) return;
    const held = root.contains(document.activeElement);
    const body = table.tBodies[0];
    if (isSame && built !== null && body !== undefined && seen.fromColumn === built.fromColumn && seen.toColumn === built.toColumn) shift(content, body, seen);
    else rebuild(content, seen, isSame);
    built = seen;
    const stop = cells.get(`${at.row} ${at.column}`) ?? cells.values().next().value;
    if (stop !== undefined) stop.tabIndex = 0;
    painted();
    if (held && !root.contains(document.activeElement)) (cells.get(`${at.row} ${at.column}`) ?? root).focus({ preventScroll: true });
  }

  /** @param {GridContent} of @param {Sight} seen @param {boolean} isSame */
  function rebuild(of, seen, isSame) {
    const { rows, columns } = of;
    known = isSame ? new Map(cells) : new Map();
    cells.clear();
    lines.clear();
    table.classList.toggle("windowed", !isWhole(of));
    table.setAttribute("aria-rowcount", String(rows + 1));
    table.setAttribute("aria-colcount", String(columns + 1));
    table.style.inlineSize = isWhole(of) ? "" : `${sizes.head + columns * sizes.cell}rem`;
    const head = el("tr", { "aria-rowindex": 1 }, el("td", { class: "corner", "aria-colindex": 1 }), gap(seen.fromColumn));
    for (let x = seen.fromColumn; x < seen.toColumn; x++) head.append(numbered(of.columnHead(x), x + 2));
    head.append(gap(columns - seen.toColumn) ?? "");
    const body = el("tbody");
    for (let y = seen.fromRow; y < seen.toRow; y++) body.append(row(of, y, seen));
    if (!isWhole(of)) {
      body.prepend(gapRow(seen.fromRow));
      body.append(gapRow(rows - seen.toRow));
    }
    fill(table, el("thead", {}, head), body);
    known = new Map();
  }

  /** Other rows in sight, the same columns: those that stay are not touched. @param {GridContent} of @param {HTMLElement} body @param {Sight} seen */
  function shift(of, body, seen) {
    for (const [y, line] of lines) {
      if (y >= seen.fromRow && y < seen.toRow) continue;
      lines.delete(y);
      for (let x = seen.fromColumn; x < seen.toColumn; x++) cells.delete(`${y} ${x}`);
      line.remove();
    }
    const first = Math.min(...lines.keys());
    const after = lines.get(first) ?? body.lastElementChild;
    for (let y = seen.fromRow; y < seen.toRow; y++) {
      if (!lines.has(y)) body.insertBefore(row(of, y, seen), y < first ? after : body.lastElementChild);
    }
    for (const [line, count] of /** @type {const} */ ([[body.firstElementChild, seen.fromRow], [body.lastElementChild, of.rows - seen.toRow]])) {
      if (line instanceof HTMLElement) line.style.blockSize = `${count * sizes.row}rem`;
    }
  }

  /** @param {GridContent} of @param {number} y @param {Sight} seen */
  function row(of, y, seen) {
    const line = el("tr", { "aria-rowindex": y + 2 }, numbered(of.rowHead(y), 1), gap(seen.fromColumn));
    lines.set(y, line);
    for (let x = seen.fromColumn; x < seen.toColumn; x++) {
      let empty = 0;
      // Of a large grid, cells with nothing in them are one.
      while (!isWhole(of) && x + empty < seen.toColumn && !of.has(y, x + empty)) empty += 1;
      if (empty > 0) {
        line.append(el("td", { "aria-colindex": x + 2, colspan: empty, "aria-colspan": empty }));
        x += empty - 1;
        continue;
      }
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

  /** @param {HTMLElement} head @param {number} column From 1, with that of the heads. */
  function numbered(head, column) {
    head.setAttribute("aria-colindex", String(column));
    return head;
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
    measure();
    if (content === null || port.width === 0 || isWhole(content)) return;
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

  // In a task of its own, not in the frame that scrolls: what is built there is laid out and painted in the next one.
  root.addEventListener("scroll", () => setTimeout(look), { passive: true });
  new ResizeObserver(() => setTimeout(look)).observe(root);
  window.addEventListener("beforeprint", () => {
    if (content !== null && !isWhole(content) && content.rows * content.columns <= PRINTED) build({ fromRow: 0, toRow: content.rows, fromColumn: 0, toColumn: content.columns }, true);
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
