"""IRIs of the graph (ONTOLOGY.md 3.6). An id of the ledger is also its short name: `st:abc` under the prefix st:."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

KG = "https://w3id.org/kg-news/ns#"  # classes, properties, values
KGR = "https://w3id.org/kg-news/reported#"  # the same properties, where only a source says so
BASE = "https://w3id.org/kg-news/id/"
GRAPH = BASE + "graph/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"

# Known to every query without declaration, and written at the head of Turtle and TriG.
PREFIXES = {
    "kg": KG,
    "kgr": KGR,
    "wd": "http://www.wikidata.org/entity/",
    "e": BASE + "entity/",
    "st": BASE + "statement/",
    "cl": BASE + "claim/",
    "edge": BASE + "edge/",
    "doc": BASE + "doc/",
    "run": BASE + "run/",
    "graph": GRAPH,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "skos": SKOS,
    "prov": PROV,
    "schema": SCHEMA,
    "xsd": XSD,
}

_SAFE = "/-._~!$&'()*+,;=:@"  # what a path segment may hold by RFC 3986, and "/" between segments


@lru_cache(maxsize=65536)
def iri(key: str) -> str:
    """The IRI of an id: `wd:Q159` in Wikidata's namespace, `doc:…/e/slug` below the article."""
    prefix, colon, rest = key.partition(":")
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + quote(rest, safe=_SAFE, errors="replace")
    return BASE + quote(f"{prefix}/{rest}" if colon else f"id/{key}", safe=_SAFE, errors="replace")


@lru_cache(maxsize=4096)
def term(name: str) -> str:
    """The IRI of a property, class or value: `offersMediation` in kg:, a full IRI of a user's ontology as it is."""
    return _full(name) or KG + quote(name, safe="-._~", errors="replace")


def reported(name: str) -> str:
    """The IRI of a property in the reported namespace."""
    full = _full(name)
    return KGR + quote(full or name, safe="-._~", errors="replace")


def _full(name: str) -> str | None:
    if "://" in name or name.startswith("urn:"):
        return quote(name, safe=_SAFE + "?#%[]", errors="replace")
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + quote(rest, safe="-._~", errors="replace") if colon and prefix in PREFIXES else None


def span(article: str, char_start: int, char_end: int) -> str:
    """A stretch of an article as a fragment by RFC 5147, in code points."""
    return f"{iri(article)}#char={char_start},{char_end}"


def short(full: str) -> str:
    """The short name of an IRI under the longest prefix that fits, else the IRI."""
    fitting = [(len(base), name) for name, base in PREFIXES.items() if full.startswith(base) and full != base]
    if not fitting:
        return full
    size, name = max(fitting)
    return f"{name}:{full[size:]}"
