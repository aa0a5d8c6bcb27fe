// Sizes: always printed, and the build fails above the budget of wasm-pack.toml.
import { BuildError, say } from "./run.mjs";

/** @param {{ name: string, bytes: number, limitKib?: number }[]} items */
export function checkBudget(items) {
  const over = [];
  for (const { name, bytes, limitKib } of items) {
    const size = `${(bytes / 1024).toFixed(1)} KiB`;
    say(`  ${name.padEnd(20)} ${size.padStart(10)}${limitKib === undefined ? "" : ` of ${limitKib}`}`);
    if (limitKib !== undefined && bytes > limitKib * 1024) over.push(`${name} is ${size}, the budget is ${limitKib} KiB`);
  }
  if (over.length > 0) throw new BuildError(`over the budget of wasm-pack.toml: ${over.join("; ")}`);
}
