"""`overlap matrix`: what it writes, what it says, and what it does with files that cannot be read."""

import json
import os
import subprocess
import sys
from collections import Counter
from importlib import import_module

import openpyxl
import pytest

from ..support.checkout import EXAMPLES, SECTORS


@pytest.fixture
def documents(tmp_path):
    """Folders with the examples under names that differ."""
    for side in ("vmbo", "mbo"):
        (tmp_path / side).mkdir()
        for sector in SECTORS:
            content = (EXAMPLES / sector / f"{side}.xlsx").read_bytes()
            (tmp_path / side / f"{side} {sector}.xlsx").write_bytes(content)
    return tmp_path


def test_folders_give_a_workbook_with_every_couple(overlap, documents):
    status, said, _err = overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")
    assert status == 0
    assert "matrix.xlsx" in said
    book = openpyxl.load_workbook("matrix.xlsx")
    names = ["Matrix", "Matrix vanuit het mbo", "Beste keuzes", "Keuzevak × keuzedeel", "Cijfers", "Paren", "Verantwoording"]
    assert book.sheetnames == [*names, "_overlap"]
    heat, pairs = book["Matrix"], book["Paren"]
    cells = [cell for row in heat.iter_rows(min_row=7, min_col=5, max_col=7) for cell in row if cell.value is not None]
    assert len(cells) % 3 == 0
    assert all(0 <= cell.value <= 1 for cell in cells)
    linked = [cell for cell in cells if "Paren" in cell.hyperlink.location]
    assert linked
    for cell in linked:
        row = int(cell.hyperlink.location.rpartition("!A")[2])
        assert pairs.cell(row, 8).value == heat.cell(6, cell.column).value.split()[0]
        whole = heat.cell(cell.row, 3).value == "programma"
        assert whole or pairs.cell(row, 1).value == heat.cell(cell.row, 1).value
    figures = book["Cijfers"]
    assert figures.max_row - 5 == len(cells)
    for row in figures.iter_rows(min_row=6, values_only=True):
        assert sum(row[8:11]) == pytest.approx(1, abs=0.001)
        assert sum(row[12:15]) == pytest.approx(1, abs=0.001)


@pytest.fixture
def of_a_country(monkeypatch):
    """Let a few programmes be as many as a country has, with so many examples."""

    def examples(most):
        for module in ("overlap.analysis.matrix.most", "overlap.workbook.matrix.listed_pairs"):
            monkeypatch.setattr(f"{module}.LISTED", 18)
        monkeypatch.setattr("overlap.analysis.matrix.most.OF_A_COUNTRY", most)

    return examples


def test_with_more_cells_than_pairs_that_are_listed_the_best_of_two_programmes_are(overlap, documents, of_a_country):
    of_a_country(18)
    assert overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")[0] == 0
    book = openpyxl.load_workbook("matrix.xlsx")
    lines = [*book["Paren"].iter_rows(min_row=1, max_row=4, max_col=1, values_only=True)]
    assert any("van twee programma’s samen hoogstens de beste 2" in str(line) for (line,) in lines)
    listed = [(row[3], row[8]) for row in book["Paren"].iter_rows(min_row=5, values_only=True) if row[6] and row[3]]
    assert 1 < len(listed) <= 18 + 1  # and the header
    assert max(Counter(unit for _goal, unit in listed[1:]).values()) <= 2 * 3  # of each vmbo programme


def test_of_more_programmes_than_examples_only_what_is_certain_is_an_example(overlap, documents, of_a_country):
    of_a_country(1)
    assert overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")[0] == 0
    book = openpyxl.load_workbook("matrix.xlsx")
    top, *rows = [row for row in book["Paren"].iter_rows(min_row=1, values_only=True) if any(row)][1:]
    while "Hoe zeker verwant" not in top:
        top, *rows = rows
    bands = [row[top.index("Hoe zeker verwant")] for row in rows]
    assert {band.split()[0] for band in bands} == {"zeker"}
    assert any("de beste zekere, als voorbeeld" in str(cell.value) for row in book["Paren"].iter_rows(max_row=4) for cell in row)


def test_of_many_mbo_programmes_each_has_examples_with_few_vmbo_programmes(overlap, documents, of_a_country, monkeypatch):
    of_a_country(2)
    monkeypatch.setattr("overlap.analysis.matrix.most._MANY", 2)
    assert overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")[0] == 0
    rows = [*openpyxl.load_workbook("matrix.xlsx")["Paren"].iter_rows(min_row=1, values_only=True)]
    assert any("van elk mbo-programma de beste zekere met hoogstens 1 vmbo-programma’s" in str(row[0]) for row in rows[:4])


def test_the_same_again_gives_the_same_bytes(overlap, documents):
    for name in ("a.xlsx", "b.xlsx"):
        overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", name)
    assert (documents / "a.xlsx").read_bytes() == (documents / "b.xlsx").read_bytes()


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(overlap, documents):
    (documents / "vmbo" / "kapot.xlsx").write_text("geen spreadsheet")
    status, _said, err = overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")
    assert status == 0
    assert "kapot.xlsx" in err
    account = openpyxl.load_workbook("matrix.xlsx")["Verantwoording"]
    assert any("kapot.xlsx" in str(cell.value) for row in account.iter_rows() for cell in row)


@pytest.mark.parametrize("named", [["leeg"], ["leeg/*.xlsx"], ["weg.xlsx"], ["kapot.xlsx", "weg.xlsx"]])
def test_nothing_left_is_an_error_and_nothing_is_written(overlap, documents, named):
    (documents / "leeg").mkdir()
    (documents / "kapot.xlsx").write_text("geen spreadsheet")
    options = [text for name in named for text in ("--vmbo", name)]
    status, said, err = overlap("matrix", *options, "--mbo", "mbo", "-o", "matrix.xlsx")
    assert (status, said) == (2, "")
    assert err
    assert not (documents / "matrix.xlsx").exists()


def test_one_folder_may_hold_both_sides_and_the_matrix_of_last_time(overlap, documents):
    call = ("matrix", "--vmbo", ".", "--mbo", ".", "-o", "matrix.xlsx", "--force")
    status, _said, err = overlap(*call)
    assert (status, err) == (0, "")
    status, _said, err = overlap(*call)
    assert status == 0
    assert err.count("matrix.xlsx") == 1
    assert "overlap heeft gemaakt" in err


def test_a_folder_without_documents_is_told_by_name(overlap, documents):
    (documents / "leeg" / "nog leger").mkdir(parents=True)
    status, _said, err = overlap("matrix", "--vmbo", "leeg", "--mbo", "mbo", "-o", "matrix.xlsx")
    assert status == 2
    assert "leeg: In deze map, en in de mappen daarin, staat geen document" in err


def test_workbooks_of_the_best_fits_and_of_chosen_cells(overlap, documents):
    call = ("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "--workbooks", "werkmappen")
    assert overlap(*call, "-o", "a.xlsx")[0] == 0
    made = sorted(path.name for path in (documents / "werkmappen").iterdir())
    assert len(made) == 3
    assert all("Overlap" in openpyxl.load_workbook(documents / "werkmappen" / name).sheetnames for name in made)
    assert overlap(*call, "-o", "b.xlsx", "--cell", "V2:M3")[0] == 0
    new = {path.name for path in (documents / "werkmappen").iterdir()} - {*made}
    assert new == {"Overlap vmbo handel - mbo zorg V2-M3.xlsx"}


@pytest.mark.parametrize(
    "more", [("--cell", "V1:M1"), ("--cell", "V99:M1", "--workbooks", "w"), ("--workbooks", "vmbo/vmbo zorg.xlsx")]
)
def test_a_call_that_cannot_be_met_writes_nothing(overlap, documents, more):
    status, said, err = overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx", *more)
    assert (status, said) == (2, "")
    assert err
    assert not (documents / "matrix.xlsx").exists()
    assert not (documents / "w").exists()


def test_a_matrix_is_no_programme_and_is_replaced_with_force(overlap, documents):
    call = ("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")
    overlap(*call)
    assert overlap(*call)[0] == 2
    assert overlap(*call, "--force")[0] == 0
    assert not (documents / "matrix (2).xlsx").exists()
    status, said, _err = overlap("inspect", "matrix.xlsx", "--json")
    assert status == 2 or json.loads(said)["goals"] == []


STOPPED = """
import os, signal, threading, time
from pathlib import Path
from importlib import import_module
from overlap.cli import main

worker = import_module("overlap.jobs.worker")
keep = worker.keep

def slowly(*result):  # in every process: on a busy machine all would be done before somebody could stop it
    keep(*result)
    time.sleep(0.3)

worker.keep = slowly

def stop():
    while len(list(Path({folder!r}).glob("*.json"))) < {after}:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGINT)

if __name__ == "__main__":
    import_module("overlap.analysis.matrix.matrix")._FEW = 0
    import_module("overlap.tasks.matrix").cores = lambda: {processes}
    threading.Thread(target=stop, daemon=True).start()
    main({call!r})
"""


def stopped(documents, call, processes, after):
    """Run a command that is stopped with Ctrl-C when some couples are done: status and what it said."""
    script = documents / "stopped.py"
    script.write_text(STOPPED.format(folder="matrix.xlsx.deel", after=after, processes=processes, call=call))
    environment = {name: value for name, value in os.environ.items() if name != "OVERLAP_DEBUG"}
    result = subprocess.run(
        [sys.executable, script], cwd=documents, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    script.unlink()
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    return result.returncode, result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize("processes", [1, 2])
def test_a_run_that_was_stopped_goes_on_and_ends_as_if_it_had_not_been(overlap, documents, monkeypatch, processes):
    call = ["matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx"]
    assert overlap(*call[:-1], "anders.xlsx")[0] == 0
    status, err = stopped(documents, call, processes, after=3)
    assert status == 130
    assert "matrix.xlsx.deel" in err
    kept = sorted((documents / "matrix.xlsx.deel").iterdir())
    assert 3 <= len(kept) < 9
    assert {path.suffix for path in kept} == {".json"}
    assert not (documents / "matrix.xlsx").exists()
    kept[0].write_text("[[[")  # as after a power failure
    module = import_module("overlap.analysis.matrix.matrix")
    monkeypatch.setattr(module, "_FEW", 0)
    made = []
    meeting = module.meeting
    monkeypatch.setattr(module, "meeting", lambda *both: made.append(both) or meeting(*both))
    monkeypatch.setattr("overlap.tasks.matrix.cores", lambda: 1)
    status, _said, err = overlap(*call)
    assert status == 0
    assert "Verder" in err
    assert len(made) == 9 - len(kept) + 1
    assert (documents / "matrix.xlsx").read_bytes() == (documents / "anders.xlsx").read_bytes()
    assert not (documents / "matrix.xlsx.deel").exists()


def test_what_is_not_ours_stays_in_the_folder_of_an_unfinished_run(overlap, documents, monkeypatch):
    monkeypatch.setattr(import_module("overlap.analysis.matrix.matrix"), "_FEW", 0)
    monkeypatch.setattr("overlap.tasks.matrix.cores", lambda: 1)
    (documents / "matrix.xlsx.deel").mkdir()
    (documents / "matrix.xlsx.deel" / "van mij.txt").touch()
    status, _said, err = overlap("matrix", "--vmbo", "vmbo", "--mbo", "mbo", "-o", "matrix.xlsx")
    assert (status, err) == (0, "")
    assert [path.name for path in (documents / "matrix.xlsx.deel").iterdir()] == ["van mij.txt"]
