/**
 * What has the focus never hides behind what stands at the foot of the window, nor under what stays above a text. The room for that
 * is the page's scroll padding; and as Firefox leaves an element where it is when a part of it can be seen, it is brought there from here.
 *
 * @param {HTMLElement} foot
 */
export function keepFocusInSight(foot) {
  new ResizeObserver(() => void (document.documentElement.style.scrollPaddingBlockEnd = `${Math.min(foot.offsetHeight, innerHeight / 2) + 16}px`)).observe(foot);
  document.addEventListener("focusin", ({ target }) => {
    // Not for the pointer: the page may not move between press and release.
    if (!(target instanceof HTMLElement) || foot.contains(target) || !target.matches(":focus-visible")) return;
    const { left, top, bottom } = target.getBoundingClientRect();
    const edge = foot.getBoundingClientRect().top;
    const there = document.elementFromPoint(left + 2, top + 2);
    const isCovered = bottom > edge || !(there?.contains(target) || target.contains(there));
    if (isCovered && bottom - top < edge) target.scrollIntoView({ block: "nearest" });
  });
}
