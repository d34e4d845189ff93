"""What the goals of a programme ask to do, and to what."""

from collections.abc import Sequence

import numpy as np

from overlap.language import KNOWING, Action, Unit, actions, parts, units

from .vocabulary import Passages


def asked(text: str) -> tuple[Action, ...]:
    """The actions of a goal; a bare subject ("kassa en pinautomaat") is to be known."""
    return actions(text) or (Action(KNOWING, parts(text)),)


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
