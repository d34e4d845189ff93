"""The generic requirements of the mbo: whole, marked as unchecked, and read back as a mbo document."""

from pathlib import Path

import pytest

from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.publications.generic.requirements import NIVEAUS, requirements
from overlap.workbook.plain.programme import programme

ONDERDELEN = {"Nederlands", "Rekenen", "Loopbaan", "Burgerschap"}


def headings(niveau):
    return {goal.section[0].title for goal in requirements(niveau).goals}


@pytest.mark.parametrize("niveau", NIVEAUS)
def test_every_item_has_a_code_of_its_own_a_decree_and_what_wants_checking(niveau):
    goals = requirements(niveau).goals
    assert len({goal.code for goal in goals}) == len(goals) > 50
    assert all(goal.description and goal.levels == (niveau,) for goal in goals)
    assert all(goal.extra["decree"] and "nog niet naast het besluit gelegd" in goal.extra["to check"] for goal in goals)
    assert [notice.code for notice in requirements(niveau).warnings] == ["generic-unchecked"]


@pytest.mark.parametrize(("niveau", "more"), [("2", set()), ("3", set()), ("4", {"Engels"})])
def test_each_niveau_asks_what_every_course_of_it_asks(niveau, more):
    assert {title.partition(":")[0] for title in headings(niveau)} == ONDERDELEN | more
    for onderdeel, domeinen in (("Rekenen", 5), ("Loopbaan", 5), ("Burgerschap", 5)):
        assert sum(title.startswith(onderdeel) for title in headings(niveau)) == domeinen


def test_of_a_niveau_the_onderdelen_that_are_wanted_can_be_chosen():
    chosen = requirements("4", ("nederlands", "Eng"))
    assert {goal.section[0].title.partition(":")[0] for goal in chosen.goals} == {"Nederlands", "Engels"}
    assert {goal.id for goal in chosen.goals} < {goal.id for goal in requirements("4").goals}
    with pytest.raises(Unusable, match="Nederlands, Rekenen, Loopbaan, Burgerschap"):
        requirements("2", ("Engels",))


@pytest.mark.parametrize(
    ("niveau", "levels"),
    [
        ("2", {"2F", "mbo-rekenniveau 2"}),
        ("3", {"2F", "mbo-rekenniveau 3"}),
        ("4", {"3F", "mbo-rekenniveau 4", "A2", "B1"}),
    ],
)
def test_the_referentieniveau_is_that_of_the_niveau(niveau, levels):
    assert {goal.extra["reference level"] for goal in requirements(niveau).goals if "reference level" in goal.extra} == levels


@pytest.mark.parametrize("niveau", NIVEAUS)
def test_the_spreadsheet_reads_back_as_the_mbo_side(niveau, tmp_path: Path):
    curriculum = requirements(niveau)
    (tmp_path / "generiek.xlsx").write_bytes(programme(curriculum))
    again = read(tmp_path / "generiek.xlsx")
    assert (again.kind, again.title, again.levels) == ("mbo", curriculum.title, (niveau,))
    told = [(g.id, g.text, g.kind, g.section, g.description, g.extra) for g in curriculum.goals]
    assert [(g.id, g.text, g.kind, g.section, g.description, g.extra) for g in again.goals] == told
