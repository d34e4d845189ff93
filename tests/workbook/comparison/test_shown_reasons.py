"""On the sheet Overlap every word that a reason quotes can be seen, in bold, in the text beside it."""

import io
import re

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from overlap.analysis import compare
from overlap.language import stem
from overlap.language.verbs import infinitive
from overlap.model import Goal, Heading, Source
from overlap.reading import read
from overlap.workbook.comparison.review import in_passing
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import REVIEW

from ...support.checkout import EXAMPLES, SHARED, needs_shared

COLUMNS = {field.name: n for n, field in enumerate(REVIEW)}
WORD = re.compile(r"[^\W\d_]+")
HANGING = re.compile(r"[^\W\d_]+-(?=$|[\s,/])|(?<![^\s,/])-[^\W\d_]+")
QUOTE = re.compile(r"‘(.+?)’(?!\w)")
TOLD = re.compile(r"; (?:vmbo|kop): ([^;‘“]+) – mbo: ([^;‘“]+)")
SMALL = {"de", "het", "een", "en", "van", "in", "op", "te", "tot", "voor", "of", "mbo", "vmbo", "bij", "aan", "met", "om"}


def bold(cell):
    """The words of a cell in bold, and the pieces that hang on a hyphen."""
    blocks = cell.value if isinstance(cell.value, CellRichText) else ()
    return [block.text for block in blocks if isinstance(block, TextBlock) and block.font.b]


def quoted(reason):
    """The words that a reason quotes: those between ‘ and ’, and what a clause names behind its colon."""
    tails = (clause.rpartition(": ")[2].partition(" (")[0] for clause in reason.split("; ") if ": " in clause)
    clauses = [*QUOTE.findall(reason), *(tail for tail in tails if not {"‘", "“"} & {*tail})]  # “…” stands on a card
    clauses += [words for told in TOLD.findall(reason) for words in told]
    return [word for clause in clauses for word in WORD.findall(clause) if word.casefold() not in SMALL]


def is_seen(word, pieces):
    """Whether a word, inflected or not, is one of the words in bold; of a word with a hanging hyphen its piece is enough."""
    words = [w for piece in pieces for w in WORD.findall(piece)]
    if word.casefold() in map(str.casefold, words) or stem(word.casefold()) in {stem(w.casefold()) for w in words}:
        return True
    lower = word.casefold()
    forms = [w.casefold() for w in words]
    if any(infinitive(form, particle) == lower for form in forms for particle in ("", *forms)):
        return True  # "neemt … op" of opnemen
    if lower == "kennis" and any(form.endswith(lower) for form in forms):
        return True
    hanging = [found.strip("-").casefold() for piece in pieces for found in HANGING.findall(piece)]
    return any(lower.startswith(piece) or lower.endswith(piece) for piece in hanging)


def unseen(folder):
    """The proposals with words of their reason that cannot be seen, and how many reasons quote any."""
    comparison = compare(read(folder / "vmbo.xlsx"), read(folder / "mbo.xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(comparison)), rich_text=True)["Overlap"]
    missing, quoting = [], 0
    for row in sheet.iter_rows(min_row=5):
        vmbo, mbo = (row[COLUMNS[name]] for name in ("vmbo goal", "mbo item"))
        reason = str(row[COLUMNS["because"]].value)
        words = quoted(reason)
        quoting += bool(words)
        pieces = [*bold(vmbo), *bold(mbo)]
        hidden = [word for word in words if not is_seen(word, pieces)]
        if hidden:
            missing.append((reason, hidden, str(vmbo.value), str(mbo.value)))
    return missing, quoting


@pytest.mark.parametrize("sector", ["zorg", "handel", "techniek"])
def test_every_word_that_a_reason_quotes_is_seen_in_bold(sector):
    missing, quoting = unseen(EXAMPLES / sector)
    assert quoting > 50
    assert missing == []


def test_the_kerntaak_stands_below_a_title_that_says_no_more():
    kerntaak = (Heading("", "Werkt in de bakkerij"),)
    bare, told = (
        Goal(text="Bakt brood", kind="werkproces", source=Source("a", "b", 1), section=kerntaak, description=description)
        for description in ("", "Kneedt deeg.")
    )
    assert in_passing(bare, ()) == "Werkt in de bakkerij"
    assert in_passing(told, ()) == "Kneedt deeg."
    assert in_passing(told, ("bakkerij",)) == "Werkt in de bakkerij – Kneedt deeg.", "a reason has that word of it"


@needs_shared
@pytest.mark.parametrize("folder", sorted((SHARED / "gold").glob("*")), ids=lambda folder: folder.name)
def test_also_in_real_programmes(folder):
    missing, _quoting = unseen(folder)
    assert missing == []
