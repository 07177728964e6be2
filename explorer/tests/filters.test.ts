import { describe, expect, it } from "vitest";

import { histogram, inForce, noFilters, visibleLinks } from "../src/filters";
import { linkWords } from "../src/words";
import { graph } from "./made";

const made = graph(
  { subject: "Ann", predicate: "meets", object: "Bo", published: "2025-01-05", publisher: "Post" },
  { subject: "Ann", predicate: "warns", object: "Bo", status: "reported", published: "2025-02-05", publisher: "Times" },
  { subject: "Bo", predicate: "meets", object: "Cy" },
  { subject: "Cy", predicate: "attacks", object: "Ann", status: "hypothetical" },
);
const shown = (change: object): string[] => visibleLinks(made, { ...noFilters(), ...change }).map((link) => linkWords(made, link));

describe("filters", () => {
  it("shows facts only at first", () => expect(shown({})).toEqual(["Ann meets Bo", "Bo meets Cy"]));
  it("adds other statuses when they are asked for", () =>
    expect(shown({ statuses: new Set(["reported", "hypothetical"]) })).toEqual(["Ann warns Bo", "Cy attacks Ann"]));
  it("takes predicates off", () => expect(shown({ predicates: new Set([made.data.predicates.indexOf("meets")]) })).toEqual([]));
  it("takes publishers off, those not known, too", () => {
    expect(shown({ publishers: new Set([made.data.publishers.indexOf("Post")]) })).toEqual(["Bo meets Cy"]);
    expect(shown({ publishers: new Set([-1]) })).toEqual(["Ann meets Bo"]);
  });
  it("keeps what lies within the dates, and nothing without one", () => {
    expect(shown({ from: "2025-01-05", to: "2025-01-05" })).toEqual(["Ann meets Bo"]);
    expect(shown({ from: "2025-01-06" })).toEqual([]);
  });
  it("counts those in force", () => expect(inForce({ ...noFilters(), from: "2025-01-01", classes: new Set([0]) })).toBe(2));
});

describe("histogram", () => {
  it("has no bar without a date", () => expect(histogram(["", ""])).toEqual([]));
  it("has a bar a day, empty ones, too", () =>
    expect(histogram(["2025-02-27", "2025-03-01", "2025-03-01"]).map((bar) => [bar.label, bar.count])).toEqual([
      ["2025-02-27", 1],
      ["2025-02-28", 0],
      ["2025-03-01", 2],
    ]));
  it("grows coarser with the time that it spans", () => {
    const weeks = histogram(["2025-01-01", "2025-04-30"]);
    expect(weeks[0]).toMatchObject({ from: "2024-12-30", to: "2025-01-05", count: 1 });
    expect(histogram(["2022-01-15", "2025-01-01"])[1]).toMatchObject({ label: "2022-02", from: "2022-02-01", to: "2022-02-28" });
    expect(histogram(["1950-06-01", "2025-01-01"])).toHaveLength(76);
  });
});
