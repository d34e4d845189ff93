"""The options about the session."""

import openpyxl
import pytest

from overlap.cli import run
from overlap.cli.typed.parsing import norms
from overlap.model import WorkKind
from overlap.problems import Unusable

from ..support.checkout import EXAMPLES


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
    assert "zeker=0.5" in str(problem.value)


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
    [("--norm", "snel=1", "zeker=0.5"), ("--minutes", "10", "20"), ("--groups", "0", "1")],
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
    assert "sessies van 90 minuten met 3 groepen" in said
    assert "Korter" not in said
    _status, said, _err = overlap("compare", *both, "--minutes", "30", "-o", "kort.xlsx")
    assert "sessies van 30 minuten met 1 groep" in said
    assert "--from-band waarschijnlijk blijven er" in said
