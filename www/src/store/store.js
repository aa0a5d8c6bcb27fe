/**
 * Holds the state, applies events, tells the listeners once per turn however many events came.
 *
 * @import { Event, State } from "./state.js"
 */

import { reduce } from "./state.js";

/**
 * @typedef {object} Store
 * @property {() => State} state
 * @property {(event: Event) => void} send
 * @property {(listener: (state: State) => void) => void} listen
 * @property {() => void} flush Tells the listeners now: for code that must see what they painted.
 */

/**
 * @param {State} initial
 * @returns {Store}
 */
export function createStore(initial) {
  let state = initial;
  let told = initial;
  let waiting = false;
  /** @type {((state: State) => void)[]} */
  const listeners = [];

  function flush() {
    waiting = false;
    if (told === state) return;
    told = state;
    for (const listener of listeners) listener(state);
  }

  return {
    state: () => state,
    send(event) {
      state = reduce(state, event);
      if (waiting) return;
      waiting = true;
      queueMicrotask(flush);
    },
    listen: (listener) => void listeners.push(listener),
    flush,
  };
}
