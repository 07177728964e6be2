// The stage: overview or neighbourhood, as the state says, with what lies around them: views, notes, legend, zoom.

import type { Link } from "./data";
import { byId, h } from "./dom";
import { FIRST, Neighbourhood } from "./neighbourhood";
import { Overview } from "./overview";
import type { Page } from "./parts";
import type { State } from "./state";
import { plural, shorten } from "./words";

/** What the stage shows: the page with its state. */
export interface Played extends Page {
  readonly state: State;
}

export class Stage {
  private overview: Overview | null = null;
  private neighbourhood: Neighbourhood | null = null;
  private most = FIRST;
  private around: number | null = null;
  private size = "";

  constructor(private readonly page: Played) {}

  /** Makes the overview; buttons, keys and a new size of the window reach it from now on. */
  begin(): void {
    this.makeOverview();
    byId("zoom-in").addEventListener("click", () => this.zoom(1 / 1.4));
    byId("zoom-out").addEventListener("click", () => this.zoom(1.4));
    byId("zoom-all").addEventListener("click", () => this.all());
    byId("stage").addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.resized()).observe(byId("stage"));
  }

  private makeOverview(): void {
    const { page } = this;
    try {
      this.overview = new Overview(page.graph, byId("overview"), {
        entity: (index) => page.go({ kind: "entity", index }),
        open: (index) => page.go({ kind: "entity", index }, index),
        pair: (a, b) => this.openLinks(page.links.filter((link) => joins(link, a, b))),
        nothing: () => page.state.shown.kind !== "facts" && page.go({ kind: "facts" }),
      });
    } catch (error) {
      // No WebGL: the lists and the neighbourhoods need none.
      if (!(error instanceof Error)) throw error;
      console.error(error);
      const said = "This browser draws no WebGL, so there is no overview. Lists, search and neighbourhoods work.";
      byId("overview").replaceChildren(h("p", { class: "hint centred" }, said));
    }
  }

  private openLinks(links: Link[]): void {
    if (!links.length) return;
    const { subject, object, index } = links[0];
    this.page.go(
      links.length === 1 ? { kind: "link", index } : { kind: "pair", a: Math.min(subject, object), b: Math.max(subject, object) },
    );
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────

  /** Draws what the state says. */
  draw(): void {
    const { focus } = this.page.state;
    if (focus !== this.around) this.most = FIRST;
    this.around = focus;
    byId("overview").hidden = focus !== null;
    byId("neighbourhood").hidden = focus === null;
    this.drawViews();
    this.drawLegend();
    if (focus === null) {
      this.overview?.show(this.page.links, this.chosen());
      this.drawNote(this.overviewNote());
    } else this.drawAround(focus);
  }

  /** The entity, or the ends of the edge, that the overview brings out. */
  private chosen(): number[] {
    const { shown } = this.page.state;
    if (shown.kind === "pair") return [shown.a, shown.b];
    if (shown.kind === "link") return [this.page.graph.links[shown.index].subject, this.page.graph.links[shown.index].object];
    return shown.kind === "entity" ? [shown.index] : [];
  }

  private drawAround(focus: number): void {
    const { page } = this;
    this.neighbourhood ??= new Neighbourhood(page.graph, byId("neighbourhood"), {
      entity: (index) => page.go({ kind: "entity", index }, index),
      links: (links) => this.openLinks(links),
    });
    const picked = page.state.shown.kind === "link" ? page.state.shown.index : null;
    const all = this.neighbourhood.show(page.links, focus, this.most, picked);
    const rest = all - Math.min(all, this.most);
    const more = (): void => {
      this.most += FIRST;
      this.draw();
    };
    const button = rest ? h("button", { class: "primary", onclick: more }, `Show ${Math.min(FIRST, rest)} more of ${rest}`) : null;
    this.drawNote(all ? "" : "No edge leads to it with these filters.", button);
  }

  private overviewNote(): string {
    const connected = new Set(this.page.links.flatMap((link) => [link.subject, link.object])).size;
    const drawn = this.overview?.size ?? connected;
    if (drawn >= connected) return "";
    const of = plural(connected, "entity", "entities");
    return `The ${drawn.toLocaleString("en")} entities with most edges, of ${of}. Choose one to see the rest around it.`;
  }

  private drawNote(text: string, button: HTMLElement | null = null): void {
    byId("note").replaceChildren(...[text ? h("span", {}, text) : null, button].filter((one) => one !== null));
  }

  private drawViews(): void {
    const { page } = this;
    const { focus, shown } = page.state;
    const chosen = focus ?? (shown.kind === "entity" ? shown.index : null);
    byId("views").hidden = chosen === null;
    if (chosen === null) return;
    const view = (label: string, on: boolean, next: number | null): HTMLElement =>
      h("button", { "aria-pressed": on ? "true" : "false", dir: "auto", onclick: () => page.go(shown, next) }, label);
    const name = shorten(page.graph.entities[chosen].name, 26);
    byId("views").replaceChildren(view("Overview", focus === null, null), view(`Around ${name}`, focus !== null, chosen));
  }

  /** The families that occur. */
  private drawLegend(): void {
    const { entities, data } = this.page.graph;
    const used = new Set(this.page.links.flatMap((link) => [entities[link.subject].family, entities[link.object].family]));
    const items = data.families.map((name, i) => (used.has(i) ? h("li", {}, h("i", { class: `dot family-${i}` }), name) : null));
    byId("legend").replaceChildren(...items.filter((one) => one !== null));
  }

  private resized(): void {
    const { clientWidth, clientHeight } = byId("stage");
    const size = `${clientWidth} ${clientHeight}`;
    if (this.size && this.size !== size) this.draw();
    this.size = size;
  }

  // ── Moving ────────────────────────────────────────────────────────────────────────────────────────

  /** Brings everything into view. */
  all(): void {
    if (this.page.state.focus === null) this.overview?.look(null);
    else this.neighbourhood?.refit();
  }

  private zoom(factor: number): void {
    if (this.page.state.focus === null) this.overview?.zoom(factor);
    else this.neighbourhood?.zoom(factor);
  }

  private key(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if ((event.target as HTMLElement).id !== "stage") return;
    if (event.key in moves) {
      const [across, up] = moves[event.key];
      if (this.page.state.focus === null) this.overview?.pan(across, up);
      else this.neighbourhood?.pan(across, -up);
    } else if (event.key === "+" || event.key === "=") this.zoom(1 / 1.4);
    else if (event.key === "-") this.zoom(1.4);
    else return;
    event.preventDefault();
  }

  /** What is drawn, as a PNG; null where there is nothing to draw on. */
  async picture(): Promise<Blob | null> {
    if (this.page.state.focus !== null && this.neighbourhood) return this.neighbourhood.picture();
    return new Promise((done) => (this.overview ? this.overview.picture().toBlob(done, "image/png") : done(null)));
  }

  /** Where an entity lies on the overview, in pixels of the stage; null where it is not drawn. */
  where(index: number): { x: number; y: number } | null {
    return this.overview?.spotOf(index) ?? null;
  }
}

function joins(link: Link, a: number, b: number): boolean {
  return (link.subject === a && link.object === b) || (link.subject === b && link.object === a);
}
