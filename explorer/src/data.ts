// The page's data: the columns that kg/serve/page_data.py writes, and the records that are made of them.

type Column<T> = T[];
/** An entity by number, else the words themselves. */
export type Value = number | string;

export interface PageData {
  version: 1;
  title: string;
  prefixes: Record<string, string>;
  statuses: string[];
  families: string[];
  classes: string[];
  predicates: string[];
  publishers: string[];
  articles: {
    id: Column<string>;
    headline: Column<string>;
    published: Column<string>;
    publisher: Column<number>;
    url: Column<string>;
    text: Column<string>;
    sentences: Column<[number, number][]>;
    blocks: Column<[string, number, number][]>;
    mentions: Column<number[][]>;
  };
  entities: {
    id: Column<string>;
    name: Column<string>;
    class: Column<number>;
    family: Column<number>;
    aliases: Column<string[]>;
    scope: Column<number>;
    place: Column<[number, number, number] | null>;
  };
  statements: {
    id: Column<string>;
    predicate: Column<number>;
    status: Column<number>;
    contested: Column<number>;
    kind: Column<string>;
    quad: Column<number | null>;
    roles: Column<[string, Value[]][]>;
  };
  claims: {
    id: Column<string>;
    statement: Column<number>;
    article: Column<number>;
    span: Column<[number, number, number, number]>;
    author: Column<string>;
    holder: Column<Value>;
    value: Column<string>;
    modality: Column<string>;
    sources: Column<[Value, string, string][]>;
    tense: Column<string>;
    rule: Column<string>;
    details: Column<[string, Value][]>;
    time: Column<[string, string, string]>;
    quantity: Column<string>;
    confidence: Column<number>;
  };
  links: {
    subject: Column<number>;
    predicate: Column<number>;
    object: Column<number>;
    status: Column<number>;
    office: Column<number>;
    symmetric: Column<number>;
    statements: Column<number[]>;
    claims: Column<number[]>;
    /** Independent ones; copies of one text count once. */
    publishers: Column<number>;
    confidence: Column<number>;
  };
}

/** One record of a table of columns, with its number. */
type Row<T> = { [K in keyof T]: T[K] extends Column<infer V> ? V : never } & { index: number };
export type Article = Row<PageData["articles"]>;
export type Entity = Row<PageData["entities"]>;
export type Statement = Row<PageData["statements"]>;
export type Claim = Row<PageData["claims"]>;
export type Link = Row<PageData["links"]>;

function rows<T extends Record<string, unknown[]>>(columns: T): Row<T>[] {
  const names = Object.keys(columns);
  const size = columns[names[0]].length;
  return Array.from({ length: size }, (_, index) => {
    const row: Record<string, unknown> = { index };
    for (const name of names) row[name] = columns[name][index];
    return row as Row<T>;
  });
}

/** A text that is cut by code points, as the ledger counts them, not by JavaScript's UTF-16 units. */
export class Text {
  private readonly points: string[] | null;

  constructor(readonly whole: string) {
    this.points = /[\ud800-\udfff]/.test(whole) ? Array.from(whole) : null;
  }

  slice(start: number, end: number): string {
    return this.points ? this.points.slice(start, end).join("") : this.whole.slice(start, end);
  }

  get length(): number {
    return this.points ? this.points.length : this.whole.length;
  }
}

/** The graph with its indexes. */
export class Graph {
  readonly articles: Article[];
  readonly entities: Entity[];
  readonly statements: Statement[];
  readonly claims: Claim[];
  readonly links: Link[];
  /** Entity -> its links. */
  readonly linksOf: Link[][];
  /** Statement -> its claims. */
  readonly claimsOf: Claim[][];
  /** Statement -> its links. */
  readonly linksBy: Link[][];
  private readonly texts = new Map<number, Text>();

  constructor(readonly data: PageData) {
    this.articles = rows(data.articles);
    this.entities = rows(data.entities);
    this.statements = rows(data.statements);
    this.claims = rows(data.claims);
    this.links = rows(data.links);
    this.linksOf = this.entities.map(() => []);
    this.claimsOf = this.statements.map(() => []);
    this.linksBy = this.statements.map(() => []);
    for (const link of this.links) {
      this.linksOf[link.subject].push(link);
      if (link.object !== link.subject) this.linksOf[link.object].push(link);
      for (const statement of link.statements) this.linksBy[statement].push(link);
    }
    for (const claim of this.claims) this.claimsOf[claim.statement].push(claim);
  }

  text(article: number): Text {
    let text = this.texts.get(article);
    if (!text) this.texts.set(article, (text = new Text(this.articles[article].text)));
    return text;
  }

  status(link: Link | Statement): string {
    return this.data.statuses[link.status];
  }

  name(value: Value): string {
    return typeof value === "number" ? this.entities[value].name : value;
  }

  contested(link: Link): boolean {
    return link.statements.some((statement) => this.statements[statement].contested === 1);
  }
}
