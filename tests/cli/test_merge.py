"""`overlap merge`: which files are meant, what is written, and what is said."""

import re
from pathlib import Path

import openpyxl
import pytest

from overlap.workbook.comparison.workbook import workbook

from ..support.reviews import filled


@pytest.fixture
def copies(zorg, tmp_path):
    """Two copies in a folder, with a file beside them that Excel makes."""
    folder = tmp_path / "groepen van mei"
    folder.mkdir()
    content = workbook(zorg)
    for name, verdict, behalf in (("een", "herhaling", "vmbo"), ("twee", "verwant", "mbo")):
        cells = {("review", zorg.proposed[0].id): {"verdict": verdict}}
        (folder / f"{name}.xlsx").write_bytes(filled(content, cells, {"group": name, "on behalf of": behalf}))
    (folder / "~$een.xlsx").write_bytes(b"in gebruik")
    return folder


def test_a_folder_and_a_pattern_name_the_same_files(overlap, copies, tmp_path):
    for n, arguments in enumerate(
        ([str(copies)], [str(copies / "*e*.xlsx")], [str(copies / "een.xlsx"), str(copies / "twee.xlsx")])
    ):
        status, out, err = overlap("merge", *arguments, "-o", f"samen{n}.xlsx")
        assert status == 0, err
        assert " ".join(out.split()).count("Te bespreken paren: 1") == 1
    contents = {path.read_bytes() for path in tmp_path.glob("samen*.xlsx")}
    assert len(contents) == 1


def test_no_facilitator_reads_the_names_of_statistics(overlap, copies, tmp_path):
    """They stand in the workbook, with their sources."""
    _status, out, err = overlap("merge", str(copies), "-o", "samen")
    _status, learned, _err = overlap("learn", *copies.glob("*n.xlsx"), copies / "twee.xlsx")
    assert not re.search("kappa|Cohen|Fleiss|Krippendorff|Landis|Wilson|Horvitz|Kish", out + err + learned)
    book = openpyxl.load_workbook(tmp_path / "samen.xlsx")
    assert any("Cohen 1960" in str(cell.value) for row in book["Groepen"].iter_rows() for cell in row)


def test_two_copies_of_one_name_are_told_with_their_folders(overlap, copies, tmp_path):
    paths = [tmp_path / copy.stem / "Overlap.xlsx" for copy in (copies / "een.xlsx", copies / "twee.xlsx")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes((copies / f"{path.parent.name}.xlsx").read_bytes())
    for arguments in (("merge", *paths, "-o", "samen.xlsx"), ("status", *paths), ("learn", *paths)):
        _status, out, _err = overlap(*arguments)
        assert all(str(Path(path.parent.name, "Overlap.xlsx")) in out for path in paths), out


def test_the_copies_are_not_changed_and_the_result_is_never_over_one_of_them(overlap, copies):
    before = {path: path.read_bytes() for path in copies.iterdir()}
    two = (str(copies / name) for name in ("een.xlsx", "twee.xlsx"))
    status, _out, _err = overlap("merge", *two, "-o", str(copies / "een.xlsx"), "--force")
    assert status == 2
    assert {path: path.read_bytes() for path in copies.iterdir()} == before


def test_the_result_of_last_time_in_the_same_folder_is_not_merged_again(overlap, copies):
    for more in ([], ["--force"]):
        status, out, err = overlap("merge", str(copies), "-o", str(copies / "samen.xlsx"), *more)
        assert status == 0, err
        assert "samen.xlsx" not in out.split("Werkmap:")[0]


@pytest.mark.parametrize("arguments", [["geen.xlsx", "ook niet.xlsx"], ["."], ["*.xlsx"]])
def test_nothing_to_merge_is_said_and_nothing_is_written(overlap, arguments, tmp_path):
    status, out, _err = overlap("merge", *arguments, "-o", "samen.xlsx")
    assert status == 2
    assert out == ""
    assert not (tmp_path / "samen.xlsx").exists()
