"""Event coding: the root with actors given, events end to end, the files that go in and out."""

from __future__ import annotations

import pytest
from coded_events import EVENTS

from kg.errors import InputError
from kg.evaluation.events import Row, accuracy, code, code_rows, confusions, end_to_end, events, read_rows
from kg.evaluation.roots import ROOTS, Roots
from kg.ingest.articles import article_from_text


@pytest.fixture(scope="module")
def traces(pipeline):
    sentences = [sentence for *_, sentence in EVENTS]
    return dict(zip(sentences, pipeline.trace(article_from_text(s) for s in sentences), strict=True))


def traced(pipeline, sentence):
    return next(pipeline.trace([article_from_text(sentence)]))


@pytest.fixture
def table(tmp_path):
    def write(*lines):
        path = tmp_path / "events.tsv"
        path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


# ── With actors ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("root", "source", "target", "sentence"), EVENTS)
def test_a_plain_event_of_each_kind(pipeline, traces, root, source, target, sentence):
    assert code(traces[sentence], pipeline.lexicon, source, target) == root


# The verbal act counts, not what it is about; what is undone turns the act round.
@pytest.mark.parametrize(("root", "sentence"), [
    ("ASSAULT", "Chad attacked Niger."),
    ("THREATEN", "Chad threatened to attack Niger."),
    ("THREATEN", "Chad said it would attack Niger."),
    ("AGREE", "Chad agreed to meet Niger."),
    ("AGREE", "Chad is willing to withdraw its troops from Niger."),
    ("REJECT", "Chad refused to meet Niger."),
    ("REJECT", "Chad will not lift the embargo on Niger."),
    ("REQUEST", "Chad said Niger must end the raids."),
    ("COERCE", "Chad imposed an embargo on Niger."),
    ("YIELD", "Chad lifted its embargo on Niger."),
    ("AID", "Chad sent food aid to Niger."),
    ("SANCTION", "Chad suspended food aid to Niger."),
    ("MOBILIZE", "Chad sent troops to Niger."),
    ("AID", "Chad sent troops to Niger as part of a peacekeeping force."),
    ("ACCUSE", "Chad launched a scathing attack on Niger."),
    ("ACCUSE", "Chad said Niger was behind the raid."),
])
def test_what_dominates(pipeline, root, sentence):
    assert code(traced(pipeline, sentence), pipeline.lexicon, "Chad", "Niger") == root


def test_the_actors_choose_among_the_acts(pipeline):
    trace = traced(pipeline, "Peru praised Chile, but Bolivia sued Chile over the river.")
    assert code(trace, pipeline.lexicon, "Peru", "Chile") == "SUPPORT"
    assert code(trace, pipeline.lexicon, "Bolivia", "Chile") == "ACCUSE"


def test_there_is_always_a_root(pipeline):
    trace = traced(pipeline, "The lake is blue.")
    assert code(trace, pipeline.lexicon, "nobody", "") in ROOTS


def test_every_property_with_a_code_has_a_root(pipeline):
    roots = Roots(pipeline.lexicon)
    coded = [p.name for p in pipeline.lexicon.properties.values() if p.plover]
    assert coded
    assert {name for name in coded if roots.of_property(name) not in ROOTS} == set()


# ── End to end ──────────────────────────────────────────────────────────────────────────────────────


def found(pipeline, sentence):
    return {(e.source, e.root, e.target) for e in events(traced(pipeline, sentence), pipeline.lexicon)}


def test_source_root_and_target(pipeline):
    assert ("Sweden", "SANCTION", "two Chinese diplomats") in found(pipeline, "On Monday, Sweden expelled two Chinese diplomats.")


def test_a_passive_with_its_agent(pipeline):
    assert ("Danish police", "COERCE", "Two smugglers") in found(pipeline, "Two smugglers were arrested by Danish police.")


def test_both_parties_of_a_meeting(pipeline):
    assert ("Modi", "CONSULT", "Xi") in found(pipeline, "Modi and Xi met in Goa.")


def test_the_target_inside_a_content(pipeline):
    listed = found(pipeline, "Tonga agreed to send engineers to Fiji.")
    assert any(root == "AGREE" and "Fiji" in target for _, root, target in listed)


def test_times_are_no_actors(pipeline):
    sentence = "Sweden expelled two diplomats on Monday in March."
    assert not any("Monday" in target or "March" in target for *_, target in found(pipeline, sentence))


def test_the_surest_come_first_and_once(pipeline):
    listed = events(traced(pipeline, "Turkey shipped food and tents to Somalia and praised Kenya."), pipeline.lexicon)
    assert [e.confidence for e in listed] == sorted((e.confidence for e in listed), reverse=True)
    assert len({(e.source, e.root, e.target) for e in listed}) == len(listed)


# ── Files and figures ───────────────────────────────────────────────────────────────────────────────


def test_a_table_with_actors(pipeline, table):
    rows = read_rows(table(("id", "sentence", "source", "target", "root"), ("a", "Chad sued Niger.", "Chad", "Niger", "ACCUSE"),
                           ("b", "Chad sued Niger.", "Chad", "Niger", "AID")))
    coded = code_rows(rows, pipeline)
    assert list(coded.lines()) == ["id\troot", "a\tACCUSE", "b\tACCUSE"]
    assert accuracy(coded) == 0.5
    assert confusions(coded) == {("ACCUSE", "ACCUSE"): 1, ("AID", "ACCUSE"): 1}
    assert end_to_end(coded, lambda a, b: a == b) == (1.0, 0.5)


def test_a_table_without_actors(pipeline, table):
    rows = read_rows(table(("id", "sentence"), ("a", "Chad sued Niger.")))
    assert rows == [Row("a", "Chad sued Niger.")]
    assert list(code_rows(rows, pipeline).lines()) == ["Chad sued Niger.\t0.90\tChad\tACCUSE\tNiger"]


def test_a_row_without_words_is_kept(pipeline, table):
    rows = read_rows(table(("id", "sentence", "source", "target"), ("a", "--", "Chad", "Niger"),
                           ("b", "Chad sued Niger.", "Chad", "Niger")))
    assert [line.split("\t")[0] for line in code_rows(rows, pipeline).lines()] == ["id", "a", "b"]


def test_odd_line_ends_stay_in_their_cell(table, tmp_path):
    path = tmp_path / "odd.tsv"
    path.write_bytes("id\tsentence\r\na\tChad\u2028sued Niger.\r\n".encode())
    assert read_rows(path) == [Row("a", "Chad\u2028sued Niger.")]


def test_an_empty_table(pipeline, table):
    assert list(code_rows(read_rows(table(("id", "sentence"))), pipeline).lines()) == []


@pytest.mark.parametrize(("lines", "message"), [
    ((("id", "text"), ("a", "x")), "no column “sentence”"),
    ((("id", "sentence", "source", "target"), ("a", "x")), "line 2: 2 cells"),
])
def test_a_bad_table(table, lines, message):
    with pytest.raises(InputError, match=message):
        read_rows(table(*lines))


def test_a_missing_table(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_rows(tmp_path / "no.tsv")
