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
  return [filters.classes.size, filters.predicates.size, filters.publishers.size, filters.from || filters.to].filter(Boolean)
    .length;
}

/** Whether the article of a claim is within publishers and dates. Articles without date drop out once a date is asked for. */
export function claimPasses(graph: Graph, filters: Filters, claim: Claim): boolean {
  const article = graph.articles[claim.article];
  if (filters.publishers.has(article.publisher)) return false;
  if (!filters.from && !filters.to) return true;
  return (
    article.published !== "" &&
    (!filters.from || article.published >= filters.from) &&
    (!filters.to || article.published <= filters.to)
  );
}

export function linkPasses(graph: Graph, filters: Filters, link: Link): boolean {
  return (
    filters.statuses.has(graph.status(link)) &&
    !filters.predicates.has(link.predicate) &&
    !filters.classes.has(graph.entities[link.subject].class) &&
    !filters.classes.has(graph.entities[link.object].class) &&
    link.claims.some((claim) => claimPasses(graph, filters, graph.claims[claim]))
  );
}

/** The links that are shown, in the graph's order. */
export function visibleLinks(graph: Graph, filters: Filters): Link[] {
  return graph.links.filter((link) => linkPasses(graph, filters, link));
}

/** A bar of the histogram: a year, month, week or day with how many articles it has. */
export interface Bar {
  label: string;
  from: string;
  to: string;
  count: number;
}

/** Articles over time, in bars of days, weeks, months or years: as fine as `most` bars allow. */
export function histogram(dates: string[], most = 40): Bar[] {
  const known = dates.filter(Boolean).sort();
  if (!known.length) return [];
  const [first, last] = [known[0], known[known.length - 1]];
  for (const step of STEPS) {
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

const STEPS = ["day", "week", "month", "year"] as const;
type Step = (typeof STEPS)[number];

function periods(first: string, last: string, step: Step, most: number): Bar[] | null {
  const bars: Bar[] = [];
  let from = beginning(first, step);
  while (from <= last) {
    if (bars.length >= most) return null;
    const next = following(from, step);
    const label = step === "year" ? from.slice(0, 4) : step === "month" ? from.slice(0, 7) : from;
    bars.push({ label, from, to: following(next, "day", -1), count: 0 });
    from = next;
  }
  return bars;
}

function beginning(date: string, step: Step): string {
  if (step === "week") return following(date, "day", -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7)); // Monday
  return step === "day" ? date : step === "month" ? `${date.slice(0, 7)}-01` : `${date.slice(0, 4)}-01-01`;
}

function following(date: string, step: Step, by = 1): string {
  const [year, month, day] = date.split("-").map(Number);
  const next =
    step === "day" || step === "week"
      ? new Date(Date.UTC(year, month - 1, day + by * (step === "week" ? 7 : 1)))
      : step === "month"
        ? new Date(Date.UTC(year, month - 1 + by, 1))
        : new Date(Date.UTC(year + by, 0, 1));
  return next.toISOString().slice(0, 10);
}
