/**
 * Keeps a hosted page for the next visit, with a network or without. A page opened from a file has nothing to keep: it is the file.
 */

import { startServiceWorker } from "./policy.js";

export function keepForNextVisit() {
  const isHosted = document.querySelector("link[rel=manifest]") !== null;
  // Absent on a plain http: page and in some private windows.
  if (!isHosted || !("serviceWorker" in navigator)) return;
  // The page lacks nothing without it, so there is nothing to tell: a full disk, or a browser that forbids to keep.
  startServiceWorker().catch(() => {});
}
