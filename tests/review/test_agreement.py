"""Figures for agreement, against worked examples from the literature.

Each of these tables was also computed with other programs, in an environment of its own: scikit-learn 1.9.1
(cohen_kappa_score), statsmodels 0.15.0 (fleiss_kappa, method "fleiss") and krippendorff 0.9.0 (nominal). They agree to the
last decimals, and so they do on 3,000 random tables each, of 2 to 40 items, 2 to 6 raters and, for alpha, up to 60 % missing.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.review.copies.raters import agreement, cohen, fleiss, krippendorff, lines, meaning, percentage


def from_table(table):
    """Ratings of two raters with as many items per cell as a table says (rows: the first rater)."""
    return [(str(a), str(b)) for a, row in enumerate(table) for b, n in enumerate(row) for _ in range(n)]


def from_counts(rows):
    """Ratings of items, of which is known only how many raters chose each category."""
    return [[str(category) for category, n in enumerate(row) for _ in range(int(n))] for row in rows]


# Cohen's example of 200 cases and three diagnoses (J. Cohen, Weighted kappa, Psychological Bulletin 70, 1968), in the
# proportions that the R package psych gives for it; unweighted kappa is .492
COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]

# Fleiss 1971, table 1: 30 patients, six psychiatrists, five diagnoses; kappa = .430 (data set diagnoses of R package irr)
FLEISS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10203 "
    "00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)

# Krippendorff 2011, section C: four observers, twelve units, with missing data; nominal alpha = .743
OBSERVERS = (
    "123321412...",
    "1233224125.3",
    ".3332342251.",
    "12332441251.",
)


def units(observers):
    return [["" if rating == "." else rating for rating in unit] for unit in zip(*observers, strict=True)]


def test_cohens_kappa_of_the_example_of_200_cases_by_cohen_1968():
    ratings = from_table(COHEN)
    assert percentage(ratings) == pytest.approx(0.70)
    assert cohen(ratings) == pytest.approx(0.492, abs=0.0005)


def test_fleiss_kappa_of_the_30_patients_of_fleiss_1971():
    ratings = from_counts(FLEISS.split())
    assert percentage(ratings) == pytest.approx(0.556, abs=0.0005)
    assert fleiss(ratings) == pytest.approx(0.430, abs=0.0005)


def test_alpha_of_the_12_units_of_krippendorff_2011_section_c():
    assert krippendorff(units(OBSERVERS)) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_the_binary_data_of_krippendorff_2011_section_a():
    observers = "0100000010", "1110010000"
    assert krippendorff(units(observers)) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_the_nominal_data_of_krippendorff_2011_section_b():
    observers = "aabbdcccedda", "babbbccceddd"
    assert krippendorff(units(observers)) == pytest.approx(0.692, abs=0.0005)


def test_the_figure_suits_the_ratings():
    assert agreement(from_table(COHEN)).figure == "cohen"
    assert agreement(from_counts(FLEISS.split())).figure == "fleiss"
    found = agreement(units(OBSERVERS))
    assert (found.figure, found.items, found.raters) == ("krippendorff", 11, 4), "the last unit was judged by one only"


def test_what_one_of_two_skipped_does_not_count():
    ratings = [*from_table(COHEN), ("0", ""), ("", "1")]
    assert agreement(ratings).value == agreement(from_table(COHEN)).value


@pytest.mark.parametrize("ratings", [[], [("a", ""), ("", "b")], [("a", "", "")]])
def test_nothing_judged_together_has_no_figure(ratings):
    found = agreement(ratings)
    assert found.value is None
    assert found.percentage is None
    assert "geen enkel paar" in meaning(found)


def test_one_verdict_for_all_has_a_percentage_but_no_figure():
    found = agreement([("a", "a"), ("a", "a")])
    assert (found.value, found.percentage) == (None, 1.0)
    assert "toeval" in meaning(found)


def test_few_pairs_come_with_a_caution():
    assert "zegt weinig" in meaning(agreement([("a", "a"), ("b", "b"), ("a", "b")]))
    assert "zegt weinig" not in meaning(agreement(from_table(COHEN)))


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ([[10, 1], [0, 9]], "bijna volledige"),
        ([[8, 2], [2, 8]], "redelijke"),
        ([[5, 5], [5, 5]], "geringe"),
        ([[0, 9], [9, 0]], "minder"),
    ],
)
def test_the_words_of_landis_and_koch_1977(table, word):
    assert meaning(agreement(from_table(table))).startswith(word)


def test_the_lines_name_the_source():
    said = dict(lines(agreement(from_counts(FLEISS.split()))))
    assert said["Fleiss’ kappa (Fleiss 1971)"] == "0,43"


def test_unequal_numbers_of_ratings_are_not_for_fleiss():
    with pytest.raises(ValueError, match="as many ratings"):
        fleiss([("a", "b"), ("a", "b", "b")])


verdicts = st.sampled_from(["a", "b", "c", ""])


@given(st.lists(st.tuples(verdicts, verdicts, verdicts), max_size=30), st.permutations([0, 1, 2]))
def test_no_figure_depends_on_the_order_of_raters_or_items(ratings, order):
    turned = [tuple(item[n] for n in order) for item in reversed(ratings)]
    one, other = agreement(ratings), agreement(turned)
    assert (one.figure, one.items, one.percentage) == (other.figure, other.items, other.percentage)
    assert one.value == pytest.approx(other.value)
    assert one.value is None or one.value <= 1


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=20), st.integers(2, 4))
def test_raters_who_always_agree_get_1_or_no_figure(given_verdicts, raters):
    found = agreement([(verdict,) * raters for verdict in given_verdicts])
    assert found.percentage == 1
    assert found.value == (pytest.approx(1) if len(set(given_verdicts)) > 1 else None)
