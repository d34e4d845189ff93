"""Which goals of a programme have a card: of a group's own, else one that comes with the program."""

from collections import Counter
from collections.abc import Sequence

from overlap.language import Card, Lexicon, OwnCardIndex, card_of_codes, eindterm_card, is_wide_code, open_lexicon
from overlap.model import Curriculum, Goal, OwnCards, Settings, Side

from .recognition import cards_of_items

NO_OWN_CARDS = OwnCardIndex()
# of two texts without a telling word in common, the likeness of their directions among the fields of work from which they can
# be about the same; so 97 % of reworded eindtermen have their card, and 8 % would have one drawn at random (docs/matching.md)
_SAME_WORK = 0.3


def cards_of(goals: Sequence[Goal], side: Side, own: OwnCardIndex | None = NO_OWN_CARDS) -> list[Card | None]:
    """Find the cards that say what the other side calls the goals; None where there is none. Without an index there is none."""
    if own is None:
        return [None] * len(goals)
    if side == "vmbo":
        each = zip(goals, _telling_codes(goals), strict=True)
        return [_own(goal, side, own) or eindterm_card(goal.text) or _coded(goal.text, codes) for goal, codes in each]
    return [_own(goal, side, own) or card for goal, card in zip(goals, cards_of_items(goals), strict=True)]


def with_cards(curriculum: Curriculum, settings: Settings) -> int:
    """Count the goals of a programme that have a card, with the own cards in the settings."""
    own = OwnCardIndex(settings.own_cards)
    return sum(card is not None for card in cards_of(curriculum.goals, curriculum.kind, own))


def without_card(curriculum: Curriculum) -> tuple[Goal, ...]:
    """Give the goals of a programme for which the package has no card, in its order; those that one card serves once."""
    cards = zip(curriculum.goals, cards_of(curriculum.goals, curriculum.kind), strict=True)
    once: dict[tuple[object, ...], Goal] = {}
    for goal, card in cards:
        if card is None:
            once.setdefault((goal.text.casefold(), goal.section, goal.kwalificaties), goal)
    return tuple(once.values())


def own_cards_met(curriculum: Curriculum, own: OwnCards) -> int:
    """Count the goals of a programme that have a card in one file of a group."""
    index = OwnCardIndex([own])
    return sum(_own(goal, curriculum.kind, index) is not None for goal in curriculum.goals)


def has_titles_only(curriculum: Curriculum) -> bool:
    """Whether a programme of the mbo has werkprocessen, and none of them an omschrijving."""
    described = [bool(goal.description) for goal in curriculum.goals if goal.kind == "werkproces"]
    return bool(described) and not any(described)


def deeltaak_above(goal: Goal) -> str:
    """Give the title of the narrowest heading above a vmbo goal, "" without any."""
    return goal.section[-1].title if goal.section else ""


def kerntaak_above(goal: Goal) -> str:
    """Give the title of the widest heading above an mbo item, "" without any."""
    return goal.section[0].title if goal.section else ""


def _telling_codes(goals: Sequence[Goal]) -> list[list[str]]:
    """The codes that say what a row is: that of a deeltaak or module beside several rows only says where they stand."""
    rows = Counter(code for goal in goals for code in set(goal.codes))
    return [[code for code in goal.codes if rows[code] == 1 or not is_wide_code(code)] for goal in goals]


def _coded(text: str, codes: Sequence[str]) -> Card | None:
    """The card of the codes beside a text, where the two can be about the same: a school may have codes of its own."""
    card = card_of_codes(codes)
    if card is None:
        return None
    lexicon, told = open_lexicon(), ". ".join((*card.phrasings, *card.wider, *card.terms))
    here, there = lexicon.directions([text, told])
    return card if _telling(text, lexicon) & _telling(told, lexicon) or here @ there >= _SAME_WORK else None


def _telling(text: str, lexicon: Lexicon) -> set[object]:
    """The words and concepts of a text that do not occur in every sector."""
    return {name for unit in lexicon.units(text) if not unit.general for name in (unit.key, *unit.concepts)}


def _own(goal: Goal, side: Side, own: OwnCardIndex) -> Card | None:
    return own.eindterm(goal.text, deeltaak_above(goal)) if side == "vmbo" else own.item(*_named(goal))


def _named(goal: Goal) -> tuple[str, list[str], str]:
    """What the card of an mbo item is found by."""
    return goal.text, [kwalificatie.title for kwalificatie in goal.kwalificaties], kerntaak_above(goal)
