// Search with suggestions: entities by name, predicates, articles by headline. A combobox by the ARIA pattern.

import type { Graph } from "./data";
import { byId, h } from "./dom";
import { classWords, plural, predicateWords, shorten } from "./words";

export interface Hit {
  kind: "entity" | "predicate" | "article";
  index: number;
  name: string;
  note: string;
  score: number;
}

const MOST = 10;

/** Letters without accents, lower case. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export class Index {
  private readonly names: [Hit, string[]][];

  constructor(graph: Graph) {
    const holders = new Set(graph.claims.map((claim) => claim.holder));
    this.names = [
      ...graph.entities
        .filter((entity) => graph.linksOf[entity.index].length || holders.has(entity.index))
        .map((entity): [Hit, string[]] => {
          const degree = graph.linksOf[entity.index].length;
          const note = `${classWords(graph.data.classes[entity.class])}, ${plural(degree, "edge")}`;
          return [
            {
              kind: "entity",
              index: entity.index,
              name: entity.name,
              note,
              score: Math.log2(1 + degree) + (entity.scope < 0 ? 1 : 0),
            },
            [entity.name, ...entity.aliases].map(folded),
          ];
        }),
      ...graph.data.predicates.map((name, index): [Hit, string[]] => [
        { kind: "predicate", index, name: predicateWords(name), note: "predicate: show only this one", score: 1 },
        [folded(predicateWords(name)), folded(name)],
      ]),
      ...graph.articles.map((article): [Hit, string[]] => [
        {
          kind: "article",
          index: article.index,
          name: article.headline,
          note: ["article", article.published].filter(Boolean).join(", "),
          score: 0,
        },
        [folded(article.headline)],
      ]),
    ];
  }

  /** The best hits: names that begin so, then those with a word that does, then the rest. */
  find(query: string): Hit[] {
    const wanted = folded(query).trim();
    if (!wanted) return [];
    const found: Hit[] = [];
    for (const [hit, names] of this.names) {
      const best = Math.max(...names.map((name) => likeness(name, wanted)));
      if (best > 0) found.push({ ...hit, score: best * 10 + hit.score });
    }
    return found.sort((a, b) => b.score - a.score || a.name.localeCompare(b.name)).slice(0, MOST);
  }
}

function likeness(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at < 0) return 0;
  if (name === wanted) return 4;
  return at === 0 ? 3 : /[\s\-’'(“"]/.test(name[at - 1]) ? 2 : 1;
}

export function search(index: Index, choose: (hit: Hit) => void): void {
  const [input, list] = [byId<HTMLInputElement>("search"), byId("suggestions")];
  let hits: Hit[] = [];
  let active = -1;
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (hit: Hit): void => {
    input.value = "";
    close();
    choose(hit);
  };
  const draw = (): void => {
    list.replaceChildren(
      ...hits.map((hit, i) =>
        h(
          "li",
          {
            id: `hit-${i}`,
            role: "option",
            "aria-selected": i === active ? "true" : "false",
            onmousedown: (event: MouseEvent) => event.preventDefault(),
            onclick: () => take(hit),
          },
          h("span", { dir: "auto" }, shorten(hit.name, 60)),
          h("small", {}, hit.note),
        ),
      ),
    );
    if (!hits.length)
      list.append(
        h("li", { class: "none", role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nothing has this name"),
      );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (active >= 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  input.addEventListener("input", () => {
    hits = index.find(input.value);
    active = hits.length ? 0 : -1;
    if (input.value.trim()) draw();
    else close();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!hits.length) return;
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
      draw();
      document.getElementById(`hit-${active}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      take(hits[active]);
    }
  });
}
