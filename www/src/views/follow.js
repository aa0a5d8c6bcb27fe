/**
 * Linked scrolling: the pane that the user moves leads, the other follows by passages, not by pixels.
 *
 * Between two passages that keep their order the follower moves in proportion. Moved passages are no guide.
 */

/** A smooth scroll that the page itself started lasts about this long, in milliseconds; until then nobody leads. */
const HELD = 900;
/** Where in a pane one reads, and a chosen place comes to stand: a third from the top, so that what follows can be read. There the two sides agree. */
export const READING_HEIGHT = 0.3;

/** @typedef {{ left: HTMLElement, right: HTMLElement }} Panes */

/** @param {Panes} panes */
export function followScrolling(panes) {
  let on = true;
  let heldUntil = 0;
  /** @type {keyof Panes | null} */
  let leader = null;
  let waiting = false;

  for (const side of /** @type {const} */ (["left", "right"])) {
    for (const type of ["pointerdown", "wheel", "touchstart", "keydown"]) {
      panes[side].addEventListener(type, () => { leader = side; heldUntil = 0; }, { passive: true });
    }
    panes[side].addEventListener("scroll", () => {
      if (!on || leader !== side || waiting || performance.now() < heldUntil) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow(panes, side);
      });
    }, { passive: true });
  }

  return {
    /** @param {boolean} linked */
    set: (linked) => void (on = linked),
    /** The page itself is about to scroll both panes. */
    hold: () => {
      leader = null;
      heldUntil = performance.now() + HELD;
    },
  };
}

/**
 * @param {Panes} panes
 * @param {keyof Panes} side
 */
function follow(panes, side) {
  const lead = panes[side];
  const other = panes[side === "left" ? "right" : "left"];
  if (other.scrollHeight <= other.clientHeight) return;
  const anchors = anchorsOf(lead, other);
  const height = lead.clientHeight * READING_HEIGHT;
  const at = lead.scrollTop + height;
  const above = anchors.findLast(([from]) => from <= at) ?? [0, 0];
  const below = anchors.find(([from]) => from > at) ?? [lead.scrollHeight, other.scrollHeight];
  const share = below[0] > above[0] ? (at - above[0]) / (below[0] - above[0]) : 0;
  // At the very top and bottom both sides stand at theirs, whatever lies between.
  const end = lead.scrollHeight - lead.clientHeight;
  if (lead.scrollTop <= 0) other.scrollTop = 0;
  else if (lead.scrollTop >= end - 1) other.scrollTop = other.scrollHeight;
  else other.scrollTop = above[1] + share * (below[1] - above[1]) - other.clientHeight * READING_HEIGHT;
}

/**
 * Heights of the passages that both panes show in the same order.
 *
 * @param {HTMLElement} lead
 * @param {HTMLElement} other
 * @returns {[number, number][]}
 */
function anchorsOf(lead, other) {
  const heights = heightsOf(other);
  const pairs = [...heightsOf(lead)]
    .flatMap(([id, height]) => {
      const there = heights.get(id);
      return there === undefined ? [] : [/** @type {[number, number]} */ ([height, there])];
    })
    .sort((a, b) => a[0] - b[0]);
  /** @type {[number, number][]} */
  const rising = [];
  for (const pair of pairs) if (pair[1] > (rising.at(-1)?.[1] ?? -1)) rising.push(pair);
  return rising;
}

/** @param {HTMLElement} pane */
function heightsOf(pane) {
  const top = pane.getBoundingClientRect().top - pane.scrollTop;
  /** @type {Map<string, number>} */
  const heights = new Map();
  for (const mark of pane.querySelectorAll("[data-alignment][data-first]:not([data-move])")) {
    if (mark instanceof HTMLElement && mark.offsetParent !== null) {
      heights.set(mark.dataset.alignment ?? "", mark.getBoundingClientRect().top - top);
    }
  }
  return heights;
}
