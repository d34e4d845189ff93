"""Where the two sides use different words for the same thing: klant and cliënt, schoonmaken and reinigen.

Found in the pairs that are proposed as certain or likely: words that stand for one concept of the thesaurus but do not
have one stem. A word that both texts of a pair use counts as agreement there, not as a difference.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from overlap.language import Unit, is_role, units, using, without_boilerplate
from overlap.matching import Sides
from overlap.model import Band, Comparison, Goal, Pair

MOST: Final = 40  # rows; a group reads no more
_BANDS = (Band.CERTAIN, Band.LIKELY)
_ROLE_NEAR = 0.5  # for people (gast ~ klant) a concept one step wider is confusing too
_PER_WORD = 3  # rows with one word on either side
_EXAMPLES = 2
_AROUND = 34  # characters of the text on either side of a word in an example
_BETWEEN = 10  # characters of small words inside a term
_STEM = 4  # letters that two words may not begin with in common: controle and controleren are no two words


@dataclass(frozen=True, slots=True)
class Example:
    """A pair in which the two words stand for one thing, with what stands around them on either side."""

    pair: Pair
    vmbo: str
    mbo: str


@dataclass(frozen=True, slots=True)
class WordPair:
    """Two words for one thing, as most often written on either side.

    ``vmbo_goals`` and ``mbo_goals`` count the goals that have the word on its own side, ``pairs`` the proposed pairs in
    which the two meet, and ``weight`` the scores of those together. ``role`` is for words for people. ``id`` depends on
    the stems only.
    """

    id: str
    vmbo: str
    mbo: str
    vmbo_goals: int
    mbo_goals: int
    pairs: int
    weight: float
    role: bool
    examples: tuple[Example, ...]


def terminology(comparison: Comparison, most: int = MOST) -> tuple[WordPair, ...]:
    """The word pairs, those for people first, and then by how much they are used."""
    with using(comparison.settings.begrippen):
        return tuple(_few_per_word(_found(comparison)))[:most]


def _found(comparison: Comparison) -> list[WordPair]:
    sides = Sides(comparison.vmbo.goals, comparison.mbo.goals)
    vmbo = {goal.id: units(text) for goal, text in zip(sides.vmbo, sides.eindterm, strict=True)}
    mbo = {goal.id: units(text) for goal, text in zip(sides.mbo, sides.item, strict=True)}
    counts = _counted(vmbo.values()), _counted(mbo.values())
    met: dict[tuple[str, str], list[tuple[Pair, Unit, Unit]]] = defaultdict(list)
    for pair in comparison.pairs:
        if pair.band in _BANDS:
            for a, b in _differing(vmbo[pair.vmbo.id], mbo[pair.mbo.id]):
                met[a.key, b.key].append((pair, a, b))
    found = [_word_pair(those, *counts) for keys, those in met.items() if _sides_differ(*keys, *counts)]
    found.sort(key=lambda w: (not w.role, -w.weight, w.id))
    return found


def _counted(texts: Iterable[tuple[Unit, ...]]) -> Counter[str]:
    """In how many goals each unit occurs."""
    return Counter(unit.key for text in texts for unit in text)


def _differing(vmbo: tuple[Unit, ...], mbo: tuple[Unit, ...]) -> Iterator[tuple[Unit, Unit]]:
    """Units of a pair that stand for the same thing in different words. A term is left out where its words say it all."""
    both = {unit.key for unit in vmbo} & {unit.key for unit in mbo}
    found: list[tuple[set[str], set[str]]] = []
    mine, theirs = ([u for u in side if u.concepts and not _says_too_little(u)] for side in (vmbo, mbo))
    for a in mine:
        for b in theirs:
            differ = a.term if a.key == b.key else a.key not in both and b.key not in both and _same_thing(a, b)
            if not differ or _alike(a, b):
                continue
            words = {*a.written}, {*b.written}
            if not any(words[0] & x and words[1] & y for x, y in found):
                found.append(words)
                yield a, b


def _says_too_little(unit: Unit) -> bool:
    """Whether it is a term of one word twice ("eerst in, eerst uit")."""
    return unit.term and len(unit.written) < 2


def _same_thing(a: Unit, b: Unit) -> bool:
    shared = a.concepts.keys() & b.concepts.keys()
    near = max((a.concepts[concept] * b.concepts[concept] for concept in shared), default=0.0) if shared else 0.0
    return near == 1.0 or (near >= _ROLE_NEAR and _is_person(a) and _is_person(b))


def _is_person(unit: Unit) -> bool:
    return any(weight == 1.0 and is_role(concept) for concept, weight in unit.concepts.items())


def _alike(a: Unit, b: Unit) -> bool:
    """Whether one is only an inflection of the other, or has a word or the head of a compound in common with it."""
    return any(_of_one_family(x.casefold(), y.casefold()) for x in a.written for y in b.written)


def _of_one_family(a: str, b: str) -> bool:
    if a[:_STEM] == b[:_STEM]:
        return True
    short, long = sorted((a, b), key=len)
    return short in long or (len(short) > _STEM and long.endswith(short[-_STEM - 1 :]) and len(short) >= _STEM + 3)


def _sides_differ(vmbo_key: str, mbo_key: str, vmbo: Counter[str], mbo: Counter[str]) -> bool:
    """Whether the vmbo has more of a liking for its word than the mbo has: else both simply use both words."""
    if vmbo_key == mbo_key:
        return True  # one term, in other words
    return vmbo[vmbo_key] * mbo[mbo_key] > vmbo[mbo_key] * mbo[vmbo_key]


def _word_pair(those: list[tuple[Pair, Unit, Unit]], vmbo: Counter[str], mbo: Counter[str]) -> WordPair:
    _pair, a, b = those[0]
    return WordPair(
        id=f"{a.key} ~ {b.key}",
        vmbo=_shortest(_as_written(_text_with(pair.vmbo, x), x) for pair, x, _y in those),
        mbo=_shortest(_as_written(_text_with(pair.mbo, y), y) for pair, _x, y in those),
        vmbo_goals=vmbo[a.key],
        mbo_goals=mbo[b.key],
        pairs=len(those),
        weight=round(sum(pair.score for pair, _a, _b in those), 4),
        role=_is_person(a) and _is_person(b),
        examples=tuple(
            Example(pair, _around(_text_with(pair.vmbo, x), x), _around(_text_with(pair.mbo, y), y))
            for pair, x, y in _of_different_goals(those)
        ),
    )


def _shortest(labels: Iterable[str]) -> str:
    """The plainest of several inflections: cliënt rather than cliënten."""
    return min(labels, key=lambda label: (len(label), label))


def _of_different_goals(those: list[tuple[Pair, Unit, Unit]]) -> list[tuple[Pair, Unit, Unit]]:
    """The best scored few, of different goals on both sides."""
    chosen: list[tuple[Pair, Unit, Unit]] = []
    for one in those:  # best first
        seen = {goal.id for pair, _a, _b in chosen for goal in (pair.vmbo, pair.mbo)}
        if not seen & {one[0].vmbo.id, one[0].mbo.id}:
            chosen.append(one)
    return chosen[:_EXAMPLES]


def _text_with(goal: Goal, unit: Unit) -> str:
    """The text of a goal, or the paragraph of its description, in which the unit stands."""
    return max((without_boilerplate(goal.text), *goal.description.split("\n")), key=lambda text: len(_places(text, unit)))


def _places(text: str, unit: Unit) -> list[tuple[int, int]]:
    """Where each word of the unit stands in a text, in the order of the text."""
    found = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in unit.written)
    return sorted(match.span() for match in found if match)


def _as_written(text: str, unit: Unit) -> str:
    """The unit with the small words that stand inside it: "vertrouwelijk omgaan met gegevens", "digitale … systemen"."""
    places = _places(text, unit)
    if len(places) < 2 or len(places) < len(unit.written):
        return unit.label
    between = text[places[0][0] : places[-1][1]]
    if len(between) <= len(unit.label) + _BETWEEN:
        return between.lower()
    return " … ".join(text[start:end].lower() for start, end in places)


def _around(text: str, unit: Unit) -> str:
    """The words around a unit, with … where the text goes on."""
    places = _places(text, unit)
    first, last = (places[0][0], places[0][1]) if places else (0, 0)
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")


def _few_per_word(found: Iterable[WordPair]) -> Iterator[WordPair]:
    used: Counter[tuple[str, str]] = Counter()
    for one in found:
        words = (("vmbo", one.vmbo), ("mbo", one.mbo))
        if all(used[word] < _PER_WORD for word in words):
            used.update(words)
            yield one
