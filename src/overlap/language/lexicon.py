"""What texts are read with: the thesaurus of the package, or that with a working group's own words added to it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from overlap.model import Begrippen

from .actions import Action, ActionReader
from .begrippen import extended
from .compounds import Compounds
from .lists import ListReader
from .thesaurus import Thesaurus, packaged, roles
from .units import Unit, UnitReader
from .werkvelden import concepts_of, directions

_TOGETHER = 200  # texts of which concepts and vectors are laid out at once: of a thousand that is tens of megabytes


class Lexicon:
    """Reads texts with one thesaurus: as units of meaning, the things they name, and what is done to them.

    What was read is remembered, within bounds: the same text is read once, however often it is asked for.
    """

    def __init__(self, thesaurus: Thesaurus, package: "Lexicon | None" = None) -> None:
        """``package`` reads with the thesaurus of the package, where this one has begrippen of a group besides."""
        self.thesaurus, self._package = thesaurus, package
        compounds = Compounds(thesaurus)
        lists = ListReader(thesaurus, compounds)
        self._compounds = compounds
        self._units, self._lists, self._actions = UnitReader(thesaurus, compounds), lists, ActionReader(lists)

    def units(self, text: str) -> tuple[Unit, ...]:
        """Give the words and terms of a text, each once, in order of first appearance; terms of several words last."""
        return self._units.units(text)

    def units_of(self, text: Iterable[str]) -> tuple[Unit, ...]:
        """Give the units of a text that was taken apart in `pieces`: as `units`, and not remembered."""
        return self._units.units_of(text)

    def remember(self, text: str, units: tuple[Unit, ...]) -> None:
        """Remember what a text was read as, for who asks for its units later."""
        self._units.remember(text, units)

    def stems_of(self, text: Iterable[str]) -> list[str]:
        """Give the stems of the words that carry meaning in a text that was taken apart, in order."""
        return self._units.stems_of(text)

    def units_without_begrippen(self, unit: Unit) -> tuple[Unit, ...]:
        """Give what the words of a unit are with the thesaurus of the package alone."""
        return self._package.units(" ".join(unit.written)) if self._package else (unit,)

    def halves(self, key: str) -> tuple[str, str]:
        """Give the modifier and the head of a compound, each as a stem; a part that the thesaurus does not know is ""."""
        return self._compounds.halves(key)

    def modifier(self, text: str) -> str:
        """Give the known word that the beginning of a compound is, as a stem: "werks" is "werk"; "" where none is known."""
        return self._compounds.modifier(text)

    def expanded(self, text: str) -> str:
        """Fill in the hanging hyphens of a text: "in- en verkoop" is "inkoop en verkoop"."""
        return self._lists.expanded(text)

    def parts(self, text: str) -> tuple[str, ...]:
        """Give the things that a phrase names, each once, without examples."""
        return self._lists.parts(text)

    def actions(self, text: str) -> tuple[Action, ...]:
        """Give the actions in a goal or description, in order of appearance, each once; () where there is none."""
        return self._actions.actions(text)

    def is_role(self, concept: int) -> bool:
        """Whether a concept is a kind of people."""
        return self.thesaurus.names[concept] in roles()

    def concepts(self, text: str) -> dict[str, float]:
        """Give the names of the concepts that a text speaks of and of those near them, with how much they count (0 to 1)."""
        weights = concepts_of([self.units(text)])[0]
        return {self.thesaurus.names[concept]: min(weight, 1.0) for concept, weight in weights.items()}

    def directions(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give the direction of each text among the fields of work.

        len(texts) x dimensions: rows of length 1, or 0 where a text has no concepts.
        """
        return self.directions_of([self.units(text) for text in texts])

    def directions_of(self, texts: Iterable[Sequence[Unit]]) -> NDArray[np.float64]:
        """Give the direction of each text among the fields of work, of texts that were read as units already."""
        each, found = iter(texts), [directions((), self.thesaurus)]
        while some := [*islice(each, _TOGETHER)]:
            found.append(directions(concepts_of(some), self.thesaurus))
        return np.concatenate(found)


@lru_cache(4)
def open_lexicon(begrippen: Begrippen | None = None) -> Lexicon:
    """Open the lexicon of the package, if wanted with a group's begrippen; the same one for the same begrippen.

    Raises:
        Unusable: a term of the begrippen holds no word that tells one goal from another.
    """
    if begrippen is None:
        return Lexicon(packaged())
    return Lexicon(extended(begrippen)[0], open_lexicon())
