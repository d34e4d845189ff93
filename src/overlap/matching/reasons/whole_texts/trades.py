"""Whether a goal and an item are of another trade, so that things of one name are not the same: "toestellen" of a bathroom."""

import re
from collections.abc import Iterator

from overlap.language import stem

from ..clauses import is_telling
from ..commonness import COMMON, EMPTY
from ..pair_texts import PairTexts
from ..quoted import Placing, Quoted, is_verb, quoted
from ..ties import Kind, sought, ties

# adjectives that may say of what trade a thing is: "sanitaire", "elektrotechnische", "werktuigbouwkundige"
_ADJECTIVE = r"[^\W\d_]{3,}(?:isch|kundig|air)e?"
_OF_TRADE = re.compile(rf"\b((?:{_ADJECTIVE}(?:,| en| of)? )+)([^\W\d_]{{4,}})", re.I)
# of any trade, as "technische" is
_OF_ANY = EMPTY | COMMON | {stem(word) for word in ("hygiënische", "methodische", "praktische", "systematische", "theoretische")}


def are_of_other_trades(texts: PairTexts, one: Quoted) -> bool:
    """Whether what stands around a thing of both says that it is of another trade: of "een sanitaire installatie" and another.

    So say the goal with the heading above it, and the title with its kerntaak. Of two general words for it ("onderdelen",
    "componenten") it is so too where nothing else under both headings agrees that says what the work is about.
    """
    ours, theirs = _sides(texts)
    adjectives = _by_noun(ours), _by_noun(theirs)
    shared = adjectives[0].keys() & adjectives[1].keys()
    if shared and not any(adjectives[0][noun] & adjectives[1][noun] for noun in shared):
        return True
    are_headed = bool(texts.above and texts.sides.mbo.kerntaak.texts[texts.j])
    return are_headed and one.is_general and one.kind == Kind.SYNONYM and not any(_others(texts, one))


def _sides(texts: PairTexts) -> tuple[str, str]:
    """The goal with the heading above it, and the title of the item with its kerntaak."""
    return f"{texts.vmbo[0]}. {texts.above}", f"{texts.mbo[0]}. {texts.sides.mbo.kerntaak.texts[texts.j]}"


def _by_noun(text: str) -> dict[str, set[str]]:
    """The stems of the adjectives of a trade by the stem of the noun that they stand before."""
    nouns: dict[str, set[str]] = {}
    for adjectives, noun in _OF_TRADE.findall(text.casefold()):
        if of_trade := {stem(adjective) for adjective in re.findall(_ADJECTIVE, adjectives)} - _OF_ANY:
            nouns.setdefault(stem(noun), set()).update(of_trade)
    return nouns


def _others(texts: PairTexts, one: Quoted) -> Iterator[Quoted]:
    """What else of the goal or the heading agrees with the title or the kerntaak, and says what the work is about."""
    sides, lexicon = texts.sides, texts.sides.lexicon
    title, kerntaak = texts.mbo[0], sides.mbo.kerntaak.texts[texts.j]
    for text, units in ((texts.vmbo[0], texts.eindterm), (texts.above, sides.vmbo.deeltaak.units[texts.i])):
        for item in (title, kerntaak):
            placing = Placing((text,), (item,))
            for each in quoted(ties(sides.terms, lexicon, (units, sought(lexicon, item)), placing.holds), placing):
                if is_telling(each) and not (each.is_role or is_verb(each)) and each.vmbo != one.vmbo:
                    yield each
