// Graphs for tests, as the page's data has them.

import { Graph, type PageData, type Value } from "../src/data";

const STATUSES = ["asserted", "reported", "disputed", "planned", "possible", "hypothetical", "negated"];

export interface Said {
  subject: string;
  predicate: string;
  object: string;
  status?: string;
  sentence?: string;
  published?: string;
  publisher?: string;
  author?: string;
  holder?: Value;
  value?: string;
  modality?: string;
  symmetric?: boolean;
  contested?: boolean;
}

/** One article, statement, claim and link for each thing said; entities are named by their ids without prefix. */
export function data(said: Said[]): PageData {
  const names = [...new Set(said.flatMap((one) => [one.subject, one.object]))].sort();
  const predicates = [...new Set(said.map((one) => one.predicate))].sort();
  const publishers = [...new Set(said.flatMap((one) => (one.publisher ? [one.publisher] : [])))].sort();
  const sentences = said.map((one) => one.sentence ?? `${one.subject} ${one.predicate} ${one.object}.`);
  const numbers = said.map((_, i) => i);
  return {
    version: 1,
    title: "made.kg",
    statuses: STATUSES,
    families: ["People", "Rest"],
    classes: ["Person"],
    predicates,
    publishers,
    prefixes: {
      e: "https://w3id.org/kg-news/id/entity/",
      st: "https://w3id.org/kg-news/id/statement/",
      wd: "http://www.wikidata.org/entity/",
      kg: "https://w3id.org/kg-news/ns#",
      kgr: "https://w3id.org/kg-news/reported#",
      rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      prov: "http://www.w3.org/ns/prov#",
      schema: "https://schema.org/",
    },
    articles: {
      id: numbers.map((i) => `doc:${i}`),
      headline: numbers.map((i) => `Headline ${i}`),
      published: said.map((one) => one.published ?? ""),
      publisher: said.map((one) => (one.publisher ? publishers.indexOf(one.publisher) : -1)),
      url: said.map(() => ""),
      text: sentences,
      sentences: sentences.map((text) => [[0, Array.from(text).length]]),
      blocks: said.map(() => []),
      mentions: said.map(() => []),
    },
    entities: {
      id: names.map((name) => (name.includes(":") ? name : `e:${name}.person`)),
      name: names,
      class: names.map(() => 0),
      family: names.map(() => 0),
      aliases: names.map(() => []),
      scope: names.map(() => -1),
      place: names.map((_, i): [number, number, number] => [i * 10, 0, 1]),
    },
    statements: {
      id: numbers.map((i) => `st:${i}`),
      predicate: said.map((one) => predicates.indexOf(one.predicate)),
      status: said.map((one) => STATUSES.indexOf(one.status ?? "asserted")),
      contested: said.map((one) => Number(one.contested ?? false)),
      kind: said.map(() => "Event"),
      quad: said.map(() => null),
      roles: said.map((one): [string, Value[]][] => [
        ["agent", [names.indexOf(one.subject)]],
        ["patient", [names.indexOf(one.object)]],
      ]),
    },
    claims: {
      id: numbers.map((i) => `cl:${i}`),
      statement: numbers,
      article: numbers,
      span: said.map((one, i): [number, number, number, number] => {
        const start = Array.from(sentences[i].slice(0, sentences[i].indexOf(one.predicate))).length;
        return [0, Array.from(sentences[i]).length, start, start + one.predicate.length];
      }),
      author: said.map((one) => one.author ?? "CT+"),
      holder: said.map((one) => one.holder ?? "the article itself"),
      value: said.map((one) => one.value ?? "CT+"),
      modality: said.map((one) => one.modality ?? "actual"),
      sources: said.map(() => []),
      tense: said.map(() => "past"),
      rule: said.map(() => "verb.active"),
      details: said.map(() => []),
      time: said.map((): [string, string, string] => ["", "", ""]),
      quantity: said.map(() => ""),
      confidence: said.map(() => 0.9),
    },
    links: {
      subject: said.map((one) => names.indexOf(one.subject)),
      predicate: said.map((one) => predicates.indexOf(one.predicate)),
      object: said.map((one) => names.indexOf(one.object)),
      status: said.map((one) => STATUSES.indexOf(one.status ?? "asserted")),
      office: said.map(() => 0),
      symmetric: said.map((one) => Number(one.symmetric ?? false)),
      statements: numbers.map((i) => [i]),
      claims: numbers.map((i) => [i]),
      publishers: said.map(() => 1),
      confidence: said.map(() => 0.9),
    },
  };
}

export function graph(...said: Said[]): Graph {
  return new Graph(data(said));
}
