"""Files that are broken, or made to harm: they end with a message, soon and within bounds."""

import contextlib
import io
import os
import random
import re
import struct
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import open_file, read, read_cards
from overlap.reading.begrippen import read_begrippen
from overlap.reading.formats import web
from overlap.reading.formats.cells import read_cells
from overlap.reading.publications.dossier_files import looks_like_dossier
from overlap.reading.publications.slo import read_publication

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GOOD = [["Code", "Eindterm"], ["1.1", "een band plakken"], ["1.2", "remmen stellen"]]


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(Unusable) as error:
        read(path)
    assert path.name in str(error.value)
    return error.value.notice.code


SHEET = "xl/worksheets/sheet1.xml"


def test_a_bomb(xlsx: Callable[..., Path]) -> None:
    path = xlsx(GOOD)
    assert code_of(packed(path, {**members(path), "xl/media/image1.png": b"\0" * (101 * 2**20)})) == "file-too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", [0, 400_000])
def test_entities_wherever_they_are_declared(xlsx: Callable[..., Path], encoding: str, before: int) -> None:
    path = xlsx(GOOD)
    entity = f'<?xml version="1.0"?><!-- {"x" * before} --><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert code_of(packed(path, {**members(path), "xl/extra.xml": entity.encode(encoding)})) == "file-unsafe"


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "xl\\..\\..\\evil.xml"])
def test_a_path_that_leads_out_of_the_file(xlsx: Callable[..., Path], name: str) -> None:
    path = xlsx(GOOD)
    assert code_of(packed(path, {**members(path), name: b"<a/>"})) == "file-unsafe"


@pytest.mark.parametrize("cells", [
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c a="&gt;>" r = "ZZZZ1048576" b="/>"><v>1</v></c></row>',
    '<row r="1">' + "<c><v>1</v></c>" * 20_000 + '</row><row r="1048576"><c><v>1</v></c></row>',
])  # fmt: skip
def test_a_sheet_that_claims_more_than_there_is(xlsx: Callable[..., Path], cells: str) -> None:
    path = xlsx(GOOD)
    sheet = f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{cells}</sheetData></worksheet>'
    assert code_of(packed(path, {**members(path), SHEET: sheet.encode()})) == "file-too-large"


def test_a_formatted_cell_far_below_is_no_claim(xlsx: Callable[..., Path]) -> None:
    """Somebody formatted whole columns: a million empty rows, and a small table."""
    path = xlsx(GOOD)
    parts = members(path)
    far = b'<row r="1048576"><c r="A1048576" s="1"/><c r="AZ1048576" s="1"/></row></sheetData>'
    packed(path, {**parts, SHEET: parts[SHEET].replace(b"</sheetData>", far)})
    assert len(read(path).goals) == 2


def test_a_cell_with_a_book_in_it(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    path = xlsx(GOOD)
    long = f'<worksheet xmlns="{SPREADSHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 30_000_000}</t></is></c></row></sheetData></worksheet>'
    assert code_of(packed(path, {**members(path), SHEET: long.encode()})) == "file-too-large"
    text = tmp_path / "plan.csv"
    text.write_text(f"Code;Eindterm\n1.1;{'a' * 5_000_000}\n")
    assert code_of(text) == "file-too-large"


def ods(rows: str) -> dict[str, bytes]:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return {"mimetype": kind.encode(), "META-INF/manifest.xml": manifest.encode(), "content.xml": content.encode()}


CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
WIDE, WIDEST = " table:number-columns-repeated='16000'", " table:number-columns-repeated='4000000000'"


@pytest.mark.parametrize("rows", [
    f'<table:table-row table:number-rows-repeated="1000000">{CELL.format("", "x") * 20}</table:table-row>',
    f'<table:table-row table:number-rows-repeated="9000">{CELL.format(WIDE, "x")}</table:table-row>',
    f'<table:table-row>{CELL.format(WIDEST, "x")}</table:table-row>',
    f'<table:table-row a=">" table:number-rows-repeated="4000000000">{CELL.format("", "x")}</table:table-row>',
])  # fmt: skip
def test_an_ods_cell_that_stands_for_millions(tmp_path: Path, rows: str) -> None:
    assert code_of(packed(tmp_path / "plan.ods", ods(rows))) == "file-too-large"


def test_empty_rows_at_the_end_of_an_ods_are_nothing(tmp_path: Path) -> None:
    rows = "".join("<table:table-row>" + "".join(CELL.format("", c) for c in row) + "</table:table-row>" for row in GOOD)
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert len(read(packed(tmp_path / "plan.ods", ods(rows + empty))).goals) == 2


def biff(*records: tuple[int, bytes]) -> bytes:
    """An .xls with these records in its stream, in the smallest container."""
    stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records).ljust(4096, b"\0")
    sectors = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432

    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBB", len(raw), kind, 1)
            + b"\xff" * 12
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = (entry("Root Entry", 5, 0xFFFFFFFE, 0) + entry("Workbook", 2, 2, len(stream))).ljust(512, b"\0")
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return header[:512].ljust(512, b"\xff") + table + directory + stream


BOF = (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))


@pytest.mark.parametrize(("records", "code"), [
    ([BOF, (0x00FC, struct.pack("<II", 5, 0x7FFFFFFF))], "file-broken"),
    ([BOF, (0x0203, struct.pack("<HHHd", 65535, 16383, 0, 1.0))], "file-too-large"),
    ([BOF, (0x002F, bytes(54))], "file-encrypted"),
])  # fmt: skip
def test_an_old_workbook_that_asks_too_much(tmp_path: Path, records: list[tuple[int, bytes]], code: str) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(biff(*records))
    assert code_of(path) == code


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few of them changed, a piece gone, or the end cut off."""
    found = bytearray(data)
    for _n in range(dice.randint(1, 8)):
        if len(found) < 8:
            return bytes(found) or b"?"
        at = dice.randrange(len(found))
        match dice.randrange(4):
            case 0:
                found[at] = dice.randrange(256)
            case 1:
                del found[at : at + dice.randint(1, 64)]
            case 2:
                found[at:at] = bytes(dice.randrange(256) for _m in range(dice.randint(1, 16)))
            case _:
                found[at : at + 4] = dice.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"])
    return bytes(found[: dice.randint(1, len(found) + 1)] if dice.random() < 0.1 else found) or b"?"


def samples(folder: Path, xlsx: Callable[..., Path]) -> list[tuple[str, bytes]]:
    xlwt = pytest.importorskip("xlwt")

    path = xlsx(GOOD)
    parts = members(path)
    loose = io.BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:  # not compressed: damage reaches the parser
        for name, data in parts.items():
            archive.writestr(name, data)
    book = xlwt.Workbook()
    sheet = book.add_sheet("PTA")
    for i, row in enumerate(GOOD):
        for j, value in enumerate(row):
            sheet.write(i, j, value)
    old = io.BytesIO()
    book.save(old)
    html = "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in GOOD) + "</table>"
    rows = "".join("<table:table-row>" + "".join(CELL.format("", c) for c in row) + "</table:table-row>" for row in GOOD)
    return [
        ("plan.xlsx", path.read_bytes()), ("los.xlsx", loose.getvalue()), ("plan.xls", old.getvalue()), ("blad.xls", html.encode()),
        ("plan.ods", packed(folder / "x.ods", ods(rows)).read_bytes()), ("plan.csv", "\n".join(map(";".join, GOOD)).encode()),
    ]  # fmt: skip


def attack(folder: Path, xlsx: Callable[..., Path], cases: int, seed: int) -> None:
    dice = random.Random(seed)
    files = samples(folder, xlsx)
    for n in range(cases):
        name, data = files[n % len(files)]
        broken = damaged(data, dice)
        if name == "los.xlsx" and n % 2:  # damage inside a member, with sums that fit
            parts = members(xlsx(GOOD))
            member = dice.choice(list(parts))
            packed(folder / name, {**parts, member: damaged(parts[member], dice)})
        else:
            (folder / name).write_bytes(broken)
        with contextlib.suppress(Unusable):
            assert isinstance(read(folder / name), Curriculum)


def test_damaged_files_end_with_a_message(tmp_path: Path, xlsx: Callable[..., Path]) -> None:
    attack(tmp_path, xlsx, 240, seed=1)


@pytest.mark.long
def test_many_damaged_files_end_with_a_message(tmp_path: Path, xlsx: Callable[..., Path]) -> None:
    attack(tmp_path, xlsx, 5_000, seed=2)


WORDS = st.sampled_from([
    "Code", "Eindterm", "Leerdoel", "Werkproces", "Omschrijving", "BB", "KB", "Periode", "Module 1: Wielen", "Kerntaak", "x", "1", "1.1",
    "P/RW/01/01-01", "B1-K1-W1", "B1-K1", "De kandidaat kan banden plakken", "• a\n• b", "Totaal", "Taak", "Leerjaar 3", "", "",
    "Omschrijving: iets", "Werkproces 1.1 Neemt aan", "Kerntaak 1", "Resultaat", "P/RW/01/01-01 t/m 09", "1) een 2) twee", "Weging",
])  # fmt: skip
TABLE = st.lists(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=6), max_size=14)


@given(TABLE)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_table_gives_goals_or_a_message(tmp_path: Path, rows: list[list[str]]) -> None:
    check_table(tmp_path, rows)


@pytest.mark.long
@given(TABLE)
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_very_many_tables_give_goals_or_a_message(tmp_path: Path, rows: list[list[str]]) -> None:
    check_table(tmp_path, rows)


def check_table(folder: Path, rows: list[list[str]]) -> None:
    import csv

    path = folder / "plan.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    try:
        found = read(path)
    except Unusable:
        return
    assert len({goal.id for goal in found.goals}) == len(found.goals) > 0
    assert all(goal.text and goal.text == " ".join(goal.text.split()) for goal in found.goals)
    assert read(path).goals == found.goals


def test_more_rows_than_anybody_can_compare(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Code;Eindterm\n" + "".join(f"{n}.1;een band plakken\n" for n in range(30_001)))
    assert code_of(path) == "file-too-large"


def test_merged_cells_over_each_other_many_times(xlsx: Callable[..., Path]) -> None:
    path = xlsx([*GOOD, *[["2.1", "x"]] * 2000])
    parts = members(path)
    merged = b"<mergeCells>" + b'<mergeCell ref="A1:B2000"/>' * 20_000 + b"</mergeCells>"
    packed(path, {**parts, SHEET: parts[SHEET].replace(b"</sheetData>", b"</sheetData>" + merged)})
    with contextlib.suppress(Unusable):
        read(path)


@pytest.mark.parametrize("spaces", [
    '<text:s text:c="2000000000"/>', "<text:s a='>' text:c = '2000000000'></text:s>", '<text:s text:c="+999999999"/>',
    '<text:s text:c="40000"/>' * 3, f'<text:s text:c="{"9" * 30}"/>',
])  # fmt: skip
def test_spaces_that_an_ods_repeats_without_end(tmp_path: Path, spaces: str) -> None:
    rows = f"<table:table-row>{CELL.format('', f'x{spaces}y')}</table:table-row>"
    assert code_of(packed(tmp_path / "plan.ods", ods(rows))) == "file-too-large"


def test_a_few_repeated_spaces_in_an_ods_are_a_space(tmp_path: Path) -> None:
    cells = [["Code", "Eindterm"], ["1.1", 'een band<text:s text:c="12"/>plakken']]
    rows = "".join("<table:table-row>" + "".join(CELL.format("", c) for c in row) + "</table:table-row>" for row in cells)
    assert [goal.text for goal in read(packed(tmp_path / "plan.ods", ods(rows))).goals] == ["een band plakken"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("road", [read, read_begrippen, read_cards, read_cells, read_publication, looks_like_dossier])
def test_a_named_pipe_is_told_instead_of_waited_for(tmp_path: Path, road: Callable[[Path], object]) -> None:
    """Opened, it would wait for ever; the reading is done beside the test, so that the test itself never does."""
    path = tmp_path / "plan.xlsx"
    os.mkfifo(path)
    outcome: list[object] = []

    def walk() -> None:
        try:
            outcome.append(road(path))
        except Unusable as problem:
            outcome.append(problem.notice.code)

    reading = threading.Thread(target=walk, daemon=True)
    reading.start()
    reading.join(timeout=20)
    assert outcome == [False if road is looks_like_dossier else "not-a-spreadsheet"]


LINES = 3_000_000


@pytest.mark.parametrize("line", ["\n", ";;;\n"])
def test_millions_of_empty_lines_below_a_table_are_nothing(tmp_path: Path, line: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Code;Eindterm\n1.1;een band plakken\n\n1.2;remmen stellen\n" + line * LINES)
    assert [goal.source.row for goal in read(path).goals] == [2, 4]
    assert len(open_file(path).document.grids[0].rows) == 4


def test_a_table_below_millions_of_empty_lines_is_refused_before_they_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Code;Eindterm\n" + "\n" * LINES + "1.1;een band plakken\n")
    assert code_of(path) == "file-too-large"


@pytest.mark.parametrize("row", ["<tr><td>1.1<td>een band plakken", "<tr><td><td>", "<tr>", "<b>"])
def test_a_web_page_of_which_nothing_is_closed_is_refused_soon(tmp_path: Path, row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0
    counted = web._Tables.handle_starttag

    def counting(self: web._Tables, *tag: Any) -> None:
        nonlocal seen
        seen += 1
        counted(self, *tag)

    monkeypatch.setattr(web._Tables, "handle_starttag", counting)
    monkeypatch.setattr(web, "_LIMIT_TAGS", 400_000)
    path = tmp_path / "plan.xls"
    path.write_text("<html><table><tr><td>Code<td>Eindterm" + row * 500_000)
    assert code_of(path) == "file-too-large"
    assert seen <= 400_001


@pytest.mark.parametrize("name", ["Blad1", "Blad{n}"])
def test_a_workbook_that_names_one_sheet_many_times(xlsx: Callable[..., Path], name: str) -> None:
    path = xlsx(GOOD)
    parts = members(path)
    sheet = re.search(rb"<sheet [^>]*/>", parts["xl/workbook.xml"])
    assert sheet
    for times, code in ((3, "file-broken"), (5_000, "file-too-large")):
        sheets = b"".join(sheet[0].replace(b"Blad1", name.format(n=n).encode()) for n in range(times))
        packed(path, {**parts, "xl/workbook.xml": parts["xl/workbook.xml"].replace(sheet[0], sheets)})
        assert code_of(path) == code


@pytest.mark.parametrize(("row", "cell"), [("", WIDE), (' table:number-rows-repeated="16000"', "")])
def test_a_long_text_that_an_ods_repeats_without_end(tmp_path: Path, row: str, cell: str) -> None:
    rows = f"<table:table-row{row}>{CELL.format(cell, 'x' * 90_000)}</table:table-row>"
    assert code_of(packed(tmp_path / "plan.ods", ods(rows))) == "file-too-large"
