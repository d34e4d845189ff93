"""Goals beside each other, sheets turned on their side, a block per test, and what people struck, hid or left open."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import ReadOptions, read

Write = Callable[..., Path]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TAIL = "<w:sectPr/></w:body></w:document>"


def texts(programme: Curriculum) -> list[str]:
    return [goal.text for goal in programme.goals]


def sections(programme: Curriculum) -> list[str]:
    return [" / ".join(heading.label for heading in goal.section) for goal in programme.goals]


def warned(programme: Curriculum) -> list[str]:
    return [notice.code for notice in programme.warnings if notice.code not in ("kind-unsure", "no-codes")]


# beside each other -------------------------------------------------------------------------


def test_two_tables_beside_each_other_with_a_leerweg_above_each(xlsx: Write) -> None:
    programme = read(xlsx([
        ["Basisberoepsgericht", None, None, "Kaderberoepsgericht"],
        ["Code", "Eindterm", None, "Code", "Eindterm"],
        ["P/RW/01/01-01", "De kandidaat kan een band plakken", None, "P/RW/01/02-01", "De kandidaat kan een naaf stellen"],
        ["P/RW/01/01-02", "De kandidaat kan een ketting spannen", None, "P/RW/01/02-02", "De kandidaat kan een wiel richten"],
        [None, None, None, "P/RW/01/02-03", "De kandidaat kan een rem ontluchten"],
    ]))  # fmt: skip
    assert [(goal.code[-5:], goal.levels) for goal in programme.goals] == [
        ("01-01", ("BB",)), ("01-02", ("BB",)), ("02-01", ("KB",)), ("02-02", ("KB",)), ("02-03", ("KB",)),
    ]  # fmt: skip
    assert not any(goal.section for goal in programme.goals)
    assert [sheet.columns["goal"] for sheet in programme.sheets] == ["B", "E"]


def test_tables_beside_each_other_that_share_a_column_at_the_left(xlsx: Write) -> None:
    programme = read(xlsx([
        [None, "Leerjaar 3", None, "Leerjaar 4"],
        ["Module", "Code", "Leerdoel", "Code", "Leerdoel"],
        ["Wielen", "1.1", "banden plakken", "2.1", "spaken spannen"],
        ["Remmen", "1.2", "remblokken vervangen", "2.2", "remmen ontluchten"],
    ]))  # fmt: skip
    assert texts(programme) == ["banden plakken", "remblokken vervangen", "spaken spannen", "remmen ontluchten"]
    assert sections(programme) == ["Wielen", "Remmen"] * 2
    assert [goal.extra["leerjaar"] for goal in programme.goals] == ["3", "3", "4", "4"]


def test_tables_beside_each_other_that_begin_in_different_rows(xlsx: Write) -> None:
    programme = read(xlsx([
        ["Leerjaar 3"],
        ["Code", "Eindterm", None, "Leerjaar 4"],
        ["1.1", "banden plakken", None, "Nr", "Leerdoel"],
        ["1.2", "remblokken vervangen", None, "2.1", "spaken spannen"],
        ["1.3", "kettingen smeren", None, "2.2", "remmen ontluchten"],
    ]))  # fmt: skip
    assert texts(programme) == [
        "banden plakken",
        "remblokken vervangen",
        "kettingen smeren",
        "spaken spannen",
        "remmen ontluchten",
    ]
    assert [goal.extra["leerjaar"] for goal in programme.goals] == ["3", "3", "3", "4", "4"]


def test_headings_at_the_left_of_what_stands_under_them_are_no_table_of_their_own(xlsx: Write) -> None:
    """The same two headers, but the left pair holds kerntaken."""
    programme = read(xlsx([
        ["Kerntaak", None, "Werkproces", None],
        ["Code", "Titel", "Code", "Titel"],
        ["B1-K1", "Verzorgt fietsen", "B1-K1-W1", "Plakt een band"],
        [None, None, "B1-K1-W2", "Stelt een rem af"],
        ["B1-K2", "Verkoopt fietsen", "B1-K2-W1", "Adviseert de klant"],
    ]))  # fmt: skip
    assert texts(programme) == ["Plakt een band", "Stelt een rem af", "Adviseert de klant"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (["Thema", "Leerdoelen leerjaar 3", "Leerdoelen leerjaar 4"], [{"leerjaar": "3"}, {"leerjaar": "4"}]),
        (["Thema", "Klas 1", "Klas 2"], [{"leerjaar": "1"}, {"leerjaar": "2"}]),
        (["Thema", "Eindtermen (BB)", "Eindtermen (KB)"], [("BB",), ("KB",)]),
        (["Thema", "Doelen basis", "Doelen kader/GL"], [("BB",), ("KB", "GL")]),
        (["Thema", "Doel 1", "Doel 2"], [{}, {}]),
    ],
)
def test_a_column_of_goals_per_leerjaar_or_leerweg(xlsx: Write, header: list[str], told: list[object]) -> None:
    programme = read(xlsx([
        header,
        ["Wielen", "een band plakken", "een wiel spaken"],
        ["Remmen", "een rem afstellen", "een rem ontluchten"],
    ]))  # fmt: skip
    assert texts(programme) == ["een band plakken", "een wiel spaken", "een rem afstellen", "een rem ontluchten"]
    assert [
        goal.levels if isinstance(one, tuple) else goal.extra for goal, one in zip(programme.goals, told * 2, strict=True)
    ] == told * 2


def test_kennis_vaardigheden_and_houding_beside_each_other_have_the_code_of_their_row(xlsx: Write) -> None:
    programme = read(xlsx([
        ["Code", "Kennis", "Vaardigheden", "Houding"],
        ["1.1", "soorten banden en ventielen", "een band plakken", "werkt netjes en veilig"],
        ["1.2", "soorten remmen en kabels", "een rem afstellen", "is klantgericht in gesprek"],
    ]))  # fmt: skip
    assert [(goal.code, goal.kind) for goal in programme.goals[:3]] == [
        ("1.1", "kennis"),
        ("1.1", "vaardigheid"),
        ("1.1", "leerdoel"),
    ]
    assert len(programme.goals) == 6


def test_what_a_person_says_reads_several_columns(xlsx: Write) -> None:
    path = xlsx([["Wat", "Eerst", "Later"], ["a", "banden", "spaken"], ["b", "remmen", "naven"]])
    with pytest.raises(Unusable):
        read(path)
    programme = read(path, options=ReadOptions(header_row=1, columns={"goal": ("B", "C")}))
    assert texts(programme) == ["banden", "spaken", "remmen", "naven"]


# on its side -------------------------------------------------------------------------------


def test_a_test_per_column(xlsx: Write) -> None:
    programme = read(xlsx([
        ["PTA fietstechniek leerjaar 3"],
        ["Toets", "SE1", "SE2", "SE3"],
        ["Periode", 1, 2, 3],
        ["Leerdoelen", "• een band plakken\n• een band kiezen", "een rem afstellen", "een wiel spaken"],
        ["Weging", 10, 20, 20],
    ]))  # fmt: skip
    assert texts(programme) == ["een band plakken", "een band kiezen", "een rem afstellen", "een wiel spaken"]
    assert [goal.extra["toets"] for goal in programme.goals] == ["SE1", "SE1", "SE2", "SE3"]
    assert {(goal.source.row, goal.extra["leerjaar"]) for goal in programme.goals} == {(4, "3")}
    assert warned(programme) == ["sheet-turned"]


def test_lessons_with_crosses_under_goals(xlsx: Write) -> None:
    programme = read(xlsx([
        [None, "Wielen", None, "Remmen"],
        [None, "P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/02-01"],
        ["Les", "De kandidaat kan een band plakken", "De kandidaat kan een wiel spaken", "De kandidaat kan een rem afstellen"],
        ["Bandenweek", "x", None, None],
        ["Remmenweek", None, "x", "x"],
    ], merged=["B1:C1"]))  # fmt: skip
    assert [goal.code for goal in programme.goals] == ["P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/02-01"]
    assert sections(programme) == ["Wielen", "Wielen", "Remmen"]
    assert warned(programme) == ["sheet-matrix"]


def test_a_block_of_fields_per_test(xlsx: Write) -> None:
    programme = read(xlsx([
        ["Toets", "SE1"], ["Periode", "1"], ["Leerdoelen", "een band plakken\nEen band kiezen"], [],
        ["Toets", "SE2"], ["Periode", "2"], ["Leerdoelen", "een rem afstellen"],
    ]))  # fmt: skip
    assert [(goal.extra["toets"], goal.source.row) for goal in programme.goals][-1] == ("SE2", 7)
    assert "een rem afstellen" in texts(programme)


def test_a_small_table_per_test_with_a_line_above_each(xlsx: Write) -> None:
    programme = read(xlsx([
        ["Toets 1: wielen"], ["Eindtermen"], ["een band plakken"], ["een wiel spaken"], [],
        ["Toets 2: remmen"], ["Code", "Eindtermen"], ["2.1", "een rem afstellen"], [],
        ["Toets 3: klanten"], ["Leerdoelen"], ["een klant helpen"],
    ]))  # fmt: skip
    assert texts(programme) == ["een band plakken", "een wiel spaken", "een rem afstellen", "een klant helpen"]
    assert sections(programme) == ["Toets 1: wielen", "Toets 1: wielen", "Toets 2: remmen", "Toets 3: klanten"]


# the account -------------------------------------------------------------------------------


def test_goals_in_a_column_nobody_knows_are_told_first_and_how_to_read_them(xlsx: Write) -> None:
    path = xlsx([
        ["Code", "Eindterm", "Zelf"],
        ["1.1", "een band plakken", "een band kiezen"],
        ["1.2", "een rem afstellen", "remblokken bestellen"],
        ["1.3", "een wiel spaken", "een klant informeren"],
    ])  # fmt: skip
    programme = read(path)
    notice = programme.warnings[0]
    assert (notice.code, notice.values["count"], notice.values["first"]) == ("goals-unread-column", 3, 2)
    assert "C (Zelf)" in notice.message
    assert "--column goal=B --column goal=C" in notice.remedy
    both = read(path, options=ReadOptions(columns={"goal": ("B", "C")}))
    assert len(both.goals) == 6
    assert "goals-unread-column" not in warned(both)


def test_goals_on_a_sheet_without_a_table_are_told(xlsx: Write) -> None:
    programme = read(xlsx({
        "PTA": [["Code", "Eindterm"], ["1.1", "een band plakken"], ["1.2", "een rem afstellen"]],
        "Los": [["wie", "wat"], ["Jan", "De leerling kan een wiel spaken"], ["Piet", "iets heel anders dan dat"], ["Ida", "nog wat anders"]],
    }))  # fmt: skip
    (notice,) = [notice for notice in programme.warnings if notice.code == "goals-unread-sheet"]
    assert (notice.sheet, notice.values["count"]) == ("Los", 1)
    assert '--header-row 1 --column goal=B --sheet "Los"' in notice.remedy


def test_a_file_without_a_table_says_where_its_goals_may_be(xlsx: Write) -> None:
    with pytest.raises(Unusable) as problem:
        read(xlsx([["wie", "wat"], ["Jan", "De leerling kan een wiel spaken"], ["Piet", "nog iets"], ["Ida", "nog wat anders"]]))
    assert problem.value.notice.code == "no-table-but-goals"
    assert "--column goal=B" in problem.value.notice.remedy


def test_rules_and_notes_are_no_goals_that_were_missed(xlsx: Write) -> None:
    programme = read(xlsx([
        ["Code", "Eindterm"], ["1.1", "een band plakken"], ["1.2", "een rem afstellen"], [],
        ["De leerling moet alle toetsen hebben gemaakt."], ["De kandidaat heeft recht op een herkansing per periode."],
    ]))  # fmt: skip
    assert warned(programme) == []


# marks of people ---------------------------------------------------------------------------


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str, look: str = "") -> str:
    inside = "".join(f"<w:tc>{cell if cell.startswith('<w:sdt') else f'<w:p>{cell}</w:p>'}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"


def word(path: Path, *blocks: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}{TAIL}')
    return path


def test_what_word_does_not_show_is_no_goal_and_is_told(tmp_path: Path) -> None:
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>"
    table = "".join([
        row(run("Code"), run("Eindterm")),
        row(run("1.1"), run("een band plakken") + run(" en weggooien", "<w:vanish/>")),
        row(run("1.2"), run("een rem afstellen"), look="<w:del/>"),
        row(run("1.3"), run("een wiel spaken", "<w:strike/>")),
        row(run("1.4"), run("een naaf stellen", '<w:strike w:val="0"/>')),
        row(run("1.5"), hint.format(run("Klik of tik om tekst in te voeren."))),
    ])  # fmt: skip
    programme = read(word(tmp_path / "plan.docx", f"<w:tbl>{table}</w:tbl>"))
    assert [(goal.code, goal.text) for goal in programme.goals] == [
        ("1.1", "een band plakken"), ("1.3", "een wiel spaken"), ("1.4", "een naaf stellen"),
    ]  # fmt: skip
    notices = {notice.code: notice for notice in programme.warnings}
    assert notices["goals-struck"].values == {"count": 1, "first": 4, "text": "een wiel spaken"}
    assert notices["not-filled-in"].values["first"] == 6
    assert notices["rows-deleted"].values["text"] == "1.2 een rem afstellen"
    assert notices["text-hidden"].values["text"] == "en weggooien"


def test_goals_struck_through_in_excel_are_told_wherever_the_line_comes_from(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "plan.xlsx"), {"strings_to_numbers": False}) as book:
        sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
        for n, cells in enumerate((["Code", "Eindterm"], ["1.1", "een band plakken"], ["1.2"], ["1.3"])):
            sheet.write_row(n, 0, cells)
        sheet.write(2, 1, "een rem afstellen", struck)
        sheet.write_rich_string(3, 1, "een ", struck, "wiel", " spaken")
    programme = read(tmp_path / "plan.xlsx")
    (notice,) = [notice for notice in programme.warnings if notice.code == "goals-struck"]
    assert (notice.values["count"], notice.values["first"], len(programme.goals)) == (2, 3, 3)
    assert "doorgestreept" in notice.message


def test_a_hint_of_a_form_that_was_saved_as_a_sheet_is_no_goal(xlsx: Write) -> None:
    programme = read(xlsx([["Code", "Eindterm"], ["1.1", "een band plakken"], ["1.2", "Klik hier als u tekst wilt invoeren."]]))
    assert texts(programme) == ["een band plakken"]
    assert "not-filled-in" in warned(programme)


def test_a_kerntaak_in_a_line_above_cards_holds_for_all_of_them(tmp_path: Path) -> None:
    def card(code: str, title: str) -> str:
        lines = [("Werkproces", f"{code}: {title}"), ("Omschrijving", "Hij praat met de klant."), ("Resultaat", "Klaar.")]
        return f"<w:tbl>{''.join(row(run(name), run(text)) for name, text in lines)}</w:tbl><w:p/>"

    def line(text: str) -> str:
        return f"<w:p>{run(text)}</w:p>"

    programme = read(word(
        tmp_path / "keuzedeel.docx",
        line("Keuzedeel Stadsfietsen (K9902)"), line("D1-K1: Helpt klanten"),
        card("D1-K1-W1", "Vraagt naar de wens"), card("D1-K1-W2", "Stelt de fiets af"),
        line("D1-K2: Verkoopt fietsen"), card("D1-K2-W1", "Rekent af"),
    ))  # fmt: skip
    keuzedeel = "Keuzedeel Stadsfietsen (K9902)"
    assert sections(programme) == [f"{keuzedeel} / D1-K1 Helpt klanten"] * 2 + [f"{keuzedeel} / D1-K2 Verkoopt fietsen"]
