// The drawing of a neighbourhood. A label is a node of its own on its line, so that no two labels meet.

import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";

import { layout, type Neighbour, neighbours, type Row, rowWords, type Spot } from "./columns";
import type { Graph, Link } from "./data";
import { h } from "./dom";
import { DASHES, theme } from "./theme";
import { shorten } from "./words";

export const FIRST = 24; // neighbours that are drawn at once
const FONT = "Helvetica, Arial, sans-serif";

export interface NeighbourhoodEvents {
  entity(index: number): void;
  links(links: Link[]): void;
}

export class Neighbourhood {
  private readonly cy: Core;
  private readonly rows = new Map<string, Row>();
  private readonly pen = h("canvas").getContext("2d");

  constructor(
    private readonly graph: Graph,
    private readonly container: HTMLElement,
    events: NeighbourhoodEvents,
  ) {
    this.cy = cytoscape({
      container,
      minZoom: 0.2,
      maxZoom: 3,
      autoungrabify: true,
      boxSelectionEnabled: false,
      autounselectify: true,
    });
    this.cy.on("tap", "node.entity", (event) => events.entity(Number(event.target.id())));
    this.cy.on("tap", "node.label, edge", (event) => events.links(this.rows.get(event.target.data("row") as string)?.links ?? []));
    this.cy.on("mouseover", "node, edge", () => (container.style.cursor = "pointer"));
    this.cy.on("mouseout", "node, edge", () => (container.style.cursor = ""));
  }

  /** Draws the neighbourhood of `focus` by these links, `picked` brought out; how many neighbours it has. */
  show(links: Link[], focus: number, most: number, picked: number | null): number {
    const all = neighbours(this.graph, links, focus);
    const shown = all.slice(0, most);
    this.rows.clear();
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.style(this.style());
      this.cy.add(this.elements(shown, focus, picked));
    });
    this.fit();
    return all.length;
  }

  private elements(shown: Neighbour[], focus: number, picked: number | null): ElementDefinition[] {
    const places = layout(shown, this.container.clientWidth);
    const found = [this.entity(focus, places.focus, "focus")];
    for (const one of shown) {
      const place = places.names.get(one.index) as Spot & { left: boolean };
      found.push(this.entity(one.index, place, place.left ? "left" : "right"));
      for (const row of one.rows) {
        const on = row.links.some((link) => link.index === picked);
        found.push(this.label(row, places.labels.get(row.key) as Spot, place.left, on), ...this.lines(row, focus, on, place.left));
        this.rows.set(row.key, row);
      }
    }
    return found;
  }

  private entity(index: number, place: Spot, kind: string): ElementDefinition {
    const entity = this.graph.entities[index];
    const size = kind === "focus" ? 36 : this.narrow ? 21 : 26;
    return {
      data: { id: String(index), name: shorten(entity.name, size), colour: theme().families[entity.family] },
      position: { x: place.x, y: place.y },
      classes: `entity ${kind}`,
    };
  }

  private label(row: Row, place: Spot, left: boolean, on: boolean): ElementDefinition {
    const words = rowWords(row, left);
    if (this.pen) this.pen.font = `11.5px ${FONT}`;
    return {
      data: { id: `label ${row.key}`, row: row.key, name: words, width: (this.pen?.measureText(words).width ?? 100) * (on ? 1.1 : 1) + 8 },
      position: { x: place.x, y: place.y },
      classes: `label ${row.status}${on ? " picked" : ""}`,
    };
  }

  /** From the middle to the label, from the label to the neighbour; the arrow where the row leads to. */
  private lines(row: Row, focus: number, on: boolean, left: boolean): ElementDefinition[] {
    const claims = row.links.reduce((sum, link) => sum + link.claims.length, 0);
    const colours = theme().lines;
    const data = {
      row: row.key,
      width: 1.3 + Math.min(2.2, 0.6 * Math.log2(claims)),
      colour: row.links.some((link) => this.graph.contested(link)) ? colours.disputed : colours[row.status],
    };
    const classes = `${row.status}${on ? " picked" : ""}`;
    return [
      // Near the middle many rows share a line, which has no colour of one of them.
      {
        data: {
          ...data,
          colour: on ? data.colour : colours.asserted,
          id: `in ${row.key}`,
          source: `label ${row.key}`,
          target: String(focus),
          arrow: row.way === "in" ? "triangle" : "none",
        },
        classes: `${classes} inner toward-${left ? "right" : "left"}`,
      },
      {
        data: {
          ...data,
          id: `out ${row.key}`,
          source: `label ${row.key}`,
          target: String(row.other),
          arrow: row.way === "out" ? "triangle" : "none",
        },
        classes,
      },
    ];
  }

  private get narrow(): boolean {
    return this.container.clientWidth < 560;
  }

  private style(): StylesheetJson {
    const { ink, paper } = theme();
    const dashes = Object.entries(DASHES)
      .filter(([, dash]) => dash)
      .map(([status, dash]) => ({ selector: `edge.${status}`, style: { "line-style": "dashed", "line-dash-pattern": dash } }));
    return [
      {
        selector: "node",
        style: { label: "data(name)", color: ink, "font-family": FONT, "font-size": 12.5, "text-valign": "center" },
      },
      {
        selector: "node.entity",
        style: {
          "background-color": "data(colour)",
          width: 15,
          height: 15,
          "text-outline-color": paper,
          "text-outline-width": 2.5,
        },
      },
      { selector: "node.right", style: { "text-halign": "right", "text-margin-x": 6 } },
      { selector: "node.left", style: { "text-halign": "left", "text-margin-x": -6 } },
      {
        selector: "node.focus",
        style: {
          width: 34,
          height: 34,
          "font-size": 16,
          "font-weight": 700,
          "text-outline-width": 4,
          ...(this.narrow
            ? { "text-halign": "right", "text-margin-x": 8 }
            : { "text-valign": "bottom", "text-margin-y": 7, "z-index": 9 }),
        },
      },
      {
        selector: "node.label",
        style: {
          shape: "rectangle",
          "background-color": paper,
          "background-opacity": 1,
          width: "data(width)",
          height: 17,
          "font-size": 11.5,
          "text-halign": "center",
        },
      },
      {
        selector: "edge",
        style: {
          "curve-style": "straight",
          width: "data(width)",
          "line-color": "data(colour)",
          "target-arrow-color": "data(colour)",
          "target-arrow-shape": "data(arrow)",
          "arrow-scale": 0.9,
        },
      },
      {
        selector: "edge.inner",
        style: {
          "curve-style": "round-taxi",
          "taxi-radius": 9,
          "taxi-turn": this.narrow ? "100%" : -44,
          "taxi-turn-min-distance": 4,
        },
      },
      { selector: "edge.toward-left", style: { "taxi-direction": "leftward" } },
      { selector: "edge.toward-right", style: { "taxi-direction": "rightward" } },
      ...dashes,
      { selector: "node.label.picked", style: { "font-weight": 700 } },
      { selector: "edge.picked", style: { width: 4 } },
    ] as unknown as StylesheetJson;
  }

  /** All of it, but no smaller than can be read: then its beginning. */
  private fit(): void {
    this.cy.resize();
    const [least, most, padding] = this.narrow ? [0.9, 1.1, 16] : [0.72, 1.3, 44];
    this.cy.fit(undefined, padding);
    if (this.cy.zoom() > most) {
      this.cy.zoom(most);
      this.cy.center();
    }
    if (this.cy.zoom() < least) {
      this.cy.zoom(least);
      const box = this.cy.elements().boundingBox();
      this.cy.pan({
        x: this.narrow ? padding - box.x1 * least : (this.cy.width() - (box.x1 + box.x2) * least) / 2,
        y: 56 - box.y1 * least,
      });
    }
  }

  refit(): void {
    this.fit();
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
