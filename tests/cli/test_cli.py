"""The command as a facilitator types it."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from overlap import __version__
from overlap.cli.terminal import summary

from ..support.checkout import EXAMPLES
from ..support.models import write_model

VMBO, MBO, PTA = (str(EXAMPLES / "zorg" / f"{name}.xlsx") for name in ("vmbo", "mbo", "pta"))


def files():
    return sorted(p.name for p in Path().iterdir())


def test_compare(overlap):
    status, out, err = overlap("compare", VMBO, MBO)
    assert status == 0
    assert files() == ["Overlap vmbo - mbo.xlsx"]
    for part in ("Zorg en wonen", "Assistent-begeleider", "64", "47", "zeker", "Overlap vmbo - mbo.xlsx", "Nu verder"):
        assert part in out
    assert err == ""


def test_compare_again_takes_the_next_free_name(overlap):
    overlap("compare", VMBO, MBO)
    overlap("compare", VMBO, MBO)
    assert files() == ["Overlap vmbo - mbo (2).xlsx", "Overlap vmbo - mbo.xlsx"]


def test_compare_with_names_of_my_own(overlap):
    status, out, _ = overlap("compare", VMBO, MBO, "-o", "uit.xlsx", "--pairs", "paren.csv")
    assert status == 0
    assert files() == ["paren.csv", "uit.xlsx"]
    assert "paren.csv" in out


def test_the_wrong_way_round_is_put_right(overlap):
    _, straight, _ = overlap("compare", VMBO, MBO, "-o", "a.xlsx")
    status, out, err = overlap("compare", MBO, VMBO, "-o", "b.xlsx")
    assert status == 0
    assert "omgewisseld" in err
    assert out.replace("b.xlsx", "a.xlsx") == straight


def test_a_pta_can_be_compared(overlap):
    status, out, _ = overlap("compare", PTA, MBO, "-o", "uit.xlsx")
    assert (status, files()) == (0, ["uit.xlsx"])
    assert "21" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", VMBO, "weg.xlsx"], "weg.xlsx: Dit bestand bestaat niet"),
        (["compare", VMBO, VMBO], "twee keer"),
        (["compare", VMBO, PTA], "vmbo-kant"),
        (["compare", VMBO, MBO, "-o", "uit.ods"], "eindigt op .xlsx"),
        (["compare", VMBO, MBO, "-o", "map/uit.xlsx"], "De map map bestaat niet"),
        (["compare", VMBO, MBO, "--leerweg", "TL"], "--leerweg TL"),
        (["compare", VMBO, MBO, "--kwalificatie", "Kapper"], "Assistent-begeleider"),
        (["compare", VMBO, MBO, "--leerweg", "XX"], "--leerweg moet een van deze zijn"),
        (["compare", VMBO, MBO, "--max-per-goal", "0"], "ten minste 1"),
        (["compare", VMBO], "MBO ontbreekt"),
        (["compare", VMBO, MBO, "nog een"], "meer dan verwacht: nog een"),
        (["compare", "--lerweg", "BB"], "Bedoelde je --leerweg?"),
        (["compaer"], "Bedoelde je compare?"),
        (["inspect", "."], "Dit is een map"),
        (["compare", VMBO, MBO, "--semantic", "weg"], "geen taalmodel"),
        (["explain", VMBO, MBO, "A1", "B1", "--semantic", "weg"], "Er wordt niets gedownload"),
        (["compare", VMBO, MBO, "--begrippen", "weg.csv"], "weg.csv: Dit bestand bestaat niet"),
        (["compare", VMBO, MBO, "--begrippen", VMBO], "Deze woorden en Betekenen hetzelfde"),
        (["template", "havo"], "vmbo, mbo"),
    ],
)
def test_a_call_that_cannot_be_used(overlap, arguments, said):
    status, out, err = overlap(*arguments)
    assert (status, out, files()) == (2, "", [])
    assert err.startswith("Fout: ")
    assert said in err
    assert "Traceback" not in err
    assert err.count("\n") == 1, "one message, on one line"


def test_an_existing_result_stays(overlap):
    Path("uit.xlsx").write_text("van iemand")
    status, out, err = overlap("compare", VMBO, MBO, "-o", "uit.xlsx")
    assert (status, out) == (2, "")
    assert "--force" in err
    assert Path("uit.xlsx").read_text() == "van iemand"


def test_force_keeps_what_a_group_filled_in(overlap):
    overlap("compare", VMBO, MBO, "-o", "uit.xlsx")
    book = openpyxl.load_workbook("uit.xlsx")
    book["Overlap"]["K6"] = "herhaling"
    book.save("uit.xlsx")
    status, out, _ = overlap("compare", VMBO, MBO, "-o", "uit.xlsx", "--force")
    assert status == 0
    assert openpyxl.load_workbook("uit (2).xlsx")["Overlap"]["K6"].value == "herhaling"
    assert openpyxl.load_workbook("uit.xlsx")["Overlap"]["K6"].value is None
    assert "uit (2).xlsx" in out


def test_an_input_is_never_overwritten(overlap):
    shutil.copy(VMBO, "vmbo.xlsx")
    before = Path("vmbo.xlsx").read_bytes()
    status, _, err = overlap("compare", "vmbo.xlsx", MBO, "-o", "vmbo.xlsx", "--force")
    assert status == 2
    assert "Kies een andere naam" in err
    assert Path("vmbo.xlsx").read_bytes() == before


def test_the_same_input_gives_the_same_bytes(overlap):
    overlap("compare", VMBO, MBO, "-o", "a.xlsx", "--pairs", "a.csv")
    overlap("compare", VMBO, MBO, "-o", "b.xlsx", "--pairs", "b.csv")
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_fewer_proposals_when_asked(overlap):
    overlap("compare", VMBO, MBO, "-o", "a.xlsx")
    overlap("compare", VMBO, MBO, "-o", "b.xlsx", "--from-band", "waarschijnlijk", "--max-per-goal", "1")
    many, few = (openpyxl.load_workbook(n)["Overlap"].max_row for n in ("a.xlsx", "b.xlsx"))
    assert few < many


def test_inspect_for_people(overlap):
    status, out, err = overlap("inspect", PTA)
    assert (status, files()) == (0, [])
    assert err.startswith("Let op: pta.xlsx: Dit plan noemt per rij de codes van meer doelen")
    for part in (
        "vmbo-document met 21 doelen",
        "Blad PTA leerjaar 3",
        "kolomkoppen in rij",
        "overgeslagen: 2 × opmerkingen onder de tabel",
    ):
        assert part in out
    assert "H = BB, I = KB" in overlap("inspect", VMBO)[1], "leerwegen are written as they are"


def test_a_comparison_for_other_programs_is_one_object(tmp_path, overlap):
    workbook = tmp_path / "x.xlsx"
    status, out, _err = overlap("compare", VMBO, MBO, "-o", workbook, "--json")
    summary = json.loads(out)
    assert status == 0
    assert [*summary] == ["vmbo", "mbo", "coverage", "bands", "workbook", "warnings"]
    assert summary["vmbo"] == {"title": summary["vmbo"]["title"], "file": Path(VMBO).name, "goals": 64}
    for share in summary["coverage"].values():
        assert share["overlap"] + share["related"] + share["gap"] == pytest.approx(1, abs=0.001)
        assert share["low"] <= share["overlap"] <= share["high"]
    assert [*summary["bands"]] == ["zeker", "waarschijnlijk", "mogelijk"]
    assert (summary["workbook"], workbook.exists()) == (str(workbook), True)


def test_coverage_is_told_twice_where_there_are_keuzevakken(tmp_path, sheet, overlap):
    rows = [["Onderdeel", "Code", "Eindterm"]]
    rows += [[f"{kind}/XX/01", f"{kind}/XX/01/01-01", "De kandidaat kan brood bakken"] for kind in ("P", "K")]
    mbo = sheet([["Code", "Werkproces"], ["B1-K1-W1", "Bakt brood"]], "mbo.xlsx")
    _status, out, _err = overlap("compare", sheet(rows), mbo, "-o", tmp_path / "x.xlsx", "--json")
    summary = json.loads(out)
    assert (summary["vmbo"]["goals"], summary["coverage obligatory"]["vmbo"]["goals"]) == (2, 1)
    _status, out, _err = overlap("compare", sheet(rows), mbo, "-o", tmp_path / "y.xlsx")
    assert out.index("zonder keuzevakken") < out.index("met alle (volgt niemand)")


def test_inspect_for_programs(overlap):
    status, out, _ = overlap("inspect", MBO, "--json")
    found = json.loads(out)
    assert status == 0
    assert set(found) == {"kind", "title", "goals", "warnings"}
    assert found["kind"] == "mbo"
    assert set(found["goals"][0]) == {
        "id",
        "code",
        "codes",
        "text",
        "kind",
        "section",
        "levels",
        "description",
        "extra",
        "source",
    }
    assert found["goals"][0]["source"] == {"sheet": "Kwalificatie", "row": 2}


def test_own_words(overlap):
    words = "Deze woorden;Betekenen hetzelfde\nzorgplanning;weekmap;\nsteekwagen;\n"
    Path("eigen woorden.csv").write_text(words, encoding="cp1252")
    status, _, err = overlap("compare", VMBO, MBO, "-o", "uit.xlsx", "--begrippen", "eigen woorden.csv")
    assert status == 0
    assert "eigen woorden.csv, blad eigen woorden, rij 3" in err
    assert "maar één woord, ‘steekwagen’" in err
    account = {row[0].value: row[1].value for row in openpyxl.load_workbook("uit.xlsx")["Verantwoording"].iter_rows()}
    digest = hashlib.sha256(Path("eigen woorden.csv").read_bytes()).hexdigest()
    assert account["Eigen begrippen"] == f"1 begrip, uit eigen woorden.csv (SHA-256 {digest})"


def test_a_language_model_is_accounted_for(overlap, tmp_path):
    write_model(tmp_path / "een model")
    status, _, err = overlap("compare", VMBO, MBO, "-o", "uit.xlsx", "--semantic", "een model")
    assert (status, err) == (0, "")
    account = {row[0].value: row[1].value for row in openpyxl.load_workbook("uit.xlsx")["Verantwoording"].iter_rows()}
    assert account["Taalmodel"].startswith("een model (SHA-256 ")
    assert account["Taalmodel"].endswith("met een voorzichtig gewicht, want er is er geen voor bepaald")
    assert str(tmp_path) not in str(account), "where somebody keeps it is nobody's business"


def test_an_empty_form_for_own_words_is_refused(overlap):
    assert overlap("template", "begrippen")[0] == 0
    assert files() == ["formulier-begrippen.xlsx"]
    status, _, err = overlap("compare", VMBO, MBO, "--begrippen", "formulier-begrippen.xlsx")
    assert (status, files()) == (2, ["formulier-begrippen.xlsx"])
    assert "geen rij met twee woorden" in err


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_template(overlap, side):
    status, out, _ = overlap("template", side)
    assert (status, files()) == (0, [f"formulier-{side}.xlsx"])
    assert "Uitleg" in out
    status, _, err = overlap("inspect", f"formulier-{side}.xlsx")
    assert status == 2, "an empty form holds no goals"
    assert "geen tabel met doelen" in err


def test_a_name_with_brackets_is_told_as_it_is(overlap):
    status, out, _ = overlap("template", "vmbo", "-o", "[bold] 2026.xlsx")
    assert status == 0
    assert "[bold] 2026.xlsx. " in out


def test_demo(overlap):
    status, out, _ = overlap("demo")
    assert status == 0
    examples = [f"voorbeeld-{name}.xlsx" for name in ("avo", "beoordeeld", "generiek", "mbo", "oer", "pta", "vmbo")]
    beside = ["voorbeeld-bibliotheek.tsv", "voorbeeld-klas.csv"]
    assert files() == ["Overlap voorbeeld-vmbo - voorbeeld-mbo.xlsx", *sorted([*examples, *beside])]
    assert "overlap compare voorbeeld-vmbo.xlsx voorbeeld-mbo.xlsx --library voorbeeld-bibliotheek.tsv" in out
    assert "voorbeeld-vmbo.xlsx" in out
    for told in ("overlap route", "voorbeeld-generiek.xlsx"):
        command = next(line for line in reversed(out.splitlines()) if told in line).partition("overlap ")[2]
        assert overlap(*command.split())[0] == 0


def test_demo_leaves_a_file_of_that_name_as_it_is(overlap):
    shutil.copy(PTA, "voorbeeld-vmbo.xlsx")
    before = Path("voorbeeld-vmbo.xlsx").read_bytes()
    assert overlap("demo")[0] == 0
    assert Path("voorbeeld-vmbo.xlsx").read_bytes() == before


def test_version_and_help(overlap):
    assert overlap("--version") == (0, f"overlap {__version__}\n", "")
    for call in ([], ["--help"], ["compare", "--help"], ["inspect", "--help"], ["template", "--help"], ["demo", "--help"]):
        status, out, err = overlap(*call)
        assert (status, err) == (0, "")
        assert "Gebruik: overlap" in out
        for english in ("Usage", "Options", "Show this", "Install completion", "required", "default"):
            assert english not in out


def _process(*arguments, **environment):
    env = {**os.environ, "NO_COLOR": "1", **environment}
    env.pop("OVERLAP_DEBUG", None)
    return subprocess.run([sys.executable, "-m", "overlap", *arguments], capture_output=True, env=env, check=False, timeout=60)


def test_english_on_request():
    result = _process("compare", "--help", OVERLAP_LANG="en")
    assert b"Usage: overlap compare" in result.stdout
    assert b"Compare two documents" in result.stdout
    assert b"Error: MBO is missing" in _process("compare", "x", OVERLAP_LANG="en").stderr


def test_results_are_utf8_whatever_the_code_page():
    result = _process("inspect", MBO, "--json", PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LC_ALL="C")
    assert result.returncode == 0
    assert "ë" in result.stdout.decode("utf-8")


def test_no_colour_and_no_traceback_in_a_pipe():
    result = _process("compare", VMBO, MBO)
    assert result.returncode == 0
    assert b"\x1b[" not in result.stdout + result.stderr
    broken = Path("kapot.xlsx")
    broken.write_bytes(Path(VMBO).read_bytes()[:5000])
    result = _process("compare", str(broken), MBO)
    assert result.returncode == 2
    assert result.stdout == b""
    assert b"kapot.xlsx" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_mistake_of_ours_is_admitted_without_a_traceback(overlap, monkeypatch):
    def fails(*_arguments, **_more):
        raise ZeroDivisionError("hier")

    monkeypatch.delenv("OVERLAP_DEBUG")
    monkeypatch.setattr("overlap.tasks.inspect.read", fails)
    status, out, err = overlap("inspect", VMBO)
    assert (status, out) == (1, "")
    assert "ZeroDivisionError: hier" in err


def test_heavy_rooms_stay_out_of_the_help():
    code = "import sys; from overlap.cli import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert not {"numpy", "xlsxwriter", "python_calamine", "rapidfuzz", "snowballstemmer", "docx"} & set(loaded)
    assert {name.split(".")[1] for name in loaded if name.startswith("overlap.")} == {
        "cli",
        "jobs",
        "locale",
        "output",
        "problems",
        "version",
    }
    assert {name for name in loaded if name.startswith("overlap.output")} == {"overlap.output", "overlap.output.interrupts"}


def test_one_comparison_does_not_load_what_many_need():
    code = f"import sys; from overlap.cli import run; run(['compare', {VMBO!r}, {MBO!r}]); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert "overlap.matching.scores" in loaded
    assert not {
        "multiprocessing",
        "overlap.analysis.matrix.matrix",
        "overlap.analysis.route.route",
    } & set(loaded)


def test_many_notices_of_one_kind_are_counted(overlap, sheet):
    row = ["A1.1", "De kandidaat kan koken"]
    vmbo = sheet([["Code", "Eindterm"], *([row] * 6), ["A1.2", "De kandidaat kan strijken"]])
    status, _, err = overlap("compare", vmbo, MBO, "-o", "uit.xlsx")
    assert status == 0
    assert err.count("Hetzelfde doel") == 2
    assert "en nog 3" in err
    _, _, err = overlap("inspect", vmbo)
    assert err.count("Hetzelfde doel") == 5


def test_open_shows_the_workbook(overlap, monkeypatch):
    shown = []
    monkeypatch.setattr("overlap.cli.terminal.opening._launched", lambda path: shown.append(path) or True)
    monkeypatch.setattr("sys.platform", "linux")
    status, _, err = overlap("compare", VMBO, MBO, "-o", "uit.xlsx", "--open")
    assert (status, err) == (0, "")
    assert shown == [Path("uit.xlsx")]


def test_a_workbook_that_cannot_be_opened_is_there_all_the_same(overlap, monkeypatch):
    def fails(path):
        raise OSError(13, "geen programma")

    monkeypatch.setattr("overlap.cli.terminal.opening._launched", fails)
    monkeypatch.setattr("sys.platform", "linux")
    status, _, err = overlap("compare", VMBO, MBO, "-o", "uit.xlsx", "--open")
    assert status == 0
    assert Path("uit.xlsx").exists()
    assert "geen programma" in err


@pytest.mark.parametrize("name", ["uit.ods", "uit.html", "uit.xls"])
def test_another_kind_of_workbook_is_refused_with_what_to_do(overlap, name):
    status, _, err = overlap("compare", VMBO, MBO, "-o", name)
    assert status == 2
    assert "LibreOffice" in err
    assert files() == []


def test_the_screen_fits_in_a_window_of_80_characters(zorg):
    for console in (Console(width=80, file=io.StringIO()), Console(width=200, file=io.StringIO())):
        table = summary._coverage(zorg, console.width)
        console.print(table)
        lines = [line.rstrip() for line in console.file.getvalue().splitlines() if line.strip()]
        assert len(lines) == 3, "a header, and a line for either side"
        assert "…" not in console.file.getvalue()
        assert max(map(len, lines)) <= 80 if console.width == 80 else "█" * 10 in lines[1]
