"""Keuzevak beside keuzedeel: what is left over must fill a keuzedeel, given its size."""

import pytest

from overlap.analysis import Hours, Share
from overlap.analysis.matrix.electives import left_over, size_of
from overlap.analysis.matrix.matrix import matrix
from overlap.analysis.matrix.meeting import Cell
from overlap.model import Goal, Heading, Source, with_extra
from overlap.reading import read
from overlap.reading.many import read_many


def items(n=4, heading="K0123 Haar verzorgen", first=1, **extra):
    section = (Heading("", heading),)
    goals = [Goal(f"Doet {i}", "werkproces", Source("f", "s", i), section=section) for i in range(first, first + n)]
    return [with_extra(goal, extra) for goal in goals]


def cell(had, hours=None):
    return Cell(Share(4, 0, 0, 0), Share(4, 4 * had, 0, 0), (0, 0, 0), None, hours)


@pytest.mark.parametrize(
    ("had", "size", "verdict"),
    [
        (0.25, "240", "enough"),
        (0.26, "240", "doubtful"),
        (0.5, "240", "doubtful"),
        (0.51, "240", "ondoelmatig"),
        (0.5, "480", "smaller"),
        (0.51, "480", "ondoelmatig"),
        (0.6, "720", "smaller"),
        (0.7, "720", "ondoelmatig"),
        (0.6, "", "ondoelmatig"),
    ],
)
def test_what_is_left_is_judged_by_share_and_size(had, size, verdict):
    assert left_over(cell(had), items(omvang=size)).verdict == verdict


def test_a_total_is_not_spread_over_items():
    left = left_over(cell(0.5), items(omvang="240"))
    assert (left.share, left.size, left.hours) == (0.5, 240, None)


def test_hours_per_row_count_where_every_row_has_them():
    given = [*items(3, uren="20"), *items(first=4, n=1, uren="180")]
    left = left_over(cell(0.5, Hours(4, 240, 200)), given)
    assert (left.hours, left.size, left.verdict) == (40, 240, "ondoelmatig")
    assert left.share == pytest.approx(40 / 240)
    some = left_over(cell(0.5, Hours(1, 180, 20)), [*items(3), *items(first=4, n=1, uren="180")])
    assert (some.share, some.hours) == (0.5, None), "hours of one row say nothing of the others"


@pytest.mark.parametrize(
    ("given", "size"),
    [
        (items(omvang="480"), 480),
        (items(heading="Keuzedeel K0123 Haar verzorgen (720 SBU)"), 720),
        (items(uren="240"), 240),
        (items(uren="60"), 240),
        (items(1, uren="240"), 240),
        (items(heading="Keuzedeel 2027"), None),
    ],
)
def test_the_size_of_a_keuzedeel_is_found_where_documents_put_it(given, size):
    assert size_of(given) == size


def test_the_size_above_a_table_is_read(sheet):
    rows = [
        ["Keuzedeel K9999 Koken"],
        ["Studielast: 240 uur"],
        ["Werkproces", "Titel"],
        ["D1-K1-W1", "Bereidt een maaltijd voor"],
    ]
    (goal,) = read(sheet([*rows], name="keuzedeel.xlsx"), expected="mbo").goals
    assert goal.extra["omvang"] == "240"
    rows[0] = ["Kwalificatiedossier Koken"]
    (goal,) = read(sheet([*rows], name="dossier.xlsx"), expected="mbo").goals
    assert "omvang" not in goal.extra, "a load of a kwalificatie is no size of a keuzedeel"


def test_a_size_that_stands_in_every_row_is_not_added_up(sheet):
    vmbo = sheet(
        [["Module", "Code", "Eindterm"], ["K/ZW/05 Haar", "K/ZW/05/01", "De kandidaat kan haar wassen"]], name="vmbo.xlsx"
    )
    rows = [[f"D1-K1-W{n}", text, "240"] for n, text in enumerate(("Wast haar", "Droogt haar", "Knipt haar"), 1)]
    head = ["Keuzedeel", "Code", "Werkproces", "SBU"]
    mbo = sheet([head, *(["K0123 Verzorgt het haar", *row] for row in rows)], name="mbo.xlsx")
    found = matrix(read_many([vmbo], "vmbo").curricula, read_many([mbo], "mbo").curricula)
    assert found.column(0).kind == "keuzedeel"
    one = found.cell(len(found.rows) - 1, 0)
    assert one.mbo_hours is None
    assert left_over(one, found.mbo[0].curriculum.goals).size == 240
