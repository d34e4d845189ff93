"""Drop-downs of every workbook: what a spreadsheet makes of a list is what the program reads back."""

import openpyxl
import pytest

from overlap.reading import read
from overlap.workbook.form.fields import known_fields
from overlap.workbook.form.spellings import choices
from overlap.workbook.readback.decisions import read_review

from ..support.checkout import EXAMPLES
from ..support.drop_downs import chosen, drop_downs, rounds

ZORG = [EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo")]
TABLES = {"who", "review", "own", "gaps", "words", "agreements", "agenda"}  # that offer choices


def made(overlap, *arguments):
    status, _out, err = overlap(*arguments)
    assert status == 0, err
    return openpyxl.load_workbook(arguments[-1])


def filled_in(book, name, answers):
    """The workbook with an answer per row, starting with the first row of the table; saved under a name."""
    for down in drop_downs(book):
        if down.key in answers:
            for row, text in zip(down.rows, answers[down.key], strict=False):
                down.sheet.cell(row, down.column).value = text
    book.save(name)


@pytest.fixture
def books(overlap):
    """A workbook of each kind that people fill in."""
    found = {"leeg": made(overlap, "compare", *ZORG, "--sample", "5", "-o", "leeg.xlsx")}
    filled_in(found["leeg"], "a.xlsx", {("review", "verdict"): ["herhaling", "verwant"], ("gaps", "verdict"): ["toch overlap"]})
    filled_in(found["leeg"], "b.xlsx", {("review", "verdict"): ["verwant"], ("gaps", "verdict"): ["terecht een hiaat"]})
    found["samengevoegd"] = made(overlap, "merge", "a.xlsx", "b.xlsx", "-o", "samen.xlsx")
    found["vervolg"] = made(overlap, "compare", *ZORG, "--previous", "samen.xlsx", "-o", "vervolg.xlsx")
    return found


def test_whatever_is_chosen_from_a_list_is_read_back(books):
    for name, book in books.items():
        downs = list(drop_downs(book))
        assert {down.key[0] for down in downs} == TABLES
        for round_ in range(max(map(rounds, downs))):
            for down in downs:
                for address, text in chosen(down, round_):
                    down.sheet[address].value = text
            book.save(f"{name} {round_}.xlsx")
            review = read_review(f"{name} {round_}.xlsx")
            assert [one.values for one in review.unplaced if one.why == "no choice"] == []
            assert review.who.behalf
            assert all(one.vmbo and one.mbo for table in ("own", "gaps") for one in review.of(table)), "every goal is known"


def test_no_choice_holds_a_separator_of_lists(books):
    for book in books.values():
        for down in drop_downs(book):
            if down.formula.startswith('"') and down.key[0] != "who":
                table, field = down.key
                offered = down.offered(down.rows[0])
                assert len(offered) == len(next(one for one in known_fields(table) if one.name == field).choices)
                assert len({choices(table, field)[text.casefold().replace(" ", "")] for text in offered}) == len(offered)
                assert not any(";" in text for text in offered)


@pytest.mark.parametrize("text", ["niets, blijft zo", "niets", "blijft zo", "Niets, blijft zo ", "nothing, it stays so"])
def test_what_earlier_workbooks_offered_and_what_a_spreadsheet_made_of_it_are_read(books, text):
    filled_in(books["leeg"], "vroeger.xlsx", {("gaps", "action"): [text]})
    (decision,) = read_review("vroeger.xlsx").of("gaps")
    assert decision.values["action"] == "nothing"


def test_a_gap_offers_the_goals_of_the_other_side_also_after_sorting(books):
    down = next(one for one in drop_downs(books["leeg"]) if one.key == ("gaps", "with"))
    sheet, goals = down.sheet, {side: read(path).goals for side, path in zip(("vmbo", "mbo"), ZORG, strict=True)}
    rows = [[cell.value for cell in sheet[row]] for row in down.rows]
    for row, values in zip(down.rows, sorted(rows, key=lambda values: values[2]), strict=True):  # by the text of the goal
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    sides = [str(sheet.cell(row, 2).value)[:4].strip() for row in down.rows]
    assert sides != sorted(sides) != sides[::-1], "both sides are mixed now"
    for row, side in zip(down.rows, sides, strict=True):
        other = "mbo" if side == "vmbo" else "vmbo"
        assert len(down.offered(row)) == len(goals[other])
        assert goals[other][0].code in down.offered(row)[0]


def test_the_form_for_an_mbo_programme_offers_kinds_that_are_read(overlap):
    book = made(overlap, "template", "mbo", "-o", "mbo.xlsx")
    (down,) = drop_downs(book)
    columns = {cell.value: cell.column for cell in down.sheet[1]}
    kinds = down.offered(2)
    for row, kind in enumerate(kinds, 2):
        for head, text in (("Kerntaak", "B1-K1"), ("Titel", f"Verzorgt dieren in stal {row}"), ("Soort", kind)):
            down.sheet.cell(row, columns[head]).value = text
    book.save("mbo.xlsx")
    assert [goal.kind for goal in read("mbo.xlsx", expected="mbo").goals] == kinds


@pytest.mark.parametrize("command", ["route", "matrix"])
def test_workbooks_that_nobody_fills_in_offer_nothing(overlap, command):
    files = ZORG if command == "route" else ["--vmbo", ZORG[0], "--mbo", ZORG[1]]
    assert list(drop_downs(made(overlap, command, *files, "-o", "uit.xlsx"))) == []
