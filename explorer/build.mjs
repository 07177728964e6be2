// Bundles the explorer: npm run in this folder, `scripts/explorer` from the checkout. Writes ../kg/serve/static/explorer.html,
// a page that lacks only its title and its data, which kg/serve/page.py puts in.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "kg", "serve", "static");

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "eof",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return result.outputFiles[0].text;
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

const [script, style] = [await bundle("main.ts"), await bundle("style.css")];
// Cytoscape makes this style sheet itself where the page has none, which the page's policy forbids.
const cytoscapeStyle = ".__________cytoscape_container{position:relative}";
if (/<\/script|<!--/i.test(script)) throw new Error("the script holds characters that would end its element");
const values = {
  "script-hash": hash(script),
  "style-hash": `${hash(style)} ${hash(cytoscapeStyle)}`,
  script,
  style,
  "cytoscape-style": cytoscapeStyle,
};
const template = readFileSync(join(here, "src", "page.html"), "utf8");
const page = template.replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => values[name] ?? whole);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "explorer.html"), page);
console.log(`kg/serve/static/explorer.html: ${(page.length / 1024).toFixed(0)} KB`);
