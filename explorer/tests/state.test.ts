import { describe, expect, it } from "vitest";

import { firstState, fromHash, type State, toHash } from "../src/state";
import { graph } from "./made";

const made = graph(
  { subject: "Ann", predicate: "meets", object: "Bo", publisher: 'A, "B" & Co=1' },
  { subject: "Bo", predicate: "warns", object: "Cy", status: "reported", publisher: "Times" },
  { subject: "Bo", predicate: "visits", object: "Cy", publisher: "Times" },
);

describe("the address of a state", () => {
  const states: [string, Partial<State>][] = [
    ["the first one", {}],
    ["an entity", { shown: { kind: "entity", index: 1 }, focus: 1 }],
    ["an edge", { shown: { kind: "link", index: 1 } }],
    ["a pair", { shown: { kind: "pair", a: 0, b: 1 } }],
    ["a statement", { shown: { kind: "statement", index: 1 } }],
    ["a claim in its article", { shown: { kind: "article", index: 1, claim: 1 } }],
    [
      "filters",
      {
        filters: {
          statuses: new Set(["asserted", "planned"]),
          classes: new Set([0]),
          predicates: new Set([0, 1]),
          publishers: new Set([0, -1]),
          from: "2025-01-01",
          to: "",
        },
      },
    ],
    ["no status at all", { filters: { ...firstState().filters, statuses: new Set() } }],
  ];
  it.each(states)("leads back to %s", (_, change) => {
    const state = { ...firstState(), ...change };
    expect(fromHash(made, `#${toHash(made, state)}`)).toEqual(state);
  });
  it("is empty at first", () => expect(toHash(made, firstState())).toBe(""));
  it.each(["#%E0%A4%A", "#entity=nobody", "#class=[1", "#from=yesterday", "#status=<b>", "#=&&==", "#class=%7B%7D"])(
    "%s does no harm",
    (hash) => {
      expect(fromHash(made, hash).shown).toEqual({ kind: "facts" });
    },
  );
});
