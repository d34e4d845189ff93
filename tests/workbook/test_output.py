"""Results come whole or not at all, and never over what a group filled in."""

import errno
import io
import os
import signal
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from overlap.output.files import Output, Saved, claim, default_name, save
from overlap.output.interrupts import held
from overlap.problems import Unusable
from overlap.tasks.files.results import claimed
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.filled_in import holds_decisions

from ..support.processes import save_as, write_over

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


def code(problem):
    return problem.value.notice.code


def test_the_name_tells_what_was_compared():
    assert default_name(Path("Mijn PTA (3).xlsx"), Path("kd/helpende.csv")) == "Overlap Mijn PTA (3) - helpende.xlsx"
    assert default_name(Path("x/.xlsx"), Path("a:b*?.xlsx")) == "Overlap xlsx - a_b__.xlsx"


def test_the_next_free_name(tmp_path):
    first = tmp_path / "plan.xlsx"
    for name in ("plan.xlsx", "plan (2).xlsx", "plan (3).xlsx"):
        assert save([(Output(first, numbered=True), b"x")]) == (Saved(tmp_path / name),)


def test_a_numbered_name_is_cut_where_it_would_be_too_long(tmp_path):
    path = tmp_path / f"{'é' * 125}.xlsx"
    path.write_bytes(b"PK ingevuld")
    (saved,) = save([(Output(path, force=True), b"nieuw")])
    assert saved.kept.read_bytes() == b"PK ingevuld"
    assert path.read_bytes() == b"nieuw"


def test_an_existing_file_is_not_overwritten(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("van iemand")
    with pytest.raises(Unusable) as problem:
        claim(path, ".xlsx", (), force=False, filled_in=holds_decisions)
    assert code(problem) == "output-exists"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.ods", "output-not-xlsx"),
        ("a", "output-not-xlsx"),
        ("a.html", "output-not-xlsx"),
        ("a.csv", "output-not-xlsx"),
        ("weg/a.xlsx", "output-folder"),
        ("in.xlsx", "output-is-input"),
    ],
)
def test_names_that_cannot_be(tmp_path, name, expected):
    source = tmp_path / "in.xlsx"
    source.touch()
    with pytest.raises(Unusable) as problem:
        claim(tmp_path / name, ".xlsx", (source,), force=True, filled_in=holds_decisions)
    assert code(problem) == expected


def replaced(path):
    """Write over a file with --force: under which name it was kept."""
    (saved,) = save([(claim(path, ".xlsx", (), force=True, filled_in=holds_decisions), b"nieuw")])
    assert path.read_bytes() == b"nieuw"
    assert not list(path.parent.glob(".overlap*"))
    return saved.kept


def test_the_same_bytes_again_are_not_looked_at_and_nothing_is_kept(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"nieuw")
    looked_at = []
    (saved,) = save([(Output(path, force=True, filled_in=looked_at.append), b"nieuw")])
    assert (saved.kept, looked_at) == (None, [])
    assert path.read_bytes() == b"nieuw"


def test_force_replaces_a_workbook_that_nobody_filled_in(tmp_path, zorg):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(zorg))
    assert replaced(path) is None
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("sheet", "column"), [("Overlap", 11), ("Overlap", 12), ("Overlap", 14), ("Hiaten", 5), ("Afspraken", 3)]
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_force_keeps_a_workbook_that_was_filled_in(tmp_path, zorg, monkeypatch, sheet, column, language):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(zorg))
    book = openpyxl.load_workbook(path)
    book[sheet].cell(14, column, "x")
    book.save(path)
    monkeypatch.setenv("OVERLAP_LANG", language)
    filled_in = path.read_bytes()
    output = claim(path, ".xlsx", (), force=True, filled_in=holds_decisions)
    save([(output, b"nieuw")])
    assert (tmp_path / "a (2).xlsx").read_bytes() == filled_in
    assert path.read_bytes() == b"nieuw"


def _name_the_group(book):
    book["Lees mij"].cell(next(c.row for c in book["Lees mij"]["A"] if c.value == "overlap:who:group"), 8, "Groep 1")


def _comment(book):
    book["Overlap"]["E5"].comment = Comment("klopt niet", "docent")


def _leave_one_column(book):
    book["Overlap"].delete_cols(12, 3)
    book["Overlap"]["K6"] = "herhaling"


def _delete_the_keys(book):
    book["Overlap"]["K6"] = "herhaling"
    book["Overlap"].delete_rows(1)


def _delete_the_first_rows(book):
    book["Overlap"]["K6"] = "herhaling"
    book["Overlap"].delete_rows(1, 3)


def _cut_the_verdicts_elsewhere(book):
    book["Overlap"]["T6"], book["Overlap"]["K5"] = "herhaling", None


def _column_of_numbers(book):
    book["Overlap"]["S6"] = 4


def _column_with_a_word_of_ours(book):
    book["Overlap"]["S6"] = "geen overlap"


def _sheet_of_their_own(book):
    book.create_sheet("Notulen")["A1"] = "herhaling"


def _rows_on_another_sheet(book):
    for row in book["Overlap"].iter_rows(min_row=5, max_row=6):
        for cell in row:
            book["Agenda"].cell(60 + cell.row, cell.column, cell.value)
    book["Agenda"]["K65"] = "herhaling"


def _line_below_a_table(book):
    book["Afspraken"].cell(book["Afspraken"].max_row + 2, 3, 12)


def _hidden_sheet_gone(book):
    book["Overlap"]["S6"] = "12"
    del book["_overlap"]


@pytest.mark.parametrize(
    "fill_in",
    [
        _name_the_group,
        _comment,
        _leave_one_column,
        _delete_the_keys,
        _delete_the_first_rows,
        _cut_the_verdicts_elsewhere,
        _column_of_numbers,
        _column_with_a_word_of_ours,
        _sheet_of_their_own,
        _rows_on_another_sheet,
        _line_below_a_table,
        _hidden_sheet_gone,
    ],
)
def test_force_keeps_whatever_a_group_left_in_it(tmp_path, zorg, fill_in):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(zorg))
    book = openpyxl.load_workbook(path)
    fill_in(book)
    book.save(path)
    assert replaced(path) == tmp_path / "a (2).xlsx"


@pytest.mark.parametrize("change", ["modified", "zipped", "order"])
def test_a_workbook_that_somebody_saved_is_kept_also_where_nothing_is_seen_in_it(tmp_path, zorg, change):
    """Programs leave different traces: Excel dates the properties anew, LibreOffice the parts of the package."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(io.BytesIO(workbook(zorg))) as source, zipfile.ZipFile(path, "w") as target:
        for info in source.infolist():
            content, date = source.read(info), info.date_time
            if info.filename == "docProps/core.xml" and change == "modified":
                content = content.replace(b"2026-01-01T00:00:00Z</dcterms:modified>", b"2026-02-03T04:05:06Z</dcterms:modified>")
            if info.filename == "docProps/core.xml" and change == "order":
                content = content.replace(b"<dc:language>nl-NL</dc:language>", b"")
            target.writestr(zipfile.ZipInfo(info.filename, (2026, 2, 3, 4, 5, 6) if change == "zipped" else date), content)
    assert replaced(path) == tmp_path / "a (2).xlsx"


def test_force_keeps_what_it_cannot_read(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("iets anders")
    assert replaced(path) == tmp_path / "a (2).xlsx"


def test_a_workbook_is_kept_under_any_extension(tmp_path, zorg, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "alle paren.csv"
    book = openpyxl.load_workbook(io.BytesIO(workbook(zorg)))
    book["Overlap"]["K6"] = "herhaling"
    book.save(path)
    filled_in = path.read_bytes()
    for kept in ("alle paren (2).csv", None):
        (saved,) = save([(claimed(path, path, suffix=".csv", force=True), b"a;b")])
        assert saved.kept == (kept and tmp_path / kept)
    assert (tmp_path / "alle paren (2).csv").read_bytes() == filled_in
    assert path.read_bytes() == b"a;b"


def test_a_file_that_is_open_in_excel(tmp_path, monkeypatch):
    """Windows reports a lock as PermissionError (WinError 32) on replacing."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"oud")

    def locked(self, target):
        raise PermissionError(13, "Het proces heeft geen toegang tot het bestand", str(self), 32, str(target))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(Unusable) as problem:
        save([(Output(path, force=True, filled_in=lambda _path: False), b"nieuw")])
    assert code(problem) == "output-locked"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"], "nothing half-written stays behind"
    assert path.read_bytes() == b"oud"


@pytest.mark.parametrize("kept", [True, False])
def test_all_results_or_none(tmp_path, kept):
    """The second name was taken since it was claimed: the first result goes, and what stood there comes back."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.csv"
    first.write_bytes(b"oud")
    second.write_bytes(b"van een ander")
    with pytest.raises(Unusable) as problem:
        save([(Output(first, force=True, filled_in=lambda _path: kept), b"1"), (Output(second), b"2")])
    assert code(problem) == "output-exists"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.xlsx": b"oud", "b.csv": b"van een ander"}


def without_links(*_names, **_more):
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("links", [True, False])
def test_what_was_saved_meanwhile_is_not_replaced(tmp_path, monkeypatch, links):
    """Also on a file system without links, such as a USB stick."""
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    path = tmp_path / "a.csv"
    new, numbered = claim(path, ".csv", (), force=False), Output(path, numbered=True)
    path.write_bytes(b"van een collega")
    with pytest.raises(Unusable) as problem:
        save([(new, b"nieuw")])
    assert code(problem) == "output-exists"
    assert save([(numbered, b"nieuw")]) == (Saved(tmp_path / "a (2).csv"),)
    assert path.read_bytes() == b"van een collega"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("filled_in", [True, False])
def test_a_colleague_who_saves_while_the_file_is_looked_at(tmp_path, monkeypatch, links, filled_in):
    """Neither what is saved over the workbook nor what is saved under the next number is lost."""
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"oud")

    def looked_at(looked):
        if looked.read_bytes() == b"oud":
            (tmp_path / "x").write_bytes(b"van een collega")
            (tmp_path / "x").replace(looked)
            (tmp_path / "a (2).xlsx").write_bytes(b"van een ander")
        return filled_in

    (saved,) = save([(Output(path, force=True, filled_in=looked_at), b"nieuw")])
    contents = sorted(file.read_bytes() for file in tmp_path.iterdir())
    assert contents == [b"nieuw", b"van een ander", b"van een collega"]
    assert saved.kept.read_bytes() == b"van een collega"


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unusable) as problem:
        save([(Output(tmp_path / "a.xlsx"), b"1")])
    assert code(problem) == "output-not-writable"
    assert not list(tmp_path.iterdir())


@needs_links
def test_a_link_stays_and_what_it_points_at_is_written(tmp_path):
    (tmp_path / "map").mkdir()
    target, link = tmp_path / "map" / "echt.xlsx", tmp_path / "a.xlsx"
    link.symlink_to(target)
    save([(claim(link, ".xlsx", (), force=False), b"eerst")])
    with pytest.raises(Unusable) as problem:
        claim(link, ".xlsx", (), force=False)
    assert code(problem) == "output-exists"
    (saved,) = save([(claim(link, ".xlsx", (), force=True), b"nieuw")])
    assert link.is_symlink()
    assert target.read_bytes() == b"nieuw"
    assert saved.kept.read_bytes() == b"eerst"
    assert saved.kept == target.with_name("echt (2).xlsx")


@needs_links
def test_links_that_go_round_are_refused(tmp_path):
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "a.xlsx")
    with pytest.raises(Unusable) as problem:
        claim(tmp_path / "a.xlsx", ".xlsx", (), force=True)
    assert code(problem) in {"output-not-writable", "output-exists"}


def race(folder, filled_in, rounds):
    """Two processes write over one reviewed workbook at once: what stood there is there afterwards."""
    with ProcessPoolExecutor(2) as pool:
        for n in range(rounds):
            path = folder / f"{n}" / "a.xlsx"
            path.parent.mkdir()
            path.write_bytes(filled_in)
            at = time.time() + 0.05
            runs = [pool.submit(write_over, str(path), mark, at) for mark in (b"een", b"twee")]
            kept = [run.result() for run in runs]
            contents = {file.read_bytes() for file in path.parent.iterdir()}
            assert filled_in in contents, n
            assert path.read_bytes() in {b"een", b"twee"}
            assert all(name is None or Path(name).exists() for name in kept)
            assert not list(path.parent.glob(".overlap*"))


@pytest.fixture(scope="module")
def reviewed(zorg):
    book = openpyxl.load_workbook(io.BytesIO(workbook(zorg)))
    book["Overlap"]["K6"] = "herhaling"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_two_runs_at_once_lose_nothing(tmp_path, reviewed):
    race(tmp_path, reviewed, 20)


@pytest.mark.long
def test_two_runs_at_once_lose_nothing_two_hundred_times(tmp_path, reviewed):
    race(tmp_path, reviewed, 200)


def beside_a_person(folder, filled_in, rounds):
    """A run writes over a reviewed workbook while a colleague saves files under the names that it would take."""
    with ProcessPoolExecutor(2) as pool:
        for n in range(rounds):
            path = folder / f"p{n}" / "a.xlsx"
            path.parent.mkdir()
            path.write_bytes(filled_in)
            at = time.time() + 0.05
            run = pool.submit(write_over, str(path), b"nieuw", at)
            names = "a (2).xlsx", "a (3).xlsx", "a (4).xlsx"
            saved = pool.submit(save_as, str(path.parent), names, b"van een collega", at + 0.0005 * (n % 40)).result()
            kept = Path(run.result())
            assert path.read_bytes() == b"nieuw"
            assert kept.read_bytes() == filled_in, n
            assert all((path.parent / name).read_bytes() == b"van een collega" for name in saved), n
            assert len(list(path.parent.iterdir())) == 2 + len(saved)


def test_one_run_beside_a_person_who_saves_loses_nothing(tmp_path, reviewed):
    beside_a_person(tmp_path, reviewed, 10)


@pytest.mark.long
def test_one_run_beside_a_person_who_saves_loses_nothing_two_hundred_times(tmp_path, reviewed):
    beside_a_person(tmp_path, reviewed, 200)


def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    def denied(**_more):
        raise PermissionError(13, "geen rechten")

    monkeypatch.setattr("tempfile.mkstemp", denied)
    with pytest.raises(Unusable) as problem:
        save([(Output(tmp_path / "a.xlsx"), b"1")])
    assert code(problem) == "output-not-writable"


def test_who_stops_a_run_while_results_are_moved_is_too_late(tmp_path, monkeypatch):
    """Half of the results would be there otherwise, and nothing could say which."""
    fsync = os.fsync

    def interrupted(handle):
        signal.raise_signal(signal.SIGINT)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", interrupted)
    assert len(save([(Output(tmp_path / name), b"1") for name in ("a.xlsx", "b.csv")])) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.csv"]


@pytest.mark.parametrize("inherited", [True, False])
def test_ctrl_c_waits_until_processes_have_started_and_is_not_lost(inherited):
    done = []

    def start():
        with held(inherited=inherited):
            signal.raise_signal(signal.SIGINT)
            done.append("started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done == ["started"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
