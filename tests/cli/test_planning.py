"""The options about the session."""

import openpyxl
import pytest

from overlap.cli import run
from overlap.cli.typed.parsing import norms
from overlap.model import WorkKind
from overlap.problems import Unusable
from overlap.workbook.form.fields import REVIEW
from overlap.workbook.readback.decisions import read_review

from ..support.checkout import EXAMPLES
from ..support.excel import table_of
from ..support.reviews import filled


@pytest.fixture
def both():
    return [str(EXAMPLES / "zorg" / f"{side}.xlsx") for side in ("vmbo", "mbo")]


def test_norms_are_read_with_a_point_or_a_comma_and_the_last_holds():
    assert norms(["zeker=0.5", "hiaat = 0,25", "zeker=2"]) == ((WorkKind.CERTAIN, 2.0), (WorkKind.GAP, 0.25))
    assert norms([]) == ()


@pytest.mark.parametrize("text", ["zeker", "zeker=", "zeker=nul", "zeker=0", "zeker=-1", "zeker=61", "zeker=nan", "snel=1", "=1"])
def test_a_norm_that_cannot_be_is_refused_with_an_example(text):
    with pytest.raises(Unusable) as problem:
        norms([text])
    assert "zeker=0,5" in str(problem.value)


def test_minutes_groups_and_norms_shape_the_agenda(both, tmp_path):
    assert run(["compare", *both, "-o", "a.xlsx", "--minutes", "60", "--groups", "3", "--norm", "zeker=0.5"]) == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    agenda = [cell for row in book["Agenda"].values for cell in row if cell is not None]
    assert "Een sessie van 60 minuten met 3 groepen." in agenda
    account = {row[0]: row[1] for row in book["Verantwoording"].values if row[0]}
    assert account["Sessie (blad Agenda)"] == "60 minuten, groepen: 3"
    assert account["Minuten per paar"].startswith("zeker 0,5, waarschijnlijk 2,")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--norm", "snel=1", "zeker=0,5"), ("--minutes", "10", "20"), ("--groups", "0", "1")],
)
def test_what_cannot_be_stops_before_anything_is_written(both, tmp_path, capsys, option, value, said):
    assert run(["compare", *both, "-o", "a.xlsx", option, value]) == 2
    result = capsys.readouterr()
    assert result.out == ""
    assert option in result.err
    assert said in result.err
    assert not list(tmp_path.glob("*.xlsx"))


def test_it_is_said_how_many_sessions_it_takes_and_how_to_make_it_fewer(overlap, both):
    _status, said, _err = overlap("compare", *both, "--groups", "3", "-o", "drie.xlsx")
    assert "van 90 minuten met 3 groepen" in said
    assert "Korter" not in said
    _status, said, _err = overlap("compare", *both, "--minutes", "30", "-o", "kort.xlsx")
    assert "sessies van 30 minuten met 1 groep" in said
    assert "--from-band waarschijnlijk blijven er" in said
    assert "--groups 3" in said
    _status, said, _err = overlap(
        "compare", *both, "--minutes", "20", "--groups", "3", "--norm", "waarschijnlijk=20", "-o", "k.xlsx"
    )
    assert "met 3 groepen" in said
    assert "--groups 5" in said, "what was chosen is no advice"


def test_each_group_gets_a_workbook_with_its_rows_first_and_merge_takes_them_together(overlap, both, tmp_path):
    (tmp_path / "groepen").mkdir()
    (tmp_path / "groepen" / "Groep 2 - zorg.xlsx").write_bytes(b"van vorige week")
    status, said, err = overlap("compare", *both, "-o", "zorg.xlsx", "--groups", "3", "--per-group", "groepen")
    assert status == 0, err
    names = ["Groep 1 - zorg.xlsx", "Groep 2 - zorg (2).xlsx", "Groep 3 - zorg.xlsx"]
    assert all(name in said for name in names)
    assert (tmp_path / "groepen" / "Groep 2 - zorg.xlsx").read_bytes() == b"van vorige week"
    (tmp_path / "groepen" / "Groep 2 - zorg.xlsx").unlink()
    whole = read_review(tmp_path / "zorg.xlsx").facts
    judged = {}
    for group, name in enumerate(names, 1):
        path = tmp_path / "groepen" / name
        rows = table_of(openpyxl.load_workbook(path)["Overlap"], "review", REVIEW)
        mine = [row for row in rows if row["group"] == group]
        assert rows[: len(mine)] == sorted(mine, key=lambda row: row["order"])
        assert [row["number"] for row in rows[len(mine) :]] == sorted(row["number"] for row in rows if row["group"] != group)
        assert read_review(path).facts == whole
        assert read_review(path).who.group == f"Groep {group}"
        judged[group] = {row["id"] for row in mine} | {rows[-1]["id"]}  # the last one is of another group
        cells = {("review", pair): {"verdict": "verwant"} for pair in judged[group]}
        path.write_bytes(filled(path.read_bytes(), cells, {"group": f"Groep {group}"}))
    (tmp_path / "groepen" / "kopie van groep 1.xlsx").write_bytes((tmp_path / "groepen" / names[0]).read_bytes())
    status, said, err = overlap("merge", "groepen", "-o", "samen.xlsx")
    assert (status, "telt één keer" in err) == (0, True)
    assert f"Paren beoordeeld: {len(whole.pairs)} van {len(whole.pairs)}" in " ".join(said.split())
    together = read_review(tmp_path / "samen.xlsx")
    assert {one.id for one in together.decisions if one.table == "review"} == set().union(*judged.values()) == set(whole.pairs)
    assert [len(part.decisions) for part in together.parts] == [len(judged[group]) for group in (1, 2, 3)]


@pytest.mark.parametrize(("folder", "said"), [("bestand.txt", "geen map"), ("weg/groepen", "weg")])
def test_a_folder_for_groups_that_cannot_be_stops_before_anything_is_written(overlap, both, tmp_path, folder, said):
    (tmp_path / "bestand.txt").write_text("tekst", encoding="utf-8")
    status, out, err = overlap("compare", *both, "-o", "a.xlsx", "--per-group", folder)
    assert (status, out) == (2, "")
    assert said in err
    assert not (tmp_path / "a.xlsx").exists()
