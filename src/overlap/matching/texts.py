"""The texts of one programme, with what matching takes from each of them: computed once, however often it is compared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from overlap.language import (
    BETWEEN,
    Action,
    Card,
    Domain,
    Lexicon,
    OwnCardIndex,
    SchoolSubject,
    Unit,
    pieces,
    without_boilerplate,
)
from overlap.language.memory import Memory
from overlap.model import Goal

from .cards import cards_of, deeltaak_above
from .context import Group
from .words.cosines import Headed
from .words.deeds import Deeds, Demand, asked, demand, named_in, school_domains, school_subject
from .words.vectors import Bags, Numbering, together
from .words.vocabulary import Passages, Units, Vocabulary

_Pieces = Callable[[], Sequence[Sequence[str]]]


def eindterm_text(goal: Goal, lexicon: Lexicon) -> str:
    """Give what is compared of a vmbo goal: its text without boilerplate and hanging hyphens."""
    return lexicon.expanded(without_boilerplate(goal.text))


def item_text(goal: Goal, lexicon: Lexicon) -> str:
    """Give what is compared of an mbo item: its title and omschrijving, without boilerplate."""
    return f"{eindterm_text(goal, lexicon)}{BETWEEN}{without_boilerplate(goal.description)}"


def words_of_card(card: Card | None, description: str = "") -> str:
    """Give the words of a card that are added to a text: not its description where the goal has its own ``description``."""
    if card is None:
        return ""
    told = () if description else (card.description,)
    return ". ".join(part.rstrip(".") for part in filter(None, (*told, *card.phrasings, *card.wider, ", ".join(card.terms))))


class Texts:
    """A text per goal, and its features. Two of them can be compared when they have the same ``numbering``."""

    def __init__(self, pieces: _Pieces, numbering: Numbering, lexicon: Lexicon) -> None:
        """``pieces`` gives the pieces of each text: put together when they are read, as the texts of a run stay."""
        self._pieces, self.numbering, self.lexicon = pieces, numbering, lexicon

    def under(self, headings: "PlainTexts") -> "Texts":
        """Put the heading behind each text that stands under it."""
        return _Under(self, headings)

    def _before(self, others: "Texts", *between: str) -> Sequence[Sequence[str]]:
        """The pieces of each of these texts and then of another."""
        return [[*a, *between, *b] for a, b in zip(self._pieces(), others._pieces(), strict=True)]

    @cached_property
    def parts(self) -> Bags:
        """Runs of characters inside the words of each text."""
        return self.numbering.word_parts(self._pieces())

    @cached_property
    def stems(self) -> Bags:
        """Whole words of each text, by stem."""
        return self.numbering.whole_words(map(self.lexicon.stems_of, self._pieces()))

    @cached_property
    def fields(self) -> NDArray[np.float64]:
        """The direction of each text among the fields of work: texts x dimensions."""
        return self.lexicon.directions_of(self._units())

    def _units(self) -> Iterable[Units]:
        """The words and terms of each text, kept only where something else asks for them."""
        return map(self.lexicon.units_of, self._pieces())


class _Under(Texts):
    """Texts with the heading behind each that it stands under."""

    def __init__(self, own: Texts, headings: "PlainTexts") -> None:
        super().__init__(partial(own._before, headings), own.numbering, own.lexicon)
        self._own, self._headings = own, headings

    @cached_property
    def parts(self) -> Bags:
        """Runs of characters inside the words of each text and its heading."""
        return together(self._own.parts, self._headings.parts)


class PlainTexts(Texts):
    """Texts that reasons are taken from too: as they are written, and as units."""

    def __init__(self, texts: Sequence[str], pieces: _Pieces, numbering: Numbering, lexicon: Lexicon) -> None:
        super().__init__(pieces, numbering, lexicon)
        self.texts = texts

    @classmethod
    def of(cls, texts: Sequence[str], numbering: Numbering, lexicon: Lexicon) -> "PlainTexts":
        """Take texts apart; many goals stand under one heading."""
        by_text = {text: pieces(text) for text in dict.fromkeys(texts)}
        taken = [by_text[text] for text in texts]
        return cls(texts, lambda: taken, numbering, lexicon)

    def before(self, others: "PlainTexts") -> "PlainTexts":
        """Put a sentence behind each of these texts."""
        both = [f"{a}{BETWEEN}{b}" for a, b in zip(self.texts, others.texts, strict=True)]
        return PlainTexts(both, partial(self._before, others, BETWEEN), self.numbering, self.lexicon)

    @cached_property
    def units(self) -> list[Units]:
        """Words and terms of each text; what many goals stand under is read once."""
        taken = self._pieces()
        read = {n: self.lexicon.units_of(each) for n, each in {id(each): each for each in taken}.items()}
        return [read[id(each)] for each in taken]

    def _units(self) -> Iterable[Units]:
        return self.units


class ToldTexts(Texts):
    """Texts with the words of a card behind each: evidence is computed from them, reasons are never taken from them."""

    def __init__(self, own: PlainTexts, cards: Sequence[str]) -> None:
        """``cards`` holds the words of the card of each text, "" where it has none."""
        told = [[BETWEEN, *pieces(card)] if card else [] for card in cards]
        super().__init__(lambda: [[*a, *b] for a, b in zip(own._pieces(), told, strict=True)], own.numbering, own.lexicon)
        self._own, self.cards = own, cards

    @cached_property
    def units(self) -> list[Units]:
        """Words and terms of each text, and then those that only its card has."""
        each = zip(self._own.units, map(self.lexicon.units, self.cards), strict=True)
        return [_once(*own, *card) if card else own for own, card in each]

    def _units(self) -> Iterable[Units]:
        return self.units

    def under(self, headings: PlainTexts) -> Texts:
        """Put the heading behind each text; what has a card is not read anew for that."""
        return _ToldUnder(self, headings)


class _ToldUnder(_Under):
    """Told texts with the heading behind each."""

    def __init__(self, told: ToldTexts, headings: PlainTexts) -> None:
        super().__init__(told, headings)
        self._told = told

    def _units(self) -> Iterable[Units]:
        each = zip(self._told.cards, self._told.units, self._headings.units, self._pieces(), strict=True)
        return (_once(*told, *heading) if card else self.lexicon.units_of(taken) for card, told, heading, taken in each)


def _once(*units: Unit) -> Units:
    return tuple({unit.key: unit for unit in units}.values())


class SideTexts:
    """What the texts of the goals of either side tell, apart from their words: of an mbo item that is its title."""

    def __init__(self, goals: Sequence[Goal], lexicon: Lexicon) -> None:
        self.goals, self.lexicon = goals, lexicon

    @cached_property
    def actions(self) -> list[tuple[Action, ...]]:
        """The actions in the text of each goal."""
        return [self.lexicon.actions(goal.text) for goal in self.goals]

    @cached_property
    def demands(self) -> Mapping[int, Demand]:
        """At what level each goal asks something, by its place; made where it is asked for, as a matrix shows few pairs."""
        goals, actions = self.goals, self.actions  # not self, which holds this: that would be a circle, and stay
        return Memory(lambda i: demand(goals[i], actions[i]), len(goals))

    @cached_property
    def subjects(self) -> list[SchoolSubject | None]:
        """The general subject that each goal stands under, None where that is none, as of a trade."""
        return [school_subject(goal) for goal in self.goals]

    @cached_property
    def domains(self) -> list[frozenset[Domain]]:
        """The domains of that subject that each goal stands under, none where that is not known."""
        return [school_domains(goal) for goal in self.goals]

    @cached_property
    def named(self) -> list[dict[str, Units]]:
        """The things that each goal names, with their units; none where it names only one."""
        return [{thing: self.lexicon.units(thing) for thing in named_in(goal.text, self.lexicon)} for goal in self.goals]


class VmboTexts(SideTexts):
    """The texts of a vmbo programme: ``eindterm`` in its own words, ``told`` with those of its card too."""

    def __init__(self, goals: Sequence[Goal], numbering: Numbering, lexicon: Lexicon, own_cards: OwnCardIndex | None) -> None:
        """Read the goals, with a group's ``own_cards``; None as if nobody had written any card, in the package neither."""
        super().__init__(goals, lexicon)
        self.eindterm = PlainTexts.of([eindterm_text(goal, lexicon) for goal in goals], numbering, lexicon)
        # a short eindterm means nothing without the deeltaak above it
        self.deeltaak = PlainTexts.of([deeltaak_above(goal) for goal in goals], numbering, lexicon)
        self.cards = cards_of(goals, "vmbo", own_cards)
        self.told = ToldTexts(self.eindterm, [words_of_card(card) for card in self.cards])
        self.in_context = self.told.under(self.deeltaak)

    @property
    def is_numbered(self) -> bool:
        """Whether all features of these texts that are compared have a number."""
        return "parts" in vars(self.told) and vars(self.in_context).keys() >= {"parts", "stems"}

    @cached_property
    def headed(self) -> Headed:
        """Runs of characters of the told eindtermen, without and with the deeltaak above each."""
        return Headed(self.told.parts, self.in_context.parts)

    @cached_property
    def deeltaken(self) -> Group:
        """Which goals stand under the same deeltaak."""
        return Group.of(goal.section for goal in self.goals)

    @cached_property
    def modules(self) -> Group:
        """Which goals stand in the same module."""
        return Group.of(goal.module for goal in self.goals)

    @cached_property
    def fields_of_modules(self) -> NDArray[np.float64]:
        """The sum of the directions of the goals of each module, with what stands above them, and last that of all goals."""
        of_module = self.modules.sums(self.in_context.fields)
        return np.vstack([of_module, of_module.sum(axis=0)])

    def demand_for(self, i: int, leerweg: str | None) -> Demand:
        """Give at what level goal ``i`` asks something of one leerweg, or of all that it is for."""
        return demand(self.goals[i], self.actions[i], leerweg) if leerweg else self.demands[i]

    @cached_property
    def deeds(self) -> Deeds:
        """What each goal asks to do."""
        return Deeds([asked(goal.text, self.lexicon) for goal in self.goals], self.lexicon)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The units of the eindtermen and their cards, the deeltaken above them, and the objects of the actions."""
        return Vocabulary(self.told.units, self.deeltaak.units, chain.from_iterable(self.deeds.objects))

    @cached_property
    def own(self) -> Passages:
        """The eindtermen as units of the vocabulary."""
        return self.vocabulary.passages(self.eindterm.units)

    @cached_property
    def with_card(self) -> Passages:
        """The eindtermen with their cards as units of the vocabulary."""
        return self.vocabulary.passages(self.told.units)

    @cached_property
    def headings(self) -> Group:
        """Which goals have the same text above them: what is found of it is worked out once."""
        return Group.of(self.deeltaak.texts)

    @cached_property
    def above(self) -> Passages:
        """The deeltaken above the eindtermen as units of the vocabulary, each once, by the numbers of ``headings``."""
        first = self.headings.order.take(self.headings.starts).tolist()
        return self.vocabulary.passages([self.deeltaak.units[n] for n in first])

    @cached_property
    def whole(self) -> Passages:
        """Each eindterm with its card and the deeltaak above it as units of the vocabulary."""
        return self.vocabulary.passages([(*a, *b) for a, b in zip(self.told.units, self.deeltaak.units, strict=True)])

    @cached_property
    def objects(self) -> Passages:
        """The objects of each action as units of the vocabulary."""
        return self.vocabulary.passages(self.deeds.objects, parts=True)


class MboTexts(SideTexts):
    """The texts of an mbo programme: ``item`` is the title with the omschrijving, ``told`` has the words of its card too."""

    def __init__(self, goals: Sequence[Goal], numbering: Numbering, lexicon: Lexicon, own_cards: OwnCardIndex | None) -> None:
        """Read the items, with a group's ``own_cards``; None as if nobody had written any card, in the package neither."""
        super().__init__(goals, lexicon)
        self.titel = PlainTexts.of([eindterm_text(goal, lexicon) for goal in goals], numbering, lexicon)
        told = PlainTexts.of([without_boilerplate(goal.description) for goal in goals], numbering, lexicon)
        self.item = self.titel.before(told)
        # a kerntaak says what all its items are about
        kerntaken = [" ".join(heading.title for heading in goal.section) for goal in goals]
        self.kerntaak = PlainTexts.of(kerntaken, numbering, lexicon)
        self.cards = cards_of(goals, "mbo", own_cards)
        of_cards = [words_of_card(card, goal.description) for card, goal in zip(self.cards, goals, strict=True)]
        self.told = ToldTexts(self.item, of_cards)
        self.titel_in_context, self.item_in_context = self.titel.under(self.kerntaak), self.item.under(self.kerntaak)
        self.in_context = self.told.under(self.kerntaak)
        self.has_cards = any(self.cards)

    @cached_property
    def descriptions(self) -> tuple[str, ...]:
        """The omschrijving of each item."""
        return tuple(goal.description for goal in self.goals)

    @cached_property
    def headed(self) -> Headed:
        """Runs of characters of the items, without and with the kerntaak above each."""
        return Headed(self.item.parts, self.item_in_context.parts)

    @cached_property
    def told_and_headed(self) -> Headed:
        """Runs of characters of the items with their cards, without and with the kerntaak above each."""
        return Headed(self.told.parts, self.in_context.parts)

    @cached_property
    def fields_of_all(self) -> NDArray[np.float64]:
        """The sum of the directions of the items with what stands above them."""
        total: NDArray[np.float64] = self.item_in_context.fields.sum(axis=0)
        return total

    @cached_property
    def kerntaken(self) -> Group:
        """Which items stand in the same kerntaak."""
        return Group.of(goal.module for goal in self.goals)

    @cached_property
    def described(self) -> list[tuple[Action, ...]]:
        """The actions in the omschrijving of each item."""
        return [self.lexicon.actions(goal.description) for goal in self.goals]

    @cached_property
    def deeds(self) -> Deeds:
        """What each item asks to do, in its title and omschrijving."""
        both = zip(self.goals, self.described, strict=True)
        return Deeds([(*asked(goal.text, self.lexicon), *described) for goal, described in both], self.lexicon)

    @cached_property
    def pieces(self) -> list[tuple[str, ...]]:
        """The things that the title of each item names, or the title itself where it names only one."""
        return [tuple(named) or (title,) for named, title in zip(self.named, self.titel.texts, strict=True)]

    @cached_property
    def units_of_pieces(self) -> dict[str, Units]:
        """The units of each of these pieces, in the order of the alphabet."""
        return {piece: self.lexicon.units(piece) for piece in sorted({piece for pieces in self.pieces for piece in pieces})}

    @cached_property
    def items_by_piece(self) -> Passages:
        """In which items' titles each of these pieces is named."""
        place = {piece: n for n, piece in enumerate(self.units_of_pieces)}
        runs = [(item, place[piece]) for item, pieces in enumerate(self.pieces) for piece in pieces]
        items, places = (np.array([run[side] for run in runs], np.intp) for side in (0, 1))
        return Passages(items, places, np.ones(len(runs)), len(self.pieces), len(place))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The units of the items and their cards, the headings above them, the objects of the actions and what titles name."""
        parts = chain.from_iterable([*self.deeds.objects, *self.units_of_pieces.values()])
        return Vocabulary(self.told.units, self.kerntaak.units, parts)

    @cached_property
    def titles(self) -> Passages:
        """The titles as units of the vocabulary."""
        return self.vocabulary.passages(self.titel.units)

    @cached_property
    def own(self) -> Passages:
        """Titles with omschrijving as units of the vocabulary."""
        return self.vocabulary.passages(self.item.units)

    @cached_property
    def with_card(self) -> Passages:
        """Titles with omschrijving and card as units of the vocabulary."""
        return self.vocabulary.passages(self.told.units)

    @cached_property
    def whole(self) -> Passages:
        """Titles with omschrijving and the headings above them as units of the vocabulary."""
        return self.vocabulary.passages([(*a, *b) for a, b in zip(self.item.units, self.kerntaak.units, strict=True)])

    @cached_property
    def whole_with_card(self) -> Passages:
        """Titles with omschrijving, card and the headings above them as units of the vocabulary."""
        return self.vocabulary.passages([(*a, *b) for a, b in zip(self.told.units, self.kerntaak.units, strict=True)])

    @cached_property
    def objects(self) -> Passages:
        """The objects of each action as units of the vocabulary."""
        return self.vocabulary.passages(self.deeds.objects, parts=True)

    @cached_property
    def parts(self) -> Passages:
        """What titles name, piece by piece, as units of the vocabulary."""
        return self.vocabulary.passages(list(self.units_of_pieces.values()), parts=True)
