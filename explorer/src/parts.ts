// Small parts that several panels use.

import type { Claim, Entity, Graph, Link, Statement, Value } from "./data";
import { h, svg } from "./dom";
import type { Shown } from "./state";
import { DASHES } from "./theme";
import { classWords, inner, linkWords, predicateWords, shorten, side, statusMeaning, statusName } from "./words";

/** What panels may ask of the page. */
export interface Page {
  graph: Graph;
  /** The links that the filters let through. */
  links: Link[];
  go(shown: Shown, focus?: number | null): void;
  /** The address of something, for links. */
  address(shown: Shown): string;
  passes(claim: Claim): boolean;
  say(message: string): void;
}

/** A sample of a status' line. */
export function lineSample(status: string): SVGElement {
  const dash = DASHES[status];
  return svg(
    "svg",
    { class: "line-sample", viewBox: "0 0 20 8", width: 20, height: 8, "aria-hidden": "true" },
    svg("line", {
      class: `line ${status}`,
      x1: 0,
      y1: 4,
      x2: 20,
      y2: 4,
      "stroke-width": 2.4,
      "stroke-dasharray": dash ? dash.join(" ") : "none",
    }),
  );
}

export function badge(status: string): HTMLElement {
  return h("span", { class: `badge ${status}`, title: statusMeaning(status) }, statusName(status));
}

export function contestedMark(): HTMLElement {
  return h("span", { class: "badge contested", title: "Stated as a fact, while somebody denies it" }, "Contested");
}

/** A link to something in this graph; with a modifier key the browser opens it in a tab of its own. */
export function go(page: Page, shown: Shown, props: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  return h(
    "a",
    {
      ...props,
      href: page.address(shown),
      onclick: (event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        page.go(shown);
      },
    },
    ...children,
  );
}

/** An entity's name, that opens it. */
export function entityButton(page: Page, value: Value, size = 60): HTMLElement {
  if (typeof value === "string") return h("span", { dir: "auto" }, shorten(inner(page.graph, value), size));
  const entity = page.graph.entities[value];
  return go(
    page,
    { kind: "entity", index: value },
    { class: `name family-${entity.family}`, dir: "auto", title: title(entity, page.graph) },
    shorten(entity.name, size),
  );
}

function title(entity: Entity, graph: Graph): string {
  return `${shorten(entity.name, 200)} (${classWords(graph.data.classes[entity.class])})`;
}

/** A link as a line of a list: subject, predicate, object(s). The predicate opens the claims. */
export function factLine(page: Page, links: Link[], extra?: Node | null): HTMLElement {
  const [graph, first] = [page.graph, links[0]];
  const status = graph.status(first);
  // Two entities of one name are told once here; each has its own edge where it is looked at.
  const names = new Set<string>();
  const told = links.filter((link) => names.size < names.add(graph.entities[link.object].name).size);
  const objects = told
    .slice(0, 3)
    .flatMap((link, i) => [
      i ? ", " : "",
      go(
        page,
        { kind: "link", index: link.index },
        {
          class: `name family-${graph.entities[link.object].family}`,
          dir: "auto",
          title: `${shorten(linkWords(graph, link), 200)}: show the claims`,
        },
        shorten(graph.entities[link.object].name, 48),
      ),
    ]);
  return h(
    "div",
    { class: "fact" },
    h(
      "p",
      { class: "fact-line" },
      entityButton(page, first.subject, 48),
      " ",
      go(
        page,
        { kind: "link", index: first.index },
        { class: "predicate", title: "Show the claims" },
        predicateWords(graph.data.predicates[first.predicate]),
      ),
      " ",
      ...objects,
      told.length > 3 ? ` and ${told.length - 3} more` : "",
      " ",
      status === "asserted" ? null : badge(status),
      links.some((link) => graph.contested(link)) ? contestedMark() : null,
    ),
    extra ?? null,
  );
}

/** The sentence of a claim, with its trigger and the arguments marked. */
export function sentence(page: Page, claim: Claim, small = false): HTMLElement {
  const text = page.graph.text(claim.article);
  const [start, end, triggerStart, triggerEnd] = claim.span;
  const marks: [number, number, HTMLElement][] = [[triggerStart, triggerEnd, h("mark", { class: `trigger ${side(claim)}` })]];
  for (const [from, to, entity] of argumentSpans(page.graph, claim)) {
    marks.push([from, to, h("span", { class: `argument family-${page.graph.entities[entity].family}` })]);
  }
  const quote = h(small ? "p" : "blockquote", { class: small ? "snippet" : "sentence", dir: "auto" });
  quote.append(...marked((from, to) => text.slice(from, to), start, end, marks));
  return quote;
}

/** The mentions of a claim's arguments in its sentence. */
export function argumentSpans(graph: Graph, claim: Claim): [number, number, number][] {
  const statement: Statement = graph.statements[claim.statement];
  const wanted = new Set<Value>([
    claim.holder,
    ...statement.roles.flatMap(([, values]) => values),
    ...claim.details.map((detail) => detail[1]),
  ]);
  return graph.articles[claim.article].mentions
    .filter(([start, end]) => start >= claim.span[0] && end <= claim.span[1])
    .flatMap(([start, end, ...entities]) =>
      entities
        .filter((entity) => wanted.has(entity))
        .slice(0, 1)
        .map((entity): [number, number, number] => [start, end, entity]),
    );
}

/** The text from `start` to `end` with elements around the marked stretches; of overlapping marks the first given wins. */
export function marked(
  cut: (start: number, end: number) => string,
  start: number,
  end: number,
  marks: [number, number, HTMLElement][],
): Node[] {
  const free: typeof marks = [];
  for (const mark of marks) {
    if (mark[0] >= start && mark[1] <= end && mark[0] < mark[1] && !free.some((other) => mark[0] < other[1] && other[0] < mark[1]))
      free.push(mark);
  }
  const nodes: Node[] = [];
  let at = start;
  for (const [from, to, element] of free.sort((a, b) => a[0] - b[0])) {
    if (from > at) nodes.push(document.createTextNode(cut(at, from)));
    element.append(cut(from, to));
    nodes.push(element);
    at = to;
  }
  if (at < end) nodes.push(document.createTextNode(cut(at, end)));
  return nodes;
}

/** A list that shows its first entries, and more on demand. */
export function growing<T>(items: T[], make: (item: T) => Node, first = 12): HTMLElement {
  const list = h("ul", { class: "plain" });
  const more = h("button", { class: "more" });
  let shown = 0;
  const grow = (by: number): void => {
    list.append(...items.slice(shown, shown + by).map((item) => h("li", {}, make(item))));
    shown = Math.min(items.length, shown + by);
    more.textContent = `Show ${Math.min(50, items.length - shown)} more of ${(items.length - shown).toLocaleString("en")}`;
    more.hidden = shown >= items.length;
  };
  more.addEventListener("click", () => grow(50));
  grow(first);
  return h("div", {}, list, more);
}

/** A button that opens an article, at a claim if one is given. */
export function articleButton(page: Page, index: number, claim?: number): HTMLElement {
  const article = page.graph.articles[index];
  return go(
    page,
    claim === undefined ? { kind: "article", index } : { kind: "article", index, claim },
    { class: "article-link", dir: "auto" },
    shorten(article.headline, 90),
  );
}

/** "Reuters, 2025-06-18", or nothing; what it follows is told apart by a dot. */
export function origin(page: Page, index: number, after = ""): string {
  const article = page.graph.articles[index];
  const found = [page.graph.data.publishers[article.publisher] ?? "", article.published].filter(Boolean).join(", ");
  return found && after + found;
}
