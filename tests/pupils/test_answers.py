"""What comes back is read in whatever form it comes, and only counts are kept."""

import csv

import pytest

from overlap.model import Goal, Source
from overlap.model.pupils import PupilCount
from overlap.problems import Unusable
from overlap.pupils.answers import read_answers
from overlap.pupils.sheet import as_counts

GOALS = [
    ("vmbo", Goal(text=text, kind="eindterm", source=Source("v.xlsx", "Blad1", n), id=f"v{n}"))
    for n, text in enumerate(("bedden opmaken", "brood bakken", "De kandidaat kan een tafel dekken"), 1)
]
BEDS, BREAD, TABLE = (f"Ik heb geleerd: {what}." for what in ("bedden opmaken", "brood bakken", "een tafel dekken"))


@pytest.fixture
def form(tmp_path):
    """What a form tool exports: form(rows, name)."""

    def write(rows, name="antwoorden.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        return path

    return write


def codes(notices):
    """The codes of what was noticed."""
    return [notice.code for notice in notices]


def test_columns_in_any_order_with_what_form_tools_add(form):
    rows = [
        ["Tijdstempel", "Naam", f"2. {BREAD}", "Waar?", f"Wat kun je? [{BEDS}]"],
        ["1-11 10:00", "Jip de Vries", "Ja, vorig jaar", "Stage", "x"],
        [],
        ["1-11 10:01", "Sam Bakker", "een beetje", "", "NIET"],
        ["1-11 10:02", "Noa Smit", "gehad", "stage", "weet niet"],
        ["1-11 10:03", "Bo Visser", "nee", "bij oma Truus", "deels"],
        ["1-11 10:04", "Jo Mulder", "gehad", "stage", ""],
    ]
    answers, notices = read_answers([form(rows)], GOALS)
    assert answers.pupils == 5
    assert answers.counts[BREAD] == PupilCount(had=3, partly=1, not_had=1, where=(("Stage", 3),))
    assert answers.about("vmbo", GOALS[0][1]) == PupilCount(had=1, partly=1, not_had=1)
    assert codes(notices) == ["pupils-columns", "pupils-unread"]
    assert "Tijdstempel, Naam" in str(notices[0])
    everything = repr((answers, [str(notice) for notice in notices]))
    assert not [word for word in ("Jip", "Bakker", "Noa", "Truus", "10:0", "weet niet") if word in everything]


def test_a_sentence_that_asks_where_is_not_taken_for_the_question_where(form):
    told = "Ik heb geleerd: zeggen waar het brandt."
    goals = [
        (
            "vmbo",
            Goal(text="De kandidaat kan zeggen waar het brandt", kind="eindterm", source=Source("v.xlsx", "Blad1", 1), id="v9"),
        )
    ]
    answers, _notices = read_answers([form([[f"1. {told}", f"Waar? {told}"], *[["gehad", "thuis"]] * 5])], goals)
    assert answers.counts == {told: PupilCount(had=5, where=(("thuis", 5),))}


def test_answers_that_came_twice_count_and_are_told(form):
    row = ["gehad", "niet", "op stage"]
    _answers, notices = read_answers(
        [form([[BEDS, BREAD, "Waar?"], row, row, row, ["niet", "gehad", ""], ["deels", "niet", ""]])], GOALS
    )
    assert [(notice.code, notice.values["count"]) for notice in notices] == [("pupils-same", 2)]
    answers, notices = read_answers([form([[BEDS, BREAD]] + [["gehad", "gehad"]] * 6)], GOALS)
    assert answers.pupils == 6
    assert notices == (), "who ticks one box all the way down is not alone in that"


def test_of_few_pupils_nothing_but_counts_is_told(form):
    answers, notices = read_answers([form([[BEDS, "Waar?"], *[["gehad", "stage"]] * 4])], GOALS)
    assert answers.counts[BEDS] == PupilCount(had=4)
    assert answers.few
    assert codes(notices)[-1] == "pupils-few"


def test_a_sheet_with_a_column_per_pupil_or_with_hands_counted(sheet):
    heads = ["Nr.", "Zin", "gehad", "deels", "niet", "Waar?", 1, 2, "Jip", 4, 5]
    ticked = sheet(
        [heads, [1, BEDS, 0, 0, 0, "stage", "g", "d", "n", "G", "gehad"], [2, TABLE, 0, 0, 0, "", "n", "", "g", "n", "n"]]
    )
    answers, notices = read_answers([ticked], GOALS)
    assert answers.counts == {
        BEDS: PupilCount(had=3, partly=1, not_had=1, where=(("stage", 0),)),
        TABLE: PupilCount(had=1, not_had=3),
    }
    assert codes(notices) == ["pupils-names"]
    hands = sheet([heads[:6], [1, BEDS, 12, 3, 5, ""], [2, TABLE, 20, 0, 0, ""]], "vingers.xlsx")
    both, _notices = read_answers([ticked, hands], GOALS)
    assert both.pupils == 25
    assert both.counts[BEDS] == PupilCount(had=15, partly=4, not_had=6, where=(("stage", 0),))


def test_counts_that_were_written_are_read_like_the_answers(form, tmp_path):
    rows = [[BEDS, "Waar?", TABLE], *[["gehad", "stage", "niet"]] * 4, *[["deels", "thuis; bij mij", ""]] * 2]
    answers, _notices = read_answers([form(rows)], GOALS)
    path = tmp_path / "aantallen.xlsx"
    path.write_bytes(as_counts(answers))
    again, notices = read_answers([path], GOALS)
    assert again.counts == answers.counts
    assert again.counts[BEDS].where == (("stage", 4), ("thuis, bij mij", 2))
    assert notices == ()


def test_a_file_without_the_sentences_is_refused_and_one_given_twice_counts_once(form):
    path = form([[BEDS], *[["gehad"]] * 5])
    answers, notices = read_answers([path, path], GOALS)
    assert (answers.pupils, codes(notices)) == (5, ["pupils-twice"])
    with pytest.raises(Unusable) as problem:
        read_answers([form([["Iets anders"], ["gehad"]], "anders.csv")], GOALS)
    assert problem.value.notice.code == "pupils-no-sentences"
