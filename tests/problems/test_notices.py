"""What a problem says: in the language of the run, and with the words of the user as they are."""

import ast
import io
import zipfile
from pathlib import Path

import pytest

from overlap.locale import Counted, gettext, in_number
from overlap.locale import mark as _
from overlap.problems import CATALOGUE, Notice, Unusable
from overlap.reading import ReadOptions, read

from ..support.checkout import ROOT

TELLS = ("Notice", "Unusable", "warn", "_tell")


def test_the_name_of_a_sheet_is_not_translated(sheet):
    path = sheet([["Code", "Eindterm"], ["P/ZW/01/01-01", "De kandidaat kan een maaltijd bereiden."]], Overview=[["tekst"]])
    with pytest.raises(Unusable) as problem:
        read(path, options=ReadOptions(sheets=("Gaps",)))
    assert "Gaps" in str(problem.value)
    assert "Overview" in str(problem.value)


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("no-such-sheet", {"wanted": "Overview", "sheets": "Gaps"}, ("“Overview”", "Gaps")),
        ("merge-version", {"group": "Group", "older": "Decisions", "why": "", "count": 2}, ("“Group”", "Decisions")),
        ("review-column-unknown", {"column": "Verdict", "count": 2}, (" Verdict ",)),
    ],
)
def test_what_a_user_wrote_is_reported_as_it_is(code, values, words):
    message = Notice(code, values=values).message.replace("‘", "“").replace("’", "”")
    assert [word for word in words if word not in message] == []


def test_words_of_the_program_are_translated_inside_a_message():
    assert "een webpagina" in Notice("not-a-spreadsheet", "plan.xls", values={"found": _("a web page")}).message


def test_a_message_about_a_part_of_a_file_is_dutch_with_the_name_of_the_part(tmp_path: Path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>".encode("utf-16"))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(Unusable, match=r"xl/workbook\.xml is niet in UTF-8"):
        read(path)


def test_the_page_of_problems_says_what_the_program_says():
    page = (ROOT / "docs" / "problemen.md").read_text(encoding="utf-8")
    told = {code: problem.message for code, problem in CATALOGUE.items()}
    words = {code: in_number(text, 2) if isinstance(text, Counted) else gettext(text) for code, text in told.items()}
    assert [code for code, text in words.items() if f"### `{code}`\n\n{text}\n" not in page] == []


def cut_in_notices(module):
    """Where the values of a notice are cut by a slice."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        called = isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in TELLS
        assigned = isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        values = assigned and "values" in ast.unparse(node).partition("=")[0]
        if (called or values) and "…" not in ast.unparse(node):
            yield from ((module.name, part.lineno) for part in ast.walk(node) if _is_cut(part))


def _is_cut(node):
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and node.slice.lower is None and node.slice.upper


def test_a_text_that_a_notice_quotes_is_cut_with_an_ellipsis():
    """`model.text.begun` does; a slice ends in the middle of a word, as if the text itself ended there."""
    modules = sorted((ROOT / "src").rglob("*.py"))
    assert modules
    assert [place for module in modules for place in cut_in_notices(module)] == []
