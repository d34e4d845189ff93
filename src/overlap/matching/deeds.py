"""What the goals of a programme ask to do, and to what."""

from collections.abc import Sequence

import numpy as np

from overlap.language import KNOWING, Action, Unit, actions, parts, units, without_boilerplate, words

from .vocabulary import Passages

_MOST = 6  # parts of a goal; what names more is a list of examples
# verbs that go with another one, and are no part of a goal by themselves
_HELPING = frozenset("assisteren bijdragen doen gaan helpen meewerken ondersteunen uitvoeren verrichten zorgen".split())  # noqa: SIM905


def asked(text: str) -> tuple[Action, ...]:
    """The actions of a goal; a bare subject ("kassa en pinautomaat") is to be known."""
    return actions(text) or (Action(KNOWING, parts(text)),)


def goal_parts(text: str) -> tuple[str, ...]:
    """The things that a goal names: its objects, or where there is one object its actions; () where it names only one."""
    acts = actions(text)
    things = tuple(dict.fromkeys(thing for act in acts for thing in act.objects if words(thing)))
    if not acts:
        things = parts(without_boilerplate(text))
    if len(things) < 2:
        things = tuple(dict.fromkeys(act.verb for act in acts if act.verb not in _HELPING))
    return things if 2 <= len(things) <= _MOST else ()


class Deeds:
    """The actions of all goals of a programme, each once: their ``objects`` as units, and ``verb`` as places in ``verbs``.

    ``goals`` says which goals ask for each action.
    """

    def __init__(self, asked: Sequence[Sequence[Action]]) -> None:
        """Of the actions of each goal."""
        place: dict[Action, int] = {}
        pairs = [(n, place.setdefault(action, len(place))) for n, those in enumerate(asked) for action in those]
        rows, places = (np.array([pair[side] for pair in pairs], np.intp) for side in (0, 1))
        self.goals = Passages(rows, places, np.ones(len(rows)), len(asked), len(place))
        self.objects = [_object_units(action) for action in place]
        verbs: dict[str, int] = {}
        self.verb = np.array([verbs.setdefault(action.verb, len(verbs)) for action in place], np.intp)
        self.verbs = list(verbs)


def _object_units(action: Action) -> tuple[Unit, ...]:
    return tuple({unit.key: unit for thing in action.objects for unit in units(thing)}.values())
