/**
 * The keys. Alt with an arrow and Ctrl+Z always work; single letters can be switched off and never fire in a field.
 *
 * @import { State } from "./store/state.js"
 * @import { Actions } from "./views/page.js"
 */

import { TYPOGRAPHY } from "./store/route.js";
import { focusOn } from "./ui/el.js";
import { selectedText } from "./views/search.js";

/** What is on the screen, chosen or as the window allows. */
const shownLayout = () => document.querySelector("[data-layout]")?.getAttribute("data-layout");

/** The views by their letters, in every language of the page the same. @type {Record<string, string>} */
const VIEWS = { e: "overview", c: "compare", l: "read", p: "passages", q: "quotations" };
/** How long after `g` a letter still means a view, in ms. */
const GO_MS = 1_500;

/**
 * @param {Document} document
 * @param {() => State} state
 * @param {Actions} actions
 */
export function listenForKeys(document, state, actions) {
  /** When `g` was pressed, which the letter of a view follows. */
  let goAt = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isBusyElsewhere(event)) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey, timeStamp } = event;
    const isPlain = !ctrlKey && !metaKey && !altKey && !shiftKey && state().settings.letterKeys;
    const view = isPlain && timeStamp - goAt < GO_MS ? VIEWS[key] : undefined;
    goAt = isPlain && key === "g" ? timeStamp : -Infinity;
    if (view !== undefined) {
      event.preventDefault();
      const tab = document.querySelector(`.masthead nav [data-control=${view}]`);
      if (tab instanceof HTMLElement) tab.click();
      return;
    }
    const run = event.ctrlKey || event.metaKey ? stepOf(event, actions) : actionOf(event, state(), actions);
    if (run === null) return;
    event.preventDefault();
    run();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Actions} actions
 * @returns {(() => void) | null}
 */
function stepOf({ key, altKey, shiftKey }, actions) {
  if (altKey) return null;
  if (key.toLowerCase() === "z") return shiftKey ? actions.redo : actions.undo;
  return key.toLowerCase() === "y" && !shiftKey ? actions.redo : null;
}

/**
 * @param {KeyboardEvent} event
 * @param {State} state
 * @param {Actions} actions
 * @returns {(() => void) | null}
 */
function actionOf({ key, altKey, shiftKey }, { route, settings: { letterKeys } }, actions) {
  const comparing = route.view === "compare";
  const reading = route.view === "read";
  const { passage } = route;
  if (altKey) {
    const step = comparing ? actions.stepDifference : reading ? actions.stepReading : null;
    if (step === null) return null;
    if (key === "ArrowDown") return () => step(1);
    return key === "ArrowUp" ? () => step(-1) : null;
  }
  if (key === "Escape") return comparing || passage !== "" || route.quotation !== "" ? actions.clearChoice : null;
  if (!letterKeys) return null;
  if (key === "/") return () => (selectedText() === "" ? focusOn(document.querySelector("[data-control=search]")) : actions.search(selectedText(), true));
  if (key === "?") return () => actions.openDialog("help");
  if (key.toLowerCase() === "o" && (passage !== "" || route.quotation !== "") && !comparing) return () => actions.stepPlace(shiftKey ? -1 : 1);
  if (reading) return readingKey(key, shiftKey, route.mode, actions);
  if (!comparing) return null;
  switch (key.toLowerCase()) {
    case "n":
      return shiftKey ? () => actions.stepPassage(1) : () => actions.stepDifference(1);
    case "p":
      return shiftKey ? () => actions.stepPassage(-1) : () => actions.stepDifference(-1);
    case "m": case "o":
      return actions.otherPlace;
    case "i":
      return shiftKey ? null : () => actions.setLook({ layout: shownLayout() === "inline" ? "side" : "inline" });
    case "t":
      return shiftKey ? null : () => actions.setLook({ typography: TYPOGRAPHY[(TYPOGRAPHY.indexOf(route.look.typography || "quiet") + 1) % TYPOGRAPHY.length] ?? "quiet" });
    case "c":
      return shiftKey ? null : () => actions.setLook({ extent: route.look.extent === "changes" ? "all" : "changes" });
    case "s":
      return shiftKey ? null : actions.swap;
    default:
      return null;
  }
}

/**
 * @param {string} key
 * @param {boolean} shiftKey
 * @param {State["route"]["mode"]} mode
 * @param {Actions} actions
 * @returns {(() => void) | null}
 */
function readingKey(key, shiftKey, mode, actions) {
  switch (key.toLowerCase()) {
    case "n":
      return () => actions.stepReading(1);
    case "p":
      return () => actions.stepReading(-1);
    case "u":
      return shiftKey ? null : () => actions.setMode(mode === "unique" ? "all" : "unique");
    default:
      return null;
  }
}

/**
 * In a field, letters are text; under a dialog, the page behind it keeps still.
 *
 * @param {KeyboardEvent} event
 */
function isBusyElsewhere({ target }) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select") || target.closest("dialog") !== null;
}
