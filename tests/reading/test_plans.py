"""Plans that name codes where the programme has the texts, and what somebody can say about a file that was not understood."""

from collections.abc import Callable
from pathlib import Path

import pytest

from overlap.problems import Unusable
from overlap.reading import ReadOptions, fill_in, read

Write = Callable[..., Path]
PROGRAMME = [
    ["Module", "Code", "Eindterm", "BB", "KB"],
    ["P/RW/01 Wielen", "P/RW/01/01-01", "De kandidaat kan een band plakken", "x", "x"],
    [None, "P/RW/01/01-02", "De kandidaat kan een band vervangen", None, "x"],
    [None, "P/RW/01/02-01", "De kandidaat kan spaken spannen", "x", "x"],
    ["P/RW/02 Remmen", "P/RW/02/01-01", "De kandidaat kan remmen stellen", "x", "x"],
]
PLAN = [
    ["Toets", "Periode", "Eindtermen", "Toetsvorm", "Weging"],
    ["SE1", 1, "P/RW/01/01-01, 02", "praktijk", 2],
    ["SE2", 2, "P/RW/02", "schriftelijk", 1],
    ["SE3", 3, "P/RW/09/01-01", "mondeling", 1],
]


def test_a_plan_with_only_codes_gets_the_texts_of_the_programme(xlsx: Write) -> None:
    programme = read(xlsx(PROGRAMME, name="programma.xlsx"))
    found = read(xlsx(PLAN), programme=programme)
    assert [(g.code, g.text, g.extra["toets"], g.source.row) for g in found.goals] == [
        ("P/RW/01/01-01", "De kandidaat kan een band plakken", "SE1", 2),
        ("P/RW/01/01-02", "De kandidaat kan een band vervangen", "SE1", 2),
        ("P/RW/02/01-01", "De kandidaat kan remmen stellen", "SE2", 3),
    ]
    assert found.goals[1].levels == ("KB",)
    assert found.goals[0].id == programme.goals[0].id
    told = {w.code: w.values.get("codes") for w in found.warnings}
    assert told["plan-unknown-codes"] == "P/RW/09/01-01"
    assert told["plan-leaves-out"] == "P/RW/01/02-01"


def test_a_range_of_codes_names_goals_also_where_other_rows_have_texts(xlsx: Write) -> None:
    programme = read(xlsx(PROGRAMME, name="programma.xlsx"))
    rows = [["Toets", "Eindtermen"], ["SE1", "P/RW/01/01-01 t/m 02"], ["SE2", "P/RW/02/01-01 remmen stellen"]]
    found = read(xlsx(rows), programme=programme)
    assert [(g.code, g.extra["toets"]) for g in found.goals] == [
        ("P/RW/01/01-01", "SE1"),
        ("P/RW/01/01-02", "SE1"),
        ("P/RW/02/01-01", "SE2: remmen stellen"),
    ]


def test_a_plan_with_only_codes_says_what_it_needs(xlsx: Write) -> None:
    with pytest.raises(Unusable) as error:
        read(xlsx(PLAN))
    assert error.value.notice.code == "only-codes"


def test_the_goals_of_the_programme_come_for_the_words_that_a_plan_has_for_pupils(xlsx: Write) -> None:
    programme = read(xlsx(PROGRAMME, name="programma.xlsx"))
    head, first, second, _third = PLAN
    rows = [
        [*head, "Stofomschrijving"],
        [*first, "Alles over banden"],
        [*second, "Je stelt een rem en plakt een band"],
        ["SE4", 4, None, "mondeling", 1, "Je vertelt over je stage"],
    ]
    rows[2][2] = "P/RW/02, P/RW/01/01-01"
    found = read(xlsx(rows), programme=programme)
    assert [(g.text, g.extra["toets"], g.extra["periode"]) for g in found.goals] == [
        ("De kandidaat kan een band plakken", "SE1: Alles over banden; SE2: Je stelt een rem en plakt een band", "1; 2"),
        ("De kandidaat kan een band vervangen", "SE1: Alles over banden", "1"),
        ("De kandidaat kan remmen stellen", "SE2: Je stelt een rem en plakt een band", "2"),
        ("Je vertelt over je stage", "SE4", "4"),
    ]
    assert fill_in(found.goals, programme).left_out == ("P/RW/01/02-01",)
    assert "duplicate-goal" not in {w.code for w in found.warnings}


def test_a_plan_that_names_several_codes_per_row_says_that_their_texts_help(xlsx: Write) -> None:
    rows = [[*PLAN[0], "Stofomschrijving"], [*PLAN[1], "Alles over banden"]]
    assert "plan-names-codes" in {w.code for w in read(xlsx(rows)).warnings}
    rows[1][2] = "P/RW/01/01-01"
    assert "plan-names-codes" not in {w.code for w in read(xlsx(rows)).warnings}


ODD = {
    "Overzicht": [["niets"]],
    "Data": [["rommel"], ["A", "B", "Dit gaat over"], ["1.1", "x", "banden plakken"], ["1.2", "y", "remmen"]],
}


def test_somebody_says_where_the_goals_are(xlsx: Write) -> None:
    path = xlsx(ODD)
    for sheets in (("data",), ("2",)):
        options = ReadOptions(sheets=sheets, header_row=2, columns={"goal": "C", "code": "A"})
        found = read(path, options=options)
        assert [(g.code, g.text) for g in found.goals] == [("1.1", "banden plakken"), ("1.2", "remmen")]
    found = read(path, options=ReadOptions(sheets=("Data",), header_row=2, columns={"goal": "Dit gaat over"}))
    assert [g.text for g in found.goals] == ["banden plakken", "remmen"]


@pytest.mark.parametrize(("options", "code"), [
    (ReadOptions(sheets=("Bestaat niet",)), "no-such-sheet"),
    (ReadOptions(sheets=("Data",), header_row=99), "no-such-row"),
    (ReadOptions(sheets=("Data",), header_row=2, columns={"doel": "C"}), "no-such-role"),
    (ReadOptions(sheets=("Data",), header_row=2, columns={"goal": "ZZ"}), "no-such-column"),
])  # fmt: skip
def test_what_somebody_says_must_fit_the_file(xlsx: Write, options: ReadOptions, code: str) -> None:
    with pytest.raises(Unusable) as error:
        read(xlsx(ODD), options=options)
    assert error.value.notice.code == code
