// An article: its text, with everything that was read out of it marked as fact, report or not asserted.

import type { Claim } from "./data";
import { h } from "./dom";
import { go, lineSample, marked, origin, type Page } from "./parts";
import { linkWords, plural, side, statementWords, statusName } from "./words";

const SIDES = [
  ["fact", "asserted", "the article says so"],
  ["report", "reported", "a source says so"],
  ["open", "hypothetical", "not asserted"],
  ["denial", "negated", "denied"],
] as const;

export function articlePanel(page: Page, index: number, chosen: number | undefined): HTMLElement {
  const { graph } = page;
  const article = graph.articles[index];
  const claims = graph.claims.filter((claim) => claim.article === index);
  const counts = SIDES.map(
    ([kind, status, meaning]) => [status, meaning, claims.filter((claim) => side(claim) === kind).length] as const,
  );
  return h(
    "div",
    { class: "article" },
    h("h2", { tabindex: "-1", dir: "auto" }, article.headline),
    h("p", { class: "meta" }, [origin(page, index), plural(claims.length, "claim")].filter(Boolean).join(" · ")),
    /^https?:\/\//.test(article.url)
      ? h("p", { class: "meta" }, h("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, article.url))
      : null,
    h(
      "p",
      { class: "legend-row" },
      ...counts
        .filter(([, , count]) => count)
        .map(([status, meaning, count]) => h("span", {}, lineSample(status), ` ${meaning} (${count})`)),
    ),
    ...paragraphs(page, index, claims, chosen),
  );
}

function paragraphs(page: Page, index: number, claims: Claim[], chosen: number | undefined): HTMLElement[] {
  const text = page.graph.text(index);
  const blocks = page.graph.articles[index].blocks.length
    ? page.graph.articles[index].blocks
    : [["paragraph", 0, text.length] as [string, number, number]];
  return blocks.map(([kind, start, end]) => {
    const inside = claims.filter((claim) => claim.span[2] >= start && claim.span[3] <= end);
    const marks = byTrigger(inside).map((group): [number, number, HTMLElement] => [
      group[0].span[2],
      group[0].span[3],
      mark(page, group, chosen),
    ]);
    const heading = kind === "title" || kind === "heading";
    const block = h(heading ? "h3" : "p", { class: `block ${kind}`, dir: "auto" });
    block.append(...marked((from, to) => text.slice(from, to), start, end, marks));
    return block;
  });
}

/** Claims with one trigger share a mark. */
function byTrigger(claims: Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = `${claim.span[2]} ${claim.span[3]}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()];
}

const ORDER = ["fact", "report", "denial", "open"];

function mark(page: Page, claims: Claim[], chosen: number | undefined): HTMLElement {
  const first = [...claims].sort((a, b) => ORDER.indexOf(side(a)) - ORDER.indexOf(side(b)))[0];
  const words = claims.map((claim) => said(page, claim)).join("; ");
  const link = page.graph.linksBy[first.statement][0];
  const here = claims.some((claim) => claim.index === chosen);
  return go(page, link ? { kind: "link", index: link.index } : { kind: "statement", index: first.statement }, {
    class: `mark ${side(first)}${here ? " here" : ""}`,
    title: words,
  });
}

function said(page: Page, claim: Claim): string {
  const { graph } = page;
  const link = graph.linksBy[claim.statement][0];
  const statement = graph.statements[claim.statement];
  return `${statusName(graph.status(statement))}: ${link ? linkWords(graph, link) : statementWords(graph, statement)}`;
}
