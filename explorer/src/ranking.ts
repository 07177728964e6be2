// Which facts come first: those that many say, between names that mean something outside their article.

import type { Graph, Link } from "./data";

/** Facts with one subject and predicate, told in one line. */
export interface Headline {
  links: Link[];
  score: number;
}

/** How much a link tells somebody who sees the graph for the first time. */
export function weight(graph: Graph, link: Link): number {
  const named = [link.subject, link.object]
    .map((i) => graph.entities[i])
    .map((e) => (e.id.startsWith("wd:") ? 1 : e.scope < 0 ? 0.6 : 0));
  const articles = new Set(link.claims.map((claim) => graph.claims[claim].article));
  const event = link.statements.some((i) => graph.statements[i].kind !== "State");
  const coded = link.statements.some((i) => graph.statements[i].quad !== null);
  const known = Math.log2(2 + Math.min(graph.linksOf[link.subject].length, graph.linksOf[link.object].length));
  return (
    named[0] * 2 +
    named[1] * 2 +
    (event ? 2 : -1.5) +
    (coded ? 2.5 : 0) +
    3 * Math.log2(articles.size) +
    Math.log2(1 + link.claims.length) +
    0.5 * known -
    (link.office ? 2 : 0)
  );
}

/** The links, those with one subject, predicate and status together, weightiest first; no subject crowds out the others. */
export function headlines(graph: Graph, links: Link[]): Headline[] {
  const groups = new Map<string, Headline>();
  for (const link of links) {
    const key = `${link.subject} ${link.predicate} ${link.status}`;
    const group = groups.get(key) ?? { links: [], score: -Infinity };
    group.links.push(link);
    group.score = Math.max(group.score, weight(graph, link));
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.links.sort((a, b) => weight(graph, b) - weight(graph, a) || a.index - b.index);
    group.score += Math.log2(group.links.length);
  }
  const sorted = [...groups.values()].sort((a, b) => b.score - a.score || a.links[0].index - b.links[0].index);
  return fair(sorted);
}

/** The more lines a subject or a predicate has above, the further down its next one goes. */
function fair(sorted: Headline[]): Headline[] {
  const seen = new Map<string, number>();
  for (const group of sorted) {
    const keys = [`s${group.links[0].subject}`, `p${group.links[0].predicate}`];
    const before = Math.max(...keys.map((key) => seen.get(key) ?? 0));
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    group.score -= 0.5 * before;
  }
  return sorted.sort((a, b) => b.score - a.score || a.links[0].index - b.links[0].index);
}
