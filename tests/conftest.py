"""What every test starts from, small real spreadsheets, and a comparison of a bundled example."""

import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import settings

from overlap.analysis import compare
from overlap.model import Comparison
from overlap.reading import read

from .support.checkout import EXAMPLES

Sheet = Callable[..., Path]

settings.register_profile("patient", deadline=None)  # a busy machine makes no test red
settings.load_profile("patient")

# what a shell starts in the background ignores Ctrl-C, and so do its children: tests that press it would wait for nothing
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every test runs in Dutch, in an empty folder of its own."""
    monkeypatch.delenv("OVERLAP_LANG", raising=False)
    monkeypatch.setenv("OVERLAP_DEBUG", "1")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Write rows as a spreadsheet: sheet([["Code", "Eindterm"], …], name="vmbo.xlsx")."""

    def write(rows: Sequence[Sequence[object]], name: str = "vmbo.xlsx", **more: Sequence[Sequence[object]]) -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            for title, content in {"Blad1": rows, **more}.items():
                page = book.add_worksheet(title)
                for i, row in enumerate(content):
                    page.write_row(i, 0, row)
        return path

    return write


@pytest.fixture(scope="session")
def zorg() -> Comparison:
    """The comparison of the bundled example."""
    return compare(read(EXAMPLES / "zorg" / "vmbo.xlsx"), read(EXAMPLES / "zorg" / "mbo.xlsx"))
