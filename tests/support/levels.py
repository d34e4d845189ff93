"""An invented dossier of three levels, in which the same work comes back level by level, beside a vmbo programme."""

from pathlib import Path

import xlsxwriter

from overlap.analysis import compare
from overlap.model import Comparison, Settings
from overlap.reading import read

VMBO = (
    ("Code", "Module", "Eindterm"),
    ("P/TU/01/01", "De kwekerij", "De kandidaat kan kamerplanten verzorgen."),
    ("P/TU/01/02", "De kwekerij", "De kandidaat kan kamerplanten in een kas verzorgen en water geven."),
    ("P/TU/01/03", "De kwekerij", "De kandidaat kan zaailingen verspenen."),
    ("P/TU/02/01", "De winkel", "De kandidaat kan een kassa bedienen."),
    ("P/TU/02/02", "De winkel", "De kandidaat kan een etalage inrichten."),
)
MBO = (
    ("Kerntaak", "Titel kerntaak", "Code", "Soort", "Titel"),
    ("1-K1", "Werken in de kwekerij", "1-K1-W1", "werkproces", "Verzorgt kamerplanten"),
    ("1-K1", "Werken in de kwekerij", "1-K1-W2", "werkproces", "Verspeent zaailingen"),
    ("2-K1", "Werken in de kwekerij", "2-K1-W1", "werkproces", "Verzorgt kamerplanten en begeleidt"),
    ("2-K1", "Werken in de kwekerij", "2-K1-W2", "werkproces", "Ontwerpt een plantenbak"),
    ("3-K1", "Werken in de kwekerij", "3-K1-W1", "werkproces", "Draagt zorg voor kamerplanten"),
    ("3-K2", "Verkopen", "3-K2-W1", "werkproces", "Bedient de kassa"),
)


def documents(folder: Path) -> tuple[Path, Path]:
    """Write both programmes as spreadsheets."""
    paths = folder / "vmbo.xlsx", folder / "mbo.xlsx"
    for path, rows in zip(paths, (VMBO, MBO), strict=True):
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet("Blad1")
            for n, row in enumerate(rows):
                page.write_row(n, 0, row)
    return paths


def levels(folder: Path, settings: Settings | None = None) -> Comparison:
    """Give the comparison of both."""
    return compare(*map(read, documents(folder)), settings)
