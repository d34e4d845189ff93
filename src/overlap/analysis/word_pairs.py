"""Where the two sides use different words for the same thing: klant and cliënt, schoonmaken and reinigen.

Found in the pairs that are proposed as certain or likely: words that stand for one concept of the thesaurus but do not
have one stem. A word that both texts of a pair use counts as agreement there, not as a difference.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from overlap.language import Lexicon, Unit, open_lexicon, without_boilerplate
from overlap.matching.reasons import can_be_quoted
from overlap.matching.texts import eindterm_text, item_text
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """Find the word pairs, those for people first, and then by how much they are used."""
    lexicon = open_lexicon(comparison.settings.begrippen)
    return tuple(_few_per_word(_word_pairs(comparison, lexicon)))[:most]


def _word_pairs(comparison: Comparison, lexicon: Lexicon) -> list[WordPair]:
    vmbo = {goal.id: _Text.of(lexicon.units(eindterm_text(goal, lexicon))) for goal in comparison.vmbo.goals}
    mbo = {goal.id: _Text.of(lexicon.units(item_text(goal, lexicon))) for goal in comparison.mbo.goals}
    counts = _counted(vmbo.values()), _counted(mbo.values())
    met: dict[tuple[str, str], list[tuple[Pair, Unit, Unit]]] = defaultdict(list)
    for pair in comparison.proposed_best_first:
        if pair.band in _BANDS:
            for a, b in _differing(vmbo[pair.vmbo.id], mbo[pair.mbo.id], lexicon):
                sides = ((a, pair.vmbo), (b, pair.mbo))
                if all(can_be_quoted(unit, (goal.text, goal.description)) for unit, goal in sides):
                    met[a.key, b.key].append((pair, a, b))
    word_pairs = [_word_pair(meetings, *counts, lexicon) for keys, meetings in met.items() if _sides_differ(*keys, *counts)]
    word_pairs.sort(key=lambda w: (not w.role, -w.weight, w.id))
    return word_pairs


class _Text(NamedTuple):
    """The keys of the units of a text, and those of the units that may have another word beside them."""

    keys: frozenset[str]
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> "_Text":
        return cls(frozenset(unit.key for unit in units), tuple(u for u in units if u.concepts and not _says_too_little(u)))


def _counted(texts: Iterable[_Text]) -> Counter[str]:
    """In how many goals each unit occurs."""
    return Counter(key for text in texts for key in text.keys)


def _differing(vmbo: _Text, mbo: _Text, lexicon: Lexicon) -> Iterator[tuple[Unit, Unit]]:
    """Units of a pair that stand for the same thing in different words. A term is left out where its words say it all."""
    both = vmbo.keys & mbo.keys
    seen: list[tuple[set[str], set[str]]] = []
    for a in vmbo.units:
        for b in mbo.units:
            differ = a.term if a.key == b.key else not (a.key in both or b.key in both) and _same_thing(a, b, lexicon)
            if not differ or _of_one_word(a, b):
                continue
            words = {*a.written}, {*b.written}
            if not any(words[0] & x and words[1] & y for x, y in seen):
                seen.append(words)
                yield a, b


def _says_too_little(unit: Unit) -> bool:
    """Whether it is a term of one word twice ("eerst in, eerst uit")."""
    return unit.term and len(unit.written) < 2


def _same_thing(a: Unit, b: Unit, lexicon: Lexicon) -> bool:
    shared = a.concepts.keys() & b.concepts.keys()
    if not shared:
        return False
    near = max(a.concepts[concept] * b.concepts[concept] for concept in shared)
    return near == 1.0 or (near >= _ROLE_NEAR and _is_person(a, lexicon) and _is_person(b, lexicon))


def _is_person(unit: Unit, lexicon: Lexicon) -> bool:
    return any(weight == 1.0 and lexicon.is_role(concept) for concept, weight in unit.concepts.items())


def _of_one_word(a: Unit, b: Unit) -> bool:
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


def _word_pair(meetings: list[tuple[Pair, Unit, Unit]], vmbo: Counter[str], mbo: Counter[str], lexicon: Lexicon) -> WordPair:
    _pair, a, b = meetings[0]
    return WordPair(
        id=f"{a.key} ~ {b.key}",
        vmbo=_shortest(_as_written(_text_with(pair.vmbo, x), x) for pair, x, _y in meetings),
        mbo=_shortest(_as_written(_text_with(pair.mbo, y), y) for pair, _x, y in meetings),
        vmbo_goals=vmbo[a.key],
        mbo_goals=mbo[b.key],
        pairs=len(meetings),
        weight=round(sum(pair.score for pair, _a, _b in meetings), 4),
        role=_is_person(a, lexicon) and _is_person(b, lexicon),
        examples=tuple(
            Example(pair, _around(_text_with(pair.vmbo, x), x), _around(_text_with(pair.mbo, y), y))
            for pair, x, y in _of_different_goals(meetings)
        ),
    )


def _shortest(labels: Iterable[str]) -> str:
    """The plainest of several inflections: cliënt rather than cliënten."""
    return min(labels, key=lambda label: (len(label), label))


def _of_different_goals(meetings: list[tuple[Pair, Unit, Unit]]) -> list[tuple[Pair, Unit, Unit]]:
    """The best scored few, of different goals on both sides."""
    chosen: list[tuple[Pair, Unit, Unit]] = []
    for pair, a, b in meetings:  # best first
        seen = {goal.id for other, _a, _b in chosen for goal in (other.vmbo, other.mbo)}
        if not seen & {pair.vmbo.id, pair.mbo.id}:
            chosen.append((pair, a, b))
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


def _few_per_word(word_pairs: Iterable[WordPair]) -> Iterator[WordPair]:
    used: Counter[tuple[str, str]] = Counter()
    for word_pair in word_pairs:
        words = (("vmbo", word_pair.vmbo), ("mbo", word_pair.mbo))
        if all(used[word] < _PER_WORD for word in words):
            used.update(words)
            yield word_pair
