"""What somebody says about the columns goes before what their headers suggest."""

import pytest

from overlap.reading import ReadOptions, read
from overlap.reading.layout.columns import Columns, GoalColumn
from overlap.reading.layout.options import role_named


def test_columns_that_were_chosen_leave_the_others_as_they_were():
    before = Columns(
        goals=[GoalColumn(column=1, label="eindterm")], code=0, sections=[[2, 3]], single={"uren": 4, "periode": 5}, sure=True
    )
    after = before.with_chosen({"goal": [2], "section 1": [1], "toets": [4]})
    assert [goal.column for goal in after.goals] == [2]
    assert (after.code, after.sections, after.single) == (0, [[3], [1]], {"periode": 5, "toets": 4})
    assert [goal.column for goal in before.goals] == [1]
    assert (before.sections, before.single) == ([[2, 3]], {"uren": 4, "periode": 5})


@pytest.mark.parametrize("name", ["section1", "section 1", "section", "module"])
def test_a_heading_is_chosen_by_its_number_with_or_without_a_space(name, sheet):
    path = sheet([["A", "B", "C"], ["Zorg", "P/ZW/01/01-01", "Wassen en strijken"], ["Zorg", "P/ZW/01/01-02", "Koken en bakken"]])
    programme = read(path, options=ReadOptions(columns={name: "A", "code": "B", "goal": "C"}))
    assert [goal.section[0].title for goal in programme.goals] == ["Zorg", "Zorg"]
    assert role_named(name) == "section 1"
