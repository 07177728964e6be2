// Names on the overview: the larger entity first, and none upon another.

import { shorten } from "./words";

export interface Spot {
  name: string;
  x: number;
  y: number;
  radius: number;
  /** Drawn whatever stands there already: what the reader has chosen. */
  must: boolean;
  /** Whether its neighbours lie to the right: its name then goes to the left. */
  leansRight: boolean;
  /** Written in bold. */
  bold: boolean;
}

export interface Placed {
  text: string;
  x: number;
  y: number;
  width: number;
  bold: boolean;
}

const CROWD = 250; // spots up to which no name lies on any disc

type Box = [number, number, number, number];

/** Where the names of these spots go, in their order; `measure` gives a text's width in pixels. */
export function place(
  spots: Spot[],
  size: number,
  width: number,
  height: number,
  measure: (text: string, bold: boolean) => number,
): Placed[] {
  const discs: Box[] = spots.length <= CROWD ? spots.map(disc) : [];
  const boxes: Box[] = [];
  const found: Placed[] = [];
  for (const spot of spots) {
    if (spot.x < -40 || spot.y < 0 || spot.x > width + 10 || spot.y > height) continue;
    const text = shorten(spot.name, 30);
    const wide = measure(text, spot.bold);
    const inside = sides(spot, wide, size, width).filter((box) => box[0] >= 2 && box[2] <= width - 2);
    const free = (box: Box, taken: Box[]): boolean => !taken.some((other) => overlap(box, other));
    const box =
      inside.find((one) => free(one, boxes) && free(one, discs)) ??
      (spot.bold ? inside.find((one) => free(one, boxes)) : undefined) ?? // a hub's name may lie on small discs
      (spot.must ? (inside[0] ?? sides(spot, wide, size, width)[0]) : undefined);
    if (!box) continue;
    boxes.push(box);
    found.push({ text, x: box[0] + 2, y: box[3] - size * 0.32, width: wide, bold: spot.bold });
  }
  return found;
}

function disc({ x, y, radius }: Spot): Box {
  return [x - radius, y - radius, x + radius, y + radius];
}

/** To the side of the disc that its neighbours are not on, to the other, below, above; the latter two pushed into the frame. */
function sides(spot: Spot, wide: number, size: number, width: number): Box[] {
  const [gap, half, high] = [spot.radius + 2, size * 0.62, size * 1.24];
  const right: Box = [spot.x + gap, spot.y - half, spot.x + gap + wide + 4, spot.y + half];
  const left: Box = [spot.x - gap - wide - 4, spot.y - half, spot.x - gap, spot.y + half];
  const start = Math.max(2, Math.min(width - wide - 6, spot.x - wide / 2 - 2));
  return [
    ...(spot.leansRight ? [left, right] : [right, left]),
    [start, spot.y + gap, start + wide + 4, spot.y + gap + high],
    [start, spot.y - gap - high, start + wide + 4, spot.y - gap],
  ];
}

function overlap(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
