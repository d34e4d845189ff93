"""Word documents without a table of goals: headings, lists, numbers and sentences, with what prose and rules are not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.formats.blocks import Passage
from overlap.reading.formats.files import open_file

from ..support.checkout import SHARED, needs_shared
from ..support.word import (
    BULLET,
    CHAPTERS,
    FROM_FIVE,
    NUMBERED,
    bold,
    heading,
    items,
    paragraph,
    run,
    table,
    word_document,
)


def opened(tmp_path: Path, *blocks: str) -> Curriculum:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_document(*blocks))
    return read(path, whole=True)


def told(curriculum: Curriculum) -> list[tuple[str, str, list[str]]]:
    """Code, text and section of each goal."""
    return [(goal.code, goal.text, [h.label for h in goal.section]) for goal in curriculum.goals]


def notices(curriculum: Curriculum) -> dict[str, object]:
    return {notice.code: notice.values.get("text") for notice in curriculum.warnings}


def refusal(tmp_path: Path, *blocks: str) -> str:
    with pytest.raises(Unusable) as caught:
        opened(tmp_path, *blocks)
    return caught.value.notice.code


def test_items_below_headings_are_goals_and_the_headings_are_their_sections(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        heading(1, "PTA Rijwieltechniek"),
        paragraph("Wij werken met praktijkopdrachten. De leerling kan zelf plannen, in overleg met de docent."),
        heading(2, "K/RW/01 Wielen"), items("De kandidaat kan een band plakken;", "De kandidaat kan een wiel spaken"),
        heading(2, "K/RW/02 Remmen"), items("De kandidaat kan een rem stellen"),
    )  # fmt: skip
    assert told(plan) == [
        ("", "De kandidaat kan een band plakken", ["K/RW/01 Wielen"]),
        ("", "De kandidaat kan een wiel spaken", ["K/RW/01 Wielen"]),
        ("", "De kandidaat kan een rem stellen", ["K/RW/02 Remmen"]),
    ]
    assert (plan.kind, plan.title) == ("vmbo", "PTA Rijwieltechniek")
    assert plan.goals[1].source.paragraph == 5


def test_a_stem_above_a_list_announces_goals_and_neem_mee_does_not(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        heading(1, "Module koken"), paragraph("De kandidaat kan:"), items("een recept lezen", "soep koken", numbers=NUMBERED),
        paragraph("Neem mee:"), items("een schort", "goede schoenen"),
        paragraph("Aan het eind van de module kun je ook:"), items("de tafel", "de was", numbers=FROM_FIVE),
    )  # fmt: skip
    assert [text for _code, text, _section in told(plan)] == ["een recept lezen", "soep koken", "de tafel", "de was"]
    assert [goal.code for goal in plan.goals] == [""] * 4, "the number before an item says nothing"


def test_numbers_with_parts_are_codes_also_where_word_counts_them(tmp_path: Path) -> None:
    def numbered(text: str, level: int) -> str:
        return paragraph(text, numbers=CHAPTERS, level=level)

    plan = opened(
        tmp_path,
        numbered("Wielen", 0), numbered("Banden", 1), numbered("een band plakken", 2), numbered("een band kiezen", 2),
        numbered("Remmen", 0), numbered("Velgrem", 1), paragraph("een rem stellen", style="Eindterm"),
    )  # fmt: skip
    assert told(plan) == [
        ("1.1.1", "een band plakken", ["Wielen", "1.1 Banden"]),
        ("1.1.2", "een band kiezen", ["Wielen", "1.1 Banden"]),
        ("2.1.1", "een rem stellen", ["Remmen", "2.1 Velgrem"]),
    ]


def test_word_shows_the_numbers_that_are_reconstructed(tmp_path: Path) -> None:
    path = tmp_path / "lijsten.docx"
    path.write_bytes(
        word_document(
            items("een", "twee", numbers=NUMBERED), items("onder twee", numbers=NUMBERED, level=1), items("drie", numbers=NUMBERED),
            items("opnieuw", "en verder", numbers=FROM_FIVE), items("punt"),
        )
    )  # fmt: skip
    markers = [block.marker for block in open_file(path).document.blocks if isinstance(block, Passage)]
    assert markers == ["1.", "2.", "a)", "3.", "5.", "6.", "•"]


def test_bold_lines_are_headings_and_typed_bullets_a_list(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        paragraph("Leerdoelen rijwieltechniek"),
        bold("Wielen"), paragraph("De leerling kan:\n- een band plakken\n- een wiel spaken"),
        bold("Remmen"), paragraph("• De leerling kan een rem stellen"), paragraph("• De leerling kan een remkabel vervangen"),
    )  # fmt: skip
    assert [(text, section) for _code, text, section in told(plan)] == [
        ("een band plakken", ["Wielen"]),
        ("een wiel spaken", ["Wielen"]),
        ("De leerling kan een rem stellen", ["Remmen"]),
        ("De leerling kan een remkabel vervangen", ["Remmen"]),
    ]


def test_sentences_and_lines_with_a_code_are_goals_and_prose_between_them_is_not(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        paragraph("Module P/RW/01 Wielen"), paragraph("P/RW/01/01 Taak: Banden onderhouden"),
        paragraph("P/RW/01/01-01 De kandidaat kan een band plakken"), paragraph("P/RW/01/01-02 banden oppompen"),
        paragraph("Deze taak wordt in periode 2 getoetst. De kandidaat kan een keer herkansen, in overleg."),
    )  # fmt: skip
    assert told(plan) == [
        ("P/RW/01/01-01", "De kandidaat kan een band plakken", ["P/RW/01 Wielen", "P/RW/01/01 Banden onderhouden"]),
        ("P/RW/01/01-02", "banden oppompen", ["P/RW/01 Wielen", "P/RW/01/01 Banden onderhouden"]),
    ]


def test_bullets_between_the_numbers_of_another_list_stand_below_them(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        items("Deeltaak 1: wielen", numbers=NUMBERED), items("een band plakken met een reparatieset", "spaken spannen"),
        items("Deeltaak 2: remmen", numbers=NUMBERED), items("een rem stellen op de wens van de klant"),
    )  # fmt: skip
    assert told(plan) == [
        ("", "een band plakken met een reparatieset", ["Deeltaak 1: wielen"]),
        ("", "spaken spannen", ["Deeltaak 1: wielen"]),
        ("", "een rem stellen op de wens van de klant", ["Deeltaak 2: remmen"]),
    ]


@pytest.mark.parametrize("line", [bold, paragraph, lambda text: heading(2, text)], ids=["bold", "plain", "heading"])
def test_a_line_with_the_code_of_a_werkproces_is_a_goal_and_the_text_below_it_describes_it(
    tmp_path: Path, line: Callable[[str], str]
) -> None:
    plan = opened(
        tmp_path,
        line("B1-K1-W1: Neemt de fiets aan"), paragraph("Zij vraagt de klant wat er mis is."), paragraph("Zij schrijft dat op."),
        line("B1-K1-W2: Herstelt de fiets"), paragraph("Zij kiest het juiste gereedschap."),
    )  # fmt: skip
    assert plan.kind == "mbo"
    assert [(goal.code, goal.text, goal.kind, goal.description) for goal in plan.goals] == [
        ("B1-K1-W1", "Neemt de fiets aan", "werkproces", "Zij vraagt de klant wat er mis is.\nZij schrijft dat op."),
        ("B1-K1-W2", "Herstelt de fiets", "werkproces", "Zij kiest het juiste gereedschap."),
    ]


def test_an_enumeration_is_part_of_its_goal_and_an_explanation_goes_with_it(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        heading(1, "Leerdoelen"),
        items("De leerling kan een fiets onderhouden:"), items("banden oppompen;", "de ketting smeren", level=1),
        items("De leerling kan een band plakken"), items("het lek vinden", "een plakker kiezen", level=1),
    )  # fmt: skip
    assert [(goal.text, goal.description) for goal in plan.goals] == [
        ("De leerling kan een fiets onderhouden: banden oppompen; de ketting smeren", ""),
        ("De leerling kan een band plakken", "het lek vinden\neen plakker kiezen"),
    ]


def test_a_list_of_rules_holds_no_goals_and_that_is_told(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        heading(1, "Module 1 Wielen"), items("De leerling kan een band plakken", "De leerling kan een wiel spaken"),
        heading(1, "Herkansing"), items("De leerling kan een toets herkansen", "De leerling kan in beroep gaan"),
    )  # fmt: skip
    assert len(plan.goals) == 2
    assert notices(plan)["text-not-read"] == "De leerling kan een toets herkansen"
    assert "alinea 5" in next(notice.place for notice in plan.warnings if notice.code == "text-not-read")


@pytest.mark.parametrize("blocks", [
    (heading(1, "Visie"), paragraph("Wij willen dat leerlingen met plezier leren. De leerling kan altijd hulp vragen aan de mentor.")),
    (heading(1, "Schoolregels"), items("op tijd komen", "de telefoon opbergen", "rustig werken", "de jas ophangen", "opruimen")),
    (heading(1, "PTA-reglement"), heading(2, "Artikel 5"), paragraph("De kandidaat kan binnen vijf dagen bezwaar maken."),
     paragraph("De kandidaat kan daarna in beroep gaan bij de commissie van beroep.")),
    (paragraph("Geachte ouders,"), paragraph("De leerling kan een fiets meenemen."), paragraph("Met vriendelijke groet")),
], ids=["prose", "rules", "reglement", "letter"])  # fmt: skip
def test_prose_and_rules_alone_are_refused(tmp_path: Path, blocks: tuple[str, ...]) -> None:
    assert refusal(tmp_path, *blocks) == "no-goals-in-text"


def test_an_empty_document_is_told_as_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path, paragraph("")) == "file-empty"


def test_what_nobody_is_meant_to_read_is_no_goal(tmp_path: Path) -> None:
    deleted = run("De kandidaat kan een ketting smeren").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    plan = opened(
        tmp_path,
        heading(1, "Wielen"), items("De kandidaat kan een band plakken"),
        paragraph("", numbers=BULLET, runs=[run("De kandidaat kan een wiel spaken", "<w:vanish/>")]),
        paragraph("", numbers=BULLET, runs=[run("De kandidaat kan [vul in]", '<w:rStyle w:val="Tijdelijk"/>')]),
        paragraph("", numbers=BULLET, runs=[f"<w:del>{deleted}</w:del>"]),
        paragraph("De kandidaat kan een wiel spaken ..... 7", style="Inhopg1"),
        items("De kandidaat kan een rem stellen"),
    )  # fmt: skip
    assert [goal.text for goal in plan.goals] == ["De kandidaat kan een band plakken", "De kandidaat kan een rem stellen"]
    assert notices(plan)["text-left-out"] == "De kandidaat kan een wiel spaken"


def test_a_goal_that_is_struck_through_is_read_and_told(tmp_path: Path) -> None:
    struck = paragraph("", numbers=BULLET, runs=[run("De kandidaat kan een naaf smeren", "<w:strike/>")])
    plan = opened(tmp_path, heading(1, "Wielen"), items("De kandidaat kan een band plakken"), struck)
    assert len(plan.goals) == 2
    assert notices(plan)["text-struck"] == "De kandidaat kan een naaf smeren"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    inside = f"<w:txbxContent>{items('De kandidaat kan een band plakken', 'De kandidaat kan een wiel spaken')}</w:txbxContent>"
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = (
        f"<w:r><mc:AlternateContent {names}><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    plan = opened(tmp_path, heading(1, "Leerdoelen"), paragraph("", runs=[box]))
    assert [goal.text for goal in plan.goals] == ["De kandidaat kan een band plakken", "De kandidaat kan een wiel spaken"]
    assert "duplicate-goal" not in notices(plan)


def test_text_and_tables_are_read_in_the_order_of_the_document(tmp_path: Path) -> None:
    plan = opened(
        tmp_path,
        heading(1, "Schoolplan vmbo techniek"),
        table(["Dag", "Tijd"], ["maandag", "9.00"]),
        heading(1, "Module 1 Wielen"), paragraph("Deze module duurt acht weken. Er is een praktijktoets."),
        table(["Code", "Eindterm"], ["1.1", "een band plakken"], ["1.2", "een wiel spaken"]),
        heading(1, "Module 2 Remmen"), items("De kandidaat kan een rem stellen"),
    )  # fmt: skip
    assert told(plan) == [
        ("1.1", "een band plakken", ["Module 1 Wielen"]),
        ("1.2", "een wiel spaken", ["Module 1 Wielen"]),
        ("", "De kandidaat kan een rem stellen", ["Module 2 Remmen"]),
    ]
    assert [goal.source.sheet for goal in plan.goals] == ["Tabel 2", "Tabel 2", "Tekst"]


def test_a_table_per_toets_has_its_labels_at_the_left(tmp_path: Path) -> None:
    def toets(name: str, periode: str, goals: str) -> str:
        return table(["Toets", name], ["Periode", periode], ["Wat moet je kunnen?", goals], ["Weging", "2"])

    plan = opened(
        tmp_path,
        heading(1, "PTA rijwieltechniek leerjaar 3, leerweg KB"),
        heading(2, "K/RW/01/01 Wielen onderhouden"),
        toets("SE1", "1", "De kandidaat kan een band plakken\nDe kandidaat kan een wiel spaken"),
        heading(2, "K/RW/01/02 Remmen onderhouden"), toets("SE2", "2", "De kandidaat kan een rem stellen"),
    )  # fmt: skip
    assert told(plan) == [
        ("", "De kandidaat kan een band plakken", ["K/RW/01/01 Wielen onderhouden"]),
        ("", "De kandidaat kan een wiel spaken", ["K/RW/01/01 Wielen onderhouden"]),
        ("", "De kandidaat kan een rem stellen", ["K/RW/01/02 Remmen onderhouden"]),
    ]
    first, *_others, last = plan.goals
    assert first.levels == ("KB",)
    assert (first.extra["toets"], last.extra["toets"], last.extra["periode"], last.extra["leerjaar"]) == ("SE1", "SE2", "2", "3")
    assert (first.source.sheet, first.source.row) == ("Tabel 1", 3)


@needs_shared
@pytest.mark.parametrize("name", ["12-word-headings-and-bullets", "13-word-automatic-numbers", "16-word-prose-and-tables"])
def test_documents_of_schools(name: str) -> None:
    plan = read(SHARED / "documents" / f"{name}.docx")
    assert len(plan.goals) > 20
    assert all(goal.section for goal in plan.goals)
