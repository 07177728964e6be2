"""Who speaks: quotations in marks with their speaker, and blocks after "X said:" that stand without marks."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses import Clauses
from kg.model import BlockKind, Sentence

_SHORT = 4  # tokens: a shorter quotation inside a sentence is a turn of phrase, not a speech


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens `start`–`end` are somebody's words. `speaker` is the head token of the speaker's mention, None when it
    is not known; `cue` the reporting verb. `marked` says that quotation marks stand around it."""

    start: int
    end: int
    speaker: int | None
    cue: int | None
    marked: bool


def read_speeches(clauses: Clauses) -> tuple[Speech, ...]:
    """All speech of an article in text order."""
    blocks = _announced_blocks(clauses)
    marked = _marked(clauses, blocks)
    return tuple(sorted([*blocks, *marked], key=lambda s: (s.start, -s.end)))


def speech_at(speeches: tuple[Speech, ...], token: int) -> Speech | None:
    """The innermost speech around a token."""
    around = [s for s in speeches if s.start <= token < s.end]
    return min(around, key=lambda s: s.end - s.start) if around else None


def _reporting(clauses: Clauses, i: int) -> bool:
    cues = clauses.lexicon.cues
    lemma = clauses.lemma(i)
    return clauses.tokens[i].upos == "VERB" and any(
        lemma in cues.get(f"{name}.verb", ()) for name in ("neutral", "nonfactive", "factive", "semifactive", "request", "belief")
    )


# ── "Tobias Ellwood said:" ──────────────────────────────────────────────────────────────────────────


def _announced_blocks(clauses: Clauses) -> list[Speech]:
    """A reporting verb and a colon at the end of a paragraph open a speech that runs to the next heading, to a
    paragraph in which the author reports again, or to the end. A colon inside a paragraph opens one to its end."""
    parsed = clauses.parsed
    found: list[Speech] = []
    for sentence in parsed.sentences:
        if found and sentence.start < found[-1].end:
            continue
        colon = _announcing_colon(clauses, sentence)
        if colon is None:
            continue
        verb = _announcing_verb(clauses, sentence, colon)
        if verb is None:
            continue
        start = colon + 1
        end = _block_end(clauses, sentence, start)
        if end > start and parsed.article.text[parsed.tokens[start].char_start] not in "\"“":
            speakers = clauses.deep_subjects(verb)
            speaker = speakers[0] if speakers else None
            end = _back_to_author(clauses, start, end, speaker)
            found.append(Speech(start, end, speaker, verb, marked=False))
    return found


def _announcing_colon(clauses: Clauses, sentence: Sentence) -> int | None:
    if sentence.section.is_headline:
        return None
    for i in range(sentence.start, sentence.end):
        if clauses.tokens[i].text == ":":
            return i
    return None


def _announcing_verb(clauses: Clauses, sentence: Sentence, colon: int) -> int | None:
    near = [i for i in range(sentence.start, colon) if _reporting(clauses, i) and not clauses.is_infinitive(i)]
    return near[-1] if near and colon - near[-1] <= 12 else None


def _block_end(clauses: Clauses, sentence: Sentence, start: int) -> int:
    parsed = clauses.parsed
    text = parsed.article.text
    block = next(b for b in parsed.article.blocks if b.char_start <= sentence.char_start < b.char_end)
    inside = start < len(parsed.tokens) and parsed.tokens[start].char_start < block.char_end
    end = start
    for other in parsed.sentences:
        if other.end <= start:
            continue
        if inside and other.char_start >= block.char_end:
            break
        if not inside and (other.section.is_headline or other.section is BlockKind.BYLINE):
            break
        if not inside and other.char_start != sentence.char_start and text[other.char_start] in "\"“":
            break
        end = other.end
    return end


def _back_to_author(clauses: Clauses, start: int, end: int, speaker: int | None) -> int:
    """A later sentence that speaks of the speaker in the third person is the author's again: "The minister will return
    to the Gulf". The name is compared with the word before it: a Foreign Secretary speaks of a Secretary of State."""
    if speaker is None or clauses.tokens[speaker].upos != "PROPN":
        return end
    name = [t.text for t in clauses.tokens[max(0, speaker - 1) : speaker + 1]]
    for sentence in clauses.parsed.sentences:
        if sentence.start <= start or sentence.start >= end:
            continue
        words = [t.text for t in clauses.tokens[sentence.start : sentence.end]]
        if any(words[k : k + 2] == name for k in range(len(words) - 1)):
            return sentence.start
    return end


# ── "…," she said ───────────────────────────────────────────────────────────────────────────────────


def _marked(clauses: Clauses, blocks: list[Speech]) -> list[Speech]:
    found: list[Speech] = []
    for quotation in clauses.parsed.article.quotations:
        inside = [t.i for t in clauses.tokens if quotation.char_start <= t.char_start and t.char_end <= quotation.char_end]
        words = [i for i in inside if clauses.tokens[i].upos != "PUNCT"]
        if len(words) < _SHORT or not any(clauses.tokens[i].upos in ("VERB", "AUX") for i in words):
            continue
        start, end = inside[0], inside[-1] + 1
        cue = _cue_beside(clauses, start, end)
        speakers = [k for k in clauses.deep_subjects(cue) if not start <= k < end] if cue is not None else []
        speakers = speakers or _signed(clauses, end) or _announced(clauses, start) or _governor(clauses, start, end)
        speaker = speakers[0] if speakers else _speaker_before(clauses, found, blocks, start)
        found.append(Speech(start, end, speaker, cue, marked=True))
    return found


def _cue_beside(clauses: Clauses, start: int, end: int) -> int | None:
    """The reporting verb that governs the quotation, else one in the same sentence outside of it."""
    sentence = clauses.parsed.sentences[clauses.tokens[start].sentence]
    last = clauses.parsed.sentences[clauses.tokens[end - 1].sentence]
    outside = [i for i in range(sentence.start, last.end) if not start <= i < end and _reporting(clauses, i)]
    if not outside:
        return None
    return min(outside, key=lambda i: min(abs(i - start), abs(i - end)))


def _announced(clauses: Clauses, start: int) -> list[int]:
    """The quotation opens a paragraph, and the one before ends in "the minister said:"."""
    number = clauses.tokens[start].sentence
    sentences = clauses.parsed.sentences
    before = sentences[number - 1] if number else None
    if before is None or clauses.tokens[before.end - 1].text != ":" or sentences[number].start < start - 1:
        return []
    verb = _announcing_verb(clauses, before, before.end - 1)
    return clauses.deep_subjects(verb) if verb is not None else []


def _signed(clauses: Clauses, end: int) -> list[int]:
    """A pull quote with its speaker on the next line: "- Jane Doe"."""
    after = end
    while after < len(clauses.tokens) and clauses.tokens[after].text in ('"', "”", "''"):
        after += 1
    if after < len(clauses.tokens) and clauses.tokens[after].text in ("-", "–", "—"):
        names = [n for n in clauses.parsed.names if n.start == after + 1 and n.label == "PERSON"]
        return [names[0].end - 1] if names else []
    return []


def _governor(clauses: Clauses, start: int, end: int) -> list[int]:
    """Without a reporting verb: the subject of the verb that the quotation hangs on ("He characterized it as “…”")."""
    for i in range(start, end):
        head = clauses.tokens[i].head
        for _ in range(6):
            if start <= head < end or clauses.tokens[head].sentence != clauses.tokens[i].sentence:
                break
            if clauses.tokens[head].upos == "VERB":
                return clauses.deep_subjects(head)
            if clauses.tokens[head].head == head:
                break
            head = clauses.tokens[head].head
    return []


def _speaker_before(clauses: Clauses, found: list[Speech], blocks: list[Speech], start: int) -> int | None:
    """A quotation without a reporting verb of its own goes on with the speaker of the one before it."""
    around = speech_at(tuple(blocks), start)
    if around is not None:
        return around.speaker
    if found and clauses.tokens[start].sentence - clauses.tokens[found[-1].end - 1].sentence <= 2:
        return found[-1].speaker
    return None
