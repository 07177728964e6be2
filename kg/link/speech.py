"""Who speaks at a token: in quotation marks, or in the block after "The minister said:"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import BlockKind, Parsed, Sentence

REPORTING = frozenset({
    "say", "tell", "add", "explain", "state", "announce", "declare", "claim", "argue", "insist", "note", "warn", "write",
    "ask", "reply", "respond", "comment", "remark", "stress", "emphasise", "emphasize", "underline", "underscore", "conclude",
    "continue", "acknowledge", "admit", "confirm", "reveal", "report", "assert", "maintain", "suggest", "joke", "tweet",
    "recall", "predict", "promise", "vow", "urge", "call", "describe", "believe", "think", "hope", "testify", "caution",
    "observe", "point", "welcome", "condemn", "read", "quote", "exclaim", "answer",
})
_BREAKS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE)
_NEAR = 2  # sentences: how far a quotation without a reporting verb looks back for its speaker


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens `start`–`end` are the words of the mention headed by `speaker` (None: unknown)."""

    start: int
    end: int
    speaker: int | None


def speaker_of(parsed: Parsed, token: int, verbs: Iterable[str] = REPORTING) -> int | None:
    """Head token of the mention of who says this token, None outside speech or where nobody is named."""
    found = speech_at(read_speech(parsed, frozenset(verbs)), token)
    return found.speaker if found is not None else None


def speech_at(speeches: Iterable[Speech], token: int) -> Speech | None:
    """The innermost speech around a token."""
    around = [s for s in speeches if s.start <= token < s.end]
    return min(around, key=lambda s: s.end - s.start) if around else None


def read_speech(parsed: Parsed, verbs: frozenset[str] = REPORTING) -> tuple[Speech, ...]:
    """All stretches of speech, in text order of their start."""
    found = _announced(parsed, verbs)
    for quotation in parsed.article.quotations:
        inside = [t.i for t in parsed.tokens if quotation.char_start <= t.char_start < quotation.char_end]
        if inside:
            found.append(_quoted(parsed, verbs, found, inside[0], inside[-1] + 1))
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


# ── "The minister said:" ────────────────────────────────────────────────────────────────────────────


def _announced(parsed: Parsed, verbs: frozenset[str]) -> list[Speech]:
    """A reporting verb and a colon at the end of a paragraph open a block up to the next heading or the next such
    opening; a colon inside a paragraph opens one to its end."""
    openings = [(s, c) for s in parsed.sentences if (c := _colon(parsed, verbs, s)) is not None]
    found = []
    for n, (sentence, colon) in enumerate(openings):
        speaker = _subject_before(parsed, verbs, sentence, colon)
        stop = openings[n + 1][0].start if n + 1 < len(openings) else len(parsed.tokens)
        end = _end_of_block(parsed, sentence, colon, stop)
        if end > colon + 1:
            found.append(Speech(colon + 1, end, speaker))
    return found


def _colon(parsed: Parsed, verbs: frozenset[str], sentence: Sentence) -> int | None:
    if sentence.section in _BREAKS:
        return None
    for i in range(sentence.start, sentence.end):
        if parsed.tokens[i].text == ":":
            told = verbs if i + 1 == sentence.end else REPORTING  # "agreed to a concession: …" within a sentence explains
            near = any(
                parsed.tokens[j].lemma in told and parsed.tokens[j].upos in ("VERB", "AUX")
                for j in range(max(sentence.start, i - 12), i)
            )
            return i if near else None
    return None


def _end_of_block(parsed: Parsed, sentence: Sentence, colon: int, stop: int) -> int:
    block = next((b for b in parsed.article.blocks if b.char_start <= sentence.char_start < b.char_end), None)
    goes_on = colon + 1 < stop and block is not None and parsed.tokens[colon + 1].char_start < block.char_end
    end = colon + 1
    for other in parsed.sentences:
        if other.end <= colon + 1:
            continue
        outside = goes_on and block is not None and other.char_start >= block.char_end
        if outside or other.start >= stop or (other.section in _BREAKS and other.index != sentence.index):
            break
        end = other.end
    return end


# ── "…," she said ───────────────────────────────────────────────────────────────────────────────────


def _quoted(parsed: Parsed, verbs: frozenset[str], found: list[Speech], start: int, end: int) -> Speech:
    speaker = _speaker_beside(parsed, verbs, start, end)
    if speaker is None:
        around = speech_at(found, start)
        speaker = around.speaker if around is not None else None
    if speaker is None and found:
        last = found[-1]
        if 0 <= parsed.tokens[start].sentence - parsed.tokens[last.end - 1].sentence <= _NEAR:
            speaker = last.speaker
    return Speech(start, end, speaker)


def _speaker_beside(parsed: Parsed, verbs: frozenset[str], start: int, end: int) -> int | None:
    """The subject of the nearest reporting verb in the same sentence outside of the quotation."""
    first = parsed.sentences[parsed.tokens[start].sentence]
    last = parsed.sentences[parsed.tokens[end - 1].sentence]
    cues = [
        i
        for i in range(first.start, last.end)
        if not start <= i < end and parsed.tokens[i].lemma in verbs and parsed.tokens[i].upos == "VERB"
    ]
    cues.sort(key=lambda i: min(abs(i - start), abs(i - end)))
    subjects = [s for i in cues if (s := subject_of(parsed, i)) is not None and not start <= s < end]
    return subjects[0] if subjects else _according(parsed, first, last, start, end)


def _according(parsed: Parsed, first: Sentence, last: Sentence, start: int, end: int) -> int | None:
    sources = [i for i in range(first.start, last.end) if not start <= i < end and parsed.tokens[i].case == "according to"]
    return sources[0] if sources else None


def _subject_before(parsed: Parsed, verbs: frozenset[str], sentence: Sentence, colon: int) -> int | None:
    cues = [i for i in range(sentence.start, colon) if parsed.tokens[i].lemma in verbs and parsed.tokens[i].upos in ("VERB", "AUX")]
    subjects = [s for i in reversed(cues) if (s := subject_of(parsed, i)) is not None]
    return subjects[0] if subjects else None


def subject_of(parsed: Parsed, verb: int) -> int | None:
    """The subject of a verb, its own or, for conjuncts, participles and infinitives, that of the verb above; its object
    where that is who acts: "helped the people to rebuild"."""
    for _ in range(4):
        own = parsed.dependents(verb, "nsubj", "nsubj:pass")
        if own:
            return own[0]
        token = parsed.tokens[verb]
        if token.dep == "acl":
            return token.head
        objects = parsed.dependents(token.head, "obj") if token.dep == "xcomp" else []
        if objects and parsed.tokens[token.head].lemma not in ("promise", "vow", "pledge", "threaten"):
            return objects[0]
        if token.dep not in ("conj", "xcomp", "advcl", "parataxis") or token.head == verb:
            return None
        verb = token.head
    return None
