"""A library as a file: SSSOM, the same after a spreadsheet program had it, and one clear message for what is none."""

import codecs
import csv
import io
import time

import pytest
from hypothesis import given

from overlap.library.columns import COLUMNS, NEEDED, OWN, SSSOM
from overlap.library.decisions import Library, newest
from overlap.library.reading import LIMIT, checked_library, read_library
from overlap.library.writing import library_tsv
from overlap.model import Verdict
from overlap.problems import Unusable

from ..support.libraries import decision, rows, text, written

# slots of a mapping in SSSOM 1.0
SLOTS = {"subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label", "comment"}
SLOTS |= {"mapping_justification", "mapping_date"}


def read(tmp_path, content):
    path = tmp_path / "bibliotheek.tsv"
    path.write_bytes(content)
    return read_library(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("libraries")


@given(rows)
def test_what_is_written_is_read_back(folder, decided):
    library = Library(newest(decided), "https://creativecommons.org/publicdomain/zero/1.0/")
    again = read(folder, library_tsv(library)).library
    assert again == library
    assert library_tsv(again) == library_tsv(library)


def test_no_cell_is_a_formula(tmp_path):
    wild = decision(vmbo=text("=HYPERLINK(1)", "+31"), name="@regio", remark="-1")
    content = library_tsv(Library((wild,)))
    cells = list(csv.reader(io.StringIO(content.decode()), delimiter="\t"))[-1]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert read(tmp_path, content).library.decisions == (wild,)


def table_of(content):
    lines = content.decode().splitlines()
    head = [line for line in lines if line.startswith("#")]
    return head, list(csv.DictReader(lines[len(head) :], delimiter="\t"))


def test_it_is_sssom_with_each_column_of_our_own_defined():
    verdicts = [Verdict.REPETITION, Verdict.RELATED, Verdict.NO_OVERLAP]
    head, cells = table_of(library_tsv(Library(tuple(decision(verdict, n) for n, verdict in enumerate(verdicts)))))
    assert {*SSSOM} == SLOTS
    assert [line.split(": ")[1] for line in head if "slot_name" in line] == [*OWN]
    assert any(line.startswith("#mapping_set_id: ") for line in head)
    assert any(line.startswith("#license: ") for line in head)
    said = [(row["verdict"], row["predicate_modifier"], row["predicate_id"]) for row in cells]
    assert said == [
        ("herhaling", "", "skos:closeMatch"),
        ("verwant", "", "skos:relatedMatch"),
        ("geen overlap", "Not", "skos:mappingRelation"),
    ]
    assert {row["mapping_justification"] for row in cells} == {"semapv:ManualMappingCuration"}
    assert all(row["subject_id"].startswith("vmbo:") and row["object_id"].startswith("mbo:") for row in cells)


PLAIN = library_tsv(Library((decision(date="2026-11-21", name="Regio Zuid-Oost, één"),), "https://a.nl/licentie"))


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + PLAIN,
        PLAIN.decode().encode("utf-16"),
        PLAIN.decode().encode("cp1252"),
        PLAIN.replace(b"\n", b"\r\n"),
        PLAIN.replace(b"2026-11-21", b"21-11-2026"),
        PLAIN + b"\n\n\t\t\n",
        b"".join(
            b'"' + line.replace(b'"', b'""') + b'"\n' if line.startswith(b"#") else line + b"\n" for line in PLAIN.split(b"\n")
        ),
    ],
    ids=["mark", "utf-16", "windows", "line ends", "dates", "empty lines", "quoted metadata"],
)
def test_what_a_spreadsheet_program_makes_of_it_is_read_all_the_same(tmp_path, content):
    assert read(tmp_path, content).library == read(tmp_path, PLAIN).library
    assert read(tmp_path, content).library.license == "https://a.nl/licentie"


def test_further_columns_and_another_order_are_no_matter_and_most_columns_can_be_missed(tmp_path):
    _head, (row,) = table_of(PLAIN)
    row = {"notitie": "x", **{name: row[name] for name in reversed(NEEDED)}}
    content = "\t".join(row) + "\n" + "\t".join(row.values()) + "\n"
    (one,) = read(tmp_path, content.encode()).library.decisions
    assert (one.verdict, one.vmbo.code, one.date) == (Verdict.REPETITION, "P/HBR/01/01-01", "")


def test_what_stands_there_twice_counts_once_and_is_told(tmp_path):
    row = PLAIN.split(b"\n")[-2]
    again = read(tmp_path, PLAIN + row + b"\n")
    assert (len(again.library.decisions), again.twice) == (1, 1)


def broken(column, value):
    """The library with another value in a column of its only row."""
    lines = PLAIN.decode().split("\n")
    cells = lines[-2].split("\t")
    cells[COLUMNS.index(column)] = value
    return "\n".join([*lines[:-2], "\t".join(cells), ""]).encode()


ROW = PLAIN.count(b"\n")


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"\0\1\2\3" * 100, "library-not", None),
        (b"# alleen maar\n# regels\n", "library-not", None),
        (b"PK\3\4" + b"\0" * 200, "library-not", None),
        (b"naam;oordeel\nA;herhaling\n", "library-columns", 1),
        (PLAIN[:-40], "library-row", ROW),
        (PLAIN.replace(b"\tverdict\t", b"\toordeel\t"), "library-columns", ROW - 1),
        (broken("verdict", "=1+1"), "library-value", ROW),
        (broken("verdict", "later bespreken"), "library-value", ROW),
        (broken("action", "ontslag"), "library-value", ROW),
        (broken("group", "Jansen"), "library-value", ROW),
        (broken("vmbo_digest", "1,23E+05"), "library-value", ROW),
        (broken("mbo_description", "x"), "library-value", ROW),
        (broken("mapping_date", "31-02-2026"), "library-value", ROW),
        (broken("saved", "gisteren"), "library-value", ROW),
        (broken("on_behalf_of", "iedereen"), "library-value", ROW),
        (broken("proposed", "heel zeker"), "library-value", ROW),
        (broken("subject_label", "x" * 100_001), "library-cell", ROW),
        (broken("subject_label", '"' + "x" * 50), "library-row", None),
    ],
)
def test_what_cannot_be_right_is_told_with_its_row(tmp_path, content, code, row):
    with pytest.raises(Unusable) as told:
        read(tmp_path, content)
    notice = told.value.notice
    assert (notice.code, notice.file) == (code, "bibliotheek.tsv")
    assert row is None or notice.row == row
    assert notice.told


def test_a_check_tells_of_every_row(tmp_path):
    path = tmp_path / "bibliotheek.tsv"
    path.write_bytes(broken("verdict", "misschien") + broken("group", "x").split(b"\n")[-2] + b"\n" + PLAIN.split(b"\n")[-2])
    known, problems = checked_library(path)
    assert [problem.row for problem in problems] == [ROW, ROW + 1]
    assert len(known.library.decisions) == 1


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "bibliotheek.tsv"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(Unusable, match="256 MB"):
        read_library(path)


@pytest.mark.long
def test_a_hundred_thousand_decisions_are_read_in_two_seconds(tmp_path):
    eindtermen = [text(f"De kandidaat kan handeling {n} uitvoeren met materiaal {n % 7}", f"P/AB/{n}") for n in range(1000)]
    items = [text(f"Bereidt werkzaamheden {n} voor", f"B1-K1-W{n}", crebos=("25000",)) for n in range(100)]
    pairs = [(vmbo, mbo) for vmbo in eindtermen for mbo in items]
    decided = tuple(decision(n=n % 40, vmbo=vmbo, mbo=mbo, date="2026-11-21") for n, (vmbo, mbo) in enumerate(pairs))
    path = written(tmp_path / "bibliotheek.tsv", *decided)
    start = time.process_time()
    assert len(read_library(path).library.decisions) == 100_000
    assert time.process_time() - start < 2
