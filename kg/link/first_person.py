"""I and we: the one who is quoted, or, outside of quotations, the one who publishes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from kg.link.discourse import Discourse
from kg.link.offices import Held, publisher_state, state_of_officer
from kg.link.spans import SPOKEN
from kg.link.speech import Speech, speech_at, subject_of
from kg.model import BlockKind

_SINGLE = frozenset({"i", "me", "my", "mine", "myself"})
_SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})
# what a state, speaking for itself, does in its own press statement: "The United States condemns … We offer …"
SPEECH_ACTS = frozenset({
    "condemn", "welcome", "congratulate", "offer", "extend", "express", "call", "urge", "support", "stand", "remain",
    "commend", "reaffirm", "applaud", "deplore", "mourn", "join", "thank", "honor", "honour", "commit", "encourage",
    "recognize", "recognise", "affirm",
})
# "The minister reiterates the kingdom's commitment": whose commitment it is, he speaks for
_HELD_BY_STATE = frozenset({
    "commitment", "support", "position", "policy", "concern", "determination", "condemnation", "view", "readiness", "resolve",
})
_ASKED = frozenset({"you", "your", "yours", "yourself"})
_LONGEST_NAME = 5  # tokens
_INTERVIEW = frozenset({"interview", "interviews", "interviewed"})
_STATE_BODIES = frozenset({"GovernmentBody"})


def is_first_person(word: str) -> bool:
    """Whether a pronoun stands for the one who speaks or writes, or is asked."""
    return word.lower() in _SINGLE | _SEVERAL | _ASKED


class FirstPersons:
    """Who says I and we in an article. Read when all other mentions are bound: the speaker may be named after the
    words, the owner of the text anywhere."""

    def __init__(self, discourse: Discourse, titles: Sequence[Held], speeches: Iterable[Speech]) -> None:
        self._discourse = discourse
        self._speeches = tuple(speeches)
        self._states = {**self._by_possession(), **self._by_title(titles)}
        self._asked = _interviewed(discourse)
        self._signed = _undersigned(discourse)

    def resolve(self, i: int) -> tuple[str, ...]:
        """The entities of a pronoun of the first person at token i; none where nobody is known to speak."""
        speech = speech_at(self._speeches, i)
        word = self._discourse.parsed.tokens[i].text.lower()
        single = word in _SINGLE
        if word in _ASKED:
            return self._asked if speech is None and self._in_question(i) else ()
        if (represented := self._on_behalf(i)) and word in ("i", "we"):
            return represented
        if speech is None:
            return (self._asked or self._signed) if single else (self._publisher or self._signed_for)
        found = self._discourse.of.get(speech.speaker, ()) if speech.speaker is not None else ()
        people = tuple(e for e in found if self._discourse.is_person(e))
        if single:
            return people
        return tuple(self._states.get(e, e) for e in (found if people else self._author(speech.speaker, found)))

    @cached_property
    def _signed_for(self) -> tuple[str, ...]:
        """The state that the one who signs a press statement speaks for; else that person."""
        found = [self._states.get(e) or state_of_officer(self._discourse, e) or e for e in self._signed]
        return tuple(found)

    def _on_behalf(self, i: int) -> tuple[str, ...]:
        """ "On behalf of Norway, I welcome the truce": Norway does."""
        parsed = self._discourse.parsed
        for j in parsed.dependents(parsed.tokens[i].head, "obl"):
            of = [j] if parsed.tokens[j].case == "on behalf of" else []
            of = parsed.dependents(j, "nmod") if parsed.tokens[j].lemma == "behalf" else of
            if found := tuple(e for k in of for e in self._discourse.of.get(k, ()) if self._discourse.is_body(e)):
                return found
        return ()

    def _in_question(self, i: int) -> bool:
        """ "Why did you choose it?": in an answer "you" may be anybody."""
        parsed = self._discourse.parsed
        return parsed.tokens[parsed.sentences[parsed.tokens[i].sentence].end - 1].text == "?"

    def _author(self, speaker: int | None, found: tuple[str, ...]) -> tuple[str, ...]:
        """ "The ministry's letter reads: we …": the body whose letter it is; a thing says nothing itself."""
        if all(self._discourse.is_body(e) or self._discourse.kind(e) == "Group" for e in found):
            return found
        parsed = self._discourse.parsed
        owners = parsed.dependents(speaker, "nmod:poss", "compound", "amod", "nmod") if speaker is not None else []
        return next((nodes for j in owners if (nodes := self._discourse.of.get(j, ())) and self._discourse.is_body(nodes[0])), ())

    def _by_title(self, titles: Sequence[Held]) -> dict[str, str]:
        """ "We" of an office holder or of a ministry's spokesman is the state."""
        found = {}
        for held in titles:
            if held.title.former or not held.body:
                continue
            kind = self._discourse.kind(held.body)
            if kind == "Country" and held.noun is not None and held.noun.represents_state:
                found[held.person] = held.body
            elif kind in _STATE_BODIES:
                found[held.person] = self._state_of(held.body)
        return found

    def _state_of(self, body: str) -> str:
        qid = self._discourse.nodes.qid(body)
        entry = self._discourse.gazetteer.by_qid(qid) if qid is not None else None
        state = self._discourse.gazetteer.by_qid(entry.country_qid) if entry is not None and entry.country_qid else None
        return self._discourse.nodes.linked(state) if state is not None else body

    def _by_possession(self) -> dict[str, str]:
        discourse, found = self._discourse, {}
        tokens = discourse.parsed.tokens
        for token in tokens:
            owner = discourse.of.get(token.i, ())
            head = tokens[token.head]
            if token.dep != "nmod:poss" or len(owner) != 1 or not discourse.is_state(owner[0]) or head.lemma not in _HELD_BY_STATE:
                continue
            subject = subject_of(discourse.parsed, head.head) if head.dep == "obj" else None
            for person in discourse.of.get(subject, ()) if subject is not None else ():
                if discourse.is_person(person):
                    found[person] = owner[0]
        return found

    @cached_property
    def _publisher(self) -> tuple[str, ...]:
        """The state that publishes, or the only one that speaks in the text as in its own name: it performs speech acts,
        or shares a clause with "we"."""
        entry = publisher_state(self._discourse)
        if entry is not None:
            return (self._discourse.nodes.linked(entry),)
        owners = sorted({state for i in range(len(self._discourse.parsed.tokens)) if (state := self._state_as_author(i))})
        return (owners[0],) if len(owners) == 1 else ()

    def _state_as_author(self, i: int) -> str:
        discourse, parsed = self._discourse, self._discourse.parsed
        token = parsed.tokens[i]
        found = discourse.of.get(i, ())
        if token.dep != "nsubj" or len(found) != 1 or speech_at(self._speeches, i) is not None:
            return ""
        if discourse.kind(found[0]) not in ("Country", "InternationalOrganization"):
            return ""
        verb = parsed.tokens[token.head]
        performs = verb.lemma in SPEECH_ACTS and verb.xpos in ("VBZ", "VBP", "VB")
        sentence = parsed.sentences[token.sentence]
        beside = token.head == sentence.root and any(
            parsed.tokens[j].text.lower() in _SEVERAL and speech_at(self._speeches, j) is None
            for j in range(sentence.start, sentence.end)
        )
        return found[0] if performs or beside else ""


def _interviewed(discourse: Discourse) -> tuple[str, ...]:
    """ "Author Ana Soto interviewed by The Courier": who answers in an interview printed without names and quotation
    marks, the one person of its title."""
    parsed = discourse.parsed
    titles = [s for s in parsed.sentences if s.section is BlockKind.TITLE]
    titles = titles or list(parsed.sentences[:1])
    if not any(t.text.lower() in _INTERVIEW for s in titles for t in parsed.tokens[s.start : s.end]):
        return ()
    in_titles = [i for s in titles for i in range(s.start, s.end) if parsed.tokens[i].dep not in ("compound", "nmod:poss")]
    found = _people(discourse, in_titles) or _people(discourse, _questioned(discourse))
    return found if len(found) == 1 else ()


def _people(discourse: Discourse, tokens: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for i in tokens for e in discourse.of.get(i, ()) if discourse.is_person(e)))


def _questioned(discourse: Discourse) -> list[int]:
    """ "The Courier interviewed Ana Soto": the objects of the verb."""
    parsed = discourse.parsed
    verbs = [t.i for t in parsed.tokens if t.lemma == "interview" and t.upos == "VERB"]
    return [j for i in verbs for j in parsed.dependents(i, "obj", "nsubj:pass")]


def _undersigned(discourse: Discourse) -> tuple[str, ...]:
    """Whose words the whole article is: the one person of a title like "Remarks by Ana Soto", or of a name that stands on a
    line of its own ("John Kerry", "Secretary of State")."""
    parsed = discourse.parsed
    for sentence in parsed.sentences:
        words = {t.text.lower() for t in parsed.tokens[sentence.start : sentence.end]}
        if sentence.section.is_headline and words & SPOKEN and words & {"by", "of", "from"}:
            whole = range(sentence.start, sentence.end)
            after = next(i for i in whole if parsed.tokens[i].text.lower() in ("by", "of", "from"))
            found = _people(discourse, [i for i in whole if i > after and parsed.tokens[i].dep not in ("compound", "nmod:poss")])
            if len(found) == 1:
                return found
    lines = [s for s in parsed.sentences if s.end - s.start <= _LONGEST_NAME and all(
        t.upos == "PROPN" or t.text in "-." for t in parsed.tokens[s.start : s.end])]
    found = _people(discourse, [i for s in lines for i in range(s.start, s.end)])
    return found if len(found) == 1 else ()
