/**
 * Work for the page in slices: one job in a frame, so that a click between two of them is answered, and what a job built is
 * laid out and painted before the next one adds to it. A job that is asked for again before its turn is done once.
 */

/** Jobs that wait, by who asked for them. @type {Map<unknown, () => void>} */
const waiting = new Map();

/**
 * @param {unknown} owner
 * @param {() => void} job
 */
export function later(owner, job) {
  const isIdle = waiting.size === 0;
  waiting.set(owner, job);
  if (isIdle) afterFrame(next);
}

function next() {
  const [[owner, job] = []] = waiting;
  if (job === undefined) return;
  waiting.delete(owner);
  if (waiting.size > 0) afterFrame(next);
  job();
}

/** A page that nobody sees has no frames. @param {() => void} run */
function afterFrame(run) {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}

/** Does now what waits: for who is about to print. */
export function allNow() {
  for (const [owner, job] of waiting) {
    waiting.delete(owner);
    job();
  }
}
