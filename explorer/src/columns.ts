// Where things go in the neighbourhood drawing: rows to be read like sentences. To the left who does something to the
// entity in the middle, to the right to whom it does something; each row has its predicates between the two. In a narrow
// frame all rows are on one side, below the entity.

import type { Graph, Link } from "./data";
import { predicateWords, shorten } from "./words";

export interface Row {
  key: string;
  other: number;
  way: "out" | "in" | "both";
  status: string;
  links: Link[];
  label: string;
}

export interface Neighbour {
  index: number;
  links: Link[];
  rows: Row[];
}

export interface Spot {
  x: number;
  y: number;
}

export interface Layout {
  focus: Spot;
  /** Neighbour -> its place and side. */
  names: Map<number, Spot & { left: boolean }>;
  /** Row -> the middle of its label. */
  labels: Map<string, Spot>;
}

/** The neighbours of an entity by these links, those that tell most first. */
export function neighbours(graph: Graph, links: Link[], focus: number): Neighbour[] {
  const found = new Map<number, Link[]>();
  for (const link of links) {
    if (link.subject !== focus && link.object !== focus) continue;
    const index = link.subject === focus ? link.object : link.subject;
    if (index !== focus) found.set(index, [...(found.get(index) ?? []), link]);
  }
  return [...found]
    .map(([index, own]) => ({ index, links: own, rows: rowsOf(graph, own, focus, index) }))
    .sort((a, b) => interest(graph, b) - interest(graph, a) || a.index - b.index);
}

/** Names that mean something outside one article come before its common nouns. */
function interest(graph: Graph, one: Neighbour): number {
  return one.links.length + (graph.entities[one.index].scope < 0 ? 3 : 0);
}

/** One row for each direction and status. */
function rowsOf(graph: Graph, links: Link[], focus: number, other: number): Row[] {
  const rows = new Map<string, Row>();
  for (const link of links) {
    const way = link.symmetric ? "both" : link.subject === focus ? "out" : "in";
    const status = graph.status(link);
    const key = `${other}-${way}-${status}`;
    const row = rows.get(key) ?? { key, other, way, status, links: [], label: "" };
    row.links.push(link);
    rows.set(key, row);
  }
  for (const row of rows.values()) {
    const words = [...new Set(row.links.map((link) => predicateWords(graph.data.predicates[link.predicate])))];
    row.label =
      shorten(words[0], 28) +
      (words.length === 2 && words[0].length + words[1].length < 34
        ? `, ${words[1]}`
        : words.length > 1
          ? ` +${words.length - 1}`
          : "");
  }
  return [...rows.values()];
}

/** A row's label; an arrow before it says that it is to be read from right to left. */
export function rowWords(row: Row, left: boolean): string {
  return row.way === (left ? "out" : "in") ? `← ${row.label}` : row.label;
}

export const ROW = 27;
const BETWEEN = 9; // more between two neighbours

/** Subjects to the left, objects to the right; where all is symmetric, half on each side. */
export function sides(shown: Neighbour[]): [Neighbour[], Neighbour[]] {
  const left = shown.filter((one) => one.rows.filter((row) => row.way === "in").length * 2 > one.rows.length);
  const right = shown.filter((one) => !left.includes(one));
  const even = right.filter((one) => one.rows.every((row) => row.way === "both"));
  while (even.length && right.length > left.length + 1) {
    const moved = even.pop() as Neighbour;
    right.splice(right.indexOf(moved), 1);
    left.push(moved);
  }
  return [left, right];
}

/** The places of everything, in pixels at zoom 1, for a frame of this width. */
export function layout(shown: Neighbour[], width: number): Layout {
  const narrow = width < 560;
  const [left, right] = narrow ? [[], shown] : sides(shown);
  const found: Layout = { focus: narrow ? { x: 6, y: -ROW * 1.4 } : { x: 0, y: 0 }, names: new Map(), labels: new Map() };
  const reach = narrow ? { label: 100, name: 190 } : { label: 146, name: 240 };
  for (const [column, sign] of [
    [left, -1],
    [right, 1],
  ] as const) {
    const height = column.reduce((sum, one) => sum + one.rows.length * ROW + BETWEEN, -BETWEEN);
    let y = (narrow ? 0 : -height / 2) + ROW / 2;
    for (const one of column) {
      one.rows.forEach((row, i) => found.labels.set(row.key, { x: sign * reach.label, y: y + i * ROW }));
      found.names.set(one.index, { x: sign * reach.name, y: y + ((one.rows.length - 1) * ROW) / 2, left: sign < 0 });
      y += one.rows.length * ROW + BETWEEN;
    }
  }
  return found;
}
