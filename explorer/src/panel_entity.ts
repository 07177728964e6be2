// One entity: its facts, what it says, what is said of it, and when.

import type { Claim, Graph, Link } from "./data";
import { h } from "./dom";
import { articleButton, badge, factLine, go, growing, origin, type Page, sentence } from "./parts";
import { weight } from "./ranking";
import { byArticle, classWords, inner, plural, predicateWords, sayer, shorten, stance } from "./words";

const LONG = 160;

export function entityPanel(
  page: Page,
  index: number,
  tab: string,
  open: (tab: string) => void,
  focus: (() => void) | null,
): HTMLElement {
  const { graph } = page;
  const entity = graph.entities[index];
  const tabs: [string, string, number, () => HTMLElement][] = [
    ["facts", "Edges", own(page, index).length, () => facts(page, index)],
    ["says", "Says", says(page, index).length, () => claims(page, says(page, index), "Nothing that it says was read.")],
    [
      "said",
      "Is said of it",
      saidOf(page, index).length,
      () => claims(page, saidOf(page, index), "Only the articles themselves speak of it."),
    ],
    ["time", "Timeline", dated(page, index).length, () => timeline(page, index)],
  ];
  const now = tabs.find(([key]) => key === tab) ?? tabs[0];
  const names = entity.aliases.filter((name) => name !== entity.name);
  return h(
    "div",
    {},
    h(
      "h2",
      { tabindex: "-1", dir: "auto", class: "entity-name" },
      h("i", { class: `dot large family-${entity.family}` }),
      shorten(entity.name, LONG),
    ),
    entity.name.length > LONG
      ? h("details", {}, h("summary", {}, "Whole name"), h("p", { class: "long", dir: "auto" }, entity.name))
      : null,
    h(
      "p",
      { class: "meta" },
      [
        classWords(graph.data.classes[entity.class]),
        entity.scope >= 0 ? "named so in one article" : "",
        entity.id.startsWith("wd:") ? entity.id : "",
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    names.length ? h("p", { class: "meta", dir: "auto" }, `Also: ${shorten(names.join(", "), 200)}`) : null,
    focus ? h("div", { class: "actions" }, h("button", { class: "primary", onclick: focus }, "Show the neighbourhood")) : null,
    tabList(
      tabs.map(([key, label, count]) => [key, `${label} ${count}`]),
      now[0],
      open,
    ),
    h("div", { id: "tab-panel", role: "tabpanel", "aria-labelledby": `tab-${now[0]}`, tabindex: "0" }, now[3]()),
  );
}

function tabList(tabs: [string, string][], now: string, open: (tab: string) => void): HTMLElement {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex(([key]) => key === now);
    const next = tabs[(at + step + tabs.length) % tabs.length][0];
    open(next);
  };
  return h(
    "div",
    { class: "tabs", role: "tablist", "aria-label": "About this entity", onkeydown: move },
    ...tabs.map(([key, label]) =>
      h(
        "button",
        {
          id: `tab-${key}`,
          role: "tab",
          "aria-selected": key === now ? "true" : "false",
          "aria-controls": "tab-panel",
          tabindex: key === now ? 0 : -1,
          onclick: () => open(key),
        },
        label,
      ),
    ),
  );
}

function own(page: Page, index: number): Link[] {
  return page.links.filter((link) => link.subject === index || link.object === index);
}

function facts(page: Page, index: number): HTMLElement {
  const links = own(page, index).sort((a, b) => weight(page.graph, b) - weight(page.graph, a) || a.index - b.index);
  const all = page.graph.linksOf[index].length;
  const hidden = all - links.length;
  const note = hidden
    ? h("p", { class: "hint" }, `${plural(hidden, "more edge")} ${hidden === 1 ? "is" : "are"} hidden by the filters.`)
    : null;
  if (!links.length) return h("div", {}, note ?? h("p", { class: "hint" }, "No edge leads to it."));
  return h(
    "div",
    {},
    growing(links, (link) => factLine(page, [link]), 40),
    note,
  );
}

function says(page: Page, index: number): Claim[] {
  return page.graph.claims.filter(
    (claim) => page.passes(claim) && (claim.holder === index || claim.sources.some(([source]) => source === index)),
  );
}

function saidOf(page: Page, index: number): Claim[] {
  return page.graph.claims.filter(
    (claim) => page.passes(claim) && !byArticle(claim) && claim.holder !== index && isAbout(page.graph, claim, index),
  );
}

function isAbout(graph: Graph, claim: Claim, index: number): boolean {
  return graph.statements[claim.statement].roles.some(([, values]) => values.includes(index));
}

/** A statement in words, that opens it. */
function statementButton(page: Page, claim: Claim): HTMLElement {
  const { graph } = page;
  const link = graph.linksBy[claim.statement][0];
  const statement = graph.statements[claim.statement];
  if (link) return factLine(page, [link]);
  const words = `${predicateWords(graph.data.predicates[statement.predicate])}: ${statement.roles.map(([role, values]) => `${role} ${values.map((v) => inner(graph, v)).join(", ")}`).join("; ")}`;
  return h(
    "div",
    { class: "fact" },
    h(
      "p",
      { class: "fact-line" },
      go(page, { kind: "statement", index: statement.index }, { class: "predicate" }, shorten(words, 160)),
      " ",
      badge(graph.status(statement)),
    ),
  );
}

function claims(page: Page, found: Claim[], none: string): HTMLElement {
  if (!found.length) return h("p", { class: "hint" }, none);
  return growing(
    found,
    (claim) =>
      h(
        "div",
        { class: "claim-row" },
        statementButton(page, claim),
        sentence(page, claim, true),
        h("p", { class: "meta" }, `${shorten(sayer(page.graph, claim), 80)}: ${stance(claim)}`),
      ),
    20,
  );
}

interface Moment {
  date: string;
  claim: Claim;
}

/** Claims about it or by it with a date: when it happened by the text, else when the article appeared. */
function dated(page: Page, index: number): Moment[] {
  const found: Moment[] = [];
  for (const claim of page.graph.claims) {
    if (!page.passes(claim) || !(isAbout(page.graph, claim, index) || claim.holder === index)) continue;
    const date = claim.time[1] || page.graph.articles[claim.article].published;
    if (date) found.push({ date, claim });
  }
  return found.sort((a, b) => b.date.localeCompare(a.date) || a.claim.index - b.claim.index);
}

function timeline(page: Page, index: number): HTMLElement {
  const moments = dated(page, index);
  if (!moments.length) return h("p", { class: "hint" }, "Neither the articles nor their sentences about it have a date.");
  return h(
    "div",
    { class: "timeline" },
    growing(
      moments,
      ({ date, claim }) =>
        h(
          "div",
          { class: "moment" },
          h(
            "p",
            { class: "date" },
            h("time", { datetime: date }, date),
            claim.time[1] ? h("span", { class: "meta" }, ` “${shorten(claim.time[0], 40)}”`) : " article",
          ),
          statementButton(page, claim),
          h("p", { class: "meta" }, articleButton(page, claim.article, claim.index), origin(page, claim.article, " · ")),
        ),
      30,
    ),
  );
}
