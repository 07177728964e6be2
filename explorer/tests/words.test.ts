import { describe, expect, it } from "vitest";

import { Text } from "../src/data";
import { h } from "../src/dom";
import { marked } from "../src/parts";
import { headlines } from "../src/ranking";
import { folded, Index } from "../src/search";
import { classWords, predicateWords, sayer, shorten, side, stance } from "../src/words";
import { graph } from "./made";

describe("texts", () => {
  it("are cut by code points", () => {
    expect(new Text("a😀bc").slice(1, 3)).toBe("😀b");
    expect(new Text("abc").slice(1, 9)).toBe("bc");
  });
  it("are shortened between characters", () => {
    expect(shorten("😀".repeat(9), 4)).toBe("😀😀😀…");
    expect(shorten("one\n two", 20)).toBe("one two");
  });
  it("get marks, the first of overlapping ones, and never HTML", () => {
    const text = "x <b>hit</b> y";
    const box = h(
      "p",
      {},
      ...marked((from, to) => text.slice(from, to), 0, text.length, [
        [5, 8, h("mark")],
        [6, 12, h("span")],
        [50, 60, h("span")],
      ]),
    );
    expect(box.textContent).toBe(text);
    expect([...box.children].map((one) => [one.tagName, one.textContent])).toEqual([["MARK", "hit"]]);
  });
});

describe("words", () => {
  it.each([
    ["offersMediation", "offers mediation"],
    ["http://x.org/v#isA_thing", "is a thing"],
    ["kg:BBC", "bbc"],
  ])("%s is %s", (name, words) => expect(predicateWords(name)).toBe(words));
  it("keeps acronyms of classes", () =>
    expect([classWords("NGO"), classWords("GovernmentBody")]).toEqual(["NGO", "government body"]));
  it("says who says what, and what the article makes of it", () => {
    const made = graph(
      { subject: "Ann", predicate: "meets", object: "Bo", author: "Uu", holder: 1, value: "CT+" },
      { subject: "Ann", predicate: "warns", object: "Bo", author: "CT-", value: "CT-" },
      { subject: "Ann", predicate: "leads", object: "Bo", author: "Uu", value: "Uu", modality: "planned" },
    );
    expect([sayer(made, made.claims[0]), stance(made.claims[0]), side(made.claims[0])]).toEqual([
      "Bo",
      "certain; the article does not vouch for it",
      "report",
    ]);
    expect([stance(made.claims[1]), side(made.claims[1])]).toEqual(["certain that it is not so", "denial"]);
    expect([stance(made.claims[2]), side(made.claims[2])]).toEqual(["leaves it open, as a plan", "open"]);
  });
});

describe("search", () => {
  const index = new Index(
    graph(
      { subject: "Rajoy", predicate: "meets", object: "José Álvarez" },
      { subject: "Ray", predicate: "criticizes", object: "Rajoy" },
    ),
  );
  it("does without accents", () => {
    expect(folded("Álvarez")).toBe("alvarez");
    expect(index.find("alva")[0].name).toBe("José Álvarez");
  });
  it("has the whole name first, then its beginning", () =>
    expect(
      index
        .find("ra")
        .map((hit) => hit.name)
        .slice(0, 2),
    ).toEqual(["Rajoy", "Ray"]));
  it("finds predicates and headlines", () =>
    expect([index.find("criti")[0].kind, index.find("headline 1")[0].kind]).toEqual(["predicate", "article"]));
  it("finds nothing for nothing", () => expect([index.find("  "), index.find("zzz")]).toEqual([[], []]));
});

describe("headlines", () => {
  it("tell facts with one subject and predicate together, and let no subject crowd out the rest", () => {
    const made = graph(
      ...["B", "C", "D"].map((object) => ({ subject: "A", predicate: "warns", object })),
      ...["p1", "p2", "p3", "p4"].map((predicate) => ({ subject: "A", predicate, object: "B" })),
      { subject: "X", predicate: "visits", object: "Y" },
    );
    const found = headlines(made, made.links);
    expect(found[0].links).toHaveLength(3);
    expect(found.findIndex((one) => one.links[0].subject === made.entities.findIndex((e) => e.name === "X"))).toBeLessThan(
      found.length - 1,
    );
  });
});
