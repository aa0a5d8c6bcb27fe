// Shows the page to whoever built it.
import { spawn } from "node:child_process";

/** Opens a file in the browser where there is a desktop; does nothing elsewhere. @param {string} path */
export function openOnDesktop(path) {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return;
  const [program, ...args] =
    process.platform === "darwin" ? ["open", path]
    : process.platform === "win32" ? ["explorer.exe", path]
    : DISPLAY || WAYLAND_DISPLAY ? ["xdg-open", path]
    : [];
  if (program === undefined) return;
  const child = spawn(program, args, { detached: true, stdio: "ignore" });
  child.on("error", () => {}); // no opener: the path has been printed
  child.unref();
}
