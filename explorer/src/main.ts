// The page: reads the data, keeps the state, and draws again what a change of state touches.

import { type Claim, Graph, type Link, type PageData } from "./data";
import { byId, h } from "./dom";
import { asCsv, asGraphml, copyText, download } from "./exports";
import { FilterPanel } from "./filter_panel";
import { claimPasses, type Filters, inForce, visibleLinks } from "./filters";
import { articlePanel } from "./panel_article";
import { linkPanel, pairPanel, statementPanel } from "./panel_claims";
import { entityPanel } from "./panel_entity";
import { factsPanel } from "./panel_facts";
import { lineSample, type Page } from "./parts";
import { type Hit, Index, search } from "./search";
import { Stage } from "./stage";
import { fromHash, type Shown, type State, toHash } from "./state";
import { restoreTheme, switchTheme, theme, watchSystem } from "./theme";
import { plural, statusMeaning, statusName } from "./words";

class App implements Page {
  readonly graph: Graph;
  links: Link[] = [];
  state: State;
  private tab = "facts";
  private readonly stage: Stage;
  private readonly filters: FilterPanel;
  private readonly trail: string[] = [];

  constructor(data: PageData) {
    this.graph = new Graph(data);
    this.state = fromHash(this.graph, location.hash);
    this.stage = new Stage(this);
    this.filters = new FilterPanel(this.graph, byId("filters"), (filters) => this.filter(filters));
    this.listen();
    this.drawLists();
  }

  /** What takes longer than the lists, once these are on the screen. */
  finish(): void {
    this.stage.begin();
    this.stage.draw();
    search(new Index(this.graph), (hit) => this.found(hit));
  }

  // ── What panels ask for ───────────────────────────────────────────────────────────────────────────

  address(shown: Shown): string {
    return `#${toHash(this.graph, { ...this.state, shown })}`;
  }

  go(shown: Shown, focus: number | null | undefined = undefined): void {
    if (shown.kind === "entity" && !(this.state.shown.kind === "entity" && this.state.shown.index === shown.index))
      this.tab = "facts";
    // In the neighbourhood view the drawing follows the reader from entity to entity.
    const next =
      focus !== undefined ? focus : shown.kind === "entity" && this.state.focus !== null ? shown.index : this.state.focus;
    this.move({ ...this.state, shown, focus: next });
    byId("panel").querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  passes = (claim: Claim): boolean => claimPasses(this.graph, this.state.filters, claim);

  say(message: string): void {
    const line = byId("message");
    line.textContent = message;
    line.classList.add("on");
    window.setTimeout(() => line.classList.remove("on"), 2500);
  }

  // ── State ─────────────────────────────────────────────────────────────────────────────────────────

  private move(state: State): void {
    this.trail.push(toHash(this.graph, this.state));
    this.state = state;
    this.keepAddress();
    this.draw();
    byId("panel").scrollTop = 0;
  }

  /** The address follows the state; a frame in a notebook has no address of its own. */
  private keepAddress(): void {
    const hash = toHash(this.graph, this.state);
    try {
      history.pushState(null, "", `#${hash}`);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  private filter(filters: Filters): void {
    this.state = { ...this.state, filters };
    this.keepAddress();
    this.draw();
  }

  private found(hit: Hit): void {
    if (hit.kind === "entity") this.go({ kind: "entity", index: hit.index }, hit.index);
    else if (hit.kind === "article") this.go({ kind: "article", index: hit.index });
    else {
      const others = this.graph.data.predicates.keys();
      this.state = {
        ...this.state,
        filters: { ...this.state.filters, predicates: new Set([...others].filter((i) => i !== hit.index)) },
      };
      this.go({ kind: "facts" }, null);
    }
  }

  private back(): void {
    const before = this.trail.pop();
    this.state = fromHash(this.graph, before ?? "");
    this.keepAddress();
    this.draw();
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────

  private draw(): void {
    this.drawLists();
    this.stage.draw();
  }

  private drawLists(): void {
    this.links = visibleLinks(this.graph, this.state.filters);
    this.drawPanel();
    this.drawStatuses();
    this.filters.draw(this.state.filters);
    const set = inForce(this.state.filters);
    byId("open-filters").textContent = set ? `Filters (${set})` : "Filters";
  }

  private drawPanel(): void {
    const { shown } = this.state;
    byId("panel").replaceChildren(
      ...(shown.kind === "facts"
        ? []
        : [
            h(
              "nav",
              { class: "crumbs", "aria-label": "Way back" },
              h("button", { class: "quiet", onclick: () => this.back() }, "← Back"),
              h("button", { class: "quiet", onclick: () => this.go({ kind: "facts" }, null) }, "All facts"),
            ),
          ]),
      this.panel(shown),
    );
  }

  private panel(shown: Shown): HTMLElement {
    switch (shown.kind) {
      case "facts":
        return factsPanel(this);
      case "entity":
        return entityPanel(
          this,
          shown.index,
          this.tab,
          (tab) => this.openTab(tab),
          this.state.focus === shown.index ? null : () => this.go(shown, shown.index),
        );
      case "pair":
        return pairPanel(this, shown.a, shown.b);
      case "link":
        return linkPanel(this, shown.index, (text, what) => void copyText(text).then(() => this.say(`${what} copied`)));
      case "statement":
        return statementPanel(this, shown.index, (text, what) => void copyText(text).then(() => this.say(`${what} copied`)));
      case "article": {
        const panel = articlePanel(this, shown.index, shown.claim);
        window.requestAnimationFrame(() => panel.querySelector(".here")?.scrollIntoView({ block: "center" }));
        return panel;
      }
    }
  }

  private openTab(tab: string): void {
    this.tab = tab;
    this.drawPanel();
    byId(`tab-${tab}`).focus();
  }

  private drawStatuses(): void {
    const counts = new Map<string, number>();
    const all = visibleLinks(this.graph, { ...this.state.filters, statuses: new Set(this.graph.data.statuses) });
    for (const link of all) counts.set(this.graph.status(link), (counts.get(this.graph.status(link)) ?? 0) + 1);
    const focused = document.activeElement?.id;
    byId("statuses").replaceChildren(
      ...this.graph.data.statuses
        .filter((status) => counts.get(status) || this.state.filters.statuses.has(status))
        .map((status) => {
          const on = this.state.filters.statuses.has(status);
          return h(
            "button",
            {
              id: `status-${status}`,
              class: "status-toggle",
              "aria-pressed": on ? "true" : "false",
              title: statusMeaning(status),
              onclick: () => this.switchStatus(status),
            },
            lineSample(status),
            statusName(status),
            h("small", {}, (counts.get(status) ?? 0).toLocaleString("en")),
          );
        }),
    );
    if (focused?.startsWith("status-")) document.getElementById(focused)?.focus();
  }

  private switchStatus(status: string): void {
    const statuses = new Set(this.state.filters.statuses);
    if (!statuses.delete(status)) statuses.add(status);
    this.filter({ ...this.state.filters, statuses });
  }

  // ── Copies and files ──────────────────────────────────────────────────────────────────────────────

  private async save(kind: string): Promise<void> {
    const stem = (this.graph.data.title.replace(/\.kg$/, "").replace(/[^\w-]+/g, "_") || "graph").slice(0, 60);
    const links =
      this.state.focus === null
        ? this.links
        : this.links.filter((link) => link.subject === this.state.focus || link.object === this.state.focus);
    if (kind === "csv") download(`${stem}.csv`, new Blob([asCsv(this.graph, links)], { type: "text/csv" }));
    else if (kind === "graphml") download(`${stem}.graphml`, new Blob([asGraphml(this.graph, links)], { type: "application/xml" }));
    else {
      const picture = await this.stage.picture();
      if (!picture) return this.say("There is no drawing to save");
      download(`${stem}.png`, picture);
    }
    this.say(`${kind.toUpperCase()} of ${kind === "png" ? "the drawing" : plural(links.length, "edge")} saved`);
  }

  // ── Buttons and keys ──────────────────────────────────────────────────────────────────────────────

  private listen(): void {
    byId("theme").addEventListener("click", () => {
      switchTheme();
      this.repaint();
    });
    watchSystem(() => this.repaint());
    byId("home").addEventListener("click", () => {
      this.go({ kind: "facts" }, null);
      this.stage.all();
    });
    byId("open-filters").addEventListener("click", () => this.toggleFilters());
    for (const button of document.querySelectorAll<HTMLElement>("[data-save]")) {
      button.addEventListener("click", () => {
        byId<HTMLDetailsElement>("save").open = false;
        void this.save(button.dataset.save ?? "");
      });
    }
    document.addEventListener("keydown", (event) => this.pageKey(event));
    window.addEventListener("popstate", () => {
      this.state = fromHash(this.graph, location.hash);
      this.draw();
    });
  }

  private repaint(): void {
    byId("theme").setAttribute("aria-label", theme().dark ? "Light colours" : "Dark colours");
    this.draw();
  }

  private toggleFilters(): void {
    const open = document.body.classList.toggle("filters-open");
    byId("open-filters").setAttribute("aria-expanded", open ? "true" : "false");
    if (open) byId("filters").querySelector<HTMLElement>("input, button:not([disabled])")?.focus();
  }

  private pageKey(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && document.body.classList.contains("filters-open")) {
      this.toggleFilters();
      byId("open-filters").focus();
    } else if (event.key === "Escape" && !typing && this.state.shown.kind !== "facts") this.back();
  }

  /** Where an entity with this name lies on the overview: for tests, and for people with a console. */
  where(name: string): { x: number; y: number } | null {
    return this.stage.where(this.graph.entities.findIndex((one) => one.name === name));
  }
}

function start(): void {
  restoreTheme();
  const data = JSON.parse(byId("data").textContent ?? "") as PageData;
  const app = new App(data);
  (window as unknown as { kg: App }).kg = app;
  performance.mark("kg-lists");
  // After the next frame: the reader sees the facts while the drawing is made.
  requestAnimationFrame(() =>
    setTimeout(() => {
      app.finish();
      document.documentElement.dataset.ready = "true";
      performance.mark("kg-ready");
    }),
  );
}

start();
