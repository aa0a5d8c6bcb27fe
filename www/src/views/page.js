/**
 * What every view is given: the words of the page, and what the user can make it do.
 *
 * @import { Span } from "../../../src/wire/types.js"
 * @import { Messages } from "../ui/messages.js"
 * @import { Look, ReadMode, Route } from "../store/route.js"
 * @import { Settings } from "../store/settings.js"
 * @import { About, Correction, Judgement, WebPage } from "../store/shelf.js"
 * @import { Arrangement, PassageOrder, State } from "../store/state.js"
 */

/**
 * @typedef {object} Actions
 * @property {(route: Route) => void} go Opens a place; Back returns.
 * @property {(passage: string) => void} select Chooses a passage everywhere; the chosen one again: none.
 * @property {(quotation: string, place?: number) => void} chooseQuotation Chooses one everywhere; empty: none.
 * @property {(passage: string) => void} show Chooses a passage, and keeps it if it is chosen.
 * @property {(row: number) => void} setBase Of the collation.
 * @property {(by: PassageOrder) => void} sortPassages
 * @property {() => void} pickFiles
 * @property {() => void} pickFolder
 * @property {(text: string, name: string) => void} addText
 * @property {(card: number) => void} addAnyway What a card says was left out.
 * @property {(key: number) => void} removeArticle
 * @property {() => void} removeAll
 * @property {(key: number, place: number) => void} moveArticle
 * @property {(key: number, about: About, place: number) => void} describeArticle
 * @property {(key: number, shown: WebPage["shown"]) => void} showText Of a web page: its article, or all of it.
 * @property {(key: number, correction: Correction, holds: boolean) => void} correct Sets something right in an article; or takes it back.
 * @property {(passage: string, verdict: Judgement["verdict"] | null) => void} judge Says that a passage counts, or not; `null` takes it back.
 * @property {(on: boolean) => void} setCorrecting The tools to set an article right are at its blocks.
 * @property {(key: number, block: { start: number, end: number }) => void} openSentences Of a block, to be joined and split.
 * @property {(key: number, quotation: { start: number, end: number, kind: string }) => void} openQuotation Its speaker and kind, to be set right.
 * @property {() => void} bringSampleBack
 * @property {() => void} takeSampleAway
 * @property {() => void} cancel Ends the reading of files.
 * @property {() => void} retry Tries once more what the engine stopped at.
 * @property {() => void} leaveOutLast Removes the article that came last.
 * @property {() => void} dismissRecovery
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {(id: number) => void} dismissCard
 * @property {(locale: string) => void} setLocale
 * @property {() => void} swap
 * @property {(step: 1 | -1) => void} stepDifference
 * @property {(step: 1 | -1) => void} stepPassage
 * @property {(index: number, side: Side) => void} chooseDifference `side` is where the focus goes.
 * @property {(id: string, side: Side) => void} choosePassage Of an alignment, in a comparison.
 * @property {() => void} otherPlace Of the chosen passage, in the other text.
 * @property {() => void} clearChoice
 * @property {(open: boolean) => void} openSheet The inspector, where it is a sheet.
 * @property {() => void} copyQuotation The chosen place of the chosen passage, with its source.
 * @property {(mode: ReadMode) => void} setMode What of the article that is read stands out.
 * @property {(index: number) => void} readItem Of those that stand out.
 * @property {(step: 1 | -1) => void} stepReading
 * @property {(passage: string, place: number) => void} choosePlace Of a passage, in the article that is read; `place` from 1.
 * @property {(step: 1 | -1) => void} stepPlace To another place of the chosen passage, in whichever article.
 * @property {(look: Partial<Look>) => void} setLook How a comparison is looked at.
 * @property {(shown: boolean) => void} showStock
 * @property {(linked: boolean) => void} linkScrolling
 * @property {(side: State["side"]) => void} showSide
 * @property {(change: Partial<Arrangement>) => void} arrange The overview.
 * @property {(change: Partial<Settings>) => void} set
 * @property {(text: string, toResults: boolean) => void} search In all articles; nothing: no more.
 * @property {(article: number, span: Span) => void} readAt Opens an article, with these words of it selected.
 * @property {(dialog: DialogName) => void} openDialog
 * @property {(key: number) => void} openArticle What is known of an article, to be changed.
 *
 * @typedef {"left" | "right" | "list"} Side
 * @typedef {"help" | "privacy" | "add" | "settings"} DialogName
 */

/**
 * @typedef {object} Page
 * @property {Messages} words Of the language chosen now.
 * @property {Actions} actions
 */

/**
 * A part of the page. It owns its elements and repaints what depends on a state that has changed.
 *
 * @typedef {object} View
 * @property {HTMLElement} root
 * @property {(state: State) => void} render
 */

/**
 * Whether any of the values that a view shows has changed since it was asked last.
 *
 * @returns {(...values: unknown[]) => boolean}
 */
export function changeDetector() {
  /** @type {unknown[] | null} */
  let before = null;
  return (...values) => {
    const same = before !== null && before.length === values.length && values.every((value, index) => value === before?.[index]);
    before = values;
    return !same;
  };
}
