// The overview: all entities at their places, one line for each pair.

import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeRectangleProgram } from "sigma/rendering";

import { type End, head, headed } from "./arrows";
import { dashedProgram } from "./dashed";
import type { Graph, Link } from "./data";
import { h } from "./dom";
import { place, type Spot } from "./labels";
import { type Pair, pairs, strongest } from "./pairs";
import { DASHES, theme } from "./theme";
import { linkWords, shorten } from "./words";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

const MANY = 800; // lines that would hide the rest

export interface OverviewEvents {
  entity(index: number): void;
  open(index: number): void;
  pair(a: number, b: number): void;
  nothing(): void;
}

export class Overview {
  private readonly drawn = new UndirectedGraph();
  private readonly sigma: Sigma;
  private readonly names: HTMLCanvasElement;
  private shown = new Map<string, Pair>();
  private live = new Set<number>();
  private chosen = new Set<number>();
  private near = new Set<number>();
  private over: string | null = null;
  /** How far to the right the neighbours of an entity lie. */
  private lean = new Map<number, number>();
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly graph: Graph,
    private readonly container: HTMLElement,
    events: OverviewEvents,
  ) {
    for (const entity of graph.entities) {
      if (entity.place) this.drawn.addNode(entity.index, { x: entity.place[0], y: entity.place[1], size: entity.place[2] });
    }
    for (const pair of pairs(graph.links).values()) this.addPair(pair);
    this.sigma = new Sigma(this.drawn, container, {
      renderLabels: false,
      enableEdgeEvents: true,
      zIndex: true,
      minEdgeThickness: 1.4,
      itemSizesReference: "screen",
      zoomToSizeRatioFunction: (ratio) => Math.pow(ratio, 0.6),
      stagePadding: 46,
      allowInvalidContainer: true,
      minCameraRatio: 0.03,
      maxCameraRatio: 2.5,
      defaultEdgeType: "asserted",
      doubleClickZoomingRatio: 1,
      edgeProgramClasses: Object.fromEntries(
        Object.entries(DASHES).map(([status, dash]) => [status, dash ? dashedProgram(...dash) : EdgeRectangleProgram]),
      ),
      nodeReducer: (node, data) => ({ ...data, ...this.node(Number(node), data.size as number) }),
      edgeReducer: (edge, data) => ({ ...data, ...this.edge(edge) }),
      defaultDrawNodeHover: () => undefined,
    });
    this.names = h("canvas", { class: "names", "aria-hidden": "true" });
    container.append(this.names);
    this.sigma.on("afterRender", () => {
      this.drawNames();
      this.spareSlowMachines();
    });
    this.sigma.on("clickNode", ({ node }) => events.entity(Number(node)));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      events.open(Number(node));
    });
    this.sigma.on("clickEdge", ({ edge }) => {
      const pair = this.shown.get(edge);
      if (pair) events.pair(pair.a, pair.b);
    });
    this.sigma.on("clickStage", () => events.nothing());
    this.listenToPointer();
  }

  private listenToPointer(): void {
    const over = (key: string | null, pointer: boolean): void => {
      this.over = key;
      this.container.style.cursor = pointer ? "pointer" : "";
      this.sigma.refresh({ skipIndexation: true });
    };
    this.sigma.on("enterNode", ({ node }) => over(node, true));
    this.sigma.on("leaveNode", () => over(null, false));
    this.sigma.on("enterEdge", ({ edge }) => over(edge, true));
    this.sigma.on("leaveEdge", () => over(null, false));
  }

  private last = { time: 0, x: 0, y: 0, slow: 0 };

  /** Without a graphics card, lines are left out while the graph is moved. */
  private spareSlowMachines(): void {
    const { x, y } = this.sigma.getCamera();
    const time = performance.now();
    const took = time - this.last.time;
    const moved = x !== this.last.x || y !== this.last.y;
    const slow = moved && took > 60 && took < 1000 ? this.last.slow + 1 : 0;
    this.last = { time, x, y, slow };
    if (slow === 4) this.sigma.setSetting("hideEdgesOnMove", true);
  }

  private addPair(pair: Pair): void {
    if (this.drawn.hasNode(pair.a) && this.drawn.hasNode(pair.b)) this.drawn.addEdgeWithKey(pair.key, pair.a, pair.b);
  }

  /** Draws these links only. Of one chosen entity the neighbours are brought out, of two what is between them; what has
   * no place yet gets one. */
  show(links: Link[], chosen: number[]): void {
    this.shown = pairs(links);
    this.chosen = new Set(chosen);
    this.live = new Set(links.flatMap((link) => [link.subject, link.object]));
    this.near = new Set();
    for (const pair of chosen.length === 1 ? this.shown.values() : []) {
      if (pair.a === chosen[0]) this.near.add(pair.b);
      if (pair.b === chosen[0]) this.near.add(pair.a);
    }
    chosen.forEach((index) => this.expand(index));
    this.lean = this.leans();
    this.sigma.resize();
    this.sigma.refresh();
  }

  private leans(): Map<number, number> {
    const found = new Map<number, number>();
    for (const { a, b } of this.shown.values()) {
      if (!this.drawn.hasNode(a) || !this.drawn.hasNode(b)) continue;
      const across = (this.drawn.getNodeAttribute(b, "x") as number) - (this.drawn.getNodeAttribute(a, "x") as number);
      found.set(a, (found.get(a) ?? 0) + across);
      found.set(b, (found.get(b) ?? 0) - across);
    }
    return found;
  }

  /** How many entities are drawn. */
  get size(): number {
    return [...this.live].filter((index) => this.drawn.hasNode(index)).length;
  }

  private expand(chosen: number): void {
    if (!this.drawn.hasNode(chosen)) this.drawn.addNode(chosen, { x: 0, y: 0, size: 1.5 });
    const { x, y } = this.drawn.getNodeAttributes(chosen) as { x: number; y: number };
    const fresh = [...this.near].filter((index) => !this.drawn.hasNode(index));
    fresh.forEach((index, i) => {
      const [angle, distance] = [i * 2.39996, 4 + 1.6 * Math.sqrt(i)];
      this.drawn.addNode(index, { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle), size: 1 });
    });
    for (const index of [chosen, ...fresh]) {
      for (const pair of pairs(this.graph.linksOf[index]).values()) if (!this.drawn.hasEdge(pair.key)) this.addPair(pair);
    }
  }

  private node(index: number, size: number): Record<string, unknown> {
    const colours = theme();
    const aside = this.chosen.size > 0 && !this.chosen.has(index) && !this.near.has(index);
    return {
      hidden: !this.live.has(index) && !this.chosen.has(index),
      size: 2.2 + size * this.scale(),
      color: aside ? colours.faint : colours.families[this.graph.entities[index].family],
      zIndex: this.chosen.has(index) ? 2 : aside ? 0 : 1,
    };
  }

  /** Discs of small graphs are larger: there is room. On a phone there is less. */
  private scale(): number {
    const room = Math.min(1, this.container.clientWidth / 700);
    return room * Math.min(4.5, Math.max(1.3, 42 / Math.sqrt(this.live.size + 1)));
  }

  private edge(key: string): Record<string, unknown> {
    const pair = this.shown.get(key);
    if (!pair) return { hidden: true };
    const [colours, status] = [theme(), strongest(this.graph, pair.links)];
    const ends = Number(this.chosen.has(pair.a)) + Number(this.chosen.has(pair.b));
    const aside = ends < Math.min(2, this.chosen.size);
    const claims = pair.links.reduce((sum, link) => sum + link.claims.length, 0);
    const contested = pair.links.some((link) => this.graph.contested(link));
    return {
      type: status,
      size: Math.min(6, (this.shown.size > MANY ? 1.4 : 2) + 0.7 * Math.log2(claims)) * (key === this.over ? 2 : 1),
      color: aside
        ? colours.faint
        : key === this.over
          ? colours.ink
          : contested
            ? colours.lines.disputed
            : status === "asserted" && this.shown.size > MANY
              ? colours.thin
              : colours.lines[status],
      zIndex: aside ? 0 : 1,
    };
  }

  private drawNames(): void {
    const [canvas, context] = [this.names, this.names.getContext("2d")];
    const { width, height } = this.sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    if (!context) return;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    context.scale(ratio, ratio);
    const size = width < 500 ? 11 : 12;
    context.lineJoin = "round";
    const colours = theme();
    if (this.shown.size <= MANY) this.drawHeads(context);
    const font = (bold: boolean): string => `${bold ? 650 : 450} ${bold ? size + 1 : size}px ${FONT}`;
    for (const name of place(this.spots(), size, width, height, (text, bold) => this.width(context, text, font(bold)))) {
      context.font = font(name.bold);
      context.lineWidth = 3.5;
      context.strokeStyle = colours.paper;
      context.strokeText(name.text, name.x, name.y);
      context.fillStyle = colours.ink;
      context.fillText(name.text, name.x, name.y);
    }
    context.font = font(false);
    this.drawWords(context, width);
  }

  private drawHeads(context: CanvasRenderingContext2D): void {
    for (const [key, pair] of this.shown) {
      const [a, b] = [this.end(pair.a), this.end(pair.b)];
      if (!a || !b) continue;
      const [look, ends] = [this.edge(key) as { color: string; size: number }, headed(pair)];
      const size = 5 + this.sigma.scaleSize(look.size) * 1.3;
      const heads = [ends.a && head(b, a, size), ends.b && head(a, b, size)];
      context.fillStyle = look.color;
      for (const corners of heads) {
        if (!corners) continue;
        context.beginPath();
        corners.forEach(([x, y]) => context.lineTo(x, y));
        context.fill();
      }
    }
  }

  private end(index: number): End | null {
    const spot = this.spotOf(index);
    return spot && { ...spot, radius: this.radius(this.drawn.getNodeAttribute(index, "size") as number) };
  }

  /** Of a disc on the screen, in pixels. */
  private radius(size: number): number {
    return this.sigma.scaleSize(2.2 + size * this.scale());
  }

  /** What the line under the pointer says. */
  private drawWords(context: CanvasRenderingContext2D, width: number): void {
    const pair = this.over === null ? undefined : this.shown.get(this.over);
    const [a, b] = pair ? [this.spotOf(pair.a), this.spotOf(pair.b)] : [null, null];
    if (!pair || !a || !b) return;
    const lines = pair.links.slice(0, 4).map((link) => shorten(linkWords(this.graph, link), 60));
    if (pair.links.length > 4) lines.push(`and ${pair.links.length - 4} more`);
    const wide = Math.max(...lines.map((line) => context.measureText(line).width)) + 16;
    const [x, y] = [Math.max(4, Math.min(width - wide - 4, (a.x + b.x - wide) / 2)), (a.y + b.y) / 2 + 10];
    const colours = theme();
    context.fillStyle = colours.paper;
    context.strokeStyle = colours.faint;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x, y, wide, lines.length * 17 + 9, 6);
    context.fill();
    context.stroke();
    context.fillStyle = colours.ink;
    lines.forEach((line, i) => context.fillText(line, x + 8, y + 17 + i * 17));
  }

  /** What may have a name on the picture: the chosen one and its neighbours, else all; larger ones first. */
  private spots(): Spot[] {
    const zoom = this.sigma.getCamera().ratio;
    const found: (Spot & { size: number })[] = [];
    this.drawn.forEachNode((key, data) => {
      const index = Number(key);
      if (!this.live.has(index) && !this.chosen.has(index)) return;
      const must = this.chosen.has(index) || key === this.over;
      if (this.chosen.size && !must && !this.near.has(index)) return;
      const entity = this.graph.entities[index];
      // The words of one article are long and mean little from afar: they get their names when the reader comes near.
      if (!must && entity.scope >= 0 && !this.chosen.size && zoom > 0.6 && this.live.size > 60) return;
      const { x, y } = this.sigma.graphToViewport(data as { x: number; y: number });
      const radius = this.radius(data.size as number);
      found.push({
        name: entity.name,
        x,
        y,
        radius,
        must,
        bold: must,
        leansRight: (this.lean.get(index) ?? 0) > 0,
        size: (data.size as number) + (entity.scope < 0 ? 0.5 : 0),
      });
    });
    found.sort((a, b) => Number(b.must) - Number(a.must) || b.size - a.size);
    // From afar only the hubs have names; the nearer the reader comes, the more do.
    const names = this.chosen.size ? 200 : Math.round(60 / zoom ** 2);
    return found
      .slice(0, Math.min(400, names))
      .map((spot, i) => ({ ...spot, bold: spot.must || (!this.chosen.size && spot.size > 2.2 && i < 12) }));
  }

  private width(context: CanvasRenderingContext2D, text: string, font: string): number {
    const key = font + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      context.font = font;
      this.widths.set(key, (width = context.measureText(text).width));
    }
    return width;
  }

  /** Brings an entity, or all, into the middle. */
  look(index: number | null): void {
    const camera = this.sigma.getCamera();
    const data = index === null ? undefined : this.sigma.getNodeDisplayData(index);
    const moving = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const to = data ? { x: data.x, y: data.y, ratio: Math.min(camera.ratio, 0.6) } : { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    void camera.animate(to, { duration: moving ? 300 : 0 });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: Math.max(0.03, Math.min(2.5, camera.ratio * factor)) }, { duration: 120 });
  }

  pan(across: number, up: number): void {
    const camera = this.sigma.getCamera();
    camera.setState({ x: camera.x + across * camera.ratio * 0.08, y: camera.y + up * camera.ratio * 0.08 });
  }

  /** The picture, on paper of the theme's colour. */
  picture(): HTMLCanvasElement {
    const { width, height } = this.sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    const picture = h("canvas", { width: width * ratio, height: height * ratio });
    const context = picture.getContext("2d");
    if (!context) return picture;
    context.fillStyle = theme().paper;
    context.fillRect(0, 0, picture.width, picture.height);
    this.sigma.refresh(); // WebGL keeps its pixels only until the next frame
    for (const layer of ["edges", "nodes"]) context.drawImage(this.sigma.getCanvases()[layer], 0, 0, picture.width, picture.height);
    context.drawImage(this.names, 0, 0, picture.width, picture.height);
    return picture;
  }

  /** Where an entity lies on the screen, for tests. */
  spotOf(index: number): { x: number; y: number } | null {
    const data = this.drawn.hasNode(index) ? this.drawn.getNodeAttributes(index) : null;
    return data ? this.sigma.graphToViewport(data as { x: number; y: number }) : null;
  }
}
