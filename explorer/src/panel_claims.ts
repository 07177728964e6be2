// One edge (or a statement that gives none): every claim about it, with its sentence.

import type { Claim, Graph, Link } from "./data";
import { h } from "./dom";
import { asCypher, asSparql } from "./queries";
import { articleButton, badge, contestedMark, entityButton, factLine, growing, origin, type Page, sentence } from "./parts";
import { byArticle, inner, plural, predicateWords, sayer, shorten, side, stance, statementWords, statusMeaning } from "./words";

export function linkPanel(page: Page, index: number, copy: (text: string, what: string) => void): HTMLElement {
  const { graph } = page;
  const link = graph.links[index];
  const status = graph.status(link);
  const about = [...new Set(link.statements.flatMap((statement) => graph.claimsOf[statement].map((claim) => claim.index)))];
  const claims = about.map((claim) => graph.claims[claim]);
  return h(
    "div",
    {},
    h(
      "h2",
      { tabindex: "-1", class: "sentence-title" },
      entityButton(page, link.subject, 70),
      " ",
      h("span", { class: "predicate" }, predicateWords(graph.data.predicates[link.predicate])),
      " ",
      entityButton(page, link.object, 70),
    ),
    h("p", { class: "status" }, badge(status), graph.contested(link) ? contestedMark() : null, ` ${statusMeaning(status)}.`),
    h("p", { class: "meta" }, support(graph, link)),
    link.office ? h("p", { class: "hint" }, "An office holder did so; the act counts as the state’s, too.") : null,
    actions(
      copy,
      () => asSparql(graph, link),
      () => asCypher(graph, link),
    ),
    sides(page, claims, link),
  );
}

/** What carries an edge, all filters aside: "3 claims in 2 articles of 2 independent publishers · confidence 0.93". */
function support(graph: Graph, link: Link): string {
  const articles = new Set(link.claims.map((claim) => graph.claims[claim].article)).size;
  return (
    `${plural(link.claims.length, "claim")} in ${plural(articles, "article")}${articles > 1 ? ` of ${plural(link.publishers, "independent publisher")}` : ""}` +
    ` · confidence ${link.confidence.toFixed(2)}`
  );
}

export function statementPanel(page: Page, index: number, copy: (text: string, what: string) => void): HTMLElement {
  const { graph } = page;
  const statement = graph.statements[index];
  const status = graph.status(statement);
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1", dir: "auto" }, shorten(statementWords(graph, statement), 200)),
    h("p", { class: "status" }, badge(status), ` ${statusMeaning(status)}.`),
    h(
      "dl",
      { class: "details" },
      ...statement.roles.flatMap(([role, values]) => [
        h("dt", {}, role),
        h("dd", {}, ...values.flatMap((value, i) => [i ? ", " : "", entityButton(page, value)])),
      ]),
    ),
    actions(copy, null, null),
    sides(page, graph.claimsOf[index], null),
  );
}

export function pairPanel(page: Page, a: number, b: number): HTMLElement {
  const links = page.links.filter((link) => (link.subject === a && link.object === b) || (link.subject === b && link.object === a));
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1", class: "sentence-title" }, entityButton(page, a, 70), " and ", entityButton(page, b, 70)),
    h("p", { class: "summary" }, `${plural(links.length, "edge")} between them. Choose one to see its sentences.`),
    growing(
      links,
      (link) => {
        const first = page.graph.claims[link.claims[0]];
        return factLine(page, [link], first ? h("div", { class: "under" }, sentence(page, first, true)) : null);
      },
      40,
    ),
  );
}

function actions(
  copy: (text: string, what: string) => void,
  sparql: (() => string) | null,
  cypher: (() => string) | null,
): HTMLElement {
  return h(
    "div",
    { class: "actions", role: "group", "aria-label": "Copy" },
    h("button", { onclick: () => copy(location.href, "Link") }, "Copy link"),
    sparql ? h("button", { onclick: () => copy(sparql(), "SPARQL query") }, "SPARQL") : null,
    cypher ? h("button", { onclick: () => copy(cypher(), "Cypher query") }, "Cypher") : null,
  );
}

/** Both sides where the claims disagree; else one list. */
function sides(page: Page, claims: Claim[], link: Link | null): HTMLElement {
  const shown = claims.filter(page.passes);
  const hidden = claims.length - shown.length;
  const [against, rest] = [shown.filter((one) => side(one) === "denial"), shown.filter((one) => side(one) !== "denial")];
  const [support, open] = [rest.filter((one) => side(one) !== "open"), rest.filter((one) => side(one) === "open")];
  const parts: [string, Claim[]][] =
    against.length && support.length
      ? [
          ["They say so", support],
          ["They deny it", against],
          ["They leave it open", open],
        ]
      : [[plural(shown.length, "claim"), shown]];
  return h(
    "div",
    { class: parts.length > 1 ? "two-sides" : "" },
    ...parts
      .filter(([, list]) => list.length)
      .map(([title, list]) =>
        h(
          "section",
          {},
          h("h3", {}, parts.length > 1 ? `${title} (${list.length})` : title),
          growing(list, (claim) => claimCard(page, claim, link), 20),
        ),
      ),
    hidden ? h("p", { class: "hint" }, `${plural(hidden, "claim")} hidden by the filters.`) : null,
  );
}

function claimCard(page: Page, claim: Claim, link: Link | null): HTMLElement {
  const { graph } = page;
  const other = link !== null && !link.claims.includes(claim.index) && side(claim) !== "denial";
  return h(
    "article",
    { class: `claim ${side(claim)}` },
    sentence(page, claim),
    h(
      "p",
      { class: "who" },
      h("strong", { dir: "auto" }, byArticle(claim) ? "The article itself" : shorten(sayer(graph, claim), 160)),
      ` — ${stance(claim)}`,
      other ? " (gives no edge of its own)" : "",
    ),
    h("p", { class: "meta" }, articleButton(page, claim.article, claim.index), origin(page, claim.article, " · ")),
    h(
      "details",
      {},
      h("summary", {}, "How it was read"),
      h(
        "dl",
        { class: "details" },
        ...reading(graph, claim).flatMap(([name, value]) => [h("dt", {}, name), h("dd", { dir: "auto" }, value)]),
      ),
    ),
  );
}

/** What is known of a claim, as pairs of a name and words; what is unknown is left out. */
function reading(graph: Graph, claim: Claim): [string, string][] {
  const [text, from, to] = claim.time;
  const chain = claim.sources.map(([source, cue, mode]) => `${graph.name(source)}${cue ? ` (“${cue}”)` : ""}, ${mode}`).join(" > ");
  return (
    [
      ["trigger", graph.text(claim.article).slice(claim.span[2], claim.span[3])],
      ...claim.details.map(([role, value]): [string, string] => [role, inner(graph, value)]),
      ["how many", claim.quantity],
      ["when", [text && `“${text}”`, [from, to].filter(Boolean).join(" to before ")].filter(Boolean).join(" ")],
      ["sources", chain],
      ["factuality", `author ${claim.author}, holder ${claim.value}, ${claim.modality}`],
      ["tense", claim.tense],
      ["confidence", claim.confidence.toFixed(2)],
      ["rule", claim.rule],
      ["characters", `${claim.span[0]}–${claim.span[1]}`],
      ["id", claim.id],
    ] as [string, string][]
  ).filter(([, value]) => value);
}
