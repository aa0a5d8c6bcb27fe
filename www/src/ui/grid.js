/**
 * The keys of a grid (ARIA: role `grid`): one stop of the Tab key, arrows from cell to cell, Home and End in a row, with
 * Ctrl in the whole grid. The cells are buttons, so Enter and Space need no help.
 *
 * @param {HTMLTableElement} table Its buttons are its cells; all but one have `tabindex="-1"`.
 */
export function walkGrid(table) {
  const rows = () => Array.from(table.tBodies).flatMap((body) => Array.from(body.rows, (row) => Array.from(row.querySelectorAll("button"))))
    .filter((row) => row.length > 0);

  /** @param {HTMLButtonElement | undefined} cell */
  function stopAt(cell) {
    if (cell === undefined) return;
    for (const button of table.querySelectorAll('button[tabindex="0"]')) button.setAttribute("tabindex", "-1");
    cell.tabIndex = 0;
  }

  table.addEventListener("focusin", ({ target }) => target instanceof HTMLButtonElement && stopAt(target));
  table.addEventListener("keydown", (event) => {
    const cells = rows();
    const y = cells.findIndex((row) => row.some((cell) => cell === event.target));
    const x = cells[y]?.findIndex((cell) => cell === event.target) ?? -1;
    if (y === -1 || event.altKey || event.metaKey || event.shiftKey) return;
    const [toX, toY] = target(event, x, y, (cells[y]?.length ?? 0) - 1, cells.length - 1);
    const next = cells[toY]?.[toX];
    if (next === undefined || (toX === x && toY === y)) return;
    event.preventDefault();
    next.focus();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {number} x
 * @param {number} y
 * @param {number} lastX
 * @param {number} lastY
 * @returns {[x: number, y: number]} The same place when the key means nothing here.
 */
function target({ key, ctrlKey }, x, y, lastX, lastY) {
  switch (key) {
    case "ArrowRight":
      return [Math.min(x + 1, lastX), y];
    case "ArrowLeft":
      return [Math.max(x - 1, 0), y];
    case "ArrowDown":
      return [x, Math.min(y + 1, lastY)];
    case "ArrowUp":
      return [x, Math.max(y - 1, 0)];
    case "Home":
      return [0, ctrlKey ? 0 : y];
    case "End":
      return [lastX, ctrlKey ? lastY : y];
    default:
      return [x, y];
  }
}
