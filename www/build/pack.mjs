// Data of the page as gzip, as small as it gets: a twentieth less than zlib makes it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { ensureTools } from "./install.mjs";
import { at } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * What is as it was when it was packed last is not packed again: it takes a second.
 *
 * @param {string} name
 * @param {string | Uint8Array} data
 * @returns {Promise<Buffer>}
 */
export async function pack(name, data) {
  const { gzip } = await ensureTools();
  const folder = at(`target/packed/${name}`);
  const inputs = createHash("sha256").update(data).update(readFileSync(gzip)).digest("hex");
  const packed = `${folder}/${inputs}.gz`;
  if (!existsSync(packed)) {
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder)) rmSync(`${folder}/${old}`);
    writeFileSync(`${folder}/data`, data);
    await run(gzip, [`${folder}/data`, packed]);
  }
  return readFileSync(packed);
}
