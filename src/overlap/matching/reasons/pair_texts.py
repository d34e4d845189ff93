"""The texts of a pair as reasons read them, with what the two share."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from overlap.language.expressions import expressions_in, is_empty_expression
from overlap.matching.words.vocabulary import Units

from ..sides import Sides
from .acts import acts_beside, acts_in_both
from .clauses import PLAIN
from .occupations import occupations, without_occupation
from .quoted import Placing, Quoted, is_within, quoted
from .quotes import Quote, Standing
from .ties import Kind, Tie, sought, ties

_OF_EXPRESSION = 2.0  # weight of a fixed expression, among weights of words from 0 to some 4


class PairTexts:
    """A vmbo goal and an mbo item: ``vmbo`` and ``mbo`` are what is shown of each, the title of an item first.

    ``text`` is what is compared of the item, with hanging hyphens filled in: "voedings- en genotmiddelen" has no "voeding".
    ``eindterm`` holds the units of the goal, ``above`` is the heading above it.
    """

    def __init__(self, sides: Sides, i: int, j: int) -> None:
        """Take vmbo goal i and mbo item j."""
        self.sides, self.i, self.j = sides, i, j
        goal, item = sides.vmbo.goals[i], sides.mbo.goals[j]
        by_name = occupations(sides.mbo.descriptions)
        self.vmbo, self.mbo = (goal.text,), (item.text, without_occupation(item.description, by_name))
        self.placing = Placing(self.vmbo, self.mbo)
        self.above = sides.vmbo.deeltaak.texts[i]
        self.eindterm = sides.vmbo.eindterm.units[i]
        text = sides.mbo.item.texts[j]
        self.text = sides.lexicon.expanded(text)
        if self.text == text:  # as most have no hanging hyphens, and were read
            sides.lexicon.remember(text, tuple(sides.mbo.item.units[j]))

    @cached_property
    def own(self) -> list[Tie]:
        """What the goal itself shares with the item."""
        return self.ties(self.eindterm, self.placing)

    def ties(self, vmbo: Units, placing: Placing, named: Collection[str] = ()) -> list[Tie]:
        """Find what some units share with the item, as far as it can be pointed at, without the mbo words ``named``."""
        lexicon = self.sides.lexicon
        return ties(self.sides.terms, lexicon, (vmbo, sought(lexicon, self.text)), placing.holds, named)

    @cached_property
    def quoted(self) -> list[Quoted]:
        """What the texts themselves share, what tells most first and what stands in many goals last."""
        of_all = quoted(self.own, self.placing)
        of_all += acts_beside(of_all, acts_in_both(self.vmbo[0], self.mbo))
        of_all += _expressions_in_both(self.vmbo[0], self.mbo)
        of_all = [each for each in of_all if not any(is_within(each, other) for other in of_all)]
        # what is only related is no reason in a general word, unless there is nothing else
        worth_it = [each for each in of_all if not each.is_general or each.kind in PLAIN] or of_all
        return sorted(worth_it, key=lambda each: (each.is_general, each.is_weak_verb, -each.weight))


def _expressions_in_both(vmbo: str, mbo: Sequence[str]) -> Iterator[Quoted]:
    """Find the fixed expressions that stand in a vmbo text and in one of the texts of an mbo item, each once."""
    theirs = {each.name: Standing(text, each.spans) for text in reversed(mbo) for each in expressions_in(text)}
    ours = {each.name: Standing(vmbo, each.spans) for each in expressions_in(vmbo)}
    for name in (name for name in ours if name in theirs and not is_empty_expression(name)):
        here, there = ours[name], theirs[name]
        quotes = Quote(name, here.written), Quote(name, there.written)
        yield Quoted(kind=Kind.SAME, vmbo=quotes[0], mbo=quotes[1], here=here, there=there, weight=_OF_EXPRESSION)
