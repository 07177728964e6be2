// The page: reads the data, keeps the state, and draws again what a change of state touches.

import { type Claim, Graph, type Link, type PageData } from "./data";
import { byId, h } from "./dom";
import { asCsv, asGraphml, download } from "./exports";
import { FilterPanel } from "./filter_panel";
import { claimPasses, type Filters, inForce, visibleLinks } from "./filters";
import { FIRST, Neighbourhood } from "./neighbourhood";
import { Overview } from "./overview";
import { articlePanel } from "./panel_article";
import { linkPanel, pairPanel, statementPanel } from "./panel_claims";
import { entityPanel } from "./panel_entity";
import { factsPanel } from "./panel_facts";
import { lineSample, type Page } from "./parts";
import { type Hit, Index, search } from "./search";
import { fromHash, type Shown, type State, toHash } from "./state";
import { restoreTheme, switchTheme, theme, watchSystem } from "./theme";
import { plural, shorten, statusMeaning, statusName } from "./words";

class App implements Page {
  readonly graph: Graph;
  links: Link[] = [];
  private state: State;
  private tab = "facts";
  private most = FIRST;
  private overview: Overview | null = null;
  private neighbourhood: Neighbourhood | null = null;
  private readonly filters: FilterPanel;
  private readonly trail: string[] = [];

  constructor(data: PageData) {
    this.graph = new Graph(data);
    this.state = fromHash(this.graph, location.hash);
    this.filters = new FilterPanel(this.graph, byId("filters"), (filters) => this.filter(filters));
    this.listen();
    this.drawLists();
  }

  /** What takes longer than the lists, once these are on the screen. */
  finish(): void {
    this.makeOverview();
    this.drawGraph();
    search(new Index(this.graph), (hit) => this.found(hit));
    new ResizeObserver(() => this.resized()).observe(byId("stage"));
  }

  // ── What panels ask for ───────────────────────────────────────────────────────────────────────────

  address(shown: Shown): string {
    return `#${toHash(this.graph, { ...this.state, shown })}`;
  }

  go(shown: Shown, focus: number | null | undefined = undefined): void {
    if (shown.kind === "entity" && !(this.state.shown.kind === "entity" && this.state.shown.index === shown.index)) this.tab = "facts";
    // In the neighbourhood view the drawing follows the reader from entity to entity.
    const next = focus !== undefined ? focus : shown.kind === "entity" && this.state.focus !== null ? shown.index : this.state.focus;
    if (next !== this.state.focus) this.most = FIRST;
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
      this.state = { ...this.state, filters: { ...this.state.filters, predicates: new Set([...others].filter((i) => i !== hit.index)) } };
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

  private makeOverview(): void {
    try {
      this.overview = new Overview(this.graph, byId("overview"), {
        entity: (index) => this.go({ kind: "entity", index }),
        open: (index) => this.go({ kind: "entity", index }, index),
        pair: (a, b) => this.openPair(a, b),
        nothing: () => this.state.shown.kind !== "facts" && this.go({ kind: "facts" }),
      });
    } catch (error) {
      // No WebGL: the lists and the neighbourhoods need none.
      if (!(error instanceof Error)) throw error;
      console.error(error);
      byId("overview").replaceChildren(h("p", { class: "hint centred" },
        "This browser draws no WebGL, so there is no overview. Lists, search and neighbourhoods work."));
    }
  }

  private openPair(a: number, b: number): void {
    const links = this.links.filter((link) => (link.subject === a && link.object === b) || (link.subject === b && link.object === a));
    this.openLinks(links);
  }

  private openLinks(links: Link[]): void {
    if (links.length === 1) this.go({ kind: "link", index: links[0].index });
    else if (links.length) this.go({ kind: "pair", a: Math.min(links[0].subject, links[0].object), b: Math.max(links[0].subject, links[0].object) });
  }

  private draw(): void {
    this.drawLists();
    this.drawGraph();
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
      ...(shown.kind === "facts" ? [] : [h("nav", { class: "crumbs", "aria-label": "Way back" },
        h("button", { class: "quiet", onclick: () => this.back() }, "← Back"),
        h("button", { class: "quiet", onclick: () => this.go({ kind: "facts" }, null) }, "All facts"))]),
      this.panel(shown));
  }

  private panel(shown: Shown): HTMLElement {
    switch (shown.kind) {
      case "facts": return factsPanel(this);
      case "entity": return entityPanel(this, shown.index, this.tab, (tab) => this.openTab(tab), this.state.focus === shown.index ? null : () => this.go(shown, shown.index));
      case "pair": return pairPanel(this, shown.a, shown.b);
      case "link": return linkPanel(this, shown.index, (text, what) => void this.copy(text, what));
      case "statement": return statementPanel(this, shown.index, (text, what) => void this.copy(text, what));
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
    byId("statuses").replaceChildren(...this.graph.data.statuses.filter((status) => counts.get(status) || this.state.filters.statuses.has(status)).map((status) => {
      const on = this.state.filters.statuses.has(status);
      return h("button", { id: `status-${status}`, class: "status-toggle", "aria-pressed": on ? "true" : "false", title: statusMeaning(status), onclick: () => this.switchStatus(status) },
        lineSample(status), statusName(status), h("small", {}, (counts.get(status) ?? 0).toLocaleString("en")));
    }));
    if (focused?.startsWith("status-")) document.getElementById(focused)?.focus();
  }

  private switchStatus(status: string): void {
    const statuses = new Set(this.state.filters.statuses);
    if (!statuses.delete(status)) statuses.add(status);
    this.filter({ ...this.state.filters, statuses });
  }

  /** The entity, or the ends of the edge, that the overview brings out. */
  private chosen(): number[] {
    const { shown } = this.state;
    if (shown.kind === "pair") return [shown.a, shown.b];
    if (shown.kind === "link") return [this.graph.links[shown.index].subject, this.graph.links[shown.index].object];
    return shown.kind === "entity" ? [shown.index] : [];
  }

  private drawGraph(): void {
    const { focus } = this.state;
    byId("overview").hidden = focus !== null;
    byId("neighbourhood").hidden = focus === null;
    this.drawViews();
    if (focus === null) {
      this.overview?.show(this.links, this.chosen());
      this.drawNote(this.overviewNote());
      return;
    }
    this.neighbourhood ??= new Neighbourhood(this.graph, byId("neighbourhood"), {
      entity: (index) => this.go({ kind: "entity", index }, index), links: (links) => this.openLinks(links),
    });
    const all = this.neighbourhood.show(this.links, focus, this.most, this.state.shown.kind === "link" ? this.state.shown.index : null);
    const rest = all - Math.min(all, this.most);
    this.drawNote(all ? "" : "No edge leads to it with these filters.", rest ? h("button", { class: "primary", onclick: () => {
      this.most += FIRST;
      this.drawGraph();
    } }, `Show ${Math.min(FIRST, rest)} more of ${rest}`) : null);
  }

  private overviewNote(): string {
    const connected = new Set(this.links.flatMap((link) => [link.subject, link.object])).size;
    const drawn = this.overview?.size ?? connected;
    return drawn < connected ? `The ${drawn.toLocaleString("en")} entities with most edges, of ${plural(connected, "entity", "entities")}. Choose one to see the rest around it.` : "";
  }

  private drawNote(text: string, button: HTMLElement | null = null): void {
    byId("note").replaceChildren(...[text ? h("span", {}, text) : null, button].filter((one): one is HTMLElement => one !== null));
  }

  private drawViews(): void {
    const { focus } = this.state;
    const tab = (label: string, on: boolean, open: () => void): HTMLElement => h("button", { "aria-pressed": on ? "true" : "false", dir: "auto", onclick: open }, label);
    const chosen = focus ?? (this.state.shown.kind === "entity" ? this.state.shown.index : null);
    byId("views").replaceChildren(...(chosen === null ? [] : [
      tab("Overview", focus === null, () => this.go(this.state.shown, null)),
      tab(`Around ${shorten(this.graph.entities[chosen].name, 26)}`, focus !== null, () => this.go(this.state.shown, chosen))]));
    byId("views").hidden = chosen === null;
  }

  // ── Copies and files ──────────────────────────────────────────────────────────────────────────────

  private async copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      // Not allowed, or no clipboard in a frame: the old way.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      const area = h("textarea", { "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    this.say(`${what} copied`);
  }

  private async save(kind: string): Promise<void> {
    const stem = (this.graph.data.title.replace(/\.kg$/, "").replace(/[^\w-]+/g, "_") || "graph").slice(0, 60);
    const links = this.state.focus === null ? this.links : this.links.filter((link) => link.subject === this.state.focus || link.object === this.state.focus);
    if (kind === "csv") download(`${stem}.csv`, new Blob([asCsv(this.graph, links)], { type: "text/csv" }));
    else if (kind === "graphml") download(`${stem}.graphml`, new Blob([asGraphml(this.graph, links)], { type: "application/xml" }));
    else if (this.state.focus !== null && this.neighbourhood) download(`${stem}.png`, await this.neighbourhood.picture());
    else this.overview?.picture().toBlob((blob) => blob && download(`${stem}.png`, blob), "image/png");
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
      this.overview?.look(null);
    });
    byId("open-filters").addEventListener("click", () => this.toggleFilters());
    for (const button of document.querySelectorAll<HTMLElement>("[data-save]")) {
      button.addEventListener("click", () => {
        byId<HTMLDetailsElement>("save").open = false;
        void this.save(button.dataset.save ?? "");
      });
    }
    byId("zoom-in").addEventListener("click", () => this.zoom(1 / 1.4));
    byId("zoom-out").addEventListener("click", () => this.zoom(1.4));
    byId("zoom-all").addEventListener("click", () => (this.state.focus === null ? this.overview?.look(null) : this.neighbourhood?.refit()));
    byId("stage").addEventListener("keydown", (event) => this.stageKey(event));
    document.addEventListener("keydown", (event) => this.pageKey(event));
    window.addEventListener("popstate", () => {
      this.state = fromHash(this.graph, location.hash);
      this.draw();
    });
    this.drawLegend();
  }

  private size = "";

  private resized(): void {
    const { clientWidth, clientHeight } = byId("stage");
    const size = `${clientWidth} ${clientHeight}`;
    if (this.size && this.size !== size) this.drawGraph();
    this.size = size;
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

  private zoom(factor: number): void {
    if (this.state.focus === null) this.overview?.zoom(factor);
    else this.neighbourhood?.zoom(factor);
  }

  private stageKey(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const target = event.target as HTMLElement;
    if (target.id !== "stage") return;
    if (event.key in moves) {
      const [across, up] = moves[event.key];
      if (this.state.focus === null) this.overview?.pan(across, up);
      else this.neighbourhood?.pan(across, -up);
    } else if (event.key === "+" || event.key === "=") this.zoom(1 / 1.4);
    else if (event.key === "-") this.zoom(1.4);
    else return;
    event.preventDefault();
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

  private drawLegend(): void {
    const used = new Set(this.graph.links.flatMap((link) => [this.graph.entities[link.subject].family, this.graph.entities[link.object].family]));
    byId("legend").replaceChildren(...this.graph.data.families.flatMap((name, i) => (used.has(i) ? [h("li", {}, h("i", { class: `dot family-${i}` }), name)] : [])));
  }

  /** For tests and for people with a console. */
  where(name: string): { x: number; y: number } | null {
    const entity = this.graph.entities.find((one) => one.name === name);
    return entity ? (this.overview?.spotOf(entity.index) ?? null) : null;
  }
}

function start(): void {
  restoreTheme();
  const data = JSON.parse(byId("data").textContent ?? "") as PageData;
  const app = new App(data);
  (window as unknown as { kg: App }).kg = app;
  performance.mark("kg-lists");
  // After the next frame: the reader sees the facts while the drawing is made.
  requestAnimationFrame(() => setTimeout(() => {
    app.finish();
    document.documentElement.dataset.ready = "true";
    performance.mark("kg-ready");
  }));
}

start();
