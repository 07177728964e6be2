// What the reader looks at. It stands in the address after "#", so a link shows somebody else the same.

import type { Graph } from "./data";
import { type Filters, noFilters } from "./filters";

export type Shown =
  | { kind: "facts" }
  | { kind: "entity"; index: number }
  | { kind: "pair"; a: number; b: number }
  | { kind: "link"; index: number }
  | { kind: "statement"; index: number }
  | { kind: "article"; index: number; claim?: number };

export interface State {
  shown: Shown;
  /** The entity whose neighbourhood is drawn; null: the overview. */
  focus: number | null;
  filters: Filters;
}

export function firstState(): State {
  return { shown: { kind: "facts" }, focus: null, filters: noFilters() };
}

/** The address of a state, without "#". Ids stand in it, not numbers: it outlives a rebuilt page. */
export function toHash(graph: Graph, state: State): string {
  const parts: [string, string][] = [];
  const { shown, filters } = state;
  if (shown.kind === "entity") parts.push(["entity", graph.entities[shown.index].id]);
  if (shown.kind === "pair") parts.push(["pair", `${graph.entities[shown.a].id} ${graph.entities[shown.b].id}`]);
  if (shown.kind === "link") parts.push(["edge", linkKey(graph, shown.index)]);
  if (shown.kind === "statement") parts.push(["statement", graph.statements[shown.index].id]);
  if (shown.kind === "article") {
    parts.push(["article", graph.articles[shown.index].id]);
    if (shown.claim !== undefined) parts.push(["claim", graph.claims[shown.claim].id]);
  }
  if (state.focus !== null) parts.push(["focus", graph.entities[state.focus].id]);
  const statuses = [...filters.statuses].sort().join(",");
  if (statuses !== "asserted") parts.push(["status", statuses]);
  for (const [name, hidden, all] of lists(graph, filters)) {
    if (hidden.size) parts.push([name, listed(hidden, all)]);
  }
  if (filters.from) parts.push(["from", filters.from]);
  if (filters.to) parts.push(["to", filters.to]);
  return parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

function lists(graph: Graph, filters: Filters): [string, Set<number>, string[]][] {
  return [
    ["class", filters.classes, graph.data.classes],
    ["predicate", filters.predicates, graph.data.predicates],
    ["publisher", filters.publishers, graph.data.publishers],
  ];
}

/** The shorter of what is on and what is off ("-" before it). -1 is what has no name: no publisher. */
function listed(hidden: Set<number>, all: string[]): string {
  const name = (i: number): string => (i < 0 ? "" : all[i]);
  const off = [...hidden].map(name);
  const on = [-1, ...all.keys()].filter((i) => !hidden.has(i)).map(name);
  return JSON.stringify(off.length <= on.length ? ["-", ...off] : ["+", ...on]);
}

function unlisted(text: string, all: string[]): Set<number> {
  const [sign, ...names] = strings(text);
  const named = new Set(names.map((name) => (name === "" ? -1 : all.indexOf(name))));
  return sign === "-"
    ? new Set([...named].filter((i) => i >= 0 || names.includes("")))
    : new Set([-1, ...all.keys()].filter((i) => !named.has(i)));
}

function strings(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : ["-"];
  } catch (error) {
    if (error instanceof SyntaxError) return ["-"]; // an address that somebody cut off
    throw error;
  }
}

function linkKey(graph: Graph, index: number): string {
  const link = graph.links[index];
  return [
    graph.entities[link.subject].id,
    graph.data.predicates[link.predicate],
    graph.entities[link.object].id,
    graph.status(link),
  ].join(" ");
}

/** The state of an address; what it names that this graph does not have is left out. */
export function fromHash(graph: Graph, hash: string): State {
  const state = firstState();
  const given = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, value] = part.split("=", 2);
    if (value !== undefined) given.set(name, decoded(value));
  }
  state.shown = shownOf(graph, given);
  const focus = graph.entities.findIndex((entity) => entity.id === given.get("focus"));
  state.focus = focus >= 0 ? focus : null;
  const known = new Set(graph.data.statuses);
  const statuses = given
    .get("status")
    ?.split(",")
    .filter((status) => known.has(status));
  if (given.has("status")) state.filters.statuses = new Set(statuses);
  for (const [name, hidden, all] of lists(graph, state.filters)) {
    const text = given.get(name);
    if (text) unlisted(text, all).forEach((i) => hidden.add(i));
  }
  for (const end of ["from", "to"] as const) {
    const date = given.get(end) ?? "";
    if (/^\d{4}-\d\d-\d\d$/.test(date)) state.filters[end] = date;
  }
  return state;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}

function shownOf(graph: Graph, given: Map<string, string>): Shown {
  const entity = (id: string | undefined): number => graph.entities.findIndex((one) => one.id === id);
  if (given.has("article")) {
    const index = graph.articles.findIndex((one) => one.id === given.get("article"));
    const claim = graph.claims.findIndex((one) => one.id === given.get("claim"));
    if (index >= 0) return claim >= 0 ? { kind: "article", index, claim } : { kind: "article", index };
  }
  if (given.has("edge")) {
    const index = graph.links.findIndex((_, i) => linkKey(graph, i) === given.get("edge"));
    if (index >= 0) return { kind: "link", index };
  }
  if (given.has("statement")) {
    const index = graph.statements.findIndex((one) => one.id === given.get("statement"));
    if (index >= 0) return { kind: "statement", index };
  }
  if (given.has("pair")) {
    const [a, b] = (given.get("pair") ?? "").split(" ").map(entity);
    if (a >= 0 && b >= 0) return { kind: "pair", a, b };
  }
  const index = entity(given.get("entity"));
  return index >= 0 ? { kind: "entity", index } : { kind: "facts" };
}
