"""The views: status of a statement and plain edges, pure functions of statements, claims and lifts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.ledger.support import Witness, support
from kg.model import AUTHOR, Claim, Edge, Factuality, Lift, Modality, Statement, Status, Support
from kg.protocols import Judged

_UNSURE = frozenset({Factuality.PR_POS, Factuality.PR_NEG, Factuality.PS_POS, Factuality.PS_NEG})
_VIEWS = {Status.ASSERTED: "asserted", Status.REPORTED: "reported"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A statement with what became of it. `contested`: asserted, but some source says it is not so."""

    statement: Statement
    status: Status
    contested: bool
    claims: tuple[Claim, ...]
    support: Support


def judge(statement: Statement, claims: Sequence[Claim], witnesses: Mapping[str, Witness]) -> Judgement:
    """The statement with its status, given all claims about it and their articles."""
    return Judgement(statement, status(claims), contested(claims), tuple(claims), support(claims, witnesses))


def held(claim: Claim) -> Factuality:
    """The value of the one who speaks: the holder's, or the author's where nobody is quoted."""
    return claim.author if claim.holder == AUTHOR else claim.holder_value


def status(claims: Iterable[Claim]) -> Status:
    """Status by the rule of ONTOLOGY.md 3.3: the author decides, then the sources, then the kind of talk."""
    claims = tuple(claims)
    authors = {claim.author for claim in claims}
    values = {held(claim) for claim in claims}
    if Factuality.CT_POS in authors:
        return Status.ASSERTED
    if Factuality.CT_NEG in authors:
        return Status.NEGATED
    if any(_reports(claim) for claim in claims):
        return Status.DISPUTED if Factuality.CT_NEG in values else Status.REPORTED
    if Factuality.CT_NEG in values:
        return Status.NEGATED
    if any(claim.modality in (Modality.PLANNED, Modality.COMMISSIVE) for claim in claims):
        return Status.PLANNED
    return Status.POSSIBLE if (authors | values) & _UNSURE else Status.HYPOTHETICAL


def contested(claims: Iterable[Claim]) -> bool:
    """Whether the author commits to it while a source, or the author of another article, denies it."""
    claims = tuple(claims)
    asserted = any(claim.author is Factuality.CT_POS for claim in claims)
    return asserted and any(denies(claim) for claim in claims)


def affirms(claim: Claim) -> bool:
    """Whether the author or the one who is quoted says that it is so."""
    return claim.author is Factuality.CT_POS or _reports(claim)


def denies(claim: Claim) -> bool:
    """Whether the author or the one who is quoted says that it is not so."""
    return Factuality.CT_NEG in (claim.author, held(claim))


def _reports(claim: Claim) -> bool:
    return held(claim) is Factuality.CT_POS and claim.modality is Modality.ACTUAL


def _supports(claim: Claim, view: str) -> bool:
    """Whether the claim is a reason for the edge: a denial of a contested statement is none."""
    return claim.author is Factuality.CT_POS if view == "asserted" else _reports(claim)


@dataclass(frozen=True, slots=True)
class _Reason:
    """One statement as reason for one edge, before edges that are the same are joined."""

    key: tuple[str, str, str, str]  # view, subject, predicate, object
    via: str
    statement: Statement
    claims: tuple[Claim, ...]


def edges(
    judgements: Iterable[Judged],
    witnesses: Mapping[str, Witness],
    lifts: Mapping[str, Sequence[Lift]] | None = None,
) -> tuple[Edge, ...]:
    """The plain edges of asserted and of reported statements, one per view, subject, predicate and object.

    `witnesses` maps the ids of the articles to what support needs of them, `lifts` to their office holders; without
    the latter nothing is lifted to a state.
    """
    reasons: dict[tuple[str, str, str, str], list[_Reason]] = {}
    for judgement in judgements:
        view = _VIEWS.get(judgement.status)
        if view is None:
            continue
        claims = tuple(claim for claim in judgement.claims if _supports(claim, view))
        for reason in (*_plain(judgement.statement, view, claims), *_lifted(judgement.statement, view, claims, lifts or {})):
            reasons.setdefault(reason.key, []).append(reason)
    return tuple(_edge(reasons[key], witnesses) for key in sorted(reasons))


def ends(statement: Statement) -> tuple[tuple[str, str], ...]:
    """The pairs that a statement projects to: known ends only, symmetric pairs once with their ends sorted."""
    return tuple(sorted({_ordered(statement, *pair) for pair in statement.edges if all(pair)}))


def _ordered(statement: Statement, subject: str, target: str) -> tuple[str, str]:
    return (target, subject) if statement.symmetric and target < subject else (subject, target)


def _plain(statement: Statement, view: str, claims: tuple[Claim, ...]) -> Iterator[_Reason]:
    for subject, target in ends(statement):
        yield _Reason((view, subject, statement.predicate, target), "text", statement, claims)


def _lifted(
    statement: Statement, view: str, claims: tuple[Claim, ...], lifts: Mapping[str, Sequence[Lift]]
) -> Iterator[_Reason]:
    """"Lavrov warned Poland" by the foreign minister of Russia: Russia warns Poland.

    Only by the articles that know the office, and only the subject; "Lavrov met Blinken": Russia meets the
    United States, so in symmetric statements both ends are lifted where both hold an office.
    """
    if not statement.official:
        return
    for article in sorted({claim.article for claim in claims} & set(lifts)):
        witnesses = tuple(claim for claim in claims if claim.article == article)
        for subject, target in lifted(statement, lifts[article]):
            yield _Reason((view, subject, statement.predicate, target), "office", statement, witnesses)


def lifted(statement: Statement, lifts: Iterable[Lift]) -> Iterator[tuple[str, str]]:
    """The pairs that the office holders of one article make of an official statement's."""
    states: dict[str, list[str]] = {}
    for lift in lifts:
        states.setdefault(lift.person, []).append(lift.state)
    if statement.official and states:
        for pair in ends(statement):
            yield from _raised(statement, pair, states)


def _raised(statement: Statement, pair: tuple[str, str], states: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    subject, target = pair
    if subject not in states and not (statement.symmetric and target in states):
        return
    targets = states.get(target, [target]) if statement.symmetric else [target]
    for one, other in product(states.get(subject, [subject]), targets):
        if one and other and one != other:
            yield _ordered(statement, one, other)


def _edge(reasons: list[_Reason], witnesses: Mapping[str, Witness]) -> Edge:
    view, subject, predicate, target = reasons[0].key
    claims = {claim.id: claim for reason in reasons for claim in reason.claims}
    return Edge(
        view=view,
        subject=subject,
        predicate=predicate,
        object=target,
        via="text" if any(reason.via == "text" for reason in reasons) else "office",
        symmetric=any(reason.statement.symmetric for reason in reasons),
        statements=tuple(sorted({reason.statement.id for reason in reasons})),
        claims=tuple(sorted(claims, key=lambda key: (claims[key].article, claims[key].char_start, claims[key].trigger_start, key))),
        articles=tuple(sorted({claim.article for claim in claims.values()})),
        support=support(claims.values(), witnesses),
    )
