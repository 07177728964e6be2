"""Open propositions: exact ones of sentences of our own, and what holds for every parse."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from commands import Kg
from manual import Construction, lexicon, read_manual, read_parses

from kg.annotate.pretokenised import annotate_tokens
from kg.cli.openie import open_propositions
from kg.extract.openie import OpenProposition, read_open_propositions
from kg.extract.openie_confidence import confidence_of
from kg.model import Parsed

_lexicon = cache(lexicon)
_parses = cache(read_parses)

SENTENCES = {
    "a direct object stands alone, further phrases follow": (
        "The central bank raised interest rates in March and cut its forecast .",
        ["The central bank | raised | interest rates | in March", "The central bank | cut | its forecast"],
    ),
    "without an object the preposition belongs to the predicate": (
        "Maria Lind , a judge in Oslo , resigned on Monday .",
        ["Maria Lind | resigned on | Monday"],
    ),
    "passives, and auxiliaries that are said once": (
        "The bridge was designed by a Danish engineer and built in 1931 .",
        ["The bridge | was designed by | a Danish engineer", "The bridge | was built in | 1931"],
    ),
    "infinitives, modals and negation in the predicate": (
        "The union has not refused to sign the new contract .",
        ["The union | has not refused to sign | the new contract"],
    ),
    "an adjective and its infinitive": (
        "The company is ready to sell the mine .",
        ["The company | is ready to sell | the mine"],
    ),
    "an adjective and its preposition, one proposition for each conjunct": (
        "The valley is rich in copper and zinc .",
        ["The valley | is rich in | copper", "The valley | is rich in | zinc"],
    ),
    "coordinated objects": (
        "The firm employs miners , drivers and clerks .",
        ["The firm | employs | miners", "The firm | employs | drivers", "The firm | employs | clerks"],
    ),
    "examples": (
        "Grain exporters such as Canada and Argentina fear a new tariff .",
        ["Grain exporters | such as | Canada", "Grain exporters | such as | Argentina",
         "Grain exporters such as Canada and Argentina | fear | a new tariff"],
    ),
    "relative clauses have the noun as subject": (
        "The minister , who had opposed the treaty , left the cabinet .",
        ["The minister | had opposed | the treaty", "The minister | left | the cabinet"],
    ),
    "a relative clause of an apposition has the name": (
        "The mayor praised Ida Holm , a lawyer who wrote the law .",
        ["The mayor | praised | Ida Holm", "Ida Holm | wrote | the law"],
    ),
    "participles on nouns": (
        "The museum bought a painting stolen from a church .",
        ["The museum | bought | a painting stolen from a church", "a painting | stolen from | a church"],
    ),
    "participles beside clauses": (
        "Seeking votes , the senator visited three farms .",
        ["the senator | Seeking | votes", "the senator | visited | three farms"],
    ),
    "a gerund behind a preposition is an argument and says nothing": (
        "The railway won back travellers by cutting fares .",
        ["The railway | won back | travellers | by cutting fares"],
    ),
    "reported clauses, with what they say": (
        "The spokeswoman said that talks would resume in Geneva next week .",
        ["The spokeswoman | said that | talks would resume in Geneva next week", "talks | would resume in | Geneva | next week"],
    ),
    "quotations in front of their verb keep their marks": (
        "`` The harvest is lost , '' the farmer said .",
        ["the farmer | said | `` The harvest is lost , ''"],
    ),
    "object control": (
        "He asked the court to delay the trial .",
        ["He | asked | the court | to delay the trial", "the court | to delay | the trial"],
    ),
    "copulas": (
        "The film was a success in Japan .",
        ["The film | was | a success in Japan"],
    ),
    "existence": (
        "There were two explosions near the port .",
        ["There | were | two explosions near the port"],
    ),
    "an adverb where nothing else is": (
        "Prices rose sharply .",
        ["Prices | rose | sharply"],
    ),
    "adjectives behind their noun": (
        "Police officers familiar with the case blamed a rival gang .",
        ["Police officers | familiar with | the case", "Police officers familiar with the case | blamed | a rival gang"],
    ),
    "brackets come as they are written, never empty": (
        "The mine -LRB- opened in 1902 -RRB- belongs to Rio Verde -LRB- a state firm -RRB- .",
        ["The mine | opened in | 1902", "The mine -LRB- opened in 1902 -RRB- | belongs to | Rio Verde"],
    ),
    "words that join sentences are no arguments": (
        "In addition , the city closed two schools for example .",
        ["the city | closed | two schools"],
    ),
    "a time in front of two verbs": (
        "In 2009 the group sold the plant and closed the shop .",
        ["the group | sold | the plant | In 2009", "the group | closed | the shop | In 2009"],
    ),
}


@cache
def _said() -> dict[str, list[str]]:
    """What each of the sentences says."""
    found: dict[str, list[str]] = {}
    for line, _ in open_propositions([sentence for sentence, _ in SENTENCES.values()]):
        sentence, _, *parts = line.split("\t")
        found.setdefault(sentence, []).append(" | ".join(parts))
    return found


@pytest.mark.live
@pytest.mark.parametrize("name", SENTENCES)
def test_what_a_sentence_says(name: str) -> None:
    sentence, expected = SENTENCES[name]
    assert _said()[sentence] == expected


def _holds_together(parsed: Parsed, one: OpenProposition) -> None:
    parts = [one.subject, one.predicate, *one.objects]
    assert len(parts) >= 3
    for words in parts:
        assert words
        assert list(words) == sorted(set(words))
        assert {parsed.tokens[i].sentence for i in words} == {parsed.tokens[one.predicate[0]].sentence}
    assert one.confidence == confidence_of(one.rule)
    assert 0 < one.confidence < 1


@pytest.mark.parametrize("construction", read_manual(), ids=lambda c: c.name)
def test_parts_are_words_in_order_and_none_comes_twice(construction: Construction) -> None:
    parsed = _parses()[construction.name]
    found = read_open_propositions(parsed, _lexicon())
    for one in found:
        _holds_together(parsed, one)
    assert len({(one.subject, one.predicate, one.objects) for one in found}) == len(found)
    assert found == read_open_propositions(parsed, _lexicon())


@pytest.mark.live
def test_tokens_are_kept() -> None:
    odd = [["A", "well", "-", "known", "U.S.-led", "group", "``", "left", "''", "-LRB-", "…", "-RRB-", "don't", "."],
           ["`", "x", "\u00ad", "\u200b", "\u00a0", "'s", "«", "»"], ["."]]
    parses = list(annotate_tokens(odd))
    assert [len(parsed.tokens) for parsed in parses] == [14, 8, 1]
    assert all(list(range(len(parsed.tokens))) == [t.i for t in parsed.tokens] for parsed in parses)
    assert parses[0].tokens[9].text == "("


@pytest.mark.live
def test_an_empty_token_is_no_token() -> None:
    with pytest.raises(ValueError, match="a token is empty"):
        list(annotate_tokens([["He", "", "left", "."]]))


@pytest.mark.live
def test_the_command_reads_files_and_standard_input(kg: Kg, tmp_path: Path) -> None:
    text = "The firm  employs miners .\n\n   \nNo verb here\n\ufeffThe firm closed the mine .\r\n"
    (tmp_path / "s.txt").write_bytes(text.encode())
    lines = kg("openie", "s.txt").out.splitlines()
    sure = f"{confidence_of('verb.object'):.2f}"
    assert [line.split("\t") for line in lines] == [
        ["The firm  employs miners .", sure, "The firm", "employs", "miners"],
        ["\ufeffThe firm closed the mine .", sure, "\ufeffThe firm", "closed", "the mine"],
    ]
    assert kg("openie", "-", stdin=text.encode()).out.splitlines() == lines
    assert kg("openie", "-", stdin=b"").out == ""


def test_the_command_says_what_it_cannot_read(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"The caf\xe9 closed .\n")
    for name in ("latin.txt", "missing.txt", "."):
        outcome = kg("openie", name)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
        assert outcome.err.startswith(f"kg: {name}: cannot be read as UTF-8 text")
