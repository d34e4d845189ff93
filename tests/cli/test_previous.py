"""`compare --previous`, `compare --sample` and `learn` on the command line."""

import openpyxl
import pytest

from ..support.checkout import EXAMPLES
from ..support.reviews import filled, rows_of

ZORG = EXAMPLES / "zorg"


@pytest.fixture
def reviewed(overlap, tmp_path):
    """A workbook with one verdict."""
    overlap("compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", "-o", "leeg.xlsx", "--sample", "10")
    content = (tmp_path / "leeg.xlsx").read_bytes()
    pair = next(row for row in rows_of(openpyxl.load_workbook(tmp_path / "leeg.xlsx"), "review") if "+" in row)
    path = tmp_path / "ingevuld.xlsx"
    path.write_bytes(filled(content, {("review", pair): {"verdict": "herhaling"}}))
    return path


def vmbo_without_its_first_goal(tmp_path):
    book = openpyxl.load_workbook(ZORG / "vmbo.xlsx")
    book.active.delete_rows(2)
    book.save(tmp_path / "vmbo 2027.xlsx")
    return tmp_path / "vmbo 2027.xlsx"


def test_decisions_come_back_and_the_screen_tells_what_changed(overlap, reviewed, tmp_path):
    before = reviewed.read_bytes()
    again = "compare", vmbo_without_its_first_goal(tmp_path), ZORG / "mbo.xlsx", "--previous", reviewed, "-o", "nieuw.xlsx"
    status, out, err = overlap(*again)
    assert (status, err) == (0, "")
    assert "vmbo: 0 nieuw, 1 vervallen, 0 gewijzigd" in out
    assert "1 besluit heeft geen plaats meer: zie het blad Niet geplaatst." in out
    book = openpyxl.load_workbook("nieuw.xlsx")
    assert {"Wat is er veranderd", "Niet geplaatst"} <= set(book.sheetnames)
    assert reviewed.read_bytes() == before, "no command changes what it was given"
    first = (tmp_path / "nieuw.xlsx").read_bytes()
    overlap(*again, "--force")
    assert (tmp_path / "nieuw.xlsx").read_bytes() == first


def test_a_result_never_goes_over_the_earlier_review(overlap, reviewed):
    status, _out, err = overlap(
        "compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", "--previous", reviewed, "-o", reviewed, "--force"
    )
    assert status == 2
    assert "ingevuld.xlsx" in err


def test_a_document_is_no_earlier_review(overlap):
    vmbo = ZORG / "vmbo.xlsx"
    assert overlap("compare", vmbo, ZORG / "mbo.xlsx", "--previous", vmbo)[0] == 2


def test_a_review_of_other_documents_is_noticed(overlap, reviewed):
    handel = EXAMPLES / "handel"
    status, out, err = overlap("compare", handel / "vmbo.xlsx", handel / "mbo.xlsx", "--previous", reviewed, "-o", "nieuw.xlsx")
    assert status == 0
    assert "bijna niets in deze documenten" in out + err


def test_an_earlier_sample_stays_in_the_same_comparison_and_is_drawn_anew_when_asked(overlap, reviewed):
    def origins(*more):
        overlap("compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", "--previous", reviewed, "-o", "nieuw.xlsx", "--force", *more)
        rows = rows_of(openpyxl.load_workbook("nieuw.xlsx"), "review").values()
        return [row["origin"].value for row in rows].count("sample")

    assert origins() == 10
    assert origins("--sample", "15") == 15


def test_learn_writes_a_list_and_says_what_it_cannot_know(overlap, reviewed, tmp_path):
    words = {("own words", "own-1"): {"vmbo": "boodschappenbriefje", "mbo": "bestelstaat", "agreed": "bestellijst"}}
    reviewed.write_bytes(filled(reviewed.read_bytes(), words))
    status, out, _err = overlap("learn", reviewed, "-o", "begrippen.xlsx")
    assert status == 0
    assert "kun je aan voorstellen alleen niet zien" in out.replace("\n", " ")
    assert (tmp_path / "begrippen.xlsx").exists()
    assert overlap("learn", reviewed, "-o", "begrippen.xlsx")[0] == 2, "an existing file is kept"


def test_what_learned_nothing_writes_no_list(overlap, reviewed, tmp_path):
    status, out, _err = overlap("learn", reviewed)
    assert status == 0
    assert "Er zijn geen woorden geleerd; er is dus geen lijst geschreven." in out
    assert not (tmp_path / "begrippen.xlsx").exists()
