// A server on this machine that notes what reaches it: what a page really sends, not what a browser says it sends.
import { createServer } from "node:http";

/**
 * @returns {Promise<{ origin: string, hits: string[], close: () => void }>} `hits`: paths, as they come, WebSockets too
 */
export async function startCanary() {
  /** @type {string[]} */
  const hits = [];
  const note = (/** @type {string | undefined} */ path = "") => void hits.push(path.replace(/^\/|\?$/g, ""));
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/plain" }).end();
  });
  server.on("upgrade", (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, hits, close };
}
