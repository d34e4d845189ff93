"""Words that a region uses for the same thing, found in pairs that it judged to overlap and that the tool doubted.

In such a pair, words of the one text that the thesaurus relates to nothing in the other may stand for each other. Which do
is told by how much more often than by chance they meet in these pairs (log-likelihood ratio: T. Dunning, Accurate methods
for the statistics of surprise and coincidence, Computational Linguistics 19 (1993) 61-74), and by competitive linking: the
best pair of words first, each word once (I.D. Melamed, Models of translational equivalence among words, Computational
Linguistics 26 (2000) 221-249). A pair of words is proposed when it meets in judged pairs of ``LEAST`` goals with ``LEAST``
items and no other word fits as well, or when both are the only ones left over in ``LEAST`` pairs; what meets less often is
something to think about. That is strict: most words that meet twice do not mean the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from overlap.language import Lexicon, Unit, open_lexicon, without_boilerplate
from overlap.matching.words.likeness import concept_likeness, part_likeness
from overlap.matching.words.terms import TermTable
from overlap.matching.words.vocabulary import Vocabulary
from overlap.model import Facts, Goal, Review, Side, WordVerdict
from overlap.model.learning import LearnedWord

LEAST: Final = 2
_COMMON = 0.15  # share of the goals of a side from which a word says too little
_EXAMPLES = 3
_RELATED = 0.3  # likeness from which the tool itself sees that two words have to do with each other
_NO_CHANCE = 10.83  # of the log-likelihood ratio: one in a thousand by chance (chi-square, one degree of freedom)
_MAYBE = 20  # rows to think about; a group reads no more


@dataclass(frozen=True, slots=True)
class Example:
    """A judged pair: what it was judged in, ids of both goals, and what it says for its words (0: there is no overlap)."""

    facts: Facts
    vmbo: str
    mbo: str
    worth: float


@dataclass(slots=True, kw_only=True)
class _Met:
    """Two words that meet in judged pairs."""

    vmbo: Unit
    mbo: Unit
    goals: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    worth: float = 0.0
    times: int = 0
    against: int = 0
    in_title: bool = False
    alone: bool = False
    surprise: float = 0.0
    examples: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.vmbo.key, self.mbo.key


def learn_words(reviews: Sequence[Review], examples: Sequence[Example]) -> tuple[LearnedWord, ...]:
    """The words that the group gave, then those proposed from pairs, then those to think about."""
    lexicon = open_lexicon()
    given = _said_by_the_group(reviews, lexicon)
    named = [{term.casefold() for term in one.terms} for one in given]
    refused = {decision.id for review in reviews for decision in review.of("words") if decision.verdict == WordVerdict.WRONG}
    met = [one for one in _met(examples, lexicon) if " ~ ".join(one.key) not in refused]
    proposed = []
    for one in _linked(met):
        words = one.vmbo.label, one.mbo.label
        if not any(set(words) <= terms for terms in named):
            proposed.append(
                LearnedWord(
                    terms=words,
                    source="pairs",
                    times=one.times,
                    against=one.against,
                    examples=tuple(one.examples[:_EXAMPLES]),
                    sure=_sure(one, met),
                )
            )
    proposed.sort(key=lambda one: not one.sure)
    return (*given, *[one for one in proposed if one.sure], *[one for one in proposed if not one.sure][:_MAYBE])


def _said_by_the_group(reviews: Iterable[Review], lexicon: Lexicon) -> list[LearnedWord]:
    """Words on the sheet Woorden that the thesaurus does not know to mean the same."""
    by_name: dict[str, LearnedWord] = {}
    for review in reviews:
        for decision in review.of("own words"):
            said = [decision.values.get(name, "") for name in ("agreed", "vmbo", "mbo")]
            _add(by_name, LearnedWord(terms=_distinct(said, lexicon), source="own words"), lexicon)
        labels = _labels(review.facts, lexicon)
        for decision in review.of("words"):
            if decision.verdict == WordVerdict.RIGHT and decision.values.get("agreed"):
                known = [labels.get(key, "") for key in decision.id.split(" ~ ")]
                terms = _distinct([decision.values["agreed"], *known], lexicon)
                _add(by_name, LearnedWord(terms=terms, source="confirmed"), lexicon)
    return list(by_name.values())


def _add(by_name: dict[str, LearnedWord], one: LearnedWord, lexicon: Lexicon) -> None:
    """Add words that mean the same, with those that were there under the same name."""
    if len(one.terms) < 2 or all(_known(one.terms[0], other, lexicon) for other in one.terms[1:]):
        return
    name = one.terms[0].casefold()
    before = by_name.get(name)
    by_name[name] = LearnedWord(terms=_distinct([*before.terms, *one.terms], lexicon), source=before.source) if before else one


def _known(a: str, b: str, lexicon: Lexicon) -> bool:
    """Whether the tool sees that two words mean (nearly) the same."""
    left, right = lexicon.units(a), lexicon.units(b)
    if {unit.key for unit in left} == {unit.key for unit in right}:
        return True
    return len(left) == len(right) == 1 and concept_likeness(left[0], right[0]) >= _RELATED


def _distinct(texts: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for text in (" ".join(text.replace(";", ",").split()) for text in texts):
        if text and lexicon.units(text.upper()):
            first.setdefault(text.casefold(), text)
    return tuple(first.values())


def _labels(facts: Facts, lexicon: Lexicon) -> dict[str, str]:
    """The shortest way that each unit is written in the goals, by its key."""
    shortest: dict[str, str] = {}
    for goal in facts.goals.values():
        for unit in lexicon.units(f"{goal.text}\n{goal.description}"):
            shortest[unit.key] = min((shortest.get(unit.key, unit.label), unit.label), key=lambda label: (len(label), label))
    return shortest


class _Texts:
    """The units of the goals of a comparison, and which of them have to do with each other."""

    def __init__(self, facts: Facts, lexicon: Lexicon) -> None:
        self.goals = facts.goals
        self.labels = _labels(facts, lexicon)
        self.title = {key: _telling(lexicon.units(without_boilerplate(goal.text))) for key, goal in facts.goals.items()}
        more = {key: _telling(lexicon.units(without_boilerplate(goal.description))) for key, goal in facts.goals.items()}
        self.whole = {key: {**more[key], **title} if key[0] == "mbo" else title for key, title in self.title.items()}
        sides: tuple[Side, Side] = ("vmbo", "mbo")
        texts = {side: [_text(side, goal) for goal in facts.of_side(side)] for side in sides}
        vmbo, mbo = ([lexicon.units(text) for text in texts[side]] for side in sides)
        self._terms = TermTable(Vocabulary(vmbo, [()] * len(vmbo)), Vocabulary(mbo, [()] * len(mbo)))
        self.count = {
            side: Counter(unit for key, found in self.whole.items() if key[0] == side for unit in found) for side in texts
        }
        self.size = {side: len(those) for side, those in texts.items()}

    def share(self, side: Side, unit: Unit) -> float:
        """The share of the goals of a side that a unit is in."""
        return self.count[side][unit.key] / self.size[side]

    def left_over(self, vmbo: str, mbo: str) -> tuple[dict[str, Unit], dict[str, Unit]]:
        """The words of either text that have to do with nothing in the other."""
        mine, theirs = self.whole["vmbo", vmbo], self.whole["mbo", mbo]
        alike = {(a, b) for a in mine for b in theirs if self._terms.likeness_of(mine[a], theirs[b]) >= _RELATED}
        left, right = {a for a, _b in alike}, {b for _a, b in alike}
        return self._rest("vmbo", mine, left), self._rest("mbo", theirs, right)

    def _rest(self, side: Side, found: dict[str, Unit], without: set[str]) -> dict[str, Unit]:
        most = max(3.0, _COMMON * self.size[side])
        return {key: unit for key, unit in found.items() if key not in without and self.count[side][key] <= most}


def _text(side: Side, goal: Goal) -> str:
    return f"{without_boilerplate(goal.text)}. {without_boilerplate(goal.description)}" if side == "mbo" else goal.text


def _telling(found: Iterable[Unit]) -> dict[str, Unit]:
    """Words that say something of the subject, by key: no general words, and no terms that the thesaurus has."""
    return {unit.key: unit for unit in found if not unit.general and not unit.term and len(unit.key) > 2}


def _met(examples: Sequence[Example], lexicon: Lexicon) -> list[_Met]:
    """All words that meet in the judged pairs, with how surprising that is."""
    texts: dict[str, _Texts] = {}
    met: dict[tuple[str, str], _Met] = {}
    expected: dict[tuple[str, str], float] = defaultdict(float)
    seen = set()
    positive = [example for example in examples if example.worth]
    for example in examples:
        one = (example.facts.fingerprint, example.vmbo, example.mbo)
        known = {("vmbo", example.vmbo), ("mbo", example.mbo)} <= example.facts.goals.keys()
        if one in seen or not known:
            continue
        seen.add(one)
        if (text := texts.get(example.facts.fingerprint)) is None:
            text = texts[example.facts.fingerprint] = _Texts(example.facts, lexicon)
        for a, b, alone in _candidates(text, example):
            found = met.setdefault((a.key, b.key), _Met(vmbo=_plain(text, a), mbo=_plain(text, b)))
            _count(found, text, example, alone=alone)
            shares = [text.share("vmbo", a), text.share("mbo", b)]
            expected[a.key, b.key] = max(expected[a.key, b.key], shares[0] * shares[1])
    kept = [words for words in met.values() if words.worth > 2 * words.against]
    for words in kept:
        words.surprise = _surprise(words.worth, len(positive), expected[words.key])
    return kept


def _candidates(text: _Texts, example: Example) -> Iterator[tuple[Unit, Unit, bool]]:
    left, right = text.left_over(example.vmbo, example.mbo)
    title = [key for key in right if key in text.title["mbo", example.mbo]]
    for a in left.values():
        for b in right.values():
            if part_likeness(a.key, b.key) < _RELATED:
                yield a, b, len(left) == 1 and title == [b.key]


def _plain(text: _Texts, unit: Unit) -> Unit:
    """The unit as it is written most shortly."""
    return Unit(key=unit.key, written=(text.labels.get(unit.key, unit.label),))


def _count(found: _Met, text: _Texts, example: Example, *, alone: bool) -> None:
    if not example.worth:
        found.against += 1
        return
    found.times += 1
    found.worth += example.worth
    found.goals.add(example.vmbo)
    found.items.add(example.mbo)
    found.in_title |= found.mbo.key in text.title["mbo", example.mbo]
    found.alone |= alone
    codes = (text.goals["vmbo", example.vmbo].code, text.goals["mbo", example.mbo].code)
    found.examples.append(" + ".join(code or "–" for code in codes))


def _surprise(times: float, of: int, chance: float) -> float:
    """Dunning's log-likelihood ratio that two words meet in this many of the pairs, given how common they are; 0 if less."""
    share, chance = min(times / of, 1 - 1e-9), min(max(chance, 1e-9), 1 - 1e-9)
    if share <= chance:
        return 0.0
    return 2 * (times * log(share / chance) + (of - times) * log((1 - share) / (1 - chance)))


def _linked(met: Sequence[_Met]) -> list[_Met]:
    """The best pairs of words first, each word once."""
    used: set[tuple[Side, str]] = set()
    linked = []
    for one in sorted(met, key=lambda one: (-min(len(one.goals), len(one.items)), -one.times, *_rank(one))):
        words: set[tuple[Side, str]] = {("vmbo", one.vmbo.key), ("mbo", one.mbo.key)}
        if not used & words and (min(len(one.goals), len(one.items)) >= LEAST or one.alone):
            used |= words
            linked.append(one)
    return linked


def _rank(one: _Met) -> tuple[float | str, ...]:
    return -one.surprise, float(not one.in_title), *one.key


def _sure(one: _Met, met: Sequence[_Met]) -> bool:
    """Whether the words met often enough, and no other word fits as well."""
    if len(one.goals) >= LEAST and len(one.items) >= LEAST and one.in_title and one.surprise >= _NO_CHANCE:
        rivals = [x for x in met if x is not one and {x.vmbo.key, x.mbo.key} & {one.vmbo.key, one.mbo.key}]
        return not any((len(x.goals), len(x.items)) >= (len(one.goals), len(one.items)) and x.times >= one.times for x in rivals)
    return one.times >= LEAST and one.alone
