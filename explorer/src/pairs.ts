// The overview draws one line between two entities, however much is said of them.

import type { Graph, Link } from "./data";

export interface Pair {
  key: string;
  a: number;
  b: number;
  links: Link[];
}

/** The pairs of entities that these links join, without loops. */
export function pairs(links: Link[]): Map<string, Pair> {
  const found = new Map<string, Pair>();
  for (const link of links) {
    const [a, b] = [Math.min(link.subject, link.object), Math.max(link.subject, link.object)];
    if (a === b) continue;
    const key = pairKey(a, b);
    const pair = found.get(key);
    if (pair) pair.links.push(link);
    else found.set(key, { key, a, b, links: [link] });
  }
  return found;
}

export function pairKey(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** The status that a pair's line is drawn with: the first one of the graph's list, which begins with facts. */
export function strongest(graph: Graph, links: Link[]): string {
  return graph.data.statuses[Math.min(...links.map((link) => link.status))];
}
