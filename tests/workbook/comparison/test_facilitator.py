"""The sheets for facilitators: Agenda, Woorden, Afspraken, Verantwoording."""

import io
import re
from dataclasses import fields, replace

import openpyxl
import pytest

from overlap.analysis import agenda, terminology
from overlap.analysis.sessions import Work, plan
from overlap.matching.calibration import weights
from overlap.model import Band, Settings, WorkKind
from overlap.workbook.comparison import account
from overlap.workbook.comparison.agenda import _left_over, _ranges
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import AGENDA, AGREEMENTS, OWN_WORDS, REVIEW, WORDS

from ...support.excel import table_of

PHASES = ("quick", "weighty", "doubtful")


def opened(comparison):
    return openpyxl.load_workbook(io.BytesIO(workbook(comparison)))


@pytest.fixture(scope="module")
def planned(zorg):
    return replace(zorg, settings=Settings(minutes=60, groups=3))


@pytest.fixture(scope="module")
def book(planned):
    return opened(planned)


def numbers(text):
    """The numbers that "1–4, 7" stands for."""
    found = []
    for part in re.findall(r"\d+(?:–\d+)?", text or ""):
        first, _dash, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


def test_every_proposed_pair_stands_on_the_agenda_once(book, planned):
    rows = table_of(book["Agenda"], "agenda", AGENDA)
    named = [n for row in rows for name in PHASES for n in numbers(row[name])]
    assert sorted(named) == list(range(1, len(planned.proposed) + 1))
    assert {row["group"] for row in rows} == {1, 2, 3}
    assert {row["session"] for row in rows} <= {"nu", "sessie 2", "sessie 3", "thuis"}


def test_each_row_of_overlap_says_whose_it_is_and_when_as_the_agenda_has_it(book):
    turns = {row["number"]: (row["group"], row["order"]) for row in table_of(book["Overlap"], "review", REVIEW)}
    tasks = table_of(book["Agenda"], "agenda", AGENDA)
    assert all(turns[n][0] == row["group"] for row in tasks for name in PHASES for n in numbers(row[name]))
    for group in (1, 2, 3):
        now = [row for row in tasks if (row["group"], row["session"]) == (group, "nu")]
        first = [n for name in PHASES for row in now for n in numbers(row[name])]
        mine = sorted((order, n) for n, (of, order) in turns.items() if of == group)
        assert [n for _order, n in mine][: len(first)] == first, "what is quick, then what is weighty, then what is doubtful"
        assert [order for order, _n in mine] == list(range(1, len(mine) + 1))


def test_one_group_has_all_rows(zorg):
    rows = table_of(opened(zorg)["Overlap"], "review", REVIEW)
    assert {row["group"] for row in rows} == {1}
    assert sorted(row["order"] for row in rows) == list(range(1, len(rows) + 1))


def test_a_task_on_the_agenda_leads_to_its_first_row(book, planned):
    sheet = book["Agenda"]
    review = book["Overlap"]
    number_column = next(c.column for c in review[1] if c.value == "overlap:review:number")
    links = {c.value: c.hyperlink.location for row in sheet.iter_rows() for c in row if c.hyperlink}
    assert len(links) > 2
    for text, location in links.items():
        name, cell = re.fullmatch(r"'([\w ]+)'!([A-Z]+\d+)", location).groups()
        if text.startswith("nr. "):
            assert review.cell(book[name][cell].row, number_column).value == int(text.removeprefix("nr. "))
        else:
            assert (text, name) == ("Hiaten", "Hiaten")


def test_the_agenda_says_what_it_rests_on(book, zorg):
    text = "\n".join(str(cell) for row in book["Agenda"].values for cell in row if cell)
    assert "Een sessie van 60 minuten met 3 groepen." in text
    assert "de standaard" not in text
    assert "--norm" in text
    assert "de standaard" in "\n".join(str(cell) for row in opened(zorg)["Agenda"].values for cell in row if cell)


def test_the_parts_of_the_session_follow_the_time_that_is_filled_in(book, planned):
    schedule = agenda(planned).schedule
    sheet = book["Agenda"]
    first = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Van") + 1
    assert sheet.cell(first + 1, 2).value == f"=C{first}"
    assert [sheet.cell(first + n, 10).value for n in range(4)] == [
        schedule.opening,
        schedule.judging,
        schedule.plenary,
        schedule.agreements,
    ]


@pytest.mark.parametrize(
    ("pairs", "said"),
    [(25, "Alles past in deze sessie."), (30, "5 paren passen net niet"), (60, "Alles beoordelen kost 3 sessies als deze.")],
)
def test_the_agenda_says_what_to_do_with_what_does_not_fit(pairs, said):
    todo = [
        Work(kind=WorkKind.LIKELY, side="vmbo", module="P1", goal=f"g{n}", number=n) for n in range(1, pairs + 1)
    ]  # of two minutes, in fifty
    assert said in "\n".join(_left_over(plan(todo)))


def test_numbers_are_written_as_people_do():
    assert _ranges([7, 1, 2, 3, 9, 10]) == "1–3, 7, 9, 10"
    assert _ranges([]) == ""


def test_a_row_per_pair_of_words_and_room_for_words_of_ones_own(book, planned):
    found = terminology(planned)
    rows = table_of(book["Woorden"], "words", WORDS)
    assert [(row["id"], row["vmbo"], row["mbo"]) for row in rows] == [(one.id, one.vmbo, one.mbo) for one in found]
    assert all(row["verdict"] is row["agreed"] is row["remark"] is None for row in rows)
    assert f"samen in {found[0].pairs} paren" in rows[0]["use"]
    own = table_of(book["Woorden"], "own words", OWN_WORDS)
    assert [row["id"] for row in own] == [f"own-{n}" for n in range(1, 9)]


def test_without_different_words_the_sheet_says_so(zorg):
    possible = replace(zorg, pairs=tuple(p._replace(band=Band.POSSIBLE) if p.band else p for p in zorg.pairs))
    text = "\n".join(str(cell) for row in opened(possible)["Woorden"].values for cell in row if cell)
    assert "geen verschillende woorden" in text


def test_agreements_are_empty_rows_with_lists_for_layer_and_status(book):
    sheet = book["Afspraken"]
    rows = table_of(sheet, "agreements", AGREEMENTS)
    assert [row["id"] for row in rows] == [f"agr-{n}" for n in range(1, 26)]
    assert all(row["agreement"] is row["who"] is row["when"] is None for row in rows)
    rules = {rule.formula1: rule for rule in sheet.data_validations.dataValidation}
    assert '"docenten,management,bestuur"' in rules
    assert '"open,bezig,klaar,vervallen"' in rules
    assert not any(rule.type == "date" for rule in rules.values()), "words such as ‘before the summer’ are welcome"


def test_the_account_tells_every_setting(zorg):
    settings = Settings(
        minutes=45, norms=((WorkKind.CERTAIN, 0.5),), leerweg="BB", kwalificaties=("99911",), reading=("--sheet A",)
    )
    lines = dict(account._lines(replace(zorg, settings=settings)))
    assert lines["Leerweg"] == "BB"
    assert lines["Kwalificatie"] == "99911"
    assert lines["Opties bij het lezen"] == "--sheet A"
    assert lines["Sessie (blad Agenda)"] == "45 minuten, groepen: 1"
    assert lines["Minuten per paar"].startswith("zeker 0,5,")


def test_no_setting_is_forgotten_in_the_account():
    """A new setting must be told: add a line to account._settings, and its name here."""
    told = [
        "max_per_goal",
        "from_band",
        "leerweg",
        "kwalificaties",
        "reading",
        "minutes",
        "groups",
        "norms",
        "begrippen",
        "semantic",
        "own_cards",
        "sample",
        "fold",
    ]
    assert sorted(field.name for field in fields(Settings)) == sorted(told)


def test_the_account_says_how_often_a_band_was_right_once_that_is_measured(zorg, monkeypatch):
    measured = {"zeker": {"pairs": 50, "verwant": 44, "overlap": 33}}
    monkeypatch.setattr(account, "weights", lambda: {**weights(), "bands": measured})
    lines = dict(account._lines(zorg))
    assert lines["zeker"] == "van 50 zulke paren in testvergelijkingen was 88% ten minste verwant en 66% overlap"
    assert "mogelijk" not in lines


def test_the_account_says_how_much_was_missed_as_measured(zorg, monkeypatch):
    monkeypatch.setattr(account, "weights", lambda: {**weights(), "proposed": {"marked": 200, "found": 130}})
    missed = dict(account._lines(zorg))["Gemist"]
    assert missed.startswith(
        "Van de 200 paren die lezers in testvergelijkingen als verwant of overlap aanwezen, is 65% voorgesteld."
    )


def test_the_account_says_what_was_shortened(zorg):
    long = replace(zorg.vmbo.goals[0], text="woord " * 2000)
    shortened = replace(zorg, vmbo=replace(zorg.vmbo, goals=(long, *zorg.vmbo.goals[1:])))
    assert "Programma vmbo: 1 tekst" in dict(account._lines(shortened))["Ingekort"]
    assert "Programma vmbo" not in dict(account._lines(zorg))["Ingekort"]
