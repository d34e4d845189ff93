"""Which row is the header, and what its words say, in the forms and curricula of neighbours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from overlap.model import Curriculum
from overlap.reading import read

Write = Callable[..., Path]

TASKS = ("een haag snoeien", "een gazon maaien", "een vijver schoonmaken", "planten water geven", "bestrating leggen")
GOALS = tuple(f"De leerlingen kunnen {task}" for task in TASKS)


def texts(curriculum: Curriculum) -> list[str]:
    return [goal.text for goal in curriculum.goals]


@pytest.mark.parametrize(
    "header",
    [
        "Leerplandoel",
        "Onderwijsdoel",
        "Leerdoelen",
        "Eindtermen (CE/SE)",
        "Tussendoelen",
        "Aanbodsdoel",
        "Doelzin",
        "fullStatement",
    ],
)
def test_a_domein_kennis_van_is_no_header_where_a_real_one_stands_above(xlsx: Write, header: str) -> None:
    head = ["Soort", "Leeftijd", "Code", "Fase", "Domein", "Cluster", header, "Voorbeeld"]
    rows = [["G", "K-", f"7.{n}.GJ1.1", "J1.", "Kennis van planten", "", goal, "Voordoen"] for n, goal in enumerate(GOALS)]
    curriculum = read(xlsx([head, *rows]))
    assert texts(curriculum) == list(GOALS)
    assert [goal.code for goal in curriculum.goals] == [f"7.{n}.GJ1.1" for n in range(5)]
    assert curriculum.sheets[0].header_row == 1


@pytest.mark.parametrize(
    "header",
    [
        "Eindtermen\nWat moet je kennen en kunnen?\n(neem hier de eindtermen over uit het programma waar de toets bij hoort)",
        "Eindtermen (neem hier de eindtermen over van het profielvak of het keuzevak waar deze toets bij hoort, met hun code)",
        "Leerdoelen: beschrijf hier wat de leerling na deze periode kent en kan, en gebruik daarbij werkwoorden uit de lijst",
    ],
)
def test_a_header_may_explain_itself_in_more_than_90_characters_below_rows_of_a_form(xlsx: Write, header: str) -> None:
    head = ["Inhoud onderwijsprogramma\nWat ga je doen?", "Periode", header, "Toetsvorm", "Weging"]
    rows = [[f"Project {n}", n, f"P/GR/01/0{n}-01 {goal}", "praktijk", 1] for n, goal in enumerate(GOALS, 1)]
    curriculum = read(xlsx([["PTA Groen", "", "", "", "Leerweg: KB"], [1, 2, 3, 4, 5], head, *rows]))
    assert texts(curriculum) == list(GOALS)
    assert curriculum.goals[1].code == "P/GR/01/02-01"


@pytest.mark.parametrize("header", ["Exameneenheid + eindtermen", "Exameneenheden", "Exameneenheid en eindtermen"])
@pytest.mark.parametrize("beside", ["Inhoud", "Leerstof", "Omschrijving"])
def test_an_exameneenheid_is_the_heading_of_the_inhoud_beside_it(xlsx: Write, header: str, beside: str) -> None:
    units = ["GR/K/4 bodem", "GR/K/5 water", "GR/K/6 planten"]
    contents = ["Grondsoorten en bemesting", "Vijvers en waterkwaliteit", "Bomen en heesters herkennen"]
    rows = [[n, unit, content, "schriftelijk", 1] for n, (unit, content) in enumerate(zip(units, contents, strict=True), 1)]
    curriculum = read(xlsx([["Periode", header, beside, "Toetsvorm", "Weging"], *rows]))
    assert texts(curriculum) == contents
    assert [goal.section[0].label for goal in curriculum.goals] == units


def test_a_leerjaar_is_only_what_is_one_and_a_moment_is_a_periode(xlsx: Write) -> None:
    rows = [["Groen 2526", moment, goal] for moment, goal in zip(("P1", "TW1", "P2", "TW2", "P3"), GOALS, strict=True)]
    curriculum = read(xlsx([["Vak    schooljaar", "Moment", "Leerdoel"], *rows]))
    assert [goal.extra for goal in curriculum.goals] == [{"periode": moment} for moment in ("P1", "TW1", "P2", "TW2", "P3")]
    assert read(xlsx([["Klas", "Leerdoel"], ["3 KB", GOALS[0]]])).goals[0].extra == {"leerjaar": "3 KB"}


def test_a_workbook_of_case_gives_its_items_and_no_associations(xlsx: Write) -> None:
    items = [
        ["identifier", "fullStatement", "humanCodingScheme", "smartLevel", "abbreviatedStatement", "CFItemType"],
        ["11111111-0000-4000-8000-000000000001", "Tuinen aanleggen", "Q", "1", "", "Cluster"],
        *([f"11111111-0000-4000-8000-00000000001{n}", goal, f"T{n}", f"1.{n}", "", "Standard"] for n, goal in enumerate(GOALS)),
    ]
    associations = [
        ["identifier", "originNodeIdentifier", "originNodeHumanCodingScheme", "associationType", "destinationNodeIdentifier"],
        *([f"2{row[0][1:]}", row[0], row[2], "isChildOf", items[1][0]] for row in items[2:]),
    ]
    curriculum = read(xlsx({"CF Item": items, "CF Association": associations}))
    assert texts(curriculum) == list(GOALS)
    assert {goal.section[0].label for goal in curriculum.goals} == {"Q Tuinen aanleggen"}


def test_a_row_that_begins_with_a_letter_and_a_leerweg_is_no_header(xlsx: Write) -> None:
    rows = [[letter, task, "basis"] for letter, task in zip("ABGKT", TASKS, strict=True)]
    assert texts(read(xlsx([["Code", "Leerdoel", "Niveau"], *rows]))) == list(TASKS)


def test_a_list_of_something_else_is_no_page_of_the_table_before_it(xlsx: Write) -> None:
    goals = [["Code", "Leerdoel"], *([f"GR{n}", goal] for n, goal in enumerate(GOALS))]
    rooms = [["Lokaalcode", "Omschrijving lokaal"], *([f"B1.{n}", f"Praktijklokaal voor groen {n}"] for n in range(5))]
    legend = [["Code", "Betekenis"], *([letter, f"praktische opdracht met een verslag {n}"] for n, letter in enumerate("STPOM"))]
    assert texts(read(xlsx({"Doelen": goals, "Lokalen": rooms, "Legenda": legend}))) == list(GOALS)


def test_codes_and_texts_of_several_words_are_enough_below_a_header_that_nobody_knows(xlsx: Write) -> None:
    rows = [["Code", "Waar gaat het over"], *([f"GR_{n}", f"{task} in de wijk"] for n, task in enumerate(TASKS))]
    assert texts(read(xlsx(rows))) == [f"{task} in de wijk" for task in TASKS]


def test_a_header_that_nobody_knows_is_no_goal_above_goals_that_all_begin_alike(xlsx: Write) -> None:
    assert texts(read(xlsx([["Lessen", "Les 1", "Les 2"], *([goal, "x", ""] for goal in GOALS)]))) == list(GOALS)
    curriculum = read(xlsx([["Snoeien", "x"], *([goal, "x"] for goal in GOALS), ["Gras maaien", "x"]]))
    assert texts(curriculum)[0] == "Snoeien", "where others do not begin so either it may be a goal"


def test_a_header_that_names_goals_goes_before_descriptions_that_begin_as_goals_do(xlsx: Write) -> None:
    rows = [["Code", "Titel", "Omschrijving"], *([f"B1-K1-W{n}", f"Taak {n}: {task}", GOALS[n]] for n, task in enumerate(TASKS))]
    curriculum = read(xlsx(rows), expected="mbo")
    assert [goal.description for goal in curriculum.goals] == list(GOALS)
