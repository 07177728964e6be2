// The neighbourhood of one entity, to be read from left to right: who does something to it, it, what it does to whom.

import cytoscape, { type Core, type ElementDefinition } from "cytoscape";

import type { Graph, Link } from "./data";
import { DASHES, theme } from "./theme";
import { predicateWords, shorten } from "./words";

export const FIRST = 24; // neighbours that are drawn at once
const ROW = 46;

export interface NeighbourhoodEvents {
  entity(index: number): void;
  links(links: Link[]): void;
}

interface Neighbour {
  index: number;
  links: Link[];
}

/** The neighbours of an entity by these links, those with most links first. */
export function neighbours(links: Link[], focus: number): Neighbour[] {
  const found = new Map<number, Neighbour>();
  for (const link of links) {
    if (link.subject !== focus && link.object !== focus) continue;
    const index = link.subject === focus ? link.object : link.subject;
    if (index === focus) continue;
    const neighbour = found.get(index) ?? { index, links: [] };
    neighbour.links.push(link);
    found.set(index, neighbour);
  }
  return [...found.values()].sort((a, b) => b.links.length - a.links.length || a.index - b.index);
}

export class Neighbourhood {
  private readonly cy: Core;
  private readonly groups = new Map<string, Link[]>();

  constructor(private readonly graph: Graph, private readonly container: HTMLElement, events: NeighbourhoodEvents) {
    this.cy = cytoscape({ container, minZoom: 0.2, maxZoom: 3, wheelSensitivity: 0.3, autoungrabify: true, boxSelectionEnabled: false });
    this.cy.on("tap", "node", (event) => events.entity(Number(event.target.id())));
    this.cy.on("tap", "edge", (event) => events.links(this.groups.get(event.target.id() as string) ?? []));
    this.cy.on("mouseover", "node, edge", () => (container.style.cursor = "pointer"));
    this.cy.on("mouseout", "node, edge", () => (container.style.cursor = ""));
  }

  /** Draws the neighbourhood of `focus` by these links; how many neighbours it has. */
  show(links: Link[], focus: number, most: number): number {
    const all = neighbours(links, focus);
    this.groups.clear();
    const narrow = this.container.clientWidth < 560;
    this.cy.elements().remove();
    this.cy.style(this.style());
    this.cy.add(this.elements(all.slice(0, most), focus, narrow));
    this.fit(narrow);
    return all.length;
  }

  private elements(shown: Neighbour[], focus: number, narrow: boolean): ElementDefinition[] {
    const [left, right] = narrow ? [[], shown] : this.sides(shown, focus);
    const wide = narrow ? 215 : Math.max(300, Math.min(420, this.container.clientWidth * 0.4));
    const nodes = [this.node(focus, narrow ? -40 : 0, narrow ? -ROW : 0, "focus")];
    const edges: ElementDefinition[] = [];
    for (const [column, sign] of [[left, -1], [right, 1]] as const) {
      column.forEach((neighbour, row) => {
        const y = narrow ? row * ROW : (row - (column.length - 1) / 2) * ROW;
        nodes.push(this.node(neighbour.index, narrow ? 190 : sign * wide, y, sign < 0 ? "left" : "right"));
        edges.push(...this.edges(neighbour, focus, narrow));
      });
    }
    return [...nodes, ...edges];
  }

  /** Subjects to the left, objects to the right; in one column as long as there are few. */
  private sides(shown: Neighbour[], focus: number): [Neighbour[], Neighbour[]] {
    const acts = (one: Neighbour): boolean => one.links.filter((link) => link.object === focus && !link.symmetric).length * 2 > one.links.length;
    const [left, right] = [shown.filter(acts), shown.filter((one) => !acts(one))];
    const even = shown.filter((one) => one.links.every((link) => link.symmetric));
    while (even.length && right.length > left.length + 1) {
      const moved = even.pop() as Neighbour;
      right.splice(right.indexOf(moved), 1);
      left.push(moved);
    }
    return [left, right];
  }

  private node(index: number, x: number, y: number, kind: string): ElementDefinition {
    const entity = this.graph.entities[index];
    return {
      data: { id: String(index), name: shorten(entity.name, kind === "focus" ? 40 : 34), colour: theme().families[entity.family] },
      position: { x, y }, classes: kind,
    };
  }

  /** One line for each direction and status; its label holds all predicates. */
  private edges(neighbour: Neighbour, focus: number, narrow: boolean): ElementDefinition[] {
    const groups = new Map<string, Link[]>();
    for (const link of neighbour.links) {
      const way = link.symmetric ? "both" : link.subject === focus ? "out" : "in";
      const key = `${neighbour.index} ${way} ${this.graph.status(link)}`;
      groups.set(key, [...(groups.get(key) ?? []), link]);
    }
    return [...groups].map(([key, links], i) => {
      this.groups.set(key, links);
      return this.edge(key, links, focus, neighbour.index, i - (groups.size - 1) / 2, narrow);
    });
  }

  private edge(key: string, links: Link[], focus: number, other: number, lane: number, narrow: boolean): ElementDefinition {
    const [, way, status] = key.split(" ");
    const words = [...new Set(links.map((link) => predicateWords(this.graph.data.predicates[link.predicate])))];
    const most = narrow ? 1 : 2;
    const label = words.slice(0, most).map((one) => shorten(one, narrow ? 24 : 30)).join(" · ") + (words.length > most ? ` +${words.length - most}` : "");
    const claims = links.reduce((sum, link) => sum + link.claims.length, 0);
    // Lines always run from the middle outwards, so that the label's place can be given from the neighbour's end.
    return {
      data: {
        id: key, source: String(focus), target: String(other), label: shorten(label, narrow ? 30 : 48), lane: lane * 18,
        colour: links.some((link) => this.graph.contested(link)) ? theme().lines.disputed : theme().lines[status],
        width: 1.3 + Math.min(2.5, 0.6 * Math.log2(claims)),
        out: way === "out" ? "triangle" : "none", in: way === "in" ? "triangle" : "none",
      },
      classes: status,
    };
  }

  private style(): cytoscape.StylesheetJson {
    const { ink, paper } = theme();
    const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";
    const dashes = Object.entries(DASHES).filter(([, dash]) => dash).map(([status, dash]) => ({
      selector: `edge.${status}`, style: { "line-style": "dashed", "line-dash-pattern": dash },
    }));
    return [
      { selector: "node", style: {
        "background-color": "data(colour)", width: 16, height: 16, label: "data(name)", color: ink, "font-size": 12.5, "font-family": font,
        "text-valign": "center", "text-outline-color": paper, "text-outline-width": 2.5 } },
      { selector: "node.right", style: { "text-halign": "right", "text-margin-x": 6 } },
      { selector: "node.left", style: { "text-halign": "left", "text-margin-x": -6 } },
      { selector: "node.focus", style: { width: 34, height: 34, "font-size": 16, "font-weight": 600, "text-valign": "top", "text-margin-y": -6 } },
      { selector: "edge", style: {
        "curve-style": "unbundled-bezier", "control-point-distances": "data(lane)", "control-point-weights": 0.6, width: "data(width)",
        "line-color": "data(colour)", "target-arrow-shape": "data(out)", "source-arrow-shape": "data(in)", "target-arrow-color": "data(colour)",
        "source-arrow-color": "data(colour)", "arrow-scale": 0.9, "target-label": "data(label)", "target-text-offset": 118,
        "target-text-margin-y": -7, "font-size": 11, "font-family": font, color: ink, "text-rotation": "autorotate",
        "text-outline-color": paper, "text-outline-width": 3, "text-events": "yes" } },
      ...dashes,
    ] as unknown as cytoscape.StylesheetJson;
  }

  private fit(narrow: boolean): void {
    this.cy.resize();
    this.cy.fit(undefined, narrow ? 18 : 48);
    if (this.cy.zoom() > 1.25) {
      this.cy.zoom(1.25);
      this.cy.center();
    }
    if (narrow && this.cy.zoom() < 0.75) { // rather scroll than read tiny letters
      this.cy.zoom(0.75);
      const box = this.cy.elements().boundingBox();
      this.cy.pan({ x: 14 - box.x1 * 0.75, y: 24 - box.y1 * 0.75 });
    }
  }

  refit(): void {
    this.fit(this.container.clientWidth < 560);
  }

  zoom(factor: number): void {
    this.cy.zoom({ level: this.cy.zoom() / factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  pan(across: number, up: number): void {
    this.cy.panBy({ x: -across * 60, y: -up * 60 });
  }

  async picture(): Promise<Blob> {
    return this.cy.png({ output: "blob-promise", full: true, scale: 2, bg: theme().paper });
  }
}
