"""The bundle for computers without Python: what it leaves out is never missed, and it starts its own processes."""

import runpy
import subprocess
import sys

import numpy as np
import pytest

from overlap.reading.formats.pdf.opening import AS_PROGRAM

from .support.checkout import EXAMPLES, ROOT

BUNDLE = ROOT / "bundle"


@pytest.fixture(autouse=True)
def _beside_its_programs(monkeypatch):
    monkeypatch.syspath_prepend(str(BUNDLE))


def told(name, module):
    """A constant of one of the programs in folder bundle, without running it."""
    return runpy.run_path(str(BUNDLE / f"{module}.py"), run_name="looked at")[name]


def test_the_bundle_starts_the_reader_of_letters_by_the_word_that_the_program_uses():
    assert told("LETTERS", "start") == AS_PROGRAM


@pytest.mark.skipif(np.__version__.startswith("1."), reason="the bundle is made with numpy 2; numpy 1 loads all of itself")
def test_nothing_that_the_bundle_leaves_out_is_needed_to_compare_judge_and_report(tmp_path):
    blocked = ", ".join(f"{name!r}: None" for name in told("LEFT_OUT", "build"))
    vmbo, mbo = (EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo"))
    documents = told("write_documents", "trial")(tmp_path)
    calls = [
        ["compare", str(vmbo), str(mbo), "-o", "a.xlsx"],
        ["page", "a.xlsx", "-o", "p.html"],
        ["report", "a.xlsx", "-o", "v.html"],
        ["report", "a.xlsx", "-o", "v.docx"],
        *([["compare", name, str(mbo), "-o", f"{name}.xlsx"] for name in documents]),
    ]
    running = f"from overlap.cli import run\nsys.exit(max(run(call) for call in {calls!r}))"
    program = f"import sys; sys.modules.update({{{blocked}}})\n{running}"
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"a.xlsx", "p.html", "v.html", "v.docx", *documents, *(f"{name}.xlsx" for name in documents)}
