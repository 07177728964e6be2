"""Named repairs of the parse, tree in, tree out: each mends one error that the parser makes again and again on news.

The set is closed. A repair needs at least two different sentences that want it; it moves words of the tree and never
changes a text. What it did stands in `Tree.repairs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.annotate.repairs import clauses, hyphens, nouns, objects, subjects, tags, verbs
from kg.annotate.tree import Tree

# In order: first single words, then the frame of clauses, then what belongs to verbs and nouns.
REPAIRS: tuple[Callable[[Tree], None], ...] = (
    hyphens.join_hyphens,
    tags.tag_names,
    tags.tag_infinitives,
    tags.tag_verbs,
    objects.name_events,
    objects.keep_objects,
    objects.free_charges,
    objects.attach_led_by,
    objects.raise_speakers,
    objects.expand_had,
    objects.join_shoulders,
    objects.name_honoured_subjects,
    clauses.free_verbs,
    clauses.return_subjects,
    subjects.coordinate_persons,
    subjects.split_fronted_phrases,
    subjects.free_amounts,
    subjects.name_titled_subjects,
    subjects.attach_false_subjects,
    subjects.free_companions,
    subjects.coordinate_subjects,
    subjects.set_aside_subjects,
    clauses.release_main_verbs,
    objects.activate_main_verbs,
    clauses.untangle_relatives,
    clauses.leave_garden_paths,
    clauses.open_squeezed_relatives,
    clauses.attach_zero_relatives,
    clauses.climb_conjuncts,
    verbs.join_particles,
    verbs.free_particle_objects,
    verbs.coordinate_participles,
    verbs.activate_participles,
    verbs.raise_controlled_objects,
    verbs.raise_small_clauses,
    verbs.find_shifted_objects,
    verbs.mark_as_predicates,
    verbs.mark_passive_subjects,
    verbs.free_verdicts,
    clauses.free_including,
    nouns.join_places,
    nouns.list_appositions,
    nouns.name_agents,
)


def repair(tree: Tree, words: Mapping[str, frozenset[str]] | None = None) -> Tree:
    """Apply all repairs, in order, to a UD tree; the tree is changed and returned. `words` are the lexicon's word
    classes: "event_noun" widens what can happen."""
    for mend in REPAIRS:
        mend(tree)
    nouns.climb_relatives(tree, words or {})
    return tree
