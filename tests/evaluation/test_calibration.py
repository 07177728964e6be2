"""The table of confidences: how it is made, what a rule without judgements gets, and that ours is in use."""

from __future__ import annotations

import pytest

from kg.evaluation.calibration import Judged, reliability, table
from kg.ingest.articles import article_from_text
from kg.ledger import Ledger
from kg.model import Claim, Factuality, Modality
from kg.ontology.confidence import confidence_of, confidence_path
from kg.pipeline import Pipeline


def judged(rule: str, right: bool, confidence: float = 0.9) -> Judged:
    claim = Claim("cl:1", "st:1", "doc:1", 0, 0, 9, 0, 3, "hit", Factuality.CT_POS, "kg:Author", Factuality.CT_POS,
                  Modality.ACTUAL, rule=rule, confidence=confidence)
    return Judged(claim, right)


def test_a_family_is_the_sum_of_its_constructions() -> None:
    made = table([judged("verb.active", True), judged("verb.active", False), judged("verb.passive", True), judged("noun.x", True)])
    rows = [line.split("\t") for line in made.splitlines() if not line.startswith("#")]
    assert rows == [["rule", "right", "judged"], ["*", "3", "4"], ["noun", "1", "1"], ["noun.x", "1", "1"], ["verb", "2", "3"],
                    ["verb.active", "1", "2"], ["verb.passive", "1", "1"]]


def test_reliability_holds_promise_against_what_was_kept() -> None:
    found = reliability([judged("a", True, 0.9), judged("a", False, 0.94), judged("b", True, 0.75)])
    assert [(row.low, row.claims, round(row.promised, 2), row.kept) for row in found] == [(0.7, 1, 0.75, 1.0), (0.9, 2, 0.92, 0.5)]


def test_a_rare_rule_has_the_confidence_of_its_family_and_a_new_one_that_of_all() -> None:
    counts = {row.split("\t")[0]: row.split("\t")[1:] for row in confidence_path().read_text().splitlines()[3:]}
    right, of = map(int, counts["verb.active"])
    assert of >= 10 and confidence_of("verb.active") == round((right + 1) / (of + 2), 3)
    assert int(counts["verb.light"][1]) < 10 and confidence_of("verb.light") == confidence_of("verb.unheard")
    right, of = map(int, counts["*"])
    assert confidence_of("unheard.of") == round((right + 1) / (of + 2), 3)


@pytest.mark.live
def test_claims_carry_it_into_the_ledger(pipeline: Pipeline, tmp_path) -> None:
    with Ledger.open(tmp_path / "news.kg", mode="write") as ledger:
        for reading in pipeline.read([article_from_text("Sudan attacked Chad. Norway was praised by Sudan.")]):
            ledger.add(reading, pipeline.run())
        found = {claim.rule: claim.confidence for claim in ledger.claims()}
    assert found == {rule: confidence_of(rule) for rule in ("verb.active", "verb.passive")}
