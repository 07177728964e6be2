// What codes are called for people.

import type { Claim, Graph, Link, Statement, Value } from "./data";

const STATUS: Record<string, [string, string]> = {
  asserted: ["Fact", "The article itself says so"],
  reported: ["Report", "A source says so; the article does not vouch for it"],
  disputed: ["Disputed", "One source says so, another denies it"],
  planned: ["Planned", "Somebody means to do it"],
  possible: ["Possible", "Said to be likely or possible"],
  hypothetical: ["Supposed", "Asked, demanded or supposed only"],
  negated: ["Denied", "Said not to be so"],
};

/** "Fact", "Report" … */
export function statusName(status: string): string {
  return STATUS[status]?.[0] ?? status;
}

/** What a status means, in a sentence. */
export function statusMeaning(status: string): string {
  return STATUS[status]?.[1] ?? "";
}

/** A property in words: `offersMediation` is "offers mediation"; of a full IRI its last part. */
export function predicateWords(name: string): string {
  const last = name.split(/[#/:]/).pop() || name;
  return last
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/_/g, " ")
    .toLowerCase();
}

/** A class in words: `GovernmentBody` is "government body". */
export function classWords(name: string): string {
  return /^[A-Z]+$/.test(name) ? name : predicateWords(name);
}

const CERTAIN: Record<string, string> = {
  "CT+": "certain",
  "CT-": "certain that it is not so",
  "PR+": "likely",
  "PR-": "unlikely",
  "PS+": "possible",
  "PS-": "possibly not so",
  CTu: "does not say whether",
  Uu: "leaves it open",
};
const KIND: Record<string, string> = {
  possible: "as a possibility",
  hypothetical: "as a supposition",
  conditional: "under a condition",
  interrogative: "as a question",
  imperative: "as a demand",
  commissive: "as a promise",
  planned: "as a plan",
};

/** Who says it: "Israel", "the article itself"; a chain innermost first: "Ali, according to Reuters". */
export function sayer(graph: Graph, claim: Claim): string {
  const outer = claim.sources
    .map((source) => source[0])
    .filter((source) => source !== claim.holder)
    .reverse();
  return [graph.name(claim.holder), ...outer.map((source) => `according to ${graph.name(source)}`)].join(", ");
}

export function byArticle(claim: Claim): boolean {
  return claim.holder === "the article itself";
}

/** How sure who says it is, and what the article makes of it. */
export function stance(claim: Claim): string {
  const value = byArticle(claim) ? claim.author : claim.value;
  const own = [CERTAIN[value] ?? value, KIND[claim.modality]].filter(Boolean).join(", ");
  if (byArticle(claim)) return own;
  const author =
    claim.author === "CT+"
      ? "the article vouches for it"
      : claim.author === "CT-"
        ? "the article says that it is not so"
        : claim.author === "Uu" || claim.author === "CTu"
          ? "the article does not vouch for it"
          : `the article holds it ${CERTAIN[claim.author] ?? claim.author}`;
  return `${own}; ${author}`;
}

export type Side = "fact" | "report" | "denial" | "open";

/** What a single claim is a reason for. */
export function side(claim: Claim): Side {
  const held = byArticle(claim) ? claim.author : claim.value;
  if (claim.author === "CT+") return "fact";
  if (claim.author === "CT-" || held === "CT-") return "denial";
  return held === "CT+" && claim.modality === "actual" ? "report" : "open";
}

/** A link as a sentence. */
export function linkWords(graph: Graph, link: Link): string {
  const predicate = predicateWords(graph.data.predicates[link.predicate]);
  return `${graph.entities[link.subject].name} ${predicate} ${graph.entities[link.object].name}`;
}

/** A statement that has no link, by its roles. */
export function statementWords(graph: Graph, statement: Statement): string {
  const predicate = predicateWords(graph.data.predicates[statement.predicate]);
  const [first, ...others] = statement.roles.map(([role, values]) => [role, values.map((v) => inner(graph, v)).join(", ")]);
  if (!first) return predicate;
  return [
    first[1],
    predicate,
    ...others.map(([role, names]) => `${role === "theme" || role === "patient" ? "" : `(${role}) `}${names}`),
  ].join(" ");
}

/** What a role holds: an entity's name, or a statement in words. */
export function inner(graph: Graph, value: Value): string {
  if (typeof value === "string" && value.startsWith("st:")) {
    const statement = graph.statements.find((one) => one.id === value);
    return statement
      ? `“${
          graph.linksBy[statement.index][0]
            ? linkWords(graph, graph.linksBy[statement.index][0])
            : predicateWords(graph.data.predicates[statement.predicate])
        }”`
      : "a statement";
  }
  return graph.name(value);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** "35 facts", "1 report", "12 planned". */
export function statusCount(status: string, count: number): string {
  const name = statusName(status).toLowerCase();
  return status === "asserted" || status === "reported" ? plural(count, name) : `${count.toLocaleString("en")} ${name}`;
}

/** At most `size` characters, on one line. */
export function shorten(text: string, size: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  const points = Array.from(line.slice(0, size * 2 + 2));
  return points.length > size
    ? `${points
        .slice(0, size - 1)
        .join("")
        .trimEnd()}…`
    : line;
}
