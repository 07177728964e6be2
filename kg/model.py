"""The records that flow between the stages. All are immutable; all offsets are Unicode code points of
`Article.text`, end exclusive, named `char_start` and `char_end`. Token positions are indices into
`Parsed.tokens`, and a range of tokens is `start` (inclusive) to `end` (exclusive).

    ingest -> Article -> annotate -> Parsed -> extract -> Proposition
                                            -> link    -> Links
    Proposition + Links -> normalize -> Reading (Statements, Claims) -> ledger
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

AUTHOR = "kg:Author"  # the article's own voice, as holder of a claim
GENERIC = "kg:Generic"  # an unnamed source ("reportedly", "fears")


# ── Text ────────────────────────────────────────────────────────────────────────────────────────────


class BlockKind(StrEnum):
    """What a stretch of an article is, before any language is read."""

    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"  # "Saturday, September 12, 2015", "KYIV, Ukraine (AP) —"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    CAPTION = "caption"

    @property
    def is_headline(self) -> bool:
        """A title or a heading: its casing and grammar are not those of sentences."""
        return self in (BlockKind.TITLE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading, paragraph … of an article; blocks are in reading order and do not overlap."""

    kind: BlockKind
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, without the marks. `closed` is False where the closing mark is missing
    and the quotation was taken to run to the end of its block."""

    char_start: int
    char_end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """One news text with what is known of it. `id` comes from `identity.article_id`."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None  # ISO 8601 date or date-time
    publisher: str | None = None
    url: str | None = None
    source: str = "-"  # where it was read: a path, "path:line" for JSONL, "-" for stdin
    blocks: tuple[Block, ...] = ()
    quotations: tuple[Quotation, ...] = ()


# ── Parse ───────────────────────────────────────────────────────────────────────────────────────────


class Token(NamedTuple):
    """One word in Universal Dependencies v2. `head == i` for the root of a sentence.

    `case` is the preposition (lower case, several joined by a blank: "out of") that marks this nominal, or "".
    `name` is the index of the Name that the token lies in, or -1.
    """

    i: int
    text: str
    lemma: str  # lower case, but for proper nouns
    upos: str
    xpos: str  # Penn tag
    dep: str  # nsubj, nsubj:pass, obj, iobj, obl, obl:agent, nmod, nmod:poss, amod, acl, acl:relcl, …
    head: int
    char_start: int
    char_end: int
    sentence: int
    case: str = ""
    name: int = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence never crosses a block. `section` is the kind of its block."""

    index: int
    start: int
    end: int
    root: int
    char_start: int
    char_end: int
    section: BlockKind


@dataclass(frozen=True, slots=True)
class Name:
    """A named-entity span of the tagger, repaired: titles peeled off, no heading words. `label` is spaCy's
    (PERSON, NORP, GPE, ORG, LOC, FAC, EVENT, PRODUCT, LAW, WORK_OF_ART, DATE, MONEY, CARDINAL …)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Title:
    """A role noun that goes with a person ("U.S. Secretary of State John Kerry"; "X, mayor of Y").

    `holder` is the head token of the person, `start`–`end` the title's tokens without the name and without
    "former", `noun` the role noun's token, `of` the head token of the state or body that the title names, if any.
    """

    holder: int
    start: int
    end: int
    noun: int
    of: int | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its parse. `children[i]` are the dependents of token i in text order."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    titles: tuple[Title, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    repairs: tuple[tuple[str, int], ...] = ()  # (name of the repair, token) in order of application

    def subtree(self, i: int) -> list[int]:
        """Token i and everything below it, in text order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.children[j])
        return sorted(found)

    def text(self, start: int, end: int) -> str:
        """The article's text from token `start` to before token `end`."""
        if start >= end:
            return ""
        return self.article.text[self.tokens[start].char_start : self.tokens[end - 1].char_end]

    def dependents(self, i: int, *deps: str) -> list[int]:
        """The dependents of token i with one of these relations, in text order."""
        return [j for j in self.children[i] if self.tokens[j].dep in deps]


# ── Propositions ────────────────────────────────────────────────────────────────────────────────────


class Factuality(StrEnum):
    """Values of FactBank (Saurí and Pustejovsky 2009): certain, probable, possible; positive, negative; unknown."""

    CT_POS = "CT+"
    CT_NEG = "CT-"
    PR_POS = "PR+"
    PR_NEG = "PR-"
    PS_POS = "PS+"
    PS_NEG = "PS-"
    CT_UNKNOWN = "CTu"
    UNKNOWN = "Uu"


class Modality(StrEnum):
    """How the content is put."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    CONDITIONAL = "conditional"
    INTERROGATIVE = "interrogative"
    IMPERATIVE = "imperative"
    COMMISSIVE = "commissive"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a chain of sources, outermost first. `source` is the head token of the source's mention,
    None for an unnamed one; after linking, `entity` holds its id."""

    source: int | None
    cue: int | None  # the token that attributes: "said", "according", "reportedly"
    mode: str = "indirect"  # direct | indirect | mixed
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """How far the author, and the innermost source (the holder), commit to a proposition."""

    author: Factuality = Factuality.CT_POS
    holder_value: Factuality = Factuality.CT_POS
    modality: Modality = Modality.ACTUAL
    attribution: tuple[Attribution, ...] = ()  # empty: the author speaks
    cues: tuple[int, ...] = ()  # tokens that changed the value: "not", "if", "will", "claimed"


@dataclass(frozen=True, slots=True)
class Slot:
    """A syntactic argument. `name`: subj, obj, iobj, attr (copular complement), xcomp, ccomp, poss, amod,
    compound, appos, or a preposition ("to", "between", "out of"). `token` is the filler's head. `via` is the
    token under which a displaced argument was found (a PP under the object), else None. `inherited` marks an
    argument shared from another predicate (control, coordination, relative clause)."""

    name: str
    token: int
    via: int | None = None
    inherited: bool = False
    lemma: str = ""  # of the filler's head, lower case, for conditions of the lexicon


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate of the text with its arguments and the stance towards it: syntax only, no meaning yet.

    `lemma` is the predicate as the lexicon names it ("attack", "call on", "critical"). `kind` says what evokes it:
    verb, noun, adjective, title, place, member, possessive, compound, appositive.
    """

    index: int
    kind: str
    lemma: str
    head: int  # token
    trigger: tuple[int, ...]  # tokens of the predicate: "carried", "out", "strikes"
    slots: tuple[Slot, ...]
    stance: Stance
    rule: str  # the construction: "verb.active", "noun.possessive", …
    sentence: int
    tense: str = ""  # past | present | future | ""
    time: int | None = None  # head token of its time expression: "Monday" of "on Monday", "ago" of "two years ago"
    condition: int | None = None  # head token of the clause that it hangs on: "if the army withdraws"
    quantities: tuple[tuple[int, str], ...] = ()  # (token of a slot, how many or how much): "28", "at least a dozen"

    def fillers(self, *names: str) -> list[Slot]:
        """The slots with one of these names, in the order of the names."""
        return [slot for name in names for slot in self.slots if slot.name == name]


# ── Entities ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. `id`: `wd:Q…` linked; `e:slug.type` named; `doc:…/e/slug` common noun, means something only in its
    article (`article` holds that article's id). `type` is a class of the ontology ("Person", "Country", "Group"),
    `ancestors` are all classes above it ("GPE", "Agent", "Place", "Entity" for a Country)."""

    id: str
    label: str
    type: str
    qid: str | None = None
    aliases: tuple[str, ...] = ()
    article: str | None = None
    ancestors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the text that stands for entities. `kind`: name, demonym, metonym, nominal, pronoun."""

    entities: tuple[str, ...]
    head: int
    char_start: int
    char_end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Lift:
    """A person acts for a state by an office: what the person does officially, the state does (via: office)."""

    person: str
    state: str
    office: str


@dataclass(frozen=True, slots=True)
class Links:
    """What the mentions of one article stand for. `of[i]` are the entity ids of the mention whose head token is i:
    two for "both nations", none (or missing) where it is not known: no edge then."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    of: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    offices: Mapping[int, str] = field(default_factory=dict)  # index into Parsed.titles -> office entity id
    lifts: tuple[Lift, ...] = ()


# ── Statements and claims ───────────────────────────────────────────────────────────────────────────


class Status(StrEnum):
    """What became of a statement, computed from its claims."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DISPUTED = "disputed"
    NEGATED = "negated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said; says nothing about truth. `roles` maps a role to sorted filler ids (entities or statements).
    `edges` are the (subject, object) pairs that it projects to as plain edges of its predicate. `official`: an
    office holder's act counts as the state's, too (the view adds an edge via: office)."""

    id: str
    predicate: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    edges: tuple[tuple[str, str], ...]
    symmetric: bool = False
    official: bool = False
    kind: str = "Event"  # Event | State | Communication
    plover: str | None = None  # "AGREE/diplomatic", "ASSAULT:aerial"
    cameo: str | None = None
    quad: int | None = None  # 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a claim's attribution chain: who, by which cue word, in which mode."""

    entity: str
    cue: str = ""
    mode: str = "indirect"


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's stance on one statement at one place of one text. The evidence is the sentence
    (`char_start`–`char_end`); `trigger_start`–`trigger_end` the words that carry the predicate.

    What is outside the statement's key stands here: `details` are sorted pairs of a role (theme, instrument, location,
    topic, occasion, condition …) and an entity id or, where it stands for no entity, its words. `time_from` (inclusive)
    to `time_to` (exclusive) are ISO dates, "" where open or not certain."""

    id: str
    statement: str
    article: str
    sentence: int
    char_start: int
    char_end: int
    trigger_start: int
    trigger_end: int
    trigger: str  # == text[trigger_start:trigger_end]
    author: Factuality
    holder: str
    holder_value: Factuality
    modality: Modality
    attribution: tuple[Source, ...] = ()
    tense: str = ""
    rule: str = ""
    engine: str = "rules"
    details: tuple[tuple[str, str], ...] = ()
    time_text: str = ""  # as the text has it: "since 2012", "last week"
    time_from: str = ""
    time_to: str = ""
    quantity: str = ""  # of the object, as the text has it: "28", "more than 100"
    confidence: float = 1.0  # share of claims of its rule's family that are right, measured on gold


@dataclass(frozen=True, slots=True)
class OpenEdge:
    """What the ontology has no property for: subject, normalised phrase ("agree on"), object, with its status."""

    id: str
    article: str
    sentence: int
    subject: str
    phrase: str
    object: str
    status: Status
    char_start: int  # of the sentence
    char_end: int
    trigger_start: int
    trigger_end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A proposition that became neither statement nor open edge, with the reason."""

    sentence: int
    trigger: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one article: what the ledger keeps."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    lifts: tuple[Lift, ...] = ()
    open_edges: tuple[OpenEdge, ...] = ()
    dropped: tuple[Dropped, ...] = ()


# ── Views ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Support:
    """What carries a statement or an edge: how many claims, articles and independent publishers; the ISO dates of the
    first and the last article that has one; the confidence, 0 to 1, that it was read rightly."""

    claims: int = 0
    articles: int = 0
    publishers: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    confidence: float = 0.0


EdgeKey = tuple[str, str, str]  # subject, predicate, object: the edges of both views


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids whose content may differ since some change of a ledger; those that are no longer there are among them."""

    articles: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    edges: frozenset[EdgeKey] = frozenset()


class ConflictKind(StrEnum):
    """What cannot all be so: a statement that is denied, two values of what has one, numbers that exclude each other,
    properties that go against each other."""

    DENIAL = "denial"
    VALUE = "value"
    QUANTITY = "quantity"
    OPPOSITION = "opposition"


@dataclass(frozen=True, slots=True)
class Edge:
    """A plain edge: a view, computed from statements and claims. `view` is "asserted" or "reported"; `via` is
    "text", or "office" where it was lifted from an office holder to the state. `support` counts only the claims that
    are a reason for it."""

    view: str
    subject: str
    predicate: str
    object: str
    via: str
    symmetric: bool
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    support: Support
