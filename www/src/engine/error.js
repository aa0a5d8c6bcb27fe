/**
 * A call that failed, and why:
 *
 *   refused    the engine said no, with a reason; it is as it was before
 *   crashed    the engine stopped at this very call; it has been started again without it
 *   cancelled  the user did not want to wait
 *   dead       the engine does not start with the articles it should hold
 *
 * @typedef {"refused" | "crashed" | "cancelled" | "dead"} ErrorKind
 */

export class EngineError extends Error {
  /**
   * @param {ErrorKind} kind
   * @param {string} message
   * @param {string} detail
   */
  constructor(kind, message, detail) {
    super(message);
    this.name = "EngineError";
    this.kind = kind;
    this.detail = detail;
  }
}
