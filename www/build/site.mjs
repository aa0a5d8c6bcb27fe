// The hosted edition: the same page, for any static host under any path, with what makes it installable and keeps it for the
// next visit. The page is one file here too: an update is whole or not at all, and the policy need not let it load anything.
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { bundleServiceWorker } from "./bundle.mjs";
import { iconPng, iconSvg } from "./icon.mjs";
import { at } from "./paths.mjs";

const APP = {
  name: "Recoupe",
  short_name: "Recoupe",
  description: "Ce que des articles ont en commun, mot à mot, sans rien envoyer. What articles share, word for word, and nothing is sent.",
  lang: "fr",
  start_url: "./",
  scope: "./",
  display: "standalone",
  background_color: "#ffffff",
  theme_color: "#0a3069",
  icons: [
    { src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any maskable" },
    { src: "icon-192.png", sizes: "192x192", type: "image/png", purpose: "any maskable" },
    { src: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
  ],
};

/**
 * @param {import("./manifest.mjs").Manifest} manifest
 * @param {string} page
 */
export async function writeSite(manifest, page) {
  /** @type {Record<string, string | Buffer>} */
  const files = {
    "index.html": page,
    "manifest.webmanifest": `${JSON.stringify(APP, null, 2)}\n`,
    "icon.svg": iconSvg(),
    "icon-192.png": iconPng(192),
    "icon-512.png": iconPng(512),
  };
  const hash = createHash("sha256");
  for (const [name, content] of Object.entries(files)) hash.update(`${name} ${content.length} `).update(content);
  // By the folder's address, as hosts send index.html's own there, and a redirected answer cannot open a page.
  const addresses = Object.keys(files).map((name) => (name === "index.html" ? "./" : name));
  files["sw.js"] = await bundleServiceWorker(manifest, { version: hash.digest("hex").slice(0, 16), files: addresses });

  const folder = at(manifest.site.output);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(`${folder}/${name}`, content);
}
