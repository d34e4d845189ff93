"""What goals ask: actions and what they are done to, the things that they name, and at what level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from overlap.language import (
    KNOWING,
    Action,
    Domain,
    Lexicon,
    ReferenceLevel,
    SchoolSubject,
    Unit,
    aimed_levels,
    domains_of,
    level_of,
    level_phrases,
    stated_levels,
    subject_of,
    subject_spoken_of,
    without_boilerplate,
    word_list,
    words,
)
from overlap.model import Goal

from .vocabulary import Passages, Units

_MOST = 6  # things that a goal names; what names more is a list of examples
_HELPING = frozenset(word_list("helping verbs"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What a goal asks, as far as that tells at what level.

    ``phrases`` holds, by kind, a phrase of level with its step (`overlap.language.LevelPhrase`). ``verb`` is the highest
    action and ``bloom`` its level (1 to 6), "" and None where no action is known. ``levels`` are its leerwegen or niveaus,
    ``references`` the levels that the law sets (2F, B1) and that it states or aims at, lowest first. ``subject`` is the general
    subject that those are of, and ``generic`` tells whether the goal stands under that subject: there no other level counts.
    ``domains`` are those of the subject that the goal stands under (listening, reading), none where that is not known.
    """

    phrases: Mapping[str, tuple[str, int]]
    verb: str
    bloom: int | None
    levels: tuple[str, ...]
    is_werkproces: bool
    references: tuple[ReferenceLevel, ...] = ()
    subject: SchoolSubject | None = None
    generic: bool = False
    domains: frozenset[Domain] = frozenset()


def demand(goal: Goal, actions: Sequence[Action], leerweg: str | None = None) -> Demand:
    """Find at what level a goal asks something, given the actions of its text; of a vmbo goal for that ``leerweg``, or any."""
    phrases = {phrase.kind: (phrase.text, phrase.step) for phrase in level_phrases(goal.text)}
    # how independent is said in the omschrijving; the rest of an omschrijving names many things in passing
    for phrase in level_phrases(goal.description):
        if phrase.kind == "zelfstandigheid":
            phrases.setdefault(phrase.kind, (phrase.text, phrase.step))
    known = [(level, action.verb) for action in actions if (level := level_of(action.verb))]
    bloom, verb = max(known, key=lambda level: level[0], default=(None, ""))
    levels = (leerweg,) if leerweg else goal.levels
    labels, subject = _labels(goal), school_subject(goal)
    return Demand(
        phrases=phrases,
        verb=verb,
        bloom=bloom,
        levels=levels,
        is_werkproces=goal.kind == "werkproces",
        references=_references(goal, labels, levels),
        subject=subject or subject_spoken_of(". ".join((goal.text, goal.description, goal.extra.get("reference level", "")))),
        generic=subject is not None,
        domains=domains_of(labels) if subject else frozenset(),  # only general subjects have any
    )


def school_subject(goal: Goal) -> SchoolSubject | None:
    """Give the general subject that a goal stands under, by its codes and headings; None where it stands under none."""
    return subject_of(_labels(goal))


def school_domains(goal: Goal) -> frozenset[Domain]:
    """Give the domains of its general subject that a goal stands under, by its codes and headings; none where none is known."""
    return domains_of(_labels(goal))


def _labels(goal: Goal) -> tuple[str, ...]:
    """What says of which subject a goal is, what is nearest to it first."""
    titles = [heading.title for heading in reversed(goal.section)]
    return tuple(filter(None, (*goal.codes, *titles, goal.extra.get("profiel", ""))))


def _references(goal: Goal, labels: Sequence[str], levels: Sequence[str]) -> tuple[ReferenceLevel, ...]:
    """The levels that a goal states: in its own field, else in its text or above it; else what its vmbo subject aims at."""
    aims = goal.kind in ("eindterm", "leerdoel")
    return (
        stated_levels(goal.extra.get("reference level", ""), field=True)
        or stated_levels(". ".join((goal.text, goal.description, *(heading.title for heading in goal.section))))
        or (aimed_levels(labels, levels) if aims else ())
    )


def asked(text: str, lexicon: Lexicon) -> tuple[Action, ...]:
    """Give the actions of a goal; a bare subject ("kassa en pinautomaat") is to be known."""
    return lexicon.actions(text) or (Action(KNOWING, lexicon.parts(text)),)


def named_in(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the things that a goal names: its objects, or where there is one object its actions; () where it names only one."""
    actions = lexicon.actions(text)
    things = tuple(dict.fromkeys(thing for action in actions for thing in action.objects if words(thing)))
    if not actions:
        things = lexicon.parts(without_boilerplate(text))
    if len(things) < 2:
        things = tuple(dict.fromkeys(action.verb for action in actions if action.verb not in _HELPING))
    return things if 2 <= len(things) <= _MOST else ()


class Deeds:
    """The actions of all goals of a programme, each once, in order of appearance.

    Per action stand its ``objects`` as units, and in ``verb`` the place of its verb, as ``verbs`` has them; ``verb_units``
    holds their units. ``things`` holds the units of each object. ``goals`` says which goals ask for each action, ``concepts``
    which verbs stand for each concept and how much.
    """

    def __init__(self, asked: Sequence[Sequence[Action]], lexicon: Lexicon) -> None:
        """Of the actions of each goal."""
        place: dict[Action, int] = {}
        pairs = [(n, place.setdefault(action, len(place))) for n, actions in enumerate(asked) for action in actions]
        rows, places = (np.array([pair[side] for pair in pairs], np.intp) for side in (0, 1))
        self.goals = Passages(rows, places, np.ones(len(rows)), len(asked), len(place))
        things = dict.fromkeys(thing for action in place for thing in action.objects)
        self.things = {thing: lexicon.units(thing) for thing in things}
        self.objects = [self._object_units(action) for action in place]
        verbs: dict[str, int] = {}
        self.verb = np.array([verbs.setdefault(action.verb, len(verbs)) for action in place], np.intp)
        self.verbs = verbs
        self.verb_units = {verb: verb_unit(verb, lexicon) for verb in verbs}
        runs = [(n, *concept) for verb, n in verbs.items() for concept in self.verb_units[verb].concepts.items()]
        named, concepts = (np.array([run[side] for run in runs], np.intp) for side in (0, 1))
        weights = np.array([weight for _verb, _concept, weight in runs], float)
        self.concepts = Passages(named, concepts, weights, len(verbs), len(lexicon.thesaurus.names))

    def _object_units(self, action: Action) -> Units:
        if len(action.objects) == 1:
            return self.things[action.objects[0]]
        return tuple({unit.key: unit for thing in action.objects for unit in self.things[thing]}.values())


def verb_unit(verb: str, lexicon: Lexicon) -> Unit:
    """Give a verb as a unit; one that says nothing as a word (gebruiken) stands for no concept."""
    return next(iter(lexicon.units(verb)), Unit(key=verb, written=(verb,)))
