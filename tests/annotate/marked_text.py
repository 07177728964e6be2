"""Sentences with marked names ("[NORP Ruritanian] President [PERSON Ann Lee] spoke .") as parses made by hand: tags from a
small table, each word hanging on the next one. Good for what reads the surface."""

from __future__ import annotations

import re

from kg.lexicon import RoleNoun
from kg.model import Article, BlockKind, Name, Parsed, Sentence, Token

_TAGS = {
    "DET": "the a an this",
    "ADP": "of for to at in on with from by against about during without as like unlike",
    "CCONJ": "and or but",
    "PRON": "he she it they his her its their who which I we",
    "AUX": "is was are were has have had be been will",
    "VERB": "said told met spoke arrived joined visited praised led resigned welcomed says dismisses urges struck met wrote "
    "works became refrained talks",
    "ADV": "also today then later personally",
    "ADJ": "foreign political deputy former new prime chief senior acting special general interim late ousted supreme vice",
}
_TAG = {word: tag for tag, words in _TAGS.items() for word in words.split()}
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:Gen|Lt|Mr|Mrs|Ms|Dr|Sen|Gov|a\.i)\.|[’']s\b|d[’']\w+|\w+|[^\w\s]")
_MARK = re.compile(r"\[([A-Z_]+) ([^\]]*)\]")

NOUNS = {
    noun: RoleNoun(noun, rank=rank, office=office)
    for office, rank, nouns in (
        (True, False, "president|prime minister|minister|foreign minister|foreign secretary|home secretary|secretary|"
         "secretary of state|secretary of defense|deputy secretary|supreme leader|leader|director|director general|"
         "secretary general|general director|mayor|governor|commander|envoy|special envoy|special representative|"
         "representative|high representative|vice president|ambassador|spokesman|spokeswoman|spokesperson|chairman|"
         "founder|chief executive|undersecretary|editor|editor at large|senator|head|king|pope|judge|dean|"
         "chargé d'affaires|special advisor|adviser|coach|treasurer|chief financial officer|officer|curator|"
         "state department spokesperson|member|high commissioner|prime minister-designate"),
        (False, False, "rebel|refugee|lawyer|activist|philosopher|professor|academic|writer|actor|detective|citizen|center|marine"),
        (False, True, "general|major|colonel|captain|ayatollah|sheikh|prince|doctor|mr|dr|lt. gen."),
    )
    for noun in nouns.split("|")
}  # fmt: skip


def parse(*lines: str) -> Parsed:
    """A parse of marked sentences, one a line; a line that starts with "# " is a heading, "word/TAG" sets a tag."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    text = ""
    for number, line in enumerate(lines):
        section = BlockKind.HEADING if line.startswith("# ") else BlockKind.PARAGRAPH
        start, begin = len(tokens), len(text)
        position = 0
        plain = line.removeprefix("# ")
        for mark in _MARK.finditer(plain):
            text = _add(tokens, text, plain[position : mark.start()], number)
            first = len(tokens)
            text = _add(tokens, text, mark.group(2), number)
            names.append(Name(first, len(tokens), mark.group(1)))
            position = mark.end()
        text = _add(tokens, text, plain[position:], number)
        tokens[-1] = tokens[-1]._replace(head=len(tokens) - 1, dep="root")
        sentences.append(Sentence(number, start, len(tokens), len(tokens) - 1, begin, len(text), section))
        text += "\n"
    return Parsed(Article("a", text), tuple(tokens), tuple(sentences), tuple(names))


def _add(tokens: list[Token], text: str, stretch: str, number: int) -> str:
    for word in re.finditer(r"\s+|\S+", stretch):
        if word.group().isspace():
            text += " "
            continue
        body, _, tag = word.group().partition("/") if re.search(r"\w/[A-Z]+$", word.group()) else (word.group(), "", "")
        for match in _WORD.finditer(body):
            i, begin = len(tokens), len(text) + match.start()
            upos, xpos = _tag(match.group(), tag)
            lemma = match.group() if upos == "PROPN" else match.group().lower()
            tokens.append(Token(i, match.group(), lemma, upos, xpos, "dep", i + 1, begin, begin + len(match.group()), number))
        text += body
    return text


def _tag(word: str, tag: str) -> tuple[str, str]:
    if tag:
        return tag, {"VERB": "VBZ", "NOUN": "NN"}.get(tag, tag)
    if not word[0].isalnum():
        return ("PART", "POS") if word[1:] == "s" or word in "'’" else ("PUNCT", word)
    if word.isdigit():
        return "NUM", "CD"
    if word.lower() in _TAG and not (word[0].isupper() and _TAG[word.lower()] in ("ADJ", "NOUN", "VERB")):
        upos = _TAG[word.lower()]
        return upos, {"VERB": "VBD", "DET": "DT", "AUX": "VBZ"}.get(upos, upos)
    if word[0].isupper():
        return "PROPN", "NNP"
    return "NOUN", "NNS" if word.endswith("s") and not word.endswith("ss") else "NN"
