"""A text of a library is found in another school's document, and never taken for a text that only looks like it."""

import pytest

from overlap.library.recognition import Shelf
from overlap.model import Kwalificatie

from ..support.libraries import EINDTERM, KOK, WERKPROCES, goal, text

CODE = "P/HBR/01/01-01"
BAKKER = Kwalificatie("Bakker", ("25170",))


def known(side, shelf, *goals):
    """Which goals are recognised, and whether they read differently there."""
    recognised = Shelf(side, shelf).recognised(goals)
    return {(one.id, one.changed) for found in recognised.values() for one in found}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (EINDTERM, CODE),
        (f" {EINDTERM.upper()}. ", "p/hbr/01/01-01 "),
        (EINDTERM.replace(" een ", "\n een\t"), CODE),
        (EINDTERM.removeprefix("De kandidaat kan "), CODE),
        (EINDTERM, ""),
        (EINDTERM, "1.1"),
    ],
    ids=["as it is", "case and marks", "white space", "without its opening", "without a code", "another code"],
)
def test_an_eindterm_is_known_however_a_school_writes_it(words, code):
    mine = goal(words, code)
    assert known("vmbo", [text(EINDTERM, CODE)], mine) == {(mine.id, False)}


def test_a_plan_that_names_an_eindterm_twice_has_it_twice():
    goals = goal(EINDTERM, CODE, row=1), goal(EINDTERM, CODE, row=2)
    assert known("vmbo", [text(EINDTERM, CODE)], *goals) == {(one.id, False) for one in goals}


def test_a_text_that_stands_under_two_codes_is_known_by_its_code_only():
    shelf = [text("Afscheid nemen van de klant", "A1"), text("Afscheid nemen van de klant", "B2")]
    assert known("vmbo", shelf, goal("Afscheid nemen van de klant", "C3")) == set()
    assert known("vmbo", shelf, goal("Afscheid nemen van de klant")) == set()
    mine = goal("Afscheid nemen van de klant", "B2")
    assert set(Shelf("vmbo", shelf).recognised([mine])) == {shelf[1].key}


def test_two_words_under_another_code_are_another_goal():
    assert known("vmbo", [text("afscheid nemen", "A1")], goal("afscheid nemen", "B2")) == set()


def test_a_text_that_changed_is_found_by_its_code_and_marked():
    mine = goal(EINDTERM.replace("groep gasten", "grote groep gasten"), CODE)
    assert known("vmbo", [text(EINDTERM, CODE)], mine) == {(mine.id, True)}


def test_another_text_under_the_same_code_is_another_goal():
    assert known("vmbo", [text(EINDTERM, CODE)], goal("De kandidaat kan een rekening opmaken en afrekenen", CODE)) == set()


def test_a_code_that_went_to_another_text_leaves_the_text_where_it_is():
    moved, new = goal(EINDTERM, "P/HBR/01/01-02"), goal(EINDTERM.replace("maaltijd", "drankje"), CODE)
    assert known("vmbo", [text(EINDTERM, CODE)], moved, new) == {(moved.id, False)}


def item(words=WERKPROCES, code="B1-K1-W1", *kwalificaties, description="", row=1):
    return goal(words, code, kind="werkproces", kwalificaties=kwalificaties, description=description, row=row)


def of_cook(words=WERKPROCES, *, description=""):
    return text(words, "B1-K1-W1", description=description, crebos=KOK.crebos, kwalificaties=(KOK.title,))


def of_baker(words=WERKPROCES, *, description=""):
    return text(words, "B1-K1-W1", description=description, crebos=BAKKER.crebos, kwalificaties=(BAKKER.title,))


def test_a_werkproces_of_another_kwalificatie_is_another_item():
    assert known("mbo", [of_baker()], item("Bereidt maaltijden en serveert die", "B1-K1-W1", KOK)) == set()
    assert known("mbo", [of_baker("Bereidt maaltijden en serveert")], item(WERKPROCES, "B1-K1-W1", KOK)) == set()


def test_a_renewed_dossier_is_known_by_the_title_of_its_kwalificatie():
    mine = item(WERKPROCES, "B1-K1-W1", Kwalificatie("kok", ("26500",)))
    assert known("mbo", [of_cook()], mine) == {(mine.id, False)}


def test_an_oer_without_crebo_is_known_unless_several_dossiers_have_the_same_title():
    mine = item(description="Kookt en bakt.")
    assert known("mbo", [of_cook()], mine) == {(mine.id, False)}
    assert known("mbo", [of_cook(description="Kookt."), of_baker(description="Bakt.")], mine) == set()
    shelf = [of_cook(description="kookt en bakt"), of_baker(description="Bakt.")]
    assert set(Shelf("mbo", shelf).recognised([mine])) == {shelf[0].key}


def test_another_omschrijving_is_marked_where_both_are_known():
    mine = item(WERKPROCES, "B1-K1-W1", KOK, description="Kookt en bakt.")
    assert known("mbo", [of_cook(description="Kookt.")], mine) == {(mine.id, True)}
    assert known("mbo", [of_cook()], mine) == {(mine.id, False)}


def test_a_library_without_texts_still_knows_what_is_the_same():
    bare = of_cook().__class__(code=CODE, digest=text(EINDTERM).digest)
    mine = goal(EINDTERM, CODE)
    assert known("vmbo", [bare], mine) == {(mine.id, False)}
