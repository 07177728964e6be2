// The filters: classes by family, predicates, publishers, dates.

import type { Graph } from "./data";
import { h, svg } from "./dom";
import { type Bar, type Filters, histogram, inForce, linkPasses, noFilters } from "./filters";
import { classWords, plural, predicateWords, shorten } from "./words";

interface Choice {
  index: number;
  label: string;
  family?: number;
}

export class FilterPanel {
  private sought = "";

  constructor(
    private readonly graph: Graph,
    private readonly root: HTMLElement,
    private readonly change: (filters: Filters) => void,
  ) {}

  draw(filters: Filters): void {
    const focused = document.activeElement?.id;
    const scrolled = [...this.root.querySelectorAll(".choices")].map((list) => list.scrollTop);
    this.root.replaceChildren(
      ...[
        h(
          "div",
          { class: "filter-head" },
          h("h2", {}, "Filters"),
          h(
            "button",
            {
              class: "quiet",
              disabled: !inForce(filters),
              onclick: () => this.change({ ...noFilters(), statuses: filters.statuses }),
            },
            "Reset",
          ),
        ),
        this.dates(filters),
        this.list(
          "Classes",
          "class",
          this.classes(),
          filters.classes,
          (classes) => ({ ...filters, classes }),
          this.counts(filters, "classes"),
        ),
        this.list(
          "Predicates",
          "predicate",
          this.predicates(),
          filters.predicates,
          (predicates) => ({ ...filters, predicates }),
          this.counts(filters, "predicates"),
        ),
        this.publishers().length > 1
          ? this.list(
              "Publishers",
              "publisher",
              this.publishers(),
              filters.publishers,
              (publishers) => ({ ...filters, publishers }),
              this.counts(filters, "publishers"),
            )
          : null,
      ].filter((part): part is HTMLElement => part !== null),
    );
    this.root.querySelectorAll(".choices").forEach((list, i) => (list.scrollTop = scrolled[i] ?? 0));
    if (focused && this.root.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused)?.focus();
  }

  private classes(): Choice[] {
    const family = new Map(this.graph.entities.map((entity) => [entity.class, entity.family]));
    return this.graph.data.classes.map((name, index) => ({ index, label: classWords(name), family: family.get(index) ?? 0 }));
  }

  private predicates(): Choice[] {
    return this.graph.data.predicates.map((name, index) => ({ index, label: predicateWords(name) }));
  }

  private publishers(): Choice[] {
    const named = this.graph.data.publishers.map((label, index) => ({ index, label }));
    return this.graph.articles.some((article) => article.publisher < 0)
      ? [...named, { index: -1, label: "publisher not known" }]
      : named;
  }

  /** How many edges each choice has, the other filters as they are. */
  private counts(filters: Filters, own: "classes" | "predicates" | "publishers"): Map<number, number> {
    const others = { ...filters, [own]: new Set<number>() };
    const found = new Map<number, number>();
    for (const link of this.graph.links) {
      if (!linkPasses(this.graph, others, link)) continue;
      const keys =
        own === "predicates"
          ? [link.predicate]
          : own === "classes"
            ? [this.graph.entities[link.subject].class, this.graph.entities[link.object].class]
            : link.claims.map((claim) => this.graph.articles[this.graph.claims[claim].article].publisher);
      for (const key of new Set(keys)) found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  }

  private list(
    title: string,
    name: string,
    choices: Choice[],
    hidden: Set<number>,
    next: (hidden: Set<number>) => Filters,
    counts: Map<number, number>,
  ): HTMLElement {
    const set = (off: Iterable<number>): void => this.change(next(new Set(off)));
    const sorted = [...choices].sort(
      (a, b) => (counts.get(b.index) ?? 0) - (counts.get(a.index) ?? 0) || a.label.localeCompare(b.label),
    );
    const sought = name === "predicate" ? this.sought : "";
    const rows = sorted
      .filter((choice) => choice.label.includes(sought))
      .map((choice) => this.choice(name, choice, choices, hidden, set, counts));
    return h(
      "fieldset",
      { class: `filter by-${name}` },
      h("legend", {}, title, hidden.size ? h("small", {}, ` ${choices.length - hidden.size} of ${choices.length}`) : null),
      name === "predicate" ? this.finder() : null,
      h("div", { class: "choices" }, ...rows),
      hidden.size ? h("button", { class: "quiet", onclick: () => set([]) }, `All ${title.toLowerCase()}`) : null,
    );
  }

  private finder(): HTMLElement {
    return h("input", {
      id: "find-predicate",
      type: "search",
      value: this.sought,
      placeholder: "Find a predicate",
      "aria-label": "Find a predicate in the list",
      oninput: (event: InputEvent) => {
        this.sought = (event.target as HTMLInputElement).value.toLowerCase();
        for (const row of this.root.querySelectorAll<HTMLElement>(".by-predicate .choice"))
          row.hidden = !(row.dataset.label ?? "").includes(this.sought);
      },
    });
  }

  private choice(
    name: string,
    choice: Choice,
    all: Choice[],
    hidden: Set<number>,
    set: (off: Iterable<number>) => void,
    counts: Map<number, number>,
  ): HTMLElement {
    const count = counts.get(choice.index) ?? 0;
    const toggle = (): void => {
      const off = new Set(hidden);
      if (!off.delete(choice.index)) off.add(choice.index);
      set(off);
    };
    return h(
      "div",
      { class: `choice${count ? "" : " idle"}`, "data-label": choice.label },
      h(
        "label",
        {},
        h("input", { type: "checkbox", id: `${name}-${choice.index}`, checked: !hidden.has(choice.index), onchange: toggle }),
        choice.family === undefined ? null : h("i", { class: `dot family-${choice.family}` }),
        h("span", { class: "label", dir: "auto" }, shorten(choice.label, 40)),
        h("span", { class: "count" }, count.toLocaleString("en")),
      ),
      h(
        "button",
        {
          class: "only",
          "aria-label": `Only ${choice.label}`,
          onclick: () => set(all.map((one) => one.index).filter((i) => i !== choice.index)),
        },
        "only",
      ),
    );
  }

  private dates(filters: Filters): HTMLElement | null {
    const bars = histogram(this.graph.articles.map((article) => article.published));
    if (!bars.length) return null;
    const undated = this.graph.articles.filter((article) => !article.published).length;
    const input = (end: "from" | "to", label: string): HTMLElement =>
      h(
        "label",
        {},
        label,
        h("input", {
          type: "date",
          id: `date-${end}`,
          value: filters[end],
          min: bars[0].from,
          max: bars[bars.length - 1].to,
          onchange: (event: Event) => this.change({ ...filters, [end]: (event.target as HTMLInputElement).value }),
        }),
      );
    return h(
      "fieldset",
      { class: "filter dates" },
      h("legend", {}, "Published"),
      this.bars(bars, filters),
      h("div", { class: "range" }, input("from", "from"), input("to", "to")),
      undated && (filters.from || filters.to)
        ? h("p", { class: "hint" }, `${plural(undated, "article")} without date left out.`)
        : null,
    );
  }

  /** A bar chart whose bars choose their stretch; with shift, the range grows to it. */
  private bars(bars: Bar[], filters: Filters): HTMLElement {
    const most = Math.max(...bars.map((bar) => bar.count));
    const inside = (bar: Bar): boolean => (!filters.from || bar.to >= filters.from) && (!filters.to || bar.from <= filters.to);
    const chart = svg("svg", {
      class: "bars",
      viewBox: `0 0 ${bars.length * 10} 44`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": `Articles from ${bars[0].label} to ${bars[bars.length - 1].label}, at most ${most} in one bar`,
    });
    bars.forEach((bar, i) => {
      const height = bar.count ? 3 + (bar.count / most) * 39 : 0;
      const group = svg(
        "g",
        { class: inside(bar) ? "bar" : "bar off" },
        svg("rect", { class: "hit", x: i * 10, y: 0, width: 10, height: 44 }),
        svg("rect", { class: "value", x: i * 10 + 1, y: 44 - height, width: 8, height }),
      );
      const label = document.createElementNS("http://www.w3.org/2000/svg", "title");
      label.textContent = `${bar.label}: ${plural(bar.count, "article")}`;
      group.append(label);
      group.addEventListener("click", (event) =>
        this.change(
          event.shiftKey && filters.from
            ? { ...filters, from: bar.from < filters.from ? bar.from : filters.from, to: bar.to > filters.to ? bar.to : filters.to }
            : { ...filters, from: bar.from, to: bar.to },
        ),
      );
      chart.append(group);
    });
    return h(
      "div",
      { class: "histogram" },
      chart as unknown as HTMLElement,
      h("div", { class: "axis", "aria-hidden": "true" }, h("span", {}, bars[0].label), h("span", {}, bars[bars.length - 1].label)),
    );
  }
}
