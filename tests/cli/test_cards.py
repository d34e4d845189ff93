"""Cards of a group's own, from the form to the comparison, as a facilitator does it."""

import csv
import hashlib
import io
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.analysis import compare
from overlap.analysis.fingerprint import fingerprint, plain_settings
from overlap.model import Curriculum, Goal, OwnCard, OwnCards, Settings, Source, with_ids
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.plain.pairs_csv import pairs_csv

from ..support.checkout import EXAMPLES

ZORG = {side: EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo")}
VMBO = [
    ["Code", "Eindterm"],
    ["A1", "De kandidaat kan textiel op kleur sorteren"],
    ["A2", "De kandidaat kan een fietsband plakken"],
]
MBO = [
    ["Kwalificatie", "Code", "Werkproces"],
    ["Linnenmeester", "B1-K1-W1", "Verzorgt het linnengoed van de cliënt"],
    ["Linnenmeester", "B1-K1-W2", "Stelt offertes en facturen op"],
]


@pytest.fixture
def documents(sheet, monkeypatch):
    """An invented programme of either side, with titles only, in the current folder."""
    paths = sheet(VMBO), sheet(MBO, "mbo.xlsx")
    monkeypatch.chdir(paths[0].parent)
    return [path.name for path in paths]


def fill(path, text, cells):
    """Fill in the row of a goal in a form."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headers = {cell.value: cell.column for cell in sheet[2]}
    row = next(row for row in range(3, sheet.max_row + 1) if text in [cell.value for cell in sheet[row]])
    for header, value in cells.items():
        sheet.cell(row, headers[header], value)
    book.save(path)


def scores(path):
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return {(row["vmbo_code"], row["mbo_code"]): float(row["score"]) for row in rows}


def account(path):
    return {row[0].value: row[1].value for row in openpyxl.load_workbook(path)["Verantwoording"].iter_rows()}


def test_from_the_form_to_a_comparison(overlap, documents):
    status, out, _ = overlap("template", "kaarten", documents[0], "-o", "kaarten.xlsx")
    assert status == 0
    assert "2 van de 2 doelen hebben nog geen kaart." in out
    fill("kaarten.xlsx", VMBO[1][1], {"In mbo-woorden": "verzorgt textiel en linnengoed\nwast kleding", "Termen": "wasmachine"})
    assert overlap("compare", *documents, "-o", "a.xlsx", "--pairs", "a.csv")[0] == 0
    status, out, err = overlap("compare", *documents, "-o", "b.xlsx", "--pairs", "b.csv", "--kaarten", "kaarten.xlsx")
    assert (status, err) == (0, "")
    assert "1 van de 2 vmbo-doelen" in out
    before, after = scores(Path("a.csv")), scores(Path("b.csv"))
    assert after["A1", "B1-K1-W1"] > 2 * before["A1", "B1-K1-W1"]
    reasons = Path("b.csv").read_text(encoding="utf-8-sig")
    assert "heet in het mbo vaak “verzorgt textiel en linnengoed”" in reasons
    digest = hashlib.sha256(Path("kaarten.xlsx").read_bytes()).hexdigest()
    assert account("b.xlsx")["Eigen kaarten"] == f"kaarten.xlsx (SHA-256 {digest})"
    assert "Eigen kaarten" not in account("a.xlsx")


def test_a_file_of_a_colleague_fits_another_document_and_two_files_count_together(overlap, documents, sheet):
    sheet([["Titel", "In vmbo-woorden"], ["verzorgt linnengoed van cliënten", "textiel op kleur sorteren"]], "collega.xlsx")
    sheet([["In mbo-woorden", "Eindterm"], ["repareert banden", VMBO[2][1].upper()]], "eigen.xlsx")
    status, out, err = overlap("compare", *documents, "-o", "uit.xlsx", "--kaarten", "collega.xlsx", "--kaarten", "eigen.xlsx")
    assert (status, err) == (0, "")
    assert "1 van de 2 vmbo-doelen, 1 van de 2 mbo-onderdelen" in out


def test_a_card_helps_explain_matrix_and_route_too(overlap, documents, sheet):
    sheet([["Eindterm", "In mbo-woorden"], [VMBO[1][1], "verzorgt het linnengoed"]], "kaarten.xlsx")
    own = "--kaarten", "kaarten.xlsx"
    plain, told = (json.loads(overlap("explain", *documents, "A1", "B1-K1-W1", "--json", *more)[1]) for more in ((), own))
    assert told["score"] > plain["score"]
    assert overlap("matrix", "--vmbo", documents[0], "--mbo", documents[1], "-o", "matrix.xlsx", *own)[0] == 0
    assert overlap("route", *documents, "-o", "route.xlsx", *own)[0] == 0
    for name in ("matrix.xlsx", "route.xlsx"):
        assert account(name)["Eigen kaarten"].startswith("kaarten.xlsx (SHA-256 ")


def test_decisions_come_back_in_a_comparison_with_cards_and_copies_of_it_can_be_merged(overlap, documents, sheet):
    sheet([["Eindterm", "In mbo-woorden"], [VMBO[1][1], "verzorgt het linnengoed"]], "kaarten.xlsx")
    assert overlap("compare", *documents, "-o", "a.xlsx", "--kaarten", "kaarten.xlsx")[0] == 0
    openpyxl.load_workbook("a.xlsx").save("b.xlsx")
    Path("kaarten.xlsx").unlink()
    assert overlap("compare", *documents, "-o", "c.xlsx", "--previous", "a.xlsx")[0] == 0
    assert overlap("merge", "a.xlsx", "b.xlsx", "-o", "samen.xlsx", "--force")[0] == 0
    assert account("samen.xlsx")["Eigen kaarten"].startswith("kaarten.xlsx (SHA-256 ")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["template", "kaarten"], "er is geen document genoemd"),
        (["template", "vmbo", "vmbo.xlsx"], "daar hoort geen document bij"),
        (["template", "kaarten", "weg.xlsx"], "weg.xlsx: Dit bestand bestaat niet"),
        (["compare", "vmbo.xlsx", "mbo.xlsx", "--kaarten", "weg.xlsx"], "weg.xlsx: Dit bestand bestaat niet"),
        (["compare", "vmbo.xlsx", "mbo.xlsx", "--kaarten", "mbo.xlsx"], "geen kolommen met kaarten"),
        (["compare", "vmbo.xlsx", "mbo.xlsx", "--kaarten", "leeg.xlsx"], "geen enkele kaart ingevuld"),
        (["compare", "vmbo.xlsx", "mbo.xlsx", "--kaarten", "k.xlsx", "-o", "k.xlsx", "--force"], "k.xlsx"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message_and_nothing_is_written(overlap, documents, sheet, call, message):
    sheet([["Eindterm", "In mbo-woorden"]], "leeg.xlsx")
    sheet([["Eindterm", "In mbo-woorden"], [VMBO[1][1], "wast"]], "k.xlsx")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    status, out, err = overlap(*call)
    assert (status, out) == (2, "")
    assert message in err
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_a_file_about_other_goals_is_told(overlap, documents, sheet):
    sheet([["Eindterm", "In mbo-woorden"], ["Een ruimteschip landen", "landt"]], "kaarten.xlsx")
    sides = "--vmbo", documents[0], "--mbo", documents[1]
    for call in (("compare", *documents), ("matrix", *sides), ("route", *documents)):
        status, _, err = overlap(*call, "-o", f"{call[0]}.xlsx", "--kaarten", "kaarten.xlsx")
        assert status == 0
        assert "kaarten.xlsx: Geen enkele kaart in dit bestand" in err


def test_a_dossier_with_titles_only_gets_a_tip(overlap, documents):
    assert "het dossier van SBB (.xml, .pdf)" in overlap("compare", *documents, "-o", "uit.xlsx")[1]
    assert "het dossier van SBB" not in overlap("compare", *ZORG.values(), "-o", "zorg.xlsx")[1]


def test_cards_make_it_another_comparison_and_without_them_it_stays_the_same_as_before():
    both = [curriculum(side, ["Wast kleding"]) for side in ("vmbo", "mbo")]
    with_cards = Settings(own_cards=(cards("a", "b", "c"),))
    assert fingerprint(compare(*both, with_cards)) != fingerprint(compare(*both, Settings()))
    assert plain_settings(with_cards)["own_cards"] == [{"file": "k.xlsx", "sha256": "0"}]
    assert "own_cards" not in plain_settings(Settings())


def curriculum(side, texts):
    kind = "eindterm" if side == "vmbo" else "werkproces"
    goals = with_ids(Goal(text=text, kind=kind, source=Source(f"{side}.xlsx", "Blad1", n)) for n, text in enumerate(texts, 2))
    return Curriculum(kind=side, title=side, goals=goals, file=f"{side}.xlsx", sha256=side)


def cards(phrasing, term, description):
    """A card for the first goal of either side."""
    own = (
        OwnCard(
            side=side,
            text=text,
            source=Source("k.xlsx", "Blad1", 2),
            phrasings=(phrasing,),
            terms=(term,),
            description=description,
        )
        for side, text in (("vmbo", VMBO[1][1]), ("mbo", MBO[1][2]))
    )
    return OwnCards("k.xlsx", "0", tuple(own))


texts = st.text(max_size=80) | st.sampled_from(
    ["=1+1", "@SOM(A1)", "<b>linnengoed</b>", "[bold]linnengoed[/]", "+31", "{words}", "%s"]
)


@settings(max_examples=25, deadline=None)
@given(phrasing=texts, term=texts, description=texts)
def test_a_card_with_any_text_never_breaks_a_comparison_nor_becomes_a_formula(phrasing, term, description):
    both = curriculum("vmbo", [VMBO[1][1], VMBO[2][1]]), curriculum("mbo", [MBO[1][2], MBO[2][2]])
    told = f"{phrasing} linnengoed"
    comparison = compare(*both, Settings(own_cards=(cards(told, term, description),)), explain_all=True)
    assert all(0 <= pair.score <= 1 for pair in comparison.pairs)
    assert not [formula for formula in formulas(workbook(comparison)) if told in formula]
    rows = list(csv.reader(io.StringIO(pairs_csv(comparison).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def formulas(content):
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
