"""Both programmes of a comparison as the texts that are compared, and what is made of the two together once.

Programmes that are compared many times are made ready once (`Ready`).
"""

from collections.abc import Sequence
from functools import cached_property

from overlap.language import Lexicon, OwnCardIndex
from overlap.model import Goal

from .cards import NO_OWN_CARDS
from .common_ground import SameWork, same_fields
from .context import Around
from .texts import MboTexts, Texts, VmboTexts
from .words.cosines import Headed, both_cosines, cosine
from .words.likeness import Likeness
from .words.terms import TermTable
from .words.vectors import Matrix, Numbering
from .words.vocabulary import Passages

Programme = Sequence[Goal]
_BY_CARD = 0.6  # of what the card of an item adds (docs/matching.md: from 0.5 to 1 hardly any difference)
_NUMBERS = 50_000  # features of mbo programmes after which they are forgotten, so that rare words do not pile up


class Sides:
    """Two programmes, and what several pieces of evidence share (computed once)."""

    def __init__(self, vmbo: VmboTexts, mbo: MboTexts, likeness: Likeness | None = None) -> None:
        """Of two programmes whose features were numbered together and that were read with one lexicon.

        ``likeness`` keeps how alike words are, for many comparisons with the vmbo programmes that it was made for.
        """
        self.vmbo, self.mbo, self.lexicon, self._likeness = vmbo, mbo, vmbo.lexicon, likeness

    @classmethod
    def read(
        cls,
        vmbo: Programme,
        mbo: Programme,
        lexicon: Lexicon,
        own_cards: OwnCardIndex | None = NO_OWN_CARDS,
    ) -> "Sides":
        """Read two programmes for one comparison, with a group's ``own_cards``; None as if nobody had written any card."""
        numbering = Numbering()
        return cls(VmboTexts(vmbo, numbering, lexicon, own_cards), MboTexts(mbo, numbering, lexicon, own_cards))

    @cached_property
    def together(self) -> Around:
        """Which goals stand under the same headings."""
        return Around(self.vmbo.deeltaken, self.vmbo.modules, self.mbo.kerntaken)

    @cached_property
    def terms(self) -> TermTable:
        """The units of both sides against each other, headings included."""
        return TermTable(self.vmbo.vocabulary, self.mbo.vocabulary, self._likeness)

    @cached_property
    def cosines(self) -> Matrix:
        """The mean of four tf-idf cosines.

        Characters inside words of the eindterm against title and omschrijving; the same with the headings above both;
        the same against the title and kerntaak alone; and whole words (stems) with the headings. Where a goal or item has a
        card, its words count as if they stood in the text, as in all evidence that is made of these texts.
        """
        vmbo, mbo = self.vmbo, self.mbo

        def like(items: Headed, in_context: Texts) -> Matrix:
            return both_cosines(vmbo.headed, items) + cosine(vmbo.in_context.stems, in_context.stems)

        by_text = like(mbo.headed, mbo.item_in_context)
        if mbo.has_cards:
            by_text = self._evened(by_text, like(mbo.told_and_headed, mbo.in_context))
        return (by_text + cosine(vmbo.in_context.parts, mbo.titel_in_context.parts)) / 4

    @cached_property
    def covered(self) -> dict[str, Matrix]:
        """How much of a text is found on the other side, card included, by words, concepts and parts of compounds."""
        vmbo, mbo = self.vmbo, self.mbo
        covered = {
            "eindterm": self._eindterm_covered,
            "title": self.terms.right_covered(mbo.titles, vmbo.with_card),
            "deeltaak": self._deeltaak_covered(mbo.whole),
        }
        if mbo.has_cards:
            by_card = self.terms.left_covered(vmbo.own, mbo.with_card), self._deeltaak_covered(mbo.whole_with_card)
            for name, found in zip(("eindterm", "deeltaak"), by_card, strict=True):
                covered[name] = self._evened(covered[name], found)
        return covered

    def _deeltaak_covered(self, items: Passages) -> Matrix:
        """The share of the deeltaak above each eindterm that is found in the items; of many eindtermen it is the same."""
        return self.terms.left_covered(self.vmbo.above, items).take(self.vmbo.headings.number, axis=0)

    def _evened(self, by_text: Matrix, by_card: Matrix) -> Matrix:
        """Give evidence in which the card of an item tells which goals fit it better and which worse, not that all fit better.

        Not every item has a card, and more words meet more: without this, items with a card would come before all others.
        """
        added = by_card - by_text
        evened: Matrix = by_text + _BY_CARD * (added - added.mean(axis=0))
        return evened

    @cached_property
    def _eindterm_covered(self) -> Matrix:
        return self.terms.left_covered(self.vmbo.own, self.mbo.own)

    @cached_property
    def _title_covered(self) -> Matrix:
        return self.terms.right_covered(self.mbo.titles, self.vmbo.own)

    def covered_of_pair(self, i: int, j: int) -> tuple[float, float]:
        """Give how much of eindterm i is found in the words of item j itself, and of its title in those of the eindterm."""
        return float(self._eindterm_covered[i, j]), float(self._title_covered[i, j])

    @cached_property
    def fields(self) -> dict[str, Matrix]:
        """How near the fields of work are that the texts belong to: of the texts themselves, and with their headings."""
        vmbo, mbo = self.vmbo, self.mbo
        own, in_context = vmbo.told.fields, vmbo.in_context.fields
        near = {"own": own @ mbo.item.fields.T, "in_context": in_context @ mbo.item_in_context.fields.T}
        if mbo.has_cards:
            for name, goals, items in (("own", own, mbo.told.fields), ("in_context", in_context, mbo.in_context.fields)):
                near[name] = self._evened(near[name], goals @ items.T)
        return near

    @cached_property
    def same_work(self) -> SameWork:
        """How much the programmes belong to the same fields of work: the cosine of their summed directions.

        Measured: 0.4 to 0.9 within a sector, 0.1 to 0.35 between most sectors. Not every item has a card, so those do not count.
        """
        found = same_fields(self.vmbo.fields_of_modules, self.mbo.fields_of_all)
        return SameWork(float(found[-1]), self.vmbo.modules, found[:-1])


class Ready:
    """The vmbo programmes of a run, made ready for comparisons with one mbo programme after the other.

    Each programme is read once, and what was found about its words is kept.
    """

    def __init__(self, vmbo: Sequence[Programme], lexicon: Lexicon, own_cards: OwnCardIndex = NO_OWN_CARDS) -> None:
        """Nothing is read before sides are asked for."""
        self.vmbo, self._lexicon, self._own_cards = tuple(map(tuple, vmbo)), lexicon, own_cards
        self._made: tuple[Numbering, list[VmboTexts], Likeness] | None = None
        self._numbered: tuple[int, int, int] | None = None  # how many features there were when the whole vmbo side had its own
        self._last: tuple[Programme, MboTexts] | None = None

    def sides(self, i: int, mbo: Programme) -> Sides:
        """Put the vmbo programme at place i beside an mbo programme.

        Quickest when all that are asked of one mbo programme follow each other.
        """
        if self._made is None:
            numbering = Numbering()
            texts = [VmboTexts(goals, numbering, self._lexicon, self._own_cards) for goals in self.vmbo]
            self._made = numbering, texts, Likeness([each.vocabulary for each in texts])
        numbering, texts, likeness = self._made
        if self._last is None or self._last[0] is not mbo:
            self._forget(numbering, texts)
            self._last = mbo, MboTexts(mbo, numbering, self._lexicon, self._own_cards)
        return Sides(texts[i], self._last[1], likeness)

    def _forget(self, numbering: Numbering, texts: Sequence[VmboTexts]) -> None:
        """Forget the features of earlier mbo programmes when they are many; never those of the vmbo side."""
        if self._numbered is None and all(each.is_numbered for each in texts):
            self._numbered = numbering.sizes
        if self._numbered and len(numbering) > sum(self._numbered) + _NUMBERS:
            numbering.cut(self._numbered)
