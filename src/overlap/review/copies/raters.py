"""How far groups agree, beyond what chance alone would give.

``percentage``: of all times that two groups judged the same pair, how often they gave the same verdict.
``cohen``: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960.
``fleiss``: J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76, 1971.
``krippendorff``: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011 (nominal data).
``meaning``: J. R. Landis and G. G. Koch, The measurement of observer agreement for categorical data, Biometrics 33, 1977.
Their limits are a convention, and a low figure can come from one verdict being very common: hence the caution beside it.

Ratings are given per item (a pair): the verdict of each rater, "" where a rater skipped it, always in the same order.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from overlap.locale import gettext as _
from overlap.locale import mark, ngettext
from overlap.locale.numbers import decimal, per_cent
from overlap.model import RaterAgreement

Ratings = Sequence[Sequence[str]]
_EPSILON = 1e-12
# from which value on (Landis & Koch 1977, table of strength of agreement)
_MEANINGS = (
    (0.80, mark("almost perfect agreement")),
    (0.60, mark("substantial agreement")),
    (0.40, mark("moderate agreement")),
    (0.20, mark("fair agreement")),
    (0.0, mark("slight agreement")),
)
_LEAST = 10  # items below which a figure says little


def agreement(ratings: Ratings) -> RaterAgreement:
    """The percentage, and the figure that suits these ratings.

    Two raters: Cohen's kappa, over what both judged. More who all judged every item: Fleiss' kappa. More, and some were
    skipped: Krippendorff's alpha. Items that nobody or only one rater judged say nothing and are left out first.
    """
    raters = max((len(item) for item in ratings), default=0)
    rated = [item for item in ratings if sum(map(bool, item)) > 1]
    if raters == 2:
        return RaterAgreement(figure="cohen", value=cohen(rated), percentage=percentage(rated), items=len(rated), raters=raters)
    if all(all(item) for item in rated):
        return RaterAgreement(figure="fleiss", value=fleiss(rated), percentage=percentage(rated), items=len(rated), raters=raters)
    return RaterAgreement(
        figure="krippendorff", value=krippendorff(rated), percentage=percentage(rated), items=len(rated), raters=raters
    )


def percentage(ratings: Ratings) -> float | None:
    """The share (0 to 1) of equal verdicts among all twos of raters who judged the same item; None where there are none."""
    twos = [a == b for item in ratings for a, b in combinations(filter(None, item), 2)]
    return sum(twos) / len(twos) if twos else None


def cohen(ratings: Ratings) -> float | None:
    """Cohen's kappa of two raters, over the items that both judged. None without items, or where both always gave one verdict."""
    both = [(a, b) for a, b in ratings if a and b]
    if not both:
        return None
    n = len(both)
    first, second = Counter(a for a, _b in both), Counter(b for _a, b in both)
    observed = sum(a == b for a, b in both) / n
    expected = sum(first[verdict] * second[verdict] for verdict in first) / n**2
    return _beyond_chance(observed, expected)


def fleiss(ratings: Ratings) -> float | None:
    """Fleiss' kappa; every item must have as many ratings (two or more). None without items, or where all is one verdict.

    Raises:
        ValueError: the items do not have as many ratings as each other.
    """
    counts = [Counter(filter(None, item)) for item in ratings]
    sizes = {count.total() for count in counts}
    if not counts:
        return None
    if len(sizes) > 1 or min(sizes) < 2:
        raise ValueError("every item needs as many ratings as the others, and two at least")
    (n,) = sizes
    observed = sum((sum(c * c for c in count.values()) - n) / (n * (n - 1)) for count in counts) / len(counts)
    totals: Counter[str] = sum(counts, Counter())
    expected = sum((total / (n * len(counts))) ** 2 for total in totals.values())
    return _beyond_chance(observed, expected)


def krippendorff(ratings: Ratings) -> float | None:
    """Krippendorff's alpha for nominal data; raters may have skipped items. None without two ratings of one item, or
    where all is one verdict.
    """
    units = [Counter(filter(None, item)) for item in ratings]
    units = [unit for unit in units if unit.total() > 1]
    totals: Counter[str] = sum(units, Counter())
    n = totals.total()
    if not units:
        return None
    same = sum(sum(c * (c - 1) for c in unit.values()) / (unit.total() - 1) for unit in units)
    by_chance = sum(c * (c - 1) for c in totals.values()) / (n - 1)
    return _beyond_chance(same / n, by_chance / n)


def _beyond_chance(observed: float, expected: float) -> float | None:
    """RaterAgreement beyond chance as a part of what is possible beyond chance; None where chance alone explains all."""
    return None if 1 - expected < _EPSILON else (observed - expected) / (1 - expected)


def figure_name(found: RaterAgreement) -> str:
    """What the figure is called, with its source."""
    return {
        "cohen": _("Cohen's kappa (Cohen 1960)"),
        "fleiss": _("Fleiss' kappa (Fleiss 1971)"),
        "krippendorff": _("Krippendorff's alpha (Krippendorff 2011)"),
    }[found.figure]


def meaning(found: RaterAgreement) -> str:
    """What the figure means, in words, with a caution; why there is none where there is none."""
    if found.value is None:
        return in_words(found)
    text = _("{words} (the words are a convention of Landis & Koch 1977; one verdict that is very common makes the figure low)")
    return _with_caution(text.format(words=in_words(found)), found)


def in_words(found: RaterAgreement) -> str:
    """What the figure means, in a few words; why there is none where there is none."""
    if not found.items:
        return _("No figure: no pair was judged by two groups.")
    if found.value is None:
        return _("No figure: all verdicts are the same one, so agreement by chance cannot be told from real agreement.")
    value = round(found.value, 2)  # their table has two decimals: .41 to .60 is moderate
    least = next((limit for limit, _words in _MEANINGS if value > limit or value == limit == 0.0), None)
    return _("less than by chance") if least is None else _(dict(_MEANINGS)[least])


def _with_caution(said: str, found: RaterAgreement) -> str:
    if found.items >= _LEAST:
        return said
    text = ngettext(
        "Only {n} pair was judged by two groups: it says little.",
        "Only {n} pairs were judged by two groups: it says little.",
        found.items,
    )
    return f"{said}. {text.format(n=found.items)}"


def lines(found: RaterAgreement) -> list[tuple[str, str]]:
    """The figures as a group reads them: name and text of each."""
    if found.percentage is None:
        return [(_("Same verdict"), meaning(found))]
    value = "–" if found.value is None else decimal(found.value, 2)
    return [(_("Same verdict"), _same(found)), (figure_name(found), value), (_("What that means"), meaning(found))]


def plain_lines(found: RaterAgreement) -> list[tuple[str, str]]:
    """How far groups agree for who knows no statistics: name and text of each line."""
    if found.percentage is None:
        return [(_("Same verdict"), in_words(found))]
    beyond = in_words(found)
    if found.value is not None:
        beyond = _with_caution(_("{words}; the sheet Groups has the figure").format(words=beyond), found)
    return [(_("Same verdict"), _same(found)), (_("More than by chance"), beyond)]


def _same(found: RaterAgreement) -> str:
    pairs = _("{share} of the times that two groups judged the same pair (pairs: {n}; “discuss later” does not count)")
    return pairs.format(share=per_cent(found.percentage or 0.0), n=found.items)
