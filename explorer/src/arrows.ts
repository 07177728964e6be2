// Arrow heads of the overview's lines: who does it to whom.

import type { Pair } from "./pairs";

export interface End {
  x: number;
  y: number;
  /** Of the disc, which the head's tip touches. */
  radius: number;
}

export type Point = [number, number];

/** Which ends of a pair's line have a head: each that is the object of a link that is not symmetric. */
export function headed(pair: Pair): { a: boolean; b: boolean } {
  const directed = pair.links.filter((link) => !link.symmetric);
  return { a: directed.some((link) => link.object === pair.a), b: directed.some((link) => link.object === pair.b) };
}

/** The corners of a head at the end of a line, tip first; none where the discs leave no room for it. */
export function head(from: End, to: End, size: number): [Point, Point, Point] | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < from.radius + to.radius + 1.5 * size) return null;
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const tip: Point = [to.x - x * to.radius, to.y - y * to.radius];
  const [back, half] = [size, size * 0.42];
  return [
    tip,
    [tip[0] - x * back - y * half, tip[1] - y * back + x * half],
    [tip[0] - x * back + y * half, tip[1] - y * back - x * half],
  ];
}
