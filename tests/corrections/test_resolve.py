"""What a file comes to, and what is wrong with it: one line that names file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import Said, build, reading_of

from kg.corrected import KnownEntities
from kg.corrections import Resolved, read_corrections, resolve
from kg.corrections.decisions import Rejection, Spot
from kg.errors import CorrectionsError
from kg.ledger import Ledger
from kg.lexicon import Lexicon, Property
from kg.model import Entity

LEXICON = Lexicon(properties={"visits": Property("visits", "agent", "patient")},
                  classes={"Person": ("Person", "Agent"), "Country": ("Country", "Place"), "City": ("City", "Place")})
BLAIR, COX, JO, QID = "e:blair.person", "e:cox.city", "e:jo-cox.person", "wd:Q9545"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """One article; two entities are called Georgia."""
    entities = [Entity(BLAIR, "Blair", "Person"), Entity(COX, "Cox", "City"), Entity(JO, "Jo Cox", "Person", aliases=("Ms Cox",)),
                Entity("wd:Q230", "Georgia", "Country"), Entity("wd:Q1428", "Georgia", "City"), Entity(QID, "Tony Blair", "Person")]
    with build(tmp_path / "news.kg", [reading_of([Said(BLAIR, "visits", "wd:Q230")], entities=entities, source="a.txt")]):
        pass
    return Ledger.open(tmp_path / "news.kg")


def resolved(ledger: Ledger, text: str) -> Resolved:
    (ledger.path.parent / "corrections.toml").write_text(text, encoding="utf-8")
    return resolve(read_corrections(ledger.path), KnownEntities(ledger, LEXICON), LEXICON)


def test_no_file_decides_nothing(ledger):
    assert not resolve(read_corrections(ledger.path), KnownEntities(ledger, LEXICON), LEXICON).corrections


def test_names_ids_and_bare_qids(ledger):
    found = resolved(ledger, """
[[merge]]
entities = ["blair", "e:cox.city"]
into = "Q9545"
[[rename]]
entity = "Ms Cox"
label = "Joanne Cox"
""").corrections
    assert (found.moves, found.labels) == ({BLAIR: QID, COX: QID}, {JO: "Joanne Cox"})
    assert found.targets == {QID: Entity(QID, "Tony Blair", "Person")}


def test_chains_are_followed_and_classes_change_ids(ledger):
    found = resolved(ledger, f"""
[[retype]]
entity = "{COX}"
type = "Person"
[[merge]]
entities = ["e:cox.person"]
into = "{JO}"
[[accept]]
proposal = "{JO} > {QID}"
""").corrections
    assert found.moves == {COX: QID, "e:cox.person": QID, JO: QID}
    assert found.types == {QID: ("Person", ("Agent",))}


def test_one_article_has_its_own(ledger):
    article = ledger.articles()[0].id
    found = resolved(ledger, f"""
[[merge]]
entities = ["{BLAIR}"]
into = "{QID}"
[[relink]]
article = "a.txt"
entity = "{BLAIR}"
to = "e:cherie-blair.person"
label = "Cherie Blair"
type = "Person"
[[relink]]
article = "{article}"
mention = [3, 9]
to = "{BLAIR}"
""").corrections
    assert (found.moves, found.moves_in) == ({BLAIR: QID}, {article: {BLAIR: "e:cherie-blair.person"}})
    assert found.spots == {article: (Spot(3, 9, "e:cherie-blair.person"),)}
    assert found.targets["e:cherie-blair.person"] == Entity("e:cherie-blair.person", "Cherie Blair", "Person", ancestors=("Agent",))


def test_the_gazetteer_knows_other_wikidata_ids(ledger):
    assert resolved(ledger, f'[[merge]]\nentities = ["{JO}"]\ninto = "Q142"').corrections.targets["wd:Q142"].label == "France"


def test_rejections_follow_merges(ledger):
    found = resolved(ledger, f"""
[[merge]]
entities = ["{BLAIR}"]
into = "{QID}"
[[reject]]
subject = "{BLAIR}"
predicate = "visits"
article = "a.txt"
""").corrections
    assert found.rejections == (Rejection(subject=QID, predicate="visits", article=ledger.articles()[0].id),)


def test_the_mark_is_of_the_decisions_only(ledger):
    one = f'[[merge]]\nentities = ["{BLAIR}"]\ninto = "{QID}"\n'
    other = f'[[rename]]\nentity = "{JO}"\nlabel = "J. Cox"\nbecause = "so"\n'
    assert resolved(ledger, one + other).corrections.mark == resolved(ledger, "# why\n" + other + one).corrections.mark
    assert resolved(ledger, one).corrections.mark != resolved(ledger, other).corrections.mark


MERGE = f'[[merge]]\nentities = ["{BLAIR}"]\ninto = "{QID}"\n'
MENTION = '[[relink]]\narticle = "a.txt"\nmention = [1, 2]\n'
WRONG = [
    ("[[merge]\n", "no TOML"),
    ("[[join]]\na = 1\n", "'join' is no kind of correction; known: accept, merge"),
    ('[merge]\nentities = ["a"]\n', "write [[merge]] with two brackets"),
    ('[[merge]]\nentities = ["a"]\n', ":1: merge: into is missing"),
    ('[[merge]]\nentities = "a"\ninto = "b"\n', ":1: merge: entities must be a list of texts"),
    ('\n[[merge]]\nentities = ["a"]\nto = "b"\n', ":2: merge: unknown key 'to'; known: entities, into"),
    ('[[never_merge]]\nentities = ["a"]\n', "at least two"),
    ('[[relink]]\narticle = "a.txt"\nto = "b"\n', "either entity or mention"),
    ('[[relink]]\narticle = "a.txt"\nto = "b"\nmention = [3, 2]\n', "mention must be [char_start, char_end]"),
    ('[[reject]]\narticle = "a.txt"\n', "says nothing to reject"),
    ('[[accept]]\nproposal = "a"\n', "FROM > INTO"),
    ('[[retype]]\nentity = "Blair"\ntype = "Persom"\n', ":1: retype: unknown class 'Persom'; did you mean 'Person'?"),
    ('[[reject]]\npredicate = "visit"\n', "unknown predicate 'visit'; did you mean 'visits'?"),
    ('[[rename]]\nentity = "Georgia"\nlabel = "G"\n', ":1: rename: 2 entities are called 'Georgia': wd:Q1428, wd:Q230; give one"),
    ('[[rename]]\nentity = "kg:Author"\nlabel = "G"\n', "is a voice"),
    (MERGE + f'[[merge]]\nentities = ["{BLAIR}"]\ninto = "{JO}"\n', f":4: merge: {BLAIR} is already made {QID} by line 1"),
    (MERGE + f'[[merge]]\nentities = ["{QID}"]\ninto = "{BLAIR}"\n', f"circle: {BLAIR} and {QID}"),
    (MERGE + f'[[never_merge]]\nentities = ["{QID}", "{BLAIR}"]\n', f":4: never_merge: {QID} and {BLAIR} are merged"),
    (MERGE + f'[[retype]]\nentity = "{BLAIR}"\ntype = "City"\n[[retype]]\nentity = "{QID}"\ntype = "Person"\n',
     "given the class City"),
    ('[[rename]]\nentity = "Blair"\nlabel = "A"\n[[rename]]\nentity = "Blair"\nlabel = "B"\n',
     ":4: rename: e:blair.person is already"),
    (MENTION + 'to = "Cox"\n' + MENTION + 'to = "Blair"\n', "another line says that this mention is another entity"),
    ('[[merge]]\nentities = ["Cox"]\ninto = "doc:0000000000000000/e/x"\nlabel = "x"\ntype = "City"\n',
     "common noun of one article"),
]


@pytest.mark.parametrize("text, problem", WRONG, ids=[problem for _, problem in WRONG])
def test_what_is_wrong(ledger, text, problem):
    with pytest.raises(CorrectionsError) as caught:
        resolved(ledger, text)
    message = str(caught.value)
    assert str(ledger.path.parent / "corrections.toml") in message
    assert problem in message and "\n" not in message


@pytest.mark.parametrize("text, problem", [
    ('[[rename]]\nentity = "Nobody"\nlabel = "N"\n', ":1: rename: nothing is called 'Nobody'"),
    (f'[[merge]]\nentities = ["e:nobody.person"]\ninto = "{QID}"\n', ":1: merge: no entity 'e:nobody.person'"),
    (f'[[merge]]\nentities = ["{JO}"]\ninto = "e:new.person"\n', "a new id needs label and type"),
    ('[[reject]]\npredicate = "visits"\narticle = "b.txt"\n', "no article 'b.txt'"),
])
def test_what_is_not_known_is_left_out(ledger, text, problem):
    found = resolved(ledger, text + f'[[rename]]\nentity = "{JO}"\nlabel = "J. Cox"\n')
    assert [problem in str(error) for error in found.unknown] == [True]
    assert (found.corrections.moves, found.corrections.labels) == ({}, {JO: "J. Cox"})


def test_a_file_that_is_named_must_be_there(ledger, tmp_path):
    with pytest.raises(CorrectionsError, match=r"no\.toml: no such file"):
        read_corrections(ledger.path, str(tmp_path / "no.toml"))
    (tmp_path / "latin.toml").write_bytes(b"\xe9")
    with pytest.raises(CorrectionsError, match="UTF-8"):
        read_corrections(ledger.path, str(tmp_path / "latin.toml"))
