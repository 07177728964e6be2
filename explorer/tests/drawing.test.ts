import { describe, expect, it } from "vitest";

import { head, headed } from "../src/arrows";
import { layout, neighbours, ROW, rowWords } from "../src/columns";
import { place } from "../src/labels";
import { pairs, strongest } from "../src/pairs";
import { graph, type Said } from "./made";

describe("names on the overview", () => {
  const spots = Array.from({ length: 60 }, (_, i) => ({
    name: `Entity number ${i}`,
    x: 100 + (i % 8) * 30,
    y: 80 + Math.floor(i / 8) * 12,
    radius: 5,
    must: i === 59,
    leansRight: false,
    bold: i === 59,
  }));
  const placed = place(spots, 12, 500, 300, (text) => text.length * 6);
  it("never lie upon each other", () => {
    const free = placed.filter((one) => !one.bold);
    expect(free.length).toBeGreaterThan(3);
    for (const [i, one] of free.entries()) {
      for (const other of free.slice(i + 1)) {
        expect(one.x < other.x + other.width && other.x < one.x + one.width && Math.abs(one.y - other.y) < 12).toBe(false);
      }
    }
  });
  it("are never cut off, and there is one for what was chosen", () => {
    expect(placed.every((one) => one.x >= 0 && one.x + one.width <= 500)).toBe(true);
    expect(placed.some((one) => one.bold && one.text === "Entity number 59")).toBe(true);
  });
});

it("a name at the edge of the frame goes below its disc, moved inwards", () => {
  const wall = { name: "x", x: 380, y: 100, radius: 5, must: true, leansRight: true, bold: true };
  const edge = { ...wall, name: "a rather long name of one", x: 490, y: 104, must: false, bold: false };
  const placed = place([wall, edge], 12, 500, 300, (text) => text.length * 6);
  expect(placed).toHaveLength(2);
  expect(placed[1].x + placed[1].width).toBeLessThanOrEqual(500);
});

describe("arrow heads", () => {
  it("are where the object of a fact is", () => {
    const made = graph({ subject: "Ann", predicate: "warns", object: "Bo" }, { subject: "Cy", predicate: "warns", object: "Ann" });
    expect([...pairs(made.links).values()].map(headed)).toEqual([
      { a: false, b: true },
      { a: true, b: false },
    ]);
  });
  it("touch the disc, and are left out between discs that touch", () => {
    const from = { x: 0, y: 0, radius: 5 };
    expect(head(from, { x: 100, y: 0, radius: 10 }, 8)?.[0]).toEqual([90, 0]);
    expect(head(from, { x: 16, y: 0, radius: 10 }, 8)).toBeNull();
  });
});

describe("the neighbourhood", () => {
  const said: Said[] = Array.from({ length: 30 }, (_, i) => ({
    subject: i % 3 ? "Hub" : `N${i}`,
    predicate: `does${i % 4}`,
    object: i % 3 ? `N${i % 7}` : "Hub",
    status: i % 2 ? "asserted" : "reported",
  }));
  const made = graph(...said.filter((one) => one.subject !== one.object));
  const hub = made.entities.findIndex((one) => one.name === "Hub");
  it.each([400, 900])("has no two labels in one place, %i pixels wide", (width) => {
    const spots = [...layout(neighbours(made, made.links, hub), width).labels.values()];
    expect(spots.length).toBeGreaterThan(10);
    expect(new Set(spots.map((spot) => `${Math.sign(spot.x)} ${spot.y}`)).size).toBe(spots.length);
    for (const side of [-1, 1]) {
      const rows = spots
        .filter((spot) => Math.sign(spot.x) === side)
        .map((spot) => spot.y)
        .sort((a, b) => a - b);
      rows.slice(1).forEach((y, i) => expect(y - rows[i]).toBeGreaterThanOrEqual(ROW));
    }
  });
  it("says by an arrow that a row is to be read from right to left", () => {
    const both = graph({ subject: "Ann", predicate: "warns", object: "Hub" }, { subject: "Hub", predicate: "meets", object: "Ann" });
    const rows = neighbours(both, both.links, 1)[0].rows;
    expect(rows.map((row) => rowWords(row, false))).toEqual(["← warns", "meets"]);
    expect(rows.map((row) => rowWords(row, true))).toEqual(["warns", "← meets"]);
  });
  it("has the acting ones to the left where there is room", () => {
    const two = graph({ subject: "Ann", predicate: "warns", object: "Hub" }, { subject: "Hub", predicate: "meets", object: "Bo" });
    const names = layout(neighbours(two, two.links, 2), 900).names;
    expect([names.get(0)?.left, names.get(1)?.left]).toEqual([true, false]);
  });
});

describe("pairs", () => {
  it("join all lines between two entities, drawn with the strongest status", () => {
    const made = graph(
      { subject: "Ann", predicate: "meets", object: "Bo", status: "planned" },
      { subject: "Bo", predicate: "warns", object: "Ann", status: "reported" },
      { subject: "Ann", predicate: "praises", object: "Ann" },
    );
    const found = [...pairs(made.links).values()];
    expect(found).toHaveLength(1);
    expect(strongest(made, found[0].links)).toBe("reported");
  });
});
