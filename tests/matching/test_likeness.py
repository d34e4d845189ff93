"""What is found by an index or in whole tables, beside the same looked for two by two."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from overlap.language import Action, Unit, open_lexicon, word_list
from overlap.matching import Sides, actions
from overlap.matching.parts import FOUND, share_found
from overlap.matching.words import partners
from overlap.matching.words.deeds import Deeds
from overlap.matching.words.likeness import MISSPELT, Likeness, part_likeness, unit_likeness
from overlap.matching.words.terms import TermTable
from overlap.matching.words.vocabulary import Vocabulary
from overlap.model import Goal, Source

SHARES = (1.0, 0.6, 0.5, 0.4)  # how much a unit stands for a concept
LONG = 7  # letters of a word that may be misspelt
keys = st.one_of(
    st.text("ab", min_size=2, max_size=10),
    st.sampled_from(("voorraad", "voorraadbeheer", "beheer", "werk", "schoonmaakwerk", "reiniging", "reinigng", "deegbereiding",
                     "maaltijdbereiding", "schoonmaakmiddelen", "kassa", "kassawerkzaamheden", "winkelwerkzaamheden")),
)  # fmt: skip
units = st.builds(
    lambda key, concepts, *, term: Unit(key=key, written=(key,), concepts=concepts, term=term),
    keys,
    st.dictionaries(st.integers(0, 3), st.sampled_from(SHARES), max_size=2),
    term=st.booleans(),
)
lists = st.lists(units, max_size=6, unique_by=lambda unit: unit.key)
tasks = st.lists(
    st.sampled_from(("Bereidt maaltijden voor", "Maakt de keuken en het sanitair schoon", "Remmen, banden en accu controleren",
                     "Kookt maaltijden en ontvangt gasten", "Gasten ontvangen", "Controleert remblokken")),
    min_size=1,
    max_size=4,
)  # fmt: skip


def starts_alike(a, b):
    """How many letters two words have in common at their start."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def by_letters(a, b):
    """How alike two different stems are by their parts, letter by letter."""
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short not in word_list("weak parts") and (long.endswith(short) or long.startswith(short)):
        return 0.75 if long.endswith(short) else 0.6
    start, end = starts_alike(a, b), starts_alike(a[::-1], b[::-1])
    if start >= 6 and start >= len(short) / 2:
        return 0.5
    weak = next((len(ending) for ending in word_list("weak endings") if a.endswith(ending)), 0)
    return 0.4 if end >= 6 and end - weak >= 4 else 0.0


@given(keys, keys)
def test_parts_that_words_share_are_counted_in_letters(a, b):
    assert part_likeness(a, b) == (1.0 if a == b else by_letters(a, b))


@given(lists, lists, lists)
def test_the_index_finds_all_that_is_alike_and_nothing_else(vmbo, beside, mbo):
    left, other, right = (Vocabulary([side], [()]) for side in (vmbo, beside, mbo))
    found = Likeness([other, left]).between(left, right)
    alike = {(i, j): values for i, j, *values in zip(*(side.tolist() for side in found), strict=True)}
    for i, a in enumerate(left.units):
        for j, b in enumerate(right.units):
            is_misspelt = not (a.term or b.term or (a.concepts and b.concepts)) and min(len(a.key), len(b.key)) >= LONG
            is_misspelt &= OSA.distance(a.key, b.key) == 1
            like = unit_likeness(a, b)
            assert alike.pop((i, j), [0.0, 0.0]) == [max(like, MISSPELT) if is_misspelt else like, like]
    assert not alike


@given(lists, st.lists(lists, min_size=2, max_size=4), st.integers(1, 8))
def test_what_is_alike_does_not_depend_on_the_programmes_before(vmbo, programmes, remembered):
    left, *rights = (Vocabulary([side], [()]) for side in (vmbo, *programmes))
    many = Likeness([left])
    with patch.object(partners, "WORDS", remembered):
        for right in rights:
            found, alone = many.between(left, right), Likeness([left]).between(left, right)
            assert [side.tolist() for side in found] == [side.tolist() for side in alone]


@given(st.lists(lists, min_size=1, max_size=4), st.lists(lists, min_size=1, max_size=4))
def test_parts_found_in_each_other_are_those_of_the_whole_tables(vmbo, mbo):
    left, right = (Vocabulary(side, [()] * len(side)) for side in (vmbo, mbo))
    ours, theirs = left.passages(vmbo), right.passages(mbo)
    table = TermTable(left, right)
    of_left, of_right = table.shares(ours, theirs, vmbo=True), table.shares(theirs, ours, vmbo=False).T
    i, j = np.nonzero((of_left > 0) & (of_right > 0))
    found = table.shared(ours, theirs)
    order = np.lexsort((found[1], found[0]))
    for side, expected in zip(found, (i, j, of_left[i, j], of_right[i, j]), strict=True):
        assert side[order] == pytest.approx(expected)


VERBS = st.lists(
    st.sampled_from(("maken", "vervaardigen", "controleren", "nakijken", "koken", "kennen", "gebruiken")), min_size=1
)


@given(VERBS, VERBS)
def test_the_table_of_verbs_says_what_is_said_of_each_two(ours, theirs):
    left, right = (Deeds([[Action(verb)] for verb in verbs], open_lexicon()) for verbs in (ours, theirs))
    table = actions._likeness_of_verbs(left, right)
    for a, i in left.verbs.items():
        for b, j in right.verbs.items():
            assert table[i, j] == actions._likeness_of_verb(left, right, a, b)


@given(tasks, tasks)
def test_the_share_of_the_things_in_a_title_is_that_of_its_pieces_one_by_one(eindtermen, titles):
    kinds = {"eindterm": eindtermen, "werkproces": titles}
    both = ([Goal(text=text, kind=kind, source=Source("f", "s", n)) for n, text in enumerate(kinds[kind])] for kind in kinds)
    sides = Sides.read(*both, open_lexicon())
    found = actions.item_parts_covered(sides)
    for j, pieces in enumerate(sides.mbo.pieces):
        for i, told in enumerate(sides.vmbo.told.units):
            shares = [share_found(sides.terms, sides.mbo.units_of_pieces[piece], told, vmbo=False) for piece in pieces]
            assert found[i, j] == pytest.approx(np.mean(np.array(shares) >= FOUND))
