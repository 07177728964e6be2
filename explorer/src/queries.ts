// A link as a query that finds it again, in SPARQL (`kg query`) and in Cypher (Neo4j and `kg cypher`).

import type { Graph, Link } from "./data";

const SAFE = /[A-Za-z0-9/\-._~!$&'()*+,;=:@]/;

function escaped(text: string): string {
  return Array.from(text)
    .map((character) => (SAFE.test(character) ? character : encodeURIComponent(character)))
    .join("");
}

/** An id as an IRI in angle brackets, as the exports have it. */
export function iri(graph: Graph, id: string): string {
  const at = id.indexOf(":");
  const base = graph.data.prefixes[id.slice(0, at)];
  return base ? `<${base}${escaped(id.slice(at + 1))}>` : `<${escaped(id)}>`;
}

/** A property as an IRI, in the namespace of facts or of reports: kg/store/iris.py has the same rule. */
function property(graph: Graph, name: string, reported: boolean): string {
  const { kg, kgr } = graph.data.prefixes;
  const [prefix] = name.split(":");
  const full =
    name.includes("://") || name.startsWith("urn:") ? name : prefix in graph.data.prefixes ? iri(graph, name).slice(1, -1) : "";
  return reported ? `<${kgr}${encodeURIComponent(full || name)}>` : full ? `<${full}>` : `<${kg}${encodeURIComponent(name)}>`;
}

export function asSparql(graph: Graph, link: Link): string {
  const { kg, rdf, prov, schema } = graph.data.prefixes;
  const status = graph.status(link);
  const [subject, object] = [link.subject, link.object].map((i) => iri(graph, graph.entities[i].id));
  const edge = status === "asserted" || status === "reported";
  const name = edge ? property(graph, graph.data.predicates[link.predicate], status === "reported") : "";
  const ids = link.statements.map((i) => iri(graph, graph.statements[i].id)).join(" ");
  return [
    `PREFIX kg: <${kg}>`,
    `PREFIX rdf: <${rdf}>`,
    `PREFIX prov: <${prov}>`,
    `PREFIX schema: <${schema}>`,
    "SELECT DISTINCT ?statement ?holder ?sentence WHERE {",
    ...(edge
      ? [
          `  ${subject} ${name} ${object} .`,
          `  ?edge rdf:subject ${subject} ; rdf:predicate ${name} ; rdf:object ${object} ; prov:wasDerivedFrom ?claim .`,
        ]
      : [`  VALUES ?statement { ${ids} }`]),
    "  ?claim kg:asserts ?statement ; kg:holder ?holder ; kg:evidence/schema:text ?sentence .",
    "}",
  ].join("\n");
}

/** Relationship types are upper snake case; reported ones have a name of their own. */
export function relationship(name: string, reported: boolean): string {
  const last = name.split(/[#/:]/).pop() || name;
  const snake = last
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/\W/g, "_")
    .toUpperCase();
  return reported ? `REPORTED_${snake}` : snake;
}

function literal(text: string): string {
  return `'${text.replace(/\\/g, "\\\\").replace(/'/g, "\\'").replace(/\n/g, "\\n")}'`;
}

export function asCypher(graph: Graph, link: Link): string {
  const status = graph.status(link);
  const [subject, object] = [link.subject, link.object].map((i) => literal(graph.entities[i].id));
  if (status === "asserted" || status === "reported") {
    const type = relationship(graph.data.predicates[link.predicate], status === "reported");
    return `MATCH (s:Entity {id: ${subject}})-[r:${type}]->(o:Entity {id: ${object}})\nRETURN s.name, type(r), o.name, r.n_claims`;
  }
  const ids = link.statements.map((i) => literal(graph.statements[i].id)).join(", ");
  return `MATCH (c:Claim)-[:ASSERTS]->(s:Statement), (c)-[:EVIDENCE]->(e:Sentence)\nWHERE s.id IN [${ids}]\nRETURN s.name, s.status, e.text`;
}
