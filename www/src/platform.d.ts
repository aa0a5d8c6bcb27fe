// What browsers have and TypeScript's library does not know.

/** Chromium and Firefox enforce Trusted Types; elsewhere it is absent. */
declare var trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL(address: string): string; createHTML(markup: string): string }): { createScriptURL(address: string): string; createHTML(markup: string): string } }
  | undefined;
