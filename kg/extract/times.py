"""Time expressions: which word heads the "when" of a predicate ("on Monday", "two years ago", "the 2015 treaty")."""

from __future__ import annotations

import re

from kg.extract.clauses import Clauses
from kg.extract.tree import EVENT_VERBS

_PREPOSITIONS = frozenset({
    "on", "in", "at", "during", "since", "until", "till", "up to", "by", "before", "prior to", "after", "following", "from",
    "between", "through", "throughout", "over", "within", "as of", "around", "about", "for",
})  # fmt: skip
_ADVERBS = frozenset({"yesterday", "today", "tomorrow", "tonight", "now", "recently", "lately", "currently", "nowadays",
                      "overnight", "ago"})
_CALENDAR = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tomorrow|tonight|ago)\b|\b[12]\d{3}s?\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|"
    r"\b(?:last|next|this|past|coming) (?:\w+ )?(?:night|day|week|weekend|month|year|decade|morning|afternoon|evening)s?\b")
_PERIOD = re.compile(r"\b(?:second|minute|hour|day|night|week|weekend|month|year|decade|century|morning|afternoon|evening|noon|"
                     r"midnight|spring|summer|autumn|winter|past|gmt|utc|[ap]\.?m)s?\b")
_AGE = re.compile(r"\b(?:old|aged?)\b")
_ON_VERBS = ("obl:tmod", "obl", "advmod", "nmod:tmod")
_ON_NOUNS = (*_ON_VERBS, "nmod", "nmod:poss", "compound", "nummod")
_BEFORE_NOUNS = ("nmod:poss", "compound", "nummod")  # "Monday's attack", "the May treaty", "the 2015 talks"


class Times:
    """Finds the time expressions of one article."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.tokens = clauses, clauses.tokens
        self.names = clauses.parsed.names

    def of(self, kind: str, head: int, trigger: tuple[int, ...], rule: str) -> int | None:
        """The head token of the time of a predicate: its own, that of its light verb, or one that it shares."""
        if kind == "verb":
            return self._of_verb(head)
        if kind == "adjective":
            return self._nearest(self.clauses.first(head), _ON_VERBS)
        if kind != "noun":
            return None
        own = self._nearest(head, _ON_NOUNS)
        if own is None and rule == "noun.light_verb":
            verbs = [i for i in trigger if i != head and self.tokens[i].upos in ("VERB", "AUX")]
            return self._of_verb(verbs[0]) if verbs else None
        return own

    def _of_verb(self, verb: int) -> int | None:
        own = self._nearest(verb, _ON_VERBS)
        return own if own is not None else self._under_object(verb) or self._of_event(verb) or self._shared(verb)

    def _of_event(self, verb: int) -> int | None:
        """"Monday's attack killed two": they died when it happened."""
        events = self.clauses.lexicon.words.get("event_noun", frozenset())
        subjects = self.clauses.children(verb, "nsubj") if self.clauses.lemma(verb) in EVENT_VERBS else []
        times = [self._nearest(i, _ON_NOUNS) for i in subjects if self.clauses.lemma(i) in events]
        return times[0] if times else None

    def _under_object(self, verb: int) -> int | None:
        """"attacked a convoy on Monday": the parser hangs it on the object, but a convoy has no time; a strike has."""
        lexicon = self.clauses.lexicon
        events = lexicon.words.get("event_noun", frozenset())
        for i in self.clauses.children(verb, "obj", "nsubj:pass"):
            lemma = self.clauses.lemma(i)
            if self.tokens[i].upos in ("NOUN", "PROPN") and lemma not in events and ("noun", lemma) not in lexicon.frames:
                below = [j for j in self.clauses.children(i, "nmod", "nmod:tmod") if j > verb and self._is_date(j)]
                if below:
                    return below[0]
        return None

    def _shared(self, verb: int) -> int | None:
        """"On Monday rebels seized A and shelled B": what stands before both is of both. "Rebels shelled A on Monday,
        killing two": a bare participle is of the same time."""
        token = self.tokens[verb]
        head = token.head
        if head == verb:
            return None
        if token.dep == "advcl" and token.xpos == "VBG" and not token.case and not self.clauses.children(verb, "mark"):
            return self._nearest(head, _ON_VERBS) if self.tokens[head].upos == "VERB" else None
        if token.dep == "conj":
            first = self.clauses.first(verb)
            before = self._nearest(first, _ON_VERBS)
            return before if before is not None and before < first else None
        return None

    def _nearest(self, head: int, deps: tuple[str, ...]) -> int | None:
        """A date before a mere stretch of time ("on Monday" before "for hours"), then the first one."""
        found = [i for i in self.clauses.children(head, *deps) if self._is_time(i, self.tokens[i].dep)]
        dates = [i for i in found if self._is_date(i)]
        # "for three hours on Sunday": the parser hangs the day on the hours
        dates = dates or [j for i in found for j in self.clauses.children(i, "nmod", "obl") if self._is_date(j)]
        return next(iter(dates or found), None)

    def _is_time(self, i: int, dep: str) -> bool:
        token = self.tokens[i]
        if dep == "advmod":
            return token.text.lower() in _ADVERBS or (self._label(i) in ("DATE", "TIME") and bool(_PERIOD.search(self._text(i))))
        if dep in ("obl", "nmod") and token.case not in _PREPOSITIONS:
            return token.case == "of" and dep == "nmod" and self._is_date(i)
        if dep in _BEFORE_NOUNS:
            return self._is_date(i)
        return self._is_date(i) or (self._label(i) in ("DATE", "TIME") and bool(_PERIOD.search(self._text(i))))

    def _is_date(self, i: int) -> bool:
        """Whether it can be found in a calendar, from today or outright."""
        if self.tokens[i].upos in ("VERB", "AUX") or self._label(i) not in ("DATE", "TIME", ""):
            return False
        text = self._text(i)
        return bool(_CALENDAR.search(text)) and not _AGE.search(text)

    def _label(self, i: int) -> str:
        return self.names[self.tokens[i].name].label if self.tokens[i].name >= 0 else ""

    def _text(self, i: int) -> str:
        """The words of its name, else the word with what stands before it and depends on it; "in a march" is no month."""
        if self.tokens[i].name >= 0:
            name = self.names[self.tokens[i].name]
            return self.clauses.parsed.text(name.start, name.end).lower()
        own = self.tokens[i].text
        if not (_CALENDAR.search(own.lower()) or _PERIOD.search(own.lower())) or own in ("may", "march", "second"):
            return ""
        beside = self.clauses.children(i, "det", "amod", "nummod", "compound", "obl:npmod", "obl", "obl:tmod")
        return " ".join(self.tokens[j].text.lower() for j in sorted([*beside, i]))
