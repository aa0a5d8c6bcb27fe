// A static host, as plain as they come: it serves a folder below a path, and can go away.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".png": "image/png",
  ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json",
};

/**
 * @param {string} folder
 * @param {string} [path] where the folder is served, with a slash at both ends
 * @returns {Promise<{ url: string, served: string[], change: (name: string, edit: (text: string) => string) => void, close: () => Promise<void> }>}
 *   `served`: what was asked for, in order, as names in the folder; others with the whole path. `change`: from now on, a file reads otherwise.
 */
export async function serve(folder, path = "/") {
  /** @type {string[]} */
  const served = [];
  /** @type {Map<string, (text: string) => string>} */
  const edits = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.startsWith(path) ? pathname.slice(path.length) || "index.html" : pathname;
    served.push(name);
    try {
      const content = readFileSync(join(folder, name));
      const edit = edits.get(name);
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(edit ? edit(content.toString("utf8")) : content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${path}`,
    served,
    change: (name, edit) => void edits.set(name, edit),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
