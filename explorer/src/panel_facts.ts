// The first panel: what the graph says, in its strongest facts.

import { h } from "./dom";
import { factLine, growing, origin, type Page, sentence } from "./parts";
import { type Headline, headlines } from "./ranking";
import { plural, statusCount } from "./words";

export function factsPanel(page: Page): HTMLElement {
  const { graph, links } = page;
  if (!graph.claims.length) return empty(graph.articles.length);
  const groups = headlines(graph, links);
  const counts = graph.data.statuses.map(
    (status) => [status, links.filter((link) => graph.status(link) === status).length] as const,
  );
  const said = counts.filter(([, count]) => count).map(([status, count]) => statusCount(status, count));
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1" }, "What the articles say"),
    h(
      "p",
      { class: "summary" },
      `${plural(graph.articles.length, "article")} · ${plural(new Set(links.flatMap((l) => [l.subject, l.object])).size, "entity", "entities")} · ` +
        (said.length ? said.join(", ") : "no edge passes the filters"),
    ),
    links.length
      ? growing(groups, (group) => headline(page, group), 14)
      : h("p", { class: "hint" }, "Nothing passes the filters. Switch on another status above the drawing, or reset the filters."),
  );
}

function headline(page: Page, group: Headline): HTMLElement {
  const claims = group.links.flatMap((link) => link.claims.map((claim) => page.graph.claims[claim])).filter(page.passes);
  const first = claims[0];
  if (!first) return factLine(page, group.links);
  const articles = new Set(claims.map((claim) => claim.article)).size;
  const counted =
    claims.length > 1 ? `${plural(claims.length, "claim")}${articles > 1 ? ` in ${plural(articles, "article")}` : ""}` : "";
  const meta = [counted, origin(page, first.article)].filter(Boolean).join(" · ");
  return factLine(
    page,
    group.links,
    h("div", { class: "under" }, sentence(page, first, true), meta ? h("p", { class: "meta" }, meta) : null),
  );
}

function empty(articles: number): HTMLElement {
  return h(
    "div",
    { class: "empty" },
    h("h2", { tabindex: "-1" }, "This graph is empty"),
    h(
      "p",
      {},
      articles
        ? `${plural(articles, "article")} read, but nothing in ${articles === 1 ? "it" : "them"} became a statement.`
        : "No article has been added to it yet.",
    ),
    h("p", {}, "Read some articles into it and make this page again:"),
    h("pre", { tabindex: "0" }, "kg build articles/\nkg show"),
  );
}
