"""Normalize: propositions and links become statements and claims, and what no property covers an open edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.identity import claim_id, open_edge_id
from kg.lexicon import Lexicon
from kg.model import (
    AUTHOR,
    GENERIC,
    Attribution,
    Claim,
    Dropped,
    Entity,
    Factuality,
    Links,
    Modality,
    OpenEdge,
    Parsed,
    Proposition,
    Reading,
    Source,
    Stance,
    Statement,
    Status,
)
from kg.ontology.confidence import confidence_of
from kg.ontology.details import Circumstance, Details
from kg.ontology.matching import Match, Matcher, compose
from kg.ontology.statements import Statements
from kg.ontology.structural import Structures

_STRUCTURAL = ("title", "place", "possessive", "compound", "appositive", "including")


def normalize(parsed: Parsed, propositions: Sequence[Proposition], links: Links, lexicon: Lexicon) -> Reading:
    """All that an article says, as the ledger keeps it."""
    return _Normalizer(parsed, propositions, links, lexicon).read()


class _Normalizer:
    def __init__(self, parsed: Parsed, propositions: Sequence[Proposition], links: Links, lexicon: Lexicon) -> None:
        self.parsed, self.propositions, self.links, self.lexicon = parsed, propositions, links, lexicon
        self.builder, self.details = Statements(lexicon, links), Details(parsed, links, lexicon)
        self.statements: dict[str, Statement] = {}
        self.claims: dict[str, Claim] = {}
        self.open: dict[str, OpenEdge] = {}
        self.dropped: list[Dropped] = []

    def read(self) -> Reading:
        matches = self._matches()
        made: dict[int, list[str]] = {}  # head token -> the statements made of it
        for match in matches:
            if not match.superseded:
                for statement in self.builder.build(match):
                    self._claim(statement, _own_word(match), self.details.of(match, statement))
                    made.setdefault(match.proposition.head, []).append(statement.id)
        for match in matches:
            self._contents(match, made)
        self._leftovers({m.proposition.index for m in matches if m.proposition.head in made})
        used = self._used()
        entities = tuple(self._classed(self.links.entities[e]) for e in sorted(used) if e in self.links.entities)
        mentions = tuple(m for m in self.links.mentions if any(e in used for e in m.entities))
        lifts = tuple(lift for lift in self.links.lifts if lift.person in used and {lift.state, lift.office} <= used)
        by_id = sorted(self.statements.values(), key=lambda s: s.id)
        return Reading(self.parsed.article, self.parsed.sentences, entities, mentions, tuple(by_id),
                       tuple(sorted(self.claims.values(), key=lambda c: c.id)), lifts,
                       tuple(sorted(self.open.values(), key=lambda o: o.id)), tuple(self.dropped))

    def _classed(self, entity: Entity) -> Entity:
        """With the classes above its own; a named event is an event, but no statement, which stands for what is said."""
        above = self.lexicon.classes.get(entity.type, (entity.type,))[1:]
        return replace(entity, ancestors=tuple(name for name in above if name != "Statement"))

    # ── matching ────────────────────────────────────────────────────────────────────────────────────

    def _matches(self) -> list[Match]:
        matcher, structures = Matcher(self.lexicon, self.links), Structures(self.lexicon, self.links, self.parsed)
        plain: list[Match] = []
        for proposition in self.propositions:
            if proposition.kind in _STRUCTURAL:
                plain += structures.match(proposition)
            else:
                plain += matcher.match(proposition)
        light = {t for m in plain if m.proposition.rule == "noun.light_verb" and matcher.complete(m) for t in m.proposition.trigger}
        plain = [m for m in plain if not (m.proposition.rule == "verb.light" and m.proposition.head in light)]
        return [*plain, *compose(plain, self.lexicon)]

    # ── claims ──────────────────────────────────────────────────────────────────────────────────────

    def _claim(self, statement: Statement, proposition: Proposition, beside: Circumstance) -> None:
        self.statements.setdefault(statement.id, statement)
        start, end = self._trigger(proposition)
        holder, sources = self._sources(proposition.stance)
        sentence = self.parsed.sentences[proposition.sentence]
        article = self.parsed.article
        claim = Claim(
            claim_id(article.id, statement.id, start, end, holder), statement.id, article.id, sentence.index,
            sentence.char_start, sentence.char_end, start, end, article.text[start:end], proposition.stance.author, holder,
            proposition.stance.holder_value, proposition.stance.modality, sources, proposition.tense, proposition.rule,
            details=beside.details, time_text=beside.time_text, time_from=beside.time_from, time_to=beside.time_to,
            quantity=beside.quantity, confidence=confidence_of(proposition.rule),
        )
        kept = self.claims.setdefault(claim.id, claim)
        if kept is not claim:  # two rules on one trigger: the more doubtful one counts
            first, second = (claim, kept) if _strength(claim) < _strength(kept) else (kept, claim)
            self.claims[claim.id] = replace(first, details=tuple(sorted({*first.details, *second.details})))

    def _trigger(self, proposition: Proposition) -> tuple[int, int]:
        tokens = [self.parsed.tokens[i] for i in proposition.trigger]
        if tokens[-1].i - tokens[0].i != len(tokens) - 1:
            tokens = [self.parsed.tokens[proposition.head]]
        return tokens[0].char_start, tokens[-1].char_end

    def _sources(self, stance: Stance) -> tuple[str, tuple[Source, ...]]:
        sources = []
        for attribution in stance.attribution:
            ids = self.links.of.get(attribution.source, ()) if attribution.source is not None else ()
            cue = self.parsed.tokens[attribution.cue].text if attribution.cue is not None else ""
            sources.append(Source(ids[0] if ids else GENERIC, cue, attribution.mode))
        return (sources[-1].entity if sources else AUTHOR), tuple(sources)

    def _contents(self, match: Match, made: dict[int, list[str]]) -> None:
        """"X said that …", "promised to …": a statement about the statements of the clause."""
        prop = self.lexicon.properties[match.property]
        if prop.object != "content" or match.superseded:
            return
        contents = sorted({s for t in match.tokens.get("content", []) for s in made.get(t, [])})
        if contents:
            for statement in self.builder.containing(match, contents):
                self._claim(statement, match.proposition, self.details.of(match, statement))

    # ── what is left ────────────────────────────────────────────────────────────────────────────────

    def _leftovers(self, used: set[int]) -> None:
        for proposition in self.propositions:
            if proposition.index in used or proposition.kind != "verb":
                continue
            pairs = self._open_pairs(proposition)
            for subject, phrase, object_ in pairs:
                self._open_edge(proposition, subject, phrase, object_)
            if not pairs:
                start, end = self._trigger(proposition)
                reason = "no property" if proposition.fillers("subj") and len(proposition.slots) > 1 else "an argument is missing"
                self.dropped.append(Dropped(proposition.sentence, self.parsed.article.text[start:end], reason))

    def _open_pairs(self, proposition: Proposition) -> list[tuple[str, str, str]]:
        subjects = [e for s in proposition.fillers("subj") for e in self.links.of.get(s.token, ())]
        pairs = []
        for slot in proposition.slots:
            if slot.name in ("subj", "xcomp", "ccomp") or slot.via is not None:
                continue
            phrase = proposition.lemma if slot.name in ("obj", "iobj") else f"{proposition.lemma} {slot.name}"
            pairs += [(s, phrase, o) for s in subjects for o in self.links.of.get(slot.token, ()) if s != o]
        return pairs

    def _open_edge(self, proposition: Proposition, subject: str, phrase: str, object_: str) -> None:
        sentence = self.parsed.sentences[proposition.sentence]
        start, end = self._trigger(proposition)
        article = self.parsed.article.id
        key = open_edge_id(article, subject, phrase, object_, start)
        self.open.setdefault(key, OpenEdge(key, article, sentence.index, subject, phrase, object_, _status(proposition.stance),
                                           sentence.char_start, sentence.char_end, start, end))

    def _used(self) -> set[str]:
        used = {e for s in self.statements.values() for _, ids in s.roles for e in ids}
        used |= {e for o in self.open.values() for e in (o.subject, o.object)}
        used |= {source.entity for c in self.claims.values() for source in c.attribution}
        lifts = [lift for lift in self.links.lifts if lift.person in used]
        used |= {e for lift in lifts for e in (lift.state, lift.office)}
        return used | {value for c in self.claims.values() for _, value in c.details if value in self.links.entities}


def _own_word(match: Match) -> Proposition:
    """"ISIL claimed the attack": that it claims it is a fact, that it is responsible only its own word."""
    proposition = match.proposition
    if match.property != "responsibleFor" or not proposition.lemma.startswith("claim") or proposition.stance.attribution:
        return proposition
    stance = proposition.stance
    claimants = match.tokens.get("agent", [])
    attribution = (Attribution(claimants[0] if claimants else None, proposition.head),)
    return replace(proposition, stance=replace(stance, author=Factuality.UNKNOWN, attribution=attribution))


def _strength(claim: Claim) -> tuple[int, int]:
    return (claim.author is Factuality.CT_POS, claim.holder_value is Factuality.CT_POS)


def _status(stance: Stance) -> Status:
    """The status of a single stance, by the rule of the ledger's view for one claim."""
    if stance.author is Factuality.CT_POS:
        return Status.ASSERTED
    if stance.author is Factuality.CT_NEG or stance.holder_value is Factuality.CT_NEG:
        return Status.NEGATED
    if stance.holder_value is Factuality.CT_POS and stance.modality is Modality.ACTUAL and stance.attribution:
        return Status.REPORTED
    if stance.modality in (Modality.PLANNED, Modality.COMMISSIVE):
        return Status.PLANNED
    return Status.POSSIBLE if stance.holder_value.value[:2] in ("PR", "PS") else Status.HYPOTHETICAL
