// What is shown, as files.

import type { Graph, Link } from "./data";
import { h } from "./dom";

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** One row for each link; a cell that a spreadsheet would take for a formula gets a quote before it. */
export function asCsv(graph: Graph, links: Link[]): string {
  const rows = links.map((link) => [
    graph.entities[link.subject].name,
    graph.data.predicates[link.predicate],
    graph.entities[link.object].name,
    graph.status(link),
    graph.contested(link) ? "yes" : "no",
    link.office ? "office" : "text",
    String(link.claims.length),
    String(new Set(link.claims.map((claim) => graph.claims[claim].article)).size),
    graph.entities[link.subject].id,
    graph.entities[link.object].id,
    sentenceOf(graph, link),
  ]);
  const head = [
    "subject",
    "predicate",
    "object",
    "status",
    "contested",
    "via",
    "claims",
    "articles",
    "subject_id",
    "object_id",
    "sentence",
  ];
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function sentenceOf(graph: Graph, link: Link): string {
  const claim = graph.claims[link.claims[0]];
  return claim ? graph.text(claim.article).slice(claim.span[0], claim.span[1]) : "";
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const KEYS: [string, string, string][] = [
  ["name", "node", "string"],
  ["class", "node", "string"],
  ["predicate", "edge", "string"],
  ["status", "edge", "string"],
  ["via", "edge", "string"],
  ["claims", "edge", "int"],
  ["contested", "edge", "boolean"],
];

export function asGraphml(graph: Graph, links: Link[]): string {
  const ends = [...new Set(links.flatMap((link) => [link.subject, link.object]))].sort((a, b) => a - b);
  const data = (key: string, value: string | number | boolean): string => `<data key="${key}">${xml(String(value))}</data>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...KEYS.map(([name, target, type]) => `<key id="${name}" for="${target}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="directed">',
    ...ends.map(
      (i) =>
        `<node id="${xml(graph.entities[i].id)}">${data("name", graph.entities[i].name)}${data("class", graph.data.classes[graph.entities[i].class])}</node>`,
    ),
    ...links.map(
      (link) =>
        `<edge id="l${link.index}" source="${xml(graph.entities[link.subject].id)}" target="${xml(graph.entities[link.object].id)}">` +
        data("predicate", graph.data.predicates[link.predicate]) +
        data("status", graph.status(link)) +
        data("via", link.office ? "office" : "text") +
        data("claims", link.claims.length) +
        data("contested", graph.contested(link)) +
        "</edge>",
    ),
    "</graph></graphml>",
    "",
  ].join("\n");
}

const NAMES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no way to write control characters and lone surrogates: they become blanks. */
function xml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      " ",
    )
    .replace(/[&<>"]/g, (character) => NAMES[character]);
}

/** Puts a text into the clipboard. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    // Not allowed, or no clipboard in a frame: the old way.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    const area = h("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
