"""Cosines and coverage worked out over what is shared only, beside the same sums done the long way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from overlap.language import Unit, open_lexicon, pieces
from overlap.matching.words.cosines import Headed, both_cosines, cosine
from overlap.matching.words.likeness import MISSPELT
from overlap.matching.words.terms import TermTable
from overlap.matching.words.vectors import Numbering, plain_words, spread, strongest, together
from overlap.matching.words.vocabulary import Vocabulary

WORDS = ["remmen", "band", "banden", "schoonmaken", "schoonmaak", "klant", "gast", "voorraadbeheer", "voorraad", "reinigng",
         "reiniging", "gebouwinspectie", "koken", "maaltijden"]  # fmt: skip
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=6)


def runs(word):
    """The runs of 3 to 5 characters of a word, its edges included."""
    padded = f" {word} "
    return [padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1)]


def dense(left, right, features=runs):
    """Tf-idf cosine as a textbook has it."""
    bags = [[part for word in plain_words(text) for part in features(word)] for text in (*left, *right)]
    names = sorted({part for bag in bags for part in bag})
    counts = np.array([[bag.count(name) for name in names] for bag in bags], float).reshape(len(bags), len(names))
    rarity = np.log((1 + len(bags)) / (1 + (counts > 0).sum(axis=0))) + 1
    weighed = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * rarity
    length = np.linalg.norm(weighed, axis=1, keepdims=True)
    weighed = weighed / np.where(length > 0, length, 1)
    return weighed[: len(left)] @ weighed[len(left) :].T


@given(texts, texts, st.sampled_from([0, 0.1, 2]), st.sampled_from([1, 2, 100]))
def test_the_cosine_is_that_of_the_textbook_however_it_is_worked_out(left, right, often, most):
    numbering = Numbering()
    bags = [numbering.word_parts(map(pieces, side)) for side in (left, right)]
    whole = [numbering.whole_words(map(plain_words, side)) for side in (left, right)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("overlap.matching.words.cosines._OFTEN", often)
        patch.setattr("overlap.matching.words.cosines._MOST", most)
        assert cosine(*bags) == pytest.approx(dense(left, right), abs=1e-12)
        assert cosine(*whole) == pytest.approx(dense(left, right, lambda word: [word]), abs=1e-12)


@given(texts, texts, st.lists(st.sampled_from(["", *WORDS]), min_size=12, max_size=12))
def test_both_cosines_are_those_of_the_texts_and_of_the_texts_with_their_headings(left, right, headings):
    numbering = Numbering()
    above = [
        [f"{text} {heading}" for text, heading in zip(side, headings[n * 6 :], strict=False)]
        for n, side in enumerate((left, right))
    ]
    bags = [[numbering.word_parts(map(pieces, each)) for each in both] for both in zip((left, right), above, strict=True)]
    assert both_cosines(*(Headed(*each) for each in bags)) == pytest.approx(dense(left, right) + dense(*above), abs=1e-12)


def test_many_texts_without_a_word_are_like_nothing():
    numbering = Numbering()
    bags = [numbering.whole_words([[]] * size) for size in (300, 2)]
    assert not cosine(*bags).any()
    assert not both_cosines(*(Headed(each, each) for each in bags)).any()


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(WORDS), max_size=5), st.lists(st.sampled_from(WORDS), max_size=3)), min_size=1)
)
def test_bags_put_together_are_those_of_the_texts_put_together(both):
    numbering = Numbering()
    left, right, whole = (numbering.word_parts(side) for side in (*zip(*both, strict=True), [[*a, *b] for a, b in both]))
    for found, expected in zip(together(left, right).in_full(), whole.in_full(), strict=True):
        assert found.tolist() == expected.tolist()


@given(texts, texts, texts)
def test_what_was_numbered_before_a_cut_is_compared_as_without_one(kept, forgotten, other):
    numbering, plain = Numbering(), Numbering()
    ours = [[each.word_parts(map(pieces, kept)), each.whole_words(map(plain_words, kept))] for each in (numbering, plain)]
    sizes = numbering.sizes
    for words in (numbering.word_parts, numbering.whole_words):
        words(map(plain_words, forgotten))
    numbering.cut(sizes)
    assert numbering.sizes == sizes
    theirs = [[each.word_parts(map(pieces, other)), each.whole_words(map(plain_words, other))] for each in (numbering, plain)]
    for cut, uncut in zip(zip(ours[0], theirs[0], strict=True), zip(ours[1], theirs[1], strict=True), strict=True):
        assert cosine(*cut) == pytest.approx(cosine(*uncut), abs=1e-12)


@given(st.lists(st.text("aé中𝒜b", min_size=1, max_size=7), min_size=1, max_size=9))
def test_runs_of_any_characters_are_told_apart(words):
    words = [word for text in words for word in plain_words(text)]
    bags = Numbering().word_parts([[word] for word in words])
    entries = bags.entries(bags.pattern)
    met = {*zip(entries.bags.tolist(), entries.each(bags.features).tolist(), strict=True)}
    for i, a in enumerate(words):
        of_a = {feature for bag, feature in met if bag == i}
        assert len(of_a) == len({*runs(a)})
        for j, b in enumerate(words):
            assert len(of_a & {feature for bag, feature in met if bag == j}) == len({*runs(a)} & {*runs(b)})


@given(texts, texts)
def test_coverage_is_the_weight_of_what_is_found_by_the_weight_of_all(left, right):
    mine, theirs = ([open_lexicon().units(text) for text in side] for side in (left, right))
    sides = Vocabulary(mine, [()] * len(left)), Vocabulary(theirs, [()] * len(right))
    table = TermTable(*sides)
    found = table.left_covered(sides[0].passages(mine), sides[1].passages(theirs))
    for i, a in enumerate(mine):
        total = 2.0 + sum(table.weight(unit) for unit in a)
        for j, b in enumerate(theirs):
            best = sum(table.weight(unit) * max((table.likeness_of(unit, other) for other in b), default=0) for unit in a)
            assert found[i, j] == pytest.approx(best / total)


@given(texts, texts)
def test_likeness_is_the_same_from_either_side(left, right):
    mine, theirs = (Vocabulary([open_lexicon().units(text) for text in side], [()] * len(side)) for side in (left, right))
    there, back = TermTable(mine, theirs), TermTable(theirs, mine)
    for a in mine.units:
        for b in theirs.units:
            assert there.likeness_of(a, b) == pytest.approx(back.likeness_of(b, a))


@given(st.text("abcd", min_size=6, max_size=9), st.text("abcd", min_size=6, max_size=9))
def test_long_words_with_one_letter_wrong_meet_and_no_others(a, b):
    mine, theirs = (Vocabulary([[Unit(key=key, written=(key,))]], [()]) for key in (a, b))
    wrong = OSA.distance(a, b) == 1 and min(len(a), len(b)) >= 7
    likeness = TermTable(mine, theirs).likeness_of(mine.units[0], theirs.units[0])
    assert (likeness in (MISSPELT, 1.0)) == (wrong or a == b)


@given(st.text("abcd", min_size=8, max_size=9), st.data())
def test_a_letter_changed_left_out_or_swapped(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    for other in (
        word[:at] + "e" + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ):
        mine, theirs = (Vocabulary([[Unit(key=key, written=(key,))]], [()]) for key in (word, other))
        assert TermTable(mine, theirs).likeness_of(mine.units[0], theirs.units[0]) >= MISSPELT


def test_runs_of_places_one_after_the_other():
    each, place = spread(np.array([4, 0, 9]), np.array([2, 0, 3]))
    assert each.tolist() == [0, 0, 2, 2, 2]
    assert place.tolist() == [4, 5, 9, 10, 11]


def test_each_key_once_with_its_highest_value():
    keys, values = strongest(np.array([3, 1, 3, 1]), np.array([0.2, 0.5, 0.9, 0.1]))
    assert keys.tolist() == [1, 3]
    assert values.tolist() == [0.5, 0.9]
