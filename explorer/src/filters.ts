// What is shown: filters over links, and their claims.

import type { Claim, Graph, Link } from "./data";

export interface Filters {
  statuses: Set<string>;
  /** Numbers that are switched off. */
  classes: Set<number>;
  predicates: Set<number>;
  publishers: Set<number>;
  /** ISO dates, both inclusive, "" where open. */
  from: string;
  to: string;
}

export function noFilters(): Filters {
  return { statuses: new Set(["asserted"]), classes: new Set(), predicates: new Set(), publishers: new Set(), from: "", to: "" };
}

/** How many kinds of filters are set beyond the first state. */
export function inForce(filters: Filters): number {
  return [filters.classes.size, filters.predicates.size, filters.publishers.size, filters.from || filters.to].filter(Boolean).length;
}

/** Whether the article of a claim is within publishers and dates. Articles without date drop out once a date is asked for. */
export function claimPasses(graph: Graph, filters: Filters, claim: Claim): boolean {
  const article = graph.articles[claim.article];
  if (filters.publishers.has(article.publisher)) return false;
  if (!filters.from && !filters.to) return true;
  return article.published !== "" && (!filters.from || article.published >= filters.from)
    && (!filters.to || article.published <= filters.to);
}

export function linkPasses(graph: Graph, filters: Filters, link: Link): boolean {
  return filters.statuses.has(graph.status(link))
    && !filters.predicates.has(link.predicate)
    && !filters.classes.has(graph.entities[link.subject].class)
    && !filters.classes.has(graph.entities[link.object].class)
    && link.claims.some((claim) => claimPasses(graph, filters, graph.claims[claim]));
}

/** The links that are shown, in the graph's order. */
export function visibleLinks(graph: Graph, filters: Filters): Link[] {
  return graph.links.filter((link) => linkPasses(graph, filters, link));
}

/** A bar of the histogram: a year, month or day with how many articles it has. */
export interface Bar {
  label: string;
  from: string;
  to: string;
  count: number;
}

/** Articles over time, in bars of days, months or years: as fine as `most` bars allow. */
export function histogram(dates: string[], most = 40): Bar[] {
  const known = dates.filter(Boolean).sort();
  if (!known.length) return [];
  const [first, last] = [known[0], known[known.length - 1]];
  for (const step of ["day", "month", "year"] as const) {
    const bars = periods(first, last, step, step === "year" ? Infinity : most);
    if (!bars) continue;
    let at = 0;
    for (const date of known) {
      while (bars[at].to < date) at += 1;
      bars[at].count += 1;
    }
    return bars;
  }
  return [];
}

function periods(first: string, last: string, step: "day" | "month" | "year", most: number): Bar[] | null {
  const bars: Bar[] = [];
  let from = step === "day" ? first : step === "month" ? `${first.slice(0, 7)}-01` : `${first.slice(0, 4)}-01-01`;
  while (from <= last) {
    if (bars.length >= most) return null;
    const next = following(from, step);
    const label = step === "day" ? from : step === "month" ? from.slice(0, 7) : from.slice(0, 4);
    bars.push({ label, from, to: following(next, "day", -1), count: 0 });
    from = next;
  }
  return bars;
}

function following(date: string, step: "day" | "month" | "year", by = 1): string {
  const [year, month, day] = date.split("-").map(Number);
  const next = step === "day" ? new Date(Date.UTC(year, month - 1, day + by))
    : step === "month" ? new Date(Date.UTC(year, month - 1 + by, 1)) : new Date(Date.UTC(year + by, 0, 1));
  return next.toISOString().slice(0, 10);
}
