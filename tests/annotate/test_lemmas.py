"""Lemmas that the tables get wrong."""

from __future__ import annotations

import pytest

from kg.annotate.parse import annotate
from kg.ingest.files import article_from_text

pytestmark = pytest.mark.live


def test_short_verbs_in_e() -> None:
    forms = ["hoped", "hopes", "hoping", "staged", "raped", "rated", "bombed", "planned", "robbed", "visited"]
    parses = annotate([article_from_text(f"They {form} it.") for form in forms])
    lemmas = [parsed.tokens[1].lemma for parsed in parses]
    assert lemmas == ["hope", "hope", "hope", "stage", "rape", "rate", "bomb", "plan", "rob", "visit"]
