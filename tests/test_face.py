"""The public face: what is promised, what loads it, and the examples in docs/python.md."""

import re
import subprocess
import sys
from importlib.util import find_spec
from xml.etree import ElementTree

import pytest

import overlap
from overlap import frames
from overlap.cli.app import command
from page_examples import PICTURE, drawn, run

from .support.checkout import EXAMPLES, ROOT

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
HEAVY = {"numpy", "pandas", "rapidfuzz", "python_calamine", "snowballstemmer", "xlsxwriter", "typer", "rich"}


def loaded_by(code):
    code += "; import sys; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("name", overlap.__all__)
def test_each_name_of_the_face_is_there_and_says_what_it_is(name):
    there = getattr(overlap, name)
    assert name in dir(overlap)
    assert name == "__version__" or there.__doc__


@pytest.mark.parametrize("name", overlap.tasks.__all__)
def test_each_task_is_there(name):
    assert getattr(overlap.tasks, name).__doc__
    assert name in dir(overlap.tasks)


def test_what_is_not_there_is_an_ordinary_error():
    for module in (overlap, overlap.tasks):
        with pytest.raises(AttributeError, match="no attribute 'compere'"):
            module.compere  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    loaded = loaded_by("import overlap, overlap.tasks; overlap.Unusable")
    assert not HEAVY & loaded
    assert {"numpy", "overlap.reading"} <= loaded_by("import overlap; overlap.tasks.compare")


def test_reading_a_document_does_not_load_what_compares_and_writes():
    loaded = loaded_by(f"import overlap; overlap.read({str(EXAMPLES / 'zorg' / 'vmbo.xlsx')!r})")
    assert not {"numpy", "pandas", "xlsxwriter", "overlap.matching", "overlap.workbook"} & loaded


def test_every_command_has_a_twin_in_python():
    row = re.compile(r"^\| `overlap (\w+)` \|(.*)\|$", re.M)
    twins = {name: re.findall(r"`overlap\.([\w.]+)`", cells) for name, cells in row.findall(PAGE)}
    assert set(twins) == set(command().commands)
    for names in twins.values():
        assert names, "each has at least its task"
        for name in names:
            there = overlap
            for part in name.split("."):
                assert part in there.__all__
                there = getattr(there, part)


def test_the_page_names_everything_that_is_promised():
    types = {"Band", "Comparison", "Curriculum", "Review", "Settings", "Unusable"}
    named = set(re.findall(r"`(?:overlap\.)?(\w+)", PAGE)) | set(re.findall(r"overlap\.(\w+)", PAGE))
    assert set(overlap.__all__) - types - {"__version__"} <= named
    for name in overlap.frames.__all__:
        assert name == "read_frame" or f"`{name}`" in PAGE


def test_the_examples_of_the_page_run_as_they_stand(tmp_path):
    ran = run(tmp_path)
    assert ran.names["outcome"].over.files[0][0] == "overlap.xlsx"
    assert (tmp_path / "examples" / "zorg" / "together.xlsx").exists()
    assert len(ran.outputs) >= 2
    for shown, printed in ran.outputs:
        assert_tells_the_same(shown, printed)
    if find_spec("matplotlib"):
        assert_shows_the_same(PICTURE, drawn(tmp_path))


def assert_tells_the_same(shown, printed):
    """Two outputs have the same words; estimates may differ by some points, for which nobody writes a page anew."""
    decimal = re.compile(r"\d+\.\d+")
    assert decimal.sub("…", shown).split() == decimal.sub("…", printed).split()
    assert [float(n) for n in decimal.findall(shown)] == pytest.approx([float(n) for n in decimal.findall(printed)], abs=0.05)


def assert_shows_the_same(picture, now):
    """Two pictures name the same things; figures may differ by some points, for which nobody draws a picture anew."""
    names, shares = texts_of(picture)
    names_now, shares_now = texts_of(now)
    assert names == names_now, "draw it anew: python website/page_examples.py"
    assert shares == pytest.approx(shares_now, abs=5), "draw it anew: python website/page_examples.py"


def texts_of(picture):
    texts = [text.text.strip() for text in ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
    shares = sorted(int(text.rstrip("%")) for text in texts if text.endswith("%"))
    assert len(shares) > 10
    return sorted(text for text in texts if not text.endswith("%")), shares


def test_two_curricula_in_another_language_are_compared_as_the_page_in_english_shows(tmp_path):
    pairs = frames.pairs(run(tmp_path, ROOT / "docs" / "english.md").names["comparison"])
    belong = pairs["vmbo_code"].str[1:] == pairs["mbo_code"].str[1:]
    assert belong.sum() >= 4
    assert not belong[pairs["vmbo_code"] == "S6"].any()


def test_a_stranger_can_check_types(tmp_path):
    pytest.importorskip("mypy")
    strict = [sys.executable, "-m", "mypy", "--strict"]
    typo = tmp_path / "typo.py"
    typo.write_text("import overlap\noverlap.compere\noverlap.tasks.compere\n", encoding="utf-8")
    good, bad = (
        subprocess.run([*strict, path], cwd=ROOT, capture_output=True, text=True, check=False)
        for path in ("tests/typing/api.py", typo)
    )
    assert good.returncode == 0, good.stdout
    assert bad.stdout.count('has no attribute "compere"') == 2, "a name that is not there is no name for a type checker either"
