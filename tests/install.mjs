// What the tests need beyond the build: Rust's formatter and linter, and browsers.
import { existsSync } from "node:fs";
import { engines, locate } from "./browser/locate.mjs";
import { BuildError, output, run, say } from "../www/build/run.mjs";

export async function ensureRustTools() {
  for (const [component, command] of [["rustfmt", "fmt"], ["clippy", "clippy"]]) {
    if (output("cargo", [/** @type {string} */ (command), "--version"]) !== null) continue;
    if (output("rustup", ["--version"]) === null) throw new BuildError(`${component} is missing, and there is no rustup to add it`);
    say(`installing ${component} (rustup)`);
    await run("rustup", ["component", "add", /** @type {string} */ (component)]);
  }
}

/** @type {Record<import("./browser/locate.mjs").Engine, string[]>} */
const debianPackages = { chromium: ["chromium"], firefox: ["firefox-esr"], webkit: ["webkit2gtk-driver", "xvfb"] };

/** Without a font, pages have no text to measure. */
const FONTS = { folder: "/usr/share/fonts", packages: ["fonts-dejavu-core", "fonts-liberation"] };

/** On Debian-like machines; elsewhere it says what to install and lets the browser tests fail. */
export async function ensureBrowsers() {
  const missing = engines.filter((engine) => locate(engine) === undefined);
  const packages = missing.flatMap((engine) => debianPackages[engine]);
  if (process.platform === "linux" && !existsSync(FONTS.folder)) packages.push(...FONTS.packages);
  if (packages.length === 0) return;

  const isRoot = process.getuid?.() === 0;
  if (output("apt-get", ["--version"]) === null || (!isRoot && output("sudo", ["--non-interactive", "true"]) === null)) {
    say(`the browser tests need ${missing.join(" and ")}: install ${packages.join(" ")}, or what your system calls them`);
    return;
  }
  say(`installing ${packages.join(" ")} (apt-get)`);
  const apt = isRoot ? ["apt-get"] : ["sudo", "--non-interactive", "apt-get"];
  const [program = "", ...args] = apt;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(program, [...args, "update", "--quiet"], { env });
  await run(program, [...args, "install", "--yes", "--quiet", "--no-install-recommends", ...packages], { env });
}
