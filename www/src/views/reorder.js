/**
 * Dragging an article to another place in the list. The buttons of each article and its dialog do the same without a mouse.
 */

/** What a drag of ours carries. Files and text from elsewhere carry something else. */
const TYPE = "application/x-recoupe-article";

/**
 * @param {HTMLElement} root Holds items with `data-key`, in order.
 * @param {(key: number, place: number) => void} move
 */
export function dragToReorder(root, move) {
  const items = () => Array.from(root.querySelectorAll("li[data-key]"));
  const itemOf = (/** @type {EventTarget | null} */ target) => (target instanceof Element ? target.closest("li[data-key]") : null);
  /** @type {HTMLElement | null} */
  let dragged = null;

  function clear() {
    for (const item of root.querySelectorAll("[data-drop]")) item.removeAttribute("data-drop");
  }

  root.addEventListener("dragstart", (event) => {
    const item = itemOf(event.target);
    if (!(item instanceof HTMLElement) || event.dataTransfer === null) return;
    dragged = item;
    event.dataTransfer.setData(TYPE, item.dataset["key"] ?? "");
    event.dataTransfer.effectAllowed = "move";
  });
  root.addEventListener("dragover", (event) => {
    const item = itemOf(event.target);
    if (dragged === null || item === null) return;
    event.preventDefault();
    clear();
    if (item !== dragged) item.setAttribute("data-drop", isBefore(item, dragged) ? "before" : "after");
  });
  root.addEventListener("drop", (event) => {
    const item = itemOf(event.target);
    if (dragged === null || item === null) return;
    event.preventDefault();
    if (item !== dragged) move(Number(dragged.dataset["key"]), items().indexOf(item));
  });
  root.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
}

/**
 * @param {Element} item
 * @param {Element} other
 */
function isBefore(item, other) {
  return (item.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
