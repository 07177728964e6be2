"""Makes docs/queries.md from the files of ontologies/queries/; run it by scripts/docs. A test holds the page against it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.store.questions import KINDS, Question, shipped

PAGE = Path(__file__).parents[1] / "docs" / "queries.md"

HEAD = """# Named questions

Made from the files of `ontologies/queries/` by `scripts/docs`: change it there.

`kg ask NAME` answers each of these from the graph in `news.kg`, in SPARQL or with `--lang cypher` in Cypher: the rows are the
same. `Graph.ask` does so in Python. Columns that end in `_id` hold ids; tables leave them out. A property, status or class
comes by its local name (`attacks`), a value of factuality as `CT+`, what is not known as null. In the texts `$name` is a
parameter: in Neo4j a parameter of the query, in SPARQL a variable that a value takes the place of. One that may be left
out is null, or a plain variable.

A question of your own is a file `NAME.toml` like those of `ontologies/queries/`; `kg ask --queries FOLDER NAME` finds it.
"""


def page() -> str:
    """The whole page: the questions of the data model in their order, then the others by name."""
    ordered = sorted(shipped().values(), key=lambda question: (not question.competency, question.competency, question.name))
    rows = [f"| [{each.name}](#{each.name}) | {each.title} |" for each in ordered]
    table = "\n".join(["", "| question | asks |", "|---|---|", *rows, ""])
    return HEAD + table + "".join("\n" + "\n".join(_question(each)) + "\n" for each in ordered)


def _question(question: Question) -> Iterator[str]:
    yield from (f"## {question.name}", "", f"**{question.title}** {question.description}", "")
    if question.parameters:
        yield from ("| parameter | kind | meaning | |", "|---|---|---|---|")
        for each in question.parameters:
            left_out = "required" if each.required else "" if each.default is None else f"`{each.default}` if left out"
            yield f"| `--{each.name}` | {KINDS[each.kind]} | {each.description} | {left_out} |"
        yield ""
    # Shown only: a test asks all of them of a graph whose answers are known.
    yield from ("```text title=\"SPARQL\"", question.sparql, "```", "", "```text title=\"Cypher\"", question.cypher, "```")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}: written\n")
