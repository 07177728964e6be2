import { describe, expect, it } from "vitest";

import { asCsv, asGraphml } from "../src/exports";
import { asCypher, asSparql, iri, relationship } from "../src/queries";
import { graph } from "./made";

const nasty = graph(
  { subject: "=cmd()", predicate: "meets", object: 'Bo "the\nAxe" <b>&amp;', sentence: "one, meets two" },
  { subject: "+1", predicate: "warns", object: "\u0001x\ud800y😀", status: "reported" },
);

describe("files", () => {
  it("puts nothing into a spreadsheet that it would run", () => {
    const rows = asCsv(nasty, nasty.links).split("\r\n");
    expect(rows[1].startsWith('\'=cmd(),meets,"Bo ""the\nAxe"" <b>&amp;",asserted,no,text,1,1,')).toBe(true);
    expect(rows[2].startsWith("'+1,")).toBe(true);
  });
  it("writes GraphML that a parser reads back", () => {
    const read = new DOMParser().parseFromString(asGraphml(nasty, nasty.links), "application/xml");
    expect(read.querySelector("parsererror")).toBeNull();
    expect([...read.querySelectorAll("node data[key=name]")].map((one) => one.textContent)).toEqual([
      " x y😀",
      "+1",
      "=cmd()",
      'Bo "the\nAxe" <b>&amp;',
    ]);
    expect([...read.querySelectorAll("edge data[key=status]")].map((one) => one.textContent)).toEqual(["asserted", "reported"]);
  });
});

describe("queries", () => {
  const made = graph(
    { subject: "Ann", predicate: "meets", object: "Bo" },
    { subject: "Ann", predicate: "warns", object: "Bo", status: "reported" },
  );
  it("escape what an IRI may not hold", () => {
    expect(iri(made, 'e:a b<c>"é.person')).toBe("<https://w3id.org/kg-news/id/entity/a%20b%3Cc%3E%22%C3%A9.person>");
  });
  it("ask for a report in the namespace of reports", () => {
    expect(asSparql(made, made.links[1])).toContain("<https://w3id.org/kg-news/reported#warns>");
    expect(asSparql(made, made.links[0])).toContain("<https://w3id.org/kg-news/ns#meets>");
  });
  it("find what is no fact by its statement", () => {
    const planned = graph({ subject: "Ann", predicate: "meets", object: "Bo", status: "planned" });
    expect(asSparql(planned, planned.links[0])).toContain("VALUES ?statement { <https://w3id.org/kg-news/id/statement/0> }");
    expect(asCypher(planned, planned.links[0])).toContain("s.id IN ['st:0']");
  });
  it("name relationships as the property graph does", () => {
    expect(relationship("offersMediation", false)).toBe("OFFERS_MEDIATION");
    expect(relationship("offersMediation", true)).toBe("REPORTED_OFFERS_MEDIATION");
  });
  it("cannot be broken out of by an id", () => {
    const odd = graph({ subject: "e:x'}) DETACH DELETE (n) //\\", predicate: "meets", object: "Bo" });
    expect(asCypher(odd, odd.links[0])).toContain("{id: 'e:x\\'}) DETACH DELETE (n) //\\\\'}");
  });
});
