"""A ledger in line with its file: whatever the order, whatever came and went."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import KEYS, RUN, Said, build, made_readings, reading_of, unlike

from kg.corrected import Corrected
from kg.corrections import read_corrections
from kg.errors import CorrectionsError
from kg.ledger import Ledger
from kg.lexicon import Lexicon, Property
from kg.model import Entity, Reading

LEXICON = Lexicon(properties={name: Property(name, "agent", "patient") for name in ("attacks", "praises", "visits", "meets")},
                  classes={"Person": ("Person", "Agent"), "Country": ("Country", "Place")})
ANN, BO, X = "e:ann.person", "e:bo.person", "wd:Q1"
MERGE = f'[[merge]]\nentities = ["{BO}"]\ninto = "{ANN}"\n'


def corrected(ledger: Ledger, text: str | None) -> Corrected:
    """The ledger with this file beside it; None: without any."""
    path = ledger.path.parent / "corrections.toml"
    path.unlink(missing_ok=True)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return Corrected(ledger, read_corrections(ledger.path), LEXICON)


def content(ledger: Ledger) -> list[Reading]:
    return [ledger.reading(article.id) for article in ledger.articles()]


def views(ledger: Ledger) -> tuple[object, ...]:
    return ledger.entities(), ledger.statements(), ledger.edges(), ledger.open_edges(), ledger.lifts()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.kg"


ONE = reading_of([Said(BO, "visits", X)], source="one.txt")
TWO = reading_of([Said(ANN, "visits", X), Said(ANN, "praises", X)], source="two.txt")
THREE = reading_of([Said(X, "attacks", "wd:Q2")], source="three.txt")


def test_a_line_works_on_what_is_there_and_taking_it_out_undoes_it(path):
    with build(path, [ONE, TWO, THREE]) as ledger:
        before, change = (content(ledger), views(ledger)), ledger.change
        assert corrected(ledger, MERGE).settle() == 1
        assert len(ledger.statements()) == 3
        assert ledger.reading_before(ONE.article.id) == ONE
        assert ledger.touched(change).articles == {ONE.article.id}
        assert {ANN, BO} <= ledger.touched(change).entities
        assert [c.action for c in ledger.changes(change)] == ["correct"]
        assert corrected(ledger, MERGE).settle() == 0
        assert corrected(ledger, None).settle() == 1
        assert (content(ledger), views(ledger)) == before
        assert ledger.uncorrected.behind("") == set()
        assert ledger.verify() == ()


def test_what_is_read_again_stays_corrected(path):
    with build(path, [ONE, TWO]) as ledger:
        desk = corrected(ledger, MERGE)
        desk.settle()
        change = ledger.change
        assert not desk.add(ONE, RUN)
        assert ledger.change == change
        again = reading_of([Said(BO, "visits", X)], source="one.txt", engine="rules 2")
        assert desk.add(again, RUN)
        (visit,) = (s.id for s in TWO.statements if s.predicate == "visits")
        assert {claim.engine for claim in ledger.statement(visit).claims} == {"rules", "rules 2"}
        assert ledger.reading_before(ONE.article.id) == again
        assert corrected(ledger, None).settle() == 1
        assert content(ledger) == sorted([again, TWO], key=lambda r: r.article.id)


def test_what_corrections_hide_still_counts_as_changed(path):
    reject = f'[[reject]]\nsubject = "{BO}"\n'
    with build(path, []) as ledger:
        desk = corrected(ledger, f'{reject}[[retype]]\nentity = "{BO}"\ntype = "Person"\n')
        with pytest.raises(CorrectionsError, match=BO):
            desk.settle()
        desk.add(ONE, RUN)
        desk.settle()
        assert ledger.claims() == ()
        again = reading_of([Said(BO, "visits", X)], source="one.txt", engine="rules 2")
        desk.add(again, RUN)
        assert ledger.claims() == ()
        corrected(ledger, None).settle()
        assert content(ledger) == [again]


def test_a_name_that_comes_later_is_found(path):
    with build(path, [THREE]) as ledger:
        desk = corrected(ledger, MERGE)
        desk.add(ONE, RUN)
        desk.add(TWO, RUN)
        assert BO in {entity.id for entity in ledger.entities()}
        assert desk.settle() == 1
        assert BO not in {entity.id for entity in ledger.entities()}


def test_an_unknown_name_stops_nothing_else(path):
    with build(path, [ONE, TWO]) as ledger:
        desk = corrected(ledger, MERGE + '[[rename]]\nentity = "Nobody"\nlabel = "N"\n')
        with pytest.raises(CorrectionsError, match="Nobody"):
            desk.settle()
        assert BO not in {entity.id for entity in ledger.entities()}
        assert ledger.verify() == ()


def test_a_contradiction_stops_all(path):
    with build(path, [ONE, TWO]) as ledger:
        before = content(ledger)
        with pytest.raises(CorrectionsError):
            corrected(ledger, MERGE + f'[[never_merge]]\nentities = ["{ANN}", "{BO}"]\n')
        assert content(ledger) == before


def test_place_and_run_stay_wherever_it_is_corrected_from(path, tmp_path, monkeypatch):
    (tmp_path / "else").mkdir()
    monkeypatch.chdir(tmp_path)
    with build(path, [ONE, TWO]) as ledger:
        runs = ledger.runs()
        monkeypatch.chdir(tmp_path / "else")
        corrected(ledger, MERGE).settle()
        assert ledger.article(os.path.join("..", "one.txt")) == ONE.article
        assert (ledger.runs(), set(ledger.run_of())) == (runs, {ONE.article.id, TWO.article.id})


def test_the_label_of_a_target_is_that_of_all_articles(path):
    ann = reading_of([Said(ANN, "visits", X)], entities=[Entity(ANN, "Ann Lee", "Person")], opening="Other. ")
    with build(path, [ONE, ann]) as ledger:
        corrected(ledger, MERGE).settle()
        assert ledger.entity(ANN).label == "Ann Lee"
        assert "bo.person" in ledger.entity(ANN).aliases


def test_articles_meet_by_name_and_class_not_by_name_alone(path):
    person, country = Entity("e:georgia.person", "Georgia", "Person"), Entity("e:georgia.country", "Georgia", "Country")
    again = reading_of([Said(person.id, "praises", X)], entities=[person], opening="Again. ")
    readings = [reading_of([Said(e.id, "visits", X)], entities=[e]) for e in (person, country)]
    with build(path, [*readings, again]) as ledger:
        assert corrected(ledger, "").settle() == 0
        assert {e.id for e in ledger.entities() if e.label == "Georgia"} == {person.id, country.id}
        with pytest.raises(CorrectionsError, match="2 entities are called 'Georgia'"):
            corrected(ledger, f'[[merge]]\nentities = ["Georgia"]\ninto = "{X}"\n')


def test_effects_tell_what_each_line_does(path):
    text = f"""
[[merge]]
entities = ["{BO}"]
into = "{ANN}"
[[reject]]
claim = "cl:0000000000000000"
[[reject]]
subject = "{X}"
object = "wd:Q2"
because = "a test"
[[never_merge]]
entities = ["{X}", "wd:Q2"]
[[rename]]
entity = "Nobody"
label = "N"
[[reject]]
predicate = "praises"
[[reject]]
predicate = "praises"
because = "twice"
"""
    with build(path, [ONE, TWO, THREE]) as ledger:
        before = content(ledger)
        effects = corrected(ledger, text).effects()
        assert content(ledger) == before
    assert [(e.articles, e.statements, e.claims) for e in effects] == [
        (1, 1, 1), (0, 0, 0), (1, 1, 1), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)]
    assert [e.note for e in effects[:4]] == ["", "touches nothing", "", ""]
    assert "nothing is called 'Nobody'" in effects[4].problem == effects[4].note
    assert [e.note for e in effects[5:]] == ["says the same as line 18", "says the same as line 16"]


LINES = (
    MERGE, f'[[merge]]\nentities = ["{KEYS[1]}"]\ninto = "{X}"\n', f'[[retype]]\nentity = "{X}"\ntype = "Country"\n',
    f'[[retype]]\nentity = "{ANN}"\ntype = "Country"\n', f'[[rename]]\nentity = "{BO}"\nlabel = "Label"\n',
    '[[reject]]\npredicate = "attacks"\n', f'[[reject]]\nsubject = "{BO}"\n', f'[[never_merge]]\nentities = ["{X}", "{BO}"]\n',
)


_files = st.sets(st.sampled_from(LINES)).map(lambda lines: "".join(sorted(lines)))


@settings(max_examples=10)
@given(st.lists(made_readings(), min_size=1, max_size=3).filter(unlike), _files, _files)
def test_only_the_last_file_counts(readings, first, second):
    """Any file, then another: as if there had been only the second, in either order of adding; without one: as it was."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.kg"
        with build(path, readings) as ledger:
            before = content(ledger), views(ledger)
            corrected(ledger, first).settle()
            corrected(ledger, second).settle()
            assert not [fault for fault in ledger.verify() if fault.what == "statement"]
            then = content(ledger), views(ledger)
            corrected(ledger, None).settle()
            assert (content(ledger), views(ledger)) == before
        with build(path, []) as ledger:
            desk = corrected(ledger, second)
            for reading in reversed(readings):
                desk.add(reading, RUN)
            desk.settle()
            assert (content(ledger), views(ledger)) == then
