"""Repairs where a verb was not seen, or was seen where there is none: objects taken for clauses, main verbs for
participles, event nouns in -ing for verbs."""

from __future__ import annotations

from kg.annotate.repairs.verbs import GIVING
from kg.annotate.tree import NOMINAL, Tree

_PAST = frozenset({"VBD", "VBN"})
# Verbs that take no clause: what stands after them is their object.
_NO_CLAUSE = frozenset({
    "welcome", "condemn", "denounce", "praise", "applaud", "commend", "hail", "laud", "salute", "deplore", "decry", "slam",
    "criticise", "criticize", "oppose", "endorse", "back", "support", "reject", "congratulate", "host", "discuss", "sign",
})  # fmt: skip
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "absolve"})
_HEADING = frozenset({"lead", "head", "represent", "chair", "command"})
_SAYING = frozenset({
    "say", "add", "note", "warn", "argue", "claim", "insist", "explain", "report", "state", "announce", "write", "suggest",
    "believe", "think", "acknowledge", "admit", "stress", "continue", "allege",
})  # fmt: skip
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "president", "minister", "secretary", "senator"})
_EVENTS = frozenset({"fighting", "shelling", "bombing", "killing", "shooting", "looting", "rioting", "firing", "kidnapping"})
_EVENT_CASES = frozenset({"by", "in", "amid", "amidst", "during", "over", "about", "despite", "with", "of"})


def keep_objects(tree: Tree) -> None:
    """The object of a verb that takes no clause was read as a clause ("Foreign secretary welcomes Gaza ceasefire"; "The
    EU welcomed the agreement reached between Serbia and Kosovo.")."""
    for i in range(1, len(tree)):
        verb = tree.heads[i]
        if tree.deps[i] != "ccomp" or verb >= i or tree.lemmas[verb] not in _NO_CLAUSE or tree.child(verb, "obj") is not None:
            continue
        if tree.child(i, "mark", "aux", "aux:pass", "cop") is not None or tree.words[verb + 1] in (":", ",", '"', "“"):
            continue
        subject = tree.child(i, "nsubj", "nsubj:pass")
        if tree.upos[i] in NOMINAL and subject is None:
            tree.deps[i] = "obj"
            tree.log("false-clause", i)
        elif tree.xpos[i] in _PAST and subject is not None and subject < i and tree.upos[subject] == "NOUN":
            tree.move(subject, verb, "obj")
            tree.move(i, subject, "acl")
            tree.xpos[i] = "VBN"
            tree.log("false-clause", i)


def activate_main_verbs(tree: Tree) -> None:
    """A past tense with an object of its own, read as participle of the subject, so that the sentence has no verb or only
    that of its speaker ("Heavy shelling of two towns killed ten people."; "Raids killed ten people, the monitor said.")."""
    for i in range(2, len(tree)):
        if tree.deps[i] != "acl" or tree.xpos[i] not in _PAST or tree.lemmas[i] in GIVING:
            continue
        thing = tree.child(i, "obj")
        if thing is None or thing < i or tree.child(i, "aux:pass", "obl:agent", "mark") is not None or tree.words[i - 1] == ",":
            continue
        noun = tree.heads[i]
        while tree.deps[noun] == "nmod" and tree.heads[noun] < noun:
            noun = tree.heads[noun]
        if not _lacks_verb(tree, noun, i):
            continue
        tree.move(i, noun, "acl")
        tree.crown(i)
        tree.deps[noun], tree.xpos[i] = "nsubj", "VBD"
        if tree.heads[i] != i:
            tree.deps[i] = "ccomp"
        for j in [j for j in tree.kids[noun] if j > i and tree.deps[j] in ("punct", "advcl", "conj", "cc", "obl", "advmod")]:
            tree.move(j, i, tree.deps[j])
        tree.log("active-main-verb", i)


def _lacks_verb(tree: Tree, noun: int, participle: int) -> bool:
    """Whether the phrase of `noun` opens the sentence without being the argument of a verb before its end."""
    if noun > participle or tree.upos[noun] not in ("NOUN", "PROPN") or tree.subtree(noun)[0] != 0:
        return False
    if tree.child(noun, "cop", "nsubj", "acl:relcl", "case") is not None:
        return False
    above = tree.heads[noun]
    if above == noun:
        return True
    return tree.deps[noun] in ("dep", "ccomp", "dislocated", "parataxis") and above > participle \
        and tree.child(above, "nsubj") is not None


def name_events(tree: Tree) -> None:
    """A noun of what happens, read as a verb ("Norway is concerned by fighting near Tripoli."; "Ten were killed in army
    shelling on the town."; "Shelling by the army killed ten people.")."""
    for i, word in enumerate(tree.words):
        if word.lower() not in _EVENTS or tree.xpos[i] != "VBG" or tree.child(i, "obj", "nsubj", "mark", "aux") is not None:
            continue
        head = tree.heads[i]
        if tree.deps[i] == "acl" and head == i - 1 and tree.deps[head] == "obl" and tree.child(head, "det", "nmod:poss") is None:
            _take_place(tree, i, head)
        elif tree.deps[i] in ("advcl", "acl") and tree.cases[i] in _EVENT_CASES and _is_undergone(tree, i, head):
            tree.deps[i] = "obl" if tree.upos[head] not in NOMINAL else "nmod"
        elif tree.deps[i] == "advcl" and i == 0 and tree.child(i, "obl:agent") is not None and tree.child(head, "nsubj") is None:
            tree.deps[i] = "nsubj"
        else:
            continue
        tree.upos[i], tree.xpos[i], tree.lemmas[i] = "NOUN", "NN", word.lower()
        for j in tree.children(i, "obl", "obl:agent"):
            tree.deps[j] = "nmod"
        tree.log("event-noun", i)


def free_charges(tree: Tree) -> None:
    """What somebody is accused of, read as his modifier ("The minister accused the opposition of colluding with Chad.")."""
    for i in range(3, len(tree)):
        if tree.xpos[i] != "VBG" or tree.cases[i] != "of" or tree.deps[i] != "acl":
            continue
        noun = tree.heads[i]
        verb = tree.heads[noun]
        if tree.deps[noun] in ("obj", "nsubj:pass") and tree.lemmas[verb] in _CHARGING:
            tree.move(i, verb, "advcl")
            tree.log("charge", i)


def attach_led_by(tree: Tree) -> None:
    """Who leads or represents a body, read as said of the whole clause ("They met the coalition, led by Chad, in Oslo.")."""
    for i in range(3, len(tree)):
        if tree.xpos[i] != "VBN" or tree.deps[i] != "advcl" or tree.lemmas[i] not in _HEADING or tree.words[i - 1] != ",":
            continue
        if tree.child(i, "obl:agent") is None or tree.child(i, "aux:pass", "nsubj:pass", "mark") is not None or tree.heads[i] > i:
            continue
        body = i - 2
        while tree.deps[body] == "nmod" and tree.cases[body] == "of" and tree.ents[tree.heads[body]] == tree.ents[body]:
            body = tree.heads[body]  # "the Government of Iraq", "a delegation of the opposition"
        place = tree.ents[body] in ("GPE", "LOC", "FAC", "DATE")
        if tree.upos[body] in ("NOUN", "PROPN") and not place and not tree.below(body, i):
            tree.move(i, body, "acl")
            tree.log("led-by", i)


def raise_speakers(tree: Tree) -> None:
    """A reporting clause that interrupts what it reports, left beside it ("The raids, Soto said, had killed ten
    people.")."""
    for i in range(3, len(tree) - 1):
        verb = tree.heads[i]
        if tree.deps[i] != "parataxis" or tree.lemmas[i] not in _SAYING or tree.heads[verb] != verb or tree.upos[verb] != "VERB":
            continue
        if tree.child(i, "nsubj") is None or tree.child(i, "obj", "ccomp", "xcomp", "mark", "aux:pass") is not None:
            continue
        inside = [j for j in tree.subtree(i) if tree.deps[j] != "punct"]
        start, end = inside[0], inside[-1] + 1
        if start > 0 and tree.words[start - 1] == "," and end < len(tree) and tree.words[end] == ",":
            tree.crown(i)
            tree.deps[verb] = "ccomp"
            tree.log("interrupted", i)


def join_shoulders(tree: Tree) -> None:
    """ "Norway stands shoulder to shoulder with Chad": one adverb, the verb has the rest."""
    for i in range(1, len(tree) - 2):
        verb, second = tree.heads[i], i + 2
        if [w.lower() for w in tree.words[i : i + 3]] != ["shoulder", "to", "shoulder"] or tree.upos[verb] != "VERB" or verb > i:
            continue
        if tree.below(verb, second) or tree.deps[i] == "advmod":
            continue
        for j in [j for j in tree.kids[second] if j > second]:
            tree.move(j, verb, "obl" if tree.cases[j] else tree.deps[j])
        tree.move(second, i, "nmod")
        tree.move(i + 1, second, "case")
        tree.deps[i], tree.upos[second], tree.xpos[second], tree.lemmas[second] = "advmod", "NOUN", "NN", "shoulder"
        tree.cases[second] = "to"
        tree.log("shoulder", i)


def expand_had(tree: Tree) -> None:
    """"'d" before a past participle is "had" ("Police said they'd arrested ten people.")."""
    for i, word in enumerate(tree.words):
        verb = tree.heads[i]
        auxiliary = word.lower() in ("'d", "’d") and tree.deps[i] == "aux" and tree.xpos[i] == "MD"
        if auxiliary and tree.xpos[verb] in ("VBN", "VBD") and tree.children(verb, "aux") == [i]:
            tree.lemmas[i], tree.xpos[i] = "have", "VBD"
            tree.log("had", i)


def name_honoured_subjects(tree: Tree) -> None:
    """A person whose surname is a month, read as a time ("Mrs May condemned the attack.")."""
    for i in range(1, len(tree)):
        verb = tree.heads[i]
        if tree.deps[i] not in ("obl:tmod", "obl:npmod") or tree.upos[i] != "PROPN" or verb < i:
            continue
        honoured = any(tree.words[j].lower().rstrip(".") in _HONORIFICS for j in tree.children(i, "compound"))
        if honoured and tree.child(verb, "nsubj", "nsubj:pass") is None:
            tree.deps[i] = "nsubj:pass" if tree.child(verb, "aux:pass") is not None else "nsubj"
            tree.log("month-name", i)


def _take_place(tree: Tree, i: int, modifier: int) -> None:
    case = tree.cases[modifier]
    tree.crown(i)
    for j in [j for j in tree.kids[modifier] if tree.deps[j] == "case"]:
        tree.move(j, i, "case")
    tree.deps[i], tree.deps[modifier] = "obl", "compound"
    tree.cases[i], tree.cases[modifier] = case, ""


def _is_undergone(tree: Tree, i: int, head: int) -> bool:
    """ "was killed by shelling", "concerned by fighting"; not "won by fighting"."""
    return tree.cases[i] != "by" or tree.child(head, "aux:pass", "cop") is not None or tree.xpos[head] == "VBN"
