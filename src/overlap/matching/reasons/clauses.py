"""Reasons in words, each with what it quotes from either text and how plain it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from overlap.language import stem
from overlap.locale import gettext as _

from .phrase_pairs import PhrasePair
from .quoted import Quoted
from .quotes import Quote
from .ties import Kind

LINE = 205  # characters of the reason that is read first
PLAIN = (Kind.OWN, Kind.SAME, Kind.SYNONYM, Kind.PART)
_MOST = 4  # words or word pairs named in a clause; more is not read


class Rank(IntEnum):
    """How plain a reason is, the plainest first."""

    CHECKED = 0  # the same words, or the same work
    CALLED = 1  # other words, called what they are
    NEAR = 2  # what somebody who knows both sides would call it
    RELATED = 3
    BY_CARD = 4  # what a card calls one of them, of which most stands in the other
    GENERAL = 5  # words that stand in any work, or are said of something else
    WORD_OF_CARD = 6  # a single word of what a card has, or a verb of the heading
    LEAST = 7  # hardly anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A reason in words, what it quotes on either side, and how much it says beside others of its rank.

    ``names`` is how many words or word pairs it names, ``is_gloss`` whether it says what a title comes down to by its card,
    ``is_near`` whether its words are only related, ``short`` the same in a few words, for behind another reason.
    ``words`` are those of the mbo text that agree, ``alone`` is how it is said where no other reason stands behind it and nothing
    else is alike in the whole texts, ``has_deeds`` whether it says what either text does with what agrees.
    ``is_of_verb`` is whether it says that both do the same and to what, ``is_of_title`` whether a thing of the heading is the
    same word in the title of the item, ``things`` are the two things that are related, where each is called in a word.
    """

    text: str
    vmbo: tuple[Quote, ...] = ()
    mbo: tuple[Quote, ...] = ()
    rank: Rank
    weight: float = 0.0
    names: int = 1
    is_gloss: bool = False
    is_near: bool = False
    alone: str = ""
    short: str = ""
    words: tuple[str, ...] = ()
    has_deeds: bool = False
    is_of_title: bool = False
    is_of_verb: bool = False
    things: tuple[str, ...] = ()

    def says_again(self, other: "Clause") -> bool:
        """Whether all that it quotes of a side is quoted by another clause already."""
        sides = ((self.vmbo, other.vmbo), (self.mbo, other.mbo))
        return any(
            quotes and all(any(a.written in b.written or b.written in a.written for b in named) for a in quotes)
            for quotes, named in sides
            if named
        )

    def shares_word(self, other: "Clause") -> bool:
        """Whether a word of the mbo text that agrees in it does in another clause too, whatever with."""
        return bool({*map(stem, map(str.casefold, self.words))} & {*map(stem, map(str.casefold, other.words))})

    def names_any(self, things: Sequence[str]) -> bool:
        """Whether any of some things is a word of the mbo text that agrees in it, or one of what is related in it."""
        return bool(_stems_of((*self.words, *self.things)) & _stems_of(things))


def _stems_of(labels: Sequence[str]) -> set[str]:
    return {stem(word) for label in labels for word in label.casefold().replace("-", " ").split()}


def of_words(text: str, alike: Sequence[Quoted], rank: Rank, names: int = 0, *, between: str = ", ") -> Clause:
    """Name words that agree, the first of them, in the ``{words}`` of a text."""
    alike = alike[:_MOST]
    words = between.join(each.label for each in alike)
    vmbo, mbo = tuple(each.vmbo for each in alike), tuple(each.mbo for each in alike)
    text, named = text.format(words=words), tuple(each.mbo.label for each in alike)
    return Clause(text=text, vmbo=vmbo, mbo=mbo, rank=rank, weight=alike[0].weight, names=names or len(alike), words=named)


def of_phrases(text: str, pair: PhrasePair, rank: Rank, weight: float | None = None) -> Clause:
    """Quote two phrases, in the ``{words}`` of a text."""
    words = text.format(words=both(pair))
    weight, named = pair.weight if weight is None else weight, tuple(each.mbo.label for each in pair.members)
    quotes = (pair.vmbo,), (pair.mbo,)
    names = sum(each.kind in PLAIN and not each.is_general for each in pair.members)
    return Clause(text=words, vmbo=quotes[0], mbo=quotes[1], rank=rank, weight=weight, names=max(1, names), words=named)


def kept(words: str) -> str:
    """Words of people, for a text that is filled in later: their own braces stay what they are."""
    return words.replace("{", "{{").replace("}", "}}")


def or_alone(make: Callable[[str], Clause], text: str, alone: str) -> Clause:
    """Make a clause of a text, that may be said as ``alone`` where it is the only thing that both share."""
    return replace(make(text), alone=make(alone).text)


def with_phrases(words: Clause, pair: PhrasePair) -> Clause:
    """Put the phrases that words stand in behind them, where that is not too long and says more."""
    text = _("{words} ({phrases})").format(words=words.text, phrases=both(pair))
    is_all = words.vmbo == (pair.vmbo,) and words.mbo == (pair.mbo,)
    if len(text) > LINE or is_all:
        return words
    named = (*words.words, *(each.mbo.label for each in pair.members))
    return replace(words, text=text, vmbo=(pair.vmbo,), mbo=(pair.mbo,), weight=pair.weight, words=named)


def both(pair: PhrasePair) -> str:
    """Give the phrases as a reason quotes them."""
    return f"‘{pair.vmbo.label}’ – ‘{pair.mbo.label}’"


def is_telling(one: Quoted) -> bool:
    """Whether what agrees says what a goal is about."""
    return not one.is_general and not one.is_weak_verb
