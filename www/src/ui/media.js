/** From this width on a view has a column beside the text. */
export const WIDE = "(min-width: 75rem)";

/**
 * What stands where depends on the window: done now, and again whenever the answer is another one.
 *
 * @param {string} query
 * @param {(matches: boolean) => void} run
 */
export function inWindows(query, run) {
  const media = matchMedia(query);
  media.addEventListener("change", () => run(media.matches));
  run(media.matches);
}
