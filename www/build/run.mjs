// Runs other programs, and says what happens.
import { spawn, spawnSync } from "node:child_process";
import { root } from "./paths.mjs";

/** npm is a script on Windows, and Node starts scripts only through a shell. */
const needsShell = (/** @type {string} */ program) => process.platform === "win32" && program === "npm";

/** @param {string} message */
export function say(message) {
  console.log(message);
}

/** Something the person at the keyboard can act on: shown without a stack. */
export class BuildError extends Error {}

/**
 * Runs a program to its end with our own standard streams, and throws unless it succeeds.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
export async function run(program, args, { cwd = root, env = {} } = {}) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
    shell: needsShell(program),
  });
  const status = await new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new BuildError(`cannot run ${program}: ${error.message}`)));
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  if (status !== 0) throw new BuildError(`${program} ${args[0] ?? ""} failed (${status})`);
}

/**
 * What a program prints, or null where it is absent or fails.
 * @param {string} program
 * @param {string[]} args
 * @returns {string | null}
 */
export function output(program, args) {
  const result = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    shell: needsShell(program),
  });
  return result.status === 0 ? result.stdout : null;
}
