"""Charts: bars in parts, drawn from a table, with a text for whoever cannot see them."""

import io
import re
import zipfile

import pytest

from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book
from overlap.workbook.xlsx.charts import BarPart, StackedBars


@pytest.fixture
def drawn():
    """Draw bars over two rows, and give a part of the file."""

    def draw(part, alt="Handel 40%; Zorg 10%"):
        book = Book("A book")
        sheet = book.sheet("Sheet")
        sheet.heads(0, 0, ("module", "overlap", "gap"), styles.VMBO)
        for row, (name, overlap) in enumerate((("Handel", 0.4), ("Zorg", 0.1)), 1):
            sheet.text(row, 0, name, styles.CELL)
            sheet.numbers(row, 1, (overlap, 1 - overlap), styles.PERCENT)
        parts = [BarPart(1, styles.OVERLAP, ink=styles.PAPER), BarPart(2, styles.GAP)]
        bars = StackedBars(title="Coverage", head=0, last=2, label=0, parts=parts, size=(400, 300), alt=alt)
        bars.put(sheet, 4, 0)
        with zipfile.ZipFile(io.BytesIO(book.content())) as files:
            return files.read(part).decode()

    return draw


def test_a_part_of_the_bars_per_column_named_by_its_header(drawn):
    chart = drawn("xl/charts/chart1.xml")
    assert re.findall(r"<c:f>(.*?)</c:f>", chart) == [
        "Sheet!$B$1", "Sheet!$A$2:$A$3", "Sheet!$B$2:$B$3",
        "Sheet!$C$1", "Sheet!$A$2:$A$3", "Sheet!$C$2:$C$3",
    ]  # fmt: skip


def test_figures_stand_only_in_the_parts_that_have_a_colour_for_them(drawn):
    overlap, gap = re.findall(r"<c:ser>.*?</c:ser>", drawn("xl/charts/chart1.xml"))
    assert "<c:showVal" in overlap
    assert "<c:showVal" not in gap


def test_the_chart_says_in_words_what_there_is_to_see(drawn):
    assert 'descr="Handel 40%; Zorg 10%"' in drawn("xl/drawings/drawing1.xml")


def test_a_long_text_beside_a_chart_is_shortened(drawn):
    described = re.search(r'descr="(.*?)"', drawn("xl/drawings/drawing1.xml", alt="Handel 40%; " * 200)).group(1)
    assert len(described) <= 1_000
    assert described.endswith("…")
