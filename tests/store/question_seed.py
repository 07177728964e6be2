"""What the named questions are told when they are asked of the seed article."""

from __future__ import annotations

RUSSIA, PUTIN, TRUMP, IRAN, ISRAEL, UKRAINE = "wd:Q159", "wd:Q7747", "wd:Q22686", "wd:Q794", "wd:Q801", "wd:Q212"
TOLD = {
    "articles-about": {"what": IRAN}, "common-adversaries": {"first": IRAN, "second": UKRAINE},
    "common-allies": {"first": IRAN, "second": ISRAEL}, "direct-quotes": {"who": PUTIN}, "everything-about": {"what": IRAN},
    "evidence-of-edge": {"subject": RUSSIA, "predicate": "offersMediation", "object": IRAN},
    "how-connected": {"first": TRUMP, "second": UKRAINE}, "sentences-with-word": {"words": "mediat"}, "source-of": {"who": PUTIN},
    "three-step-links": {"first": PUTIN, "last": UKRAINE}, "timeline-of-pair": {"first": RUSSIA, "second": IRAN},
    "unconfirmed-reports": {"publisher": "none"},
    "unrealised-acts-on": {"whom": "wd:Q57336"}, "what-is-new": {"since": "2025-01-01"},
}
