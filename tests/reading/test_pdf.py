"""A PDF is read as somebody sees it: tables with and without lines, running text, over lines and pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from overlap.model import Curriculum, Goal
from overlap.reading import open_file, read
from overlap.reading.formats.blocks import Passage
from overlap.reading.formats.grid import Grid

from ..support.checkout import SHARED, needs_shared
from ..support.dossier import XML, told
from ..support.pdf import Sheet, pdf_document

Saved = Callable[..., Path]
EDGES = [50, 130, 330, 400, 480]
HEADER = ["Code", "Eindterm", "Toets", "Periode"]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    def save(*pages: Sheet, name: str = "pta.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(pdf_document(*pages, packed=True))
        return path

    return save


def goals(curriculum: Curriculum) -> list[tuple[str, str]]:
    return [(goal.code, goal.text) for goal in curriculum.goals]


def grids(path: Path) -> list[Grid]:
    return list(open_file(path).document.grids)


def passages(path: Path) -> list[tuple[str, str, str]]:
    blocks = open_file(path).document.blocks
    return [(block.role, block.marker, block.text) for block in blocks if isinstance(block, Passage)]


def test_lines_of_a_cell_are_one_text_and_a_merged_cell_goes_for_all_its_rows(saved: Saved) -> None:
    page = Sheet()
    page.table(
        [50, 150, 230, 450],
        [
            ["Taak", "Code", "Eindterm"],
            ["Een maaltijd\nbereiden", "P/ZW/01/01-01", "De kandidaat kan een gezonde\nmaaltijd samenstellen"],
            [None, "P/ZW/01/01-02", "De kandidaat kan recepten lezen"],
            ["Textiel verzorgen", "P/ZW/01/02-01", "De kandidaat kan was sorteren"],
        ],
    )
    curriculum = read(saved(page))
    assert [(goal.code, goal.text, goal.section[0].title) for goal in curriculum.goals] == [
        ("P/ZW/01/01-01", "De kandidaat kan een gezonde maaltijd samenstellen", "Een maaltijd bereiden"),
        ("P/ZW/01/01-02", "De kandidaat kan recepten lezen", "Een maaltijd bereiden"),
        ("P/ZW/01/02-01", "De kandidaat kan was sorteren", "Textiel verzorgen"),
    ]


@pytest.mark.parametrize("ruled", [True, False], ids=["with lines", "without lines"])
def test_a_table_goes_on_on_the_next_page(saved: Saved, ruled: bool) -> None:
    """The header is repeated there, and the last row of the first page ends on the second one."""
    first, second = Sheet(y=640), Sheet()
    first.table(
        EDGES,
        [
            HEADER,
            ["P/ZW/01/01-01", "De kandidaat kan een kamer\nschoonmaken", "SE1", "1"],
            ["P/ZW/01/01-02", "De kandidaat kan een bed", "SE1", "2"],
        ],
        ruled=ruled,
    )
    second.table(
        EDGES,
        [HEADER, ["", "verschonen en opmaken", "", ""], ["P/ZW/01/01-03", "De kandidaat kan de was doen", "SE2", "3"]],
        ruled=ruled,
    )
    path = saved(first, second)
    curriculum = read(path)
    assert goals(curriculum) == [
        ("P/ZW/01/01-01", "De kandidaat kan een kamer schoonmaken"),
        ("P/ZW/01/01-02", "De kandidaat kan een bed verschonen en opmaken"),
        ("P/ZW/01/01-03", "De kandidaat kan de was doen"),
    ]
    assert [goal.source.page for goal in curriculum.goals] == [1, 1, 2]
    assert [goal.extra["periode"] for goal in curriculum.goals] == ["1", "2", "3"]


def test_a_cell_that_goes_over_a_page_is_one(saved: Saved) -> None:
    edges = [50, 150, 230, 450]
    first, second = Sheet(y=740), Sheet()
    first.table(edges, [["Taak", "Code", "Eindterm"], ["Wonen", "P/ZW/01/01-01", "De kandidaat kan stofzuigen"]])
    second.table(
        edges,
        [
            ["Taak", "Code", "Eindterm"],
            ["", "P/ZW/01/01-02", "De kandidaat kan ramen wassen"],
            [None, "P/ZW/01/01-03", "De kandidaat kan een bed opmaken"],
        ],
    )
    assert [goal.section[0].title for goal in read(saved(first, second)).goals] == ["Wonen"] * 3


def test_two_tables_on_a_page_have_their_own_heading(saved: Saved) -> None:
    page = Sheet()
    page.write("PTA Wonen, leerweg KB", size=16, bold=True)
    for n, title in enumerate(("Hout bewerken", "Muren metselen"), 1):
        page.write(f"P/BWI/0{n} {title}", size=13, bold=True)
        page.table(EDGES, [HEADER, [f"P/BWI/0{n}/01-01", f"De kandidaat kan werk {n} maken", "SE1", "1"]])
    curriculum = read(saved(page))
    assert [(goal.code, goal.section[-1].title, goal.levels) for goal in curriculum.goals] == [
        ("P/BWI/01/01-01", "Hout bewerken", ("KB",)),
        ("P/BWI/02/01-01", "Muren metselen", ("KB",)),
    ]
    assert [grid.name for grid in grids(saved(page))] == ["Pagina 1", "Pagina 1, tabel 2"]


def test_a_table_on_a_turned_page_is_read_upright(saved: Saved) -> None:
    page = Sheet(turned=90)
    rows = [
        HEADER,
        ["P/ZW/01/01-01", "De kandidaat kan koken", "SE1", "1"],
        ["P/ZW/01/01-02", "De kandidaat kan dekken", "SE1", "2"],
    ]
    page.table(EDGES, rows)
    flat = saved(page, name="liggend.pdf")
    upwards = Sheet(width=842, height=595)
    upwards.table(EDGES, rows)
    upwards.drawn = ["0 1 -1 0 595 0 cm", *upwards.drawn]
    upwards.width, upwards.height = 595, 842
    standing = saved(upwards, name="gedraaid.pdf")
    assert goals(read(flat)) == goals(read(standing)) == [(row[0], row[1]) for row in rows[1:]]


def test_running_text_gives_goals_under_their_headings(saved: Saved) -> None:
    first, second = Sheet(), Sheet()
    for n, page in enumerate((first, second), 1):
        page.text(60, 40, "Examenprogramma Groen")
        page.text(500, 810, f"{n} van 2")
    first.write("Examenprogramma Groen", size=18, bold=True)
    first.write("P/GR/01 Planten", size=14, bold=True)
    first.write("P/GR/01/01 deeltaak: Planten vermeerderen", bold=True)
    first.write("De kandidaat kan:")
    first.item(
        "1.", "zaaien en stekken, en daarbij het gereedschap kiezen dat bij de plant en de grond hoort en", "het veilig gebruiken"
    )
    first.y = 770
    first.item("2.", "jonge planten oppotten")
    second.item("3.", "potgrond mengen")
    second.write("P/GR/01/02 deeltaak: Planten verzorgen", bold=True)
    second.write("De kandidaat kan:")
    second.item("1.", "water geven")
    curriculum = read(saved(first, second))
    assert [(goal.text, goal.section[-1].title, goal.source.page) for goal in curriculum.goals] == [
        (
            "zaaien en stekken, en daarbij het gereedschap kiezen dat bij de plant en de grond hoort en het veilig gebruiken",
            "Planten vermeerderen",
            1,
        ),
        ("jonge planten oppotten", "Planten vermeerderen", 1),
        ("potgrond mengen", "Planten vermeerderen", 2),
        ("water geven", "Planten verzorgen", 2),
    ]


def test_codes_in_the_margin_stand_before_their_goals(saved: Saved) -> None:
    page = Sheet()
    page.write("Module P/BWI/01 Bouwen", size=14, bold=True)
    for n, text in ((1, "De kandidaat kan een muur metselen"), (2, "De kandidaat kan een kozijn stellen")):
        page.text(60, page.y + 12, f"P/BWI/01/01-0{n}")
        page.write(text, x=160)
    assert goals(read(saved(page))) == [
        ("P/BWI/01/01-01", "De kandidaat kan een muur metselen"),
        ("P/BWI/01/01-02", "De kandidaat kan een kozijn stellen"),
    ]


def test_a_bullet_that_is_drawn_begins_an_item(saved: Saved) -> None:
    page = Sheet()
    page.write("De leerling kan:", bold=True)
    for text in ("een band plakken", "een ketting spannen", "remmen afstellen"):
        page.dot(66, page.y + 10)
        page.write(text, x=75)
    assert [goal.text for goal in read(saved(page)).goals] == ["een band plakken", "een ketting spannen", "remmen afstellen"]


def test_columns_without_lines_that_almost_touch_are_parted(saved: Saved) -> None:
    """A text may fill its column; where the next column begins, other rows show."""
    page, rows = Sheet(), []
    for n in range(1, 6):
        rows.append([f"P/PIE/01/01-0{n}", f"De kandidaat kan taak {n} doen", f"SE{n}", str(n)])
    rows.append(["P/PIE/01/02-01", "De kandidaat kan alles wat er bij hoort", "SE6", "4"])
    page.table([50, 130, 311, 400, 480], [HEADER, *rows], ruled=False)
    curriculum = read(saved(page))
    assert goals(curriculum) == [(row[0], row[1]) for row in rows]
    assert [goal.extra["periode"] for goal in curriculum.goals] == ["1", "2", "3", "4", "5", "4"]


def test_rows_without_lines_whose_code_stands_in_the_middle(saved: Saved) -> None:
    page = Sheet()
    page.table(EDGES, [HEADER], ruled=False)
    for n in range(1, 4):
        top = page.y + 10
        page.text(53, top + 18, f"P/ZW/02/01-0{n}")
        page.text(403, top + 18, f"{n}")
        page.text(340, top + 18, "SE1")
        for line in (
            "De kandidaat kan een lange zin",
            f"over taak {n} schrijven die over",
            "vier regels verdeeld is, met alles",
            "wat daarbij hoort",
        ):
            page.text(133, top, line)
            top += 12
        page.y = top + 4
    assert [(goal.code, goal.text) for goal in read(saved(page)).goals] == [
        (
            f"P/ZW/02/01-0{n}",
            f"De kandidaat kan een lange zin over taak {n} schrijven die over vier regels verdeeld is, met alles wat daarbij hoort",
        )
        for n in range(1, 4)
    ]


def test_a_broken_word_is_joined_and_a_hyphen_of_its_own_stays(saved: Saved) -> None:
    page = Sheet()
    page.table(
        EDGES,
        [
            HEADER,
            ["1.1", "De kandidaat kan de werkzaam-\nheden voorbereiden en eva-\nlueren", "SE1", "1"],
            ["1.2", "De kandidaat kan een vmbo-\nleerling helpen bij onderhouds-\nen herstelwerk", "SE1", "1"],
            ["1.3", "De kandidaat kan de werkzaamheden\nplannen en beoor-\ndelen", "SE1", "1"],
        ],
    )
    assert [goal.text for goal in read(saved(page)).goals] == [
        "De kandidaat kan de werkzaamheden voorbereiden en evalueren",
        "De kandidaat kan een vmbo-leerling helpen bij onderhouds- en herstelwerk",
        "De kandidaat kan de werkzaamheden plannen en beoordelen",
    ]


def test_where_no_words_are_broken_a_hyphen_at_the_end_of_a_line_stays(saved: Saved) -> None:
    page = Sheet()
    rows = [[f"1.{n}", f"De kandidaat kan taak {n} op zijn eigen\nwerkplek uitvoeren", "SE1", "1"] for n in range(1, 12)]
    page.table(EDGES, [HEADER, *rows, ["1.12", "De kandidaat kan de sociaal-\nemotionele ontwikkeling volgen", "SE1", "1"]])
    assert read(saved(page)).goals[-1].text == "De kandidaat kan de sociaal-emotionele ontwikkeling volgen"


def test_contents_footnotes_headers_and_page_numbers_are_no_text(saved: Saved) -> None:
    contents, page, last = Sheet(), Sheet(), Sheet()
    contents.write("Inhoudsopgave", size=16, bold=True)
    for n, title in enumerate(("Leerdoelen klas 3", "Leerdoelen klas 4", "Bijlagen"), 2):
        contents.write(f"{title} {'.' * 60} {n}")
    for n, sheet in enumerate((contents, page, last), 1):
        sheet.text(60, 40, "Voorbeeldschool, afdeling techniek")
        sheet.text(280, 815, f"- {n} -")
    page.write("Leerdoelen klas 3", size=16, bold=True)
    page.item("•", "een lamp aansluiten")
    page.text(180, page.y - 6, "1", 6)
    page.write("Wie dit kan, gaat verder met de volgende opdracht.")
    page.y = 760
    page.write("1) Alleen onder toezicht.", size=7)
    last.write("Leerdoelen klas 4", size=16, bold=True)
    last.item("•", "een groep bekabelen")
    assert passages(saved(contents, page, last)) == [
        ("heading", "", "Leerdoelen klas 3"),
        ("item", "•", "een lamp aansluiten"),
        ("text", "", "Wie dit kan, gaat verder met de volgende opdracht."),
        ("heading", "", "Leerdoelen klas 4"),
        ("item", "•", "een groep bekabelen"),
    ]


def test_the_mark_of_a_footnote_is_no_part_of_a_cell_but_a_power_is(saved: Saved) -> None:
    page = Sheet()
    page.table(EDGES, [HEADER, ["1.1", "De kandidaat kan 10 m betegelen", "praktijk", "1"]])
    page.text(365, 96, "1", 6)
    page.text(236, 96, "2", 6)
    assert list(grids(saved(page))[0].rows[1][1:3]) == ["De kandidaat kan 10 m² betegelen", "praktijk"]


DOSSIER = ["De beginnend beroepsbeoefenaar:", "§ heeft kennis van banden", "§ kan een lek vinden"]
ADDED = ["Voor Steppenmaker geldt aanvullend:", "§ kan een step vouwen"]
PLAIN = [
    ("Complexiteit", ["De maker doet eenvoudig werk."]),
    ("Vakkennis en vaardigheden", DOSSIER + ADDED),
]
WERKPROCES = [
    ("Omschrijving", ["De maker zoekt het lek.", "Voor Steppenmaker geldt aanvullend:", "Hij zoekt snel."]),
    ("Resultaat", ["De band is heel."]),
    ("Gedrag", ["De maker:", "§ werkt netjes", "§ ruimt op.", "Onderliggende competenties: Plannen"]),
]


def _boxes(page: Sheet, parts: list[tuple[str, list[str]]]) -> None:
    for label, lines in parts:
        top = page.y
        page.write(label, bold=True, after=0)
        page.write(*lines, x=64)
        page.line(55, top, 540, top)
        page.line(55, page.y, 540, page.y)
        page.line(55, top, 55, page.y)
        page.line(540, top, 540, page.y)


def _labels(page: Sheet, parts: list[tuple[str, list[str]]]) -> None:
    page.table([55, 190, 540], [[label, "\n".join(lines)] for label, lines in parts])


def _text(page: Sheet, parts: list[tuple[str, list[str]]]) -> None:
    for label, lines in parts:
        page.write(label, bold=True)
        for line in lines:
            page.write(line, x=66 if line.startswith("§") else 60)


@pytest.mark.parametrize("draw", [_boxes, _labels, _text], ids=["boxes", "labels", "text"])
def test_a_dossier_as_pdf_gives_what_its_xml_gives(saved: Saved, tmp_path: Path, draw: Callable[..., None]) -> None:
    cover, contents, overview, basis, profile = (Sheet() for _page in range(5))
    cover.write("Kwalificatiedossier mbo")
    cover.write("Fietsen", size=24, bold=True)
    cover.write("» Fietsenmaker (Crebonr. 90001)")
    cover.write("» Steppenmaker (Crebonr. 90002)")
    contents.write("Inhoudsopgave", size=16, bold=True)
    for line in ("B1-K1: Onderhoudt fietsen", "B1-K1-W1: Plakt banden", "P1-K1: Verkoopt fietsen", "P1-K1-W1: Adviseert"):
        contents.write(f"{line} {'.' * 40} 4")
    overview.write("Overzicht van het kwalificatiedossier", size=16, bold=True)
    overview.table(
        [55, 200, 260, 320, 540],
        [
            ["Profielen", "Crebo", "Mbo-niveau", "Kerntaken"],
            ["Basisdeel", "", "", "B1-K1 Onderhoudt fietsen"],
            ["P1 Fietsenmaker", "90001", "2", "P1-K1 Verkoopt fietsen"],
            ["P2 Steppenmaker", "90002", "3", ""],
        ],
    )
    basis.write("Basisdeel", size=16, bold=True)
    basis.write("B1-K1: Onderhoudt fietsen", size=13, bold=True)
    draw(basis, PLAIN)
    basis.write("B1-K1-W1: Plakt banden", size=12, bold=True)
    draw(basis, WERKPROCES)
    profile.write("Profieldeel", size=16, bold=True)
    profile.write("P1: Fietsenmaker", size=14, bold=True)
    profile.write("P1-K1: Verkoopt fietsen", size=13, bold=True)
    profile.write("P1-K1-W1: Adviseert", size=12, bold=True)
    draw(profile, [("Omschrijving", ["De maker vraagt door."]), ("Resultaat", []), ("Gedrag", [])])
    for n, page in enumerate((contents, overview, basis, profile), 2):
        page.text(60, 40, "Kwalificatiedossier Fietsen")
        page.text(480, 815, f"{n} van 5")
    xml = tmp_path / "kd.xml"
    xml.write_text(XML, encoding="utf-8")
    printed = read(saved(cover, contents, overview, basis, profile), whole=True)
    assert told(printed) == told(read(xml, whole=True))
    assert {goal.source.page for goal in printed.goals} == {4, 5}
    assert printed.title == "Fietsen"


@needs_shared
@pytest.mark.parametrize(
    ("name", "xml"),
    [("01-dossier-in-boxes", "2755-dienstverlening"), ("02-dossier-label-left-of-text", "2635-pedagogisch-werk")],
)
def test_a_published_dossier_as_pdf_equals_its_xml(name: str, xml: str) -> None:
    printed = read(SHARED / "documents" / f"{name}.pdf", whole=True)
    published = read(SHARED / "sources" / "sbb" / f"{xml}.xml", whole=True)
    assert [_in_print(goal) for goal in printed.goals] == [_in_print(goal) for goal in published.goals]


def _in_print(goal: Goal) -> tuple[object, ...]:
    """What print shows of a goal: no study load, and no semicolon after the last word."""
    told = {name: text for name, text in goal.extra.items() if name != "sbu"}
    return goal.code, goal.kind, goal.text.rstrip(";"), goal.section, goal.levels, told
