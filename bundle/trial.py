"""Run the program of a bundle as on a computer without Python: another home, nothing on the path, a folder with a space in it."""

import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.pdf import Sheet, pdf_document
from tests.support.word import table, word_document

GOALS = (
    ("Code", "Eindterm"),
    ("P/ZW/01/01", "De kandidaat kan een ruimte schoonmaken."),
    ("P/ZW/01/02", "De kandidaat kan een maaltijd bereiden voor een groep gasten."),
    ("P/ZW/01/03", "De kandidaat kan een werkplanning maken en bijstellen."),
    ("P/ZW/01/04", "De kandidaat kan een gesprek voeren met een klant."),
)
PTA, MBO, MADE = "voorbeeld-pta.xlsx", "voorbeeld-mbo.xlsx", "gemaakt.xlsx"
CALLS = (
    ("--version",),
    ("demo",),
    ("compare", PTA, MBO, "--examenprogramma", "voorbeeld-vmbo.xlsx", "-o", MADE),
    ("page", MADE, "-o", "beoordelen.html"),
    ("report", MADE, "-o", "verslag.html"),
    ("report", MADE, "-o", "verslag.docx"),
    ("matrix", "--vmbo", "voorbeeld-vmbo.xlsx", "--mbo", MBO, "-o", "matrix.xlsx"),
)


def try_out(program: Path) -> None:
    """Run the demo, write each kind of result and compare each kind of document; end where something is missing or fails."""
    with tempfile.TemporaryDirectory(prefix="bundle met spatie ") as name:
        folder = Path(name)
        documents = write_documents(folder)
        calls = [*CALLS, *(("compare", document, MBO, "-o", f"{document}.xlsx") for document in documents)]
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        environment = {**kept, "HOME": name, "USERPROFILE": name, "PATH": ""}
        for call in calls:
            subprocess.run([program, *call], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
            if "-o" in call and not (folder / call[-1]).is_file():
                sys.exit(f"the bundle did not write {call[-1]}")


def write_documents(folder: Path) -> list[str]:
    """Write the same goals as a document of each kind that is read by other libraries than those of the demo."""
    page = Sheet()
    page.table((60, 150, 540), GOALS)
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in GOALS)
    texts = io.StringIO()
    csv.writer(texts, delimiter=";").writerows(GOALS)
    contents = {
        "doelen.csv": texts.getvalue().encode(),
        "doelen.docx": word_document(table(*GOALS)),
        "doelen.pdf": pdf_document(page),
        "doelen.ods": _opendocument(f'<table:table table:name="Blad1">{rows}</table:table>'),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return list(contents)


def _cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def _opendocument(tables: str) -> bytes:
    """Give the bytes of an .ods with these tables."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "manifest")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    manifest = f'<manifest:manifest {spaces}><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"{manifest}</manifest:manifest>")
    return packed.getvalue()
