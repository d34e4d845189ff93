"""The same small table in every format, recognised by what is in the file and not by its name."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.formats.delimited import decoded

ROWS = [
    ["Code", "Eindterm", "Periode"],
    ["P/RW/01/01-01", "De kandidaat kan één band plakken", "1"],
    ["P/RW/01/01-02", "De kandidaat kan remmen stellen", "2"],
]
TEXTS = ["De kandidaat kan één band plakken", "De kandidaat kan remmen stellen"]


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def delimited(separator: str, end: str = "\r\n") -> str:
    return end.join(separator.join(row) for row in ROWS) + end


def texts(path: Path) -> list[str]:
    return [goal.text for goal in read(path).goals]


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_in_the_encoding_of_whatever_program_wrote_it(tmp_path: Path, separator: str, encoding: str) -> None:
    """Excel alone has five ways to save as text."""
    assert texts(saved(tmp_path, "plan.txt", delimited(separator).encode(encoding))) == TEXTS


def test_a_csv_that_names_its_separator(tmp_path: Path) -> None:
    found = read(saved(tmp_path, "plan.csv", ("sep=;\r\n" + delimited(";")).encode()))
    assert found.goals[0].source.row == 3


@pytest.mark.parametrize("name", ["plan.xls", "plan.csv", "plan"])
def test_a_workbook_under_a_wrong_name(xlsx: Callable[..., Path], name: str) -> None:
    assert texts(xlsx(ROWS, name="plan.xlsx").rename(xlsx(ROWS).with_name(name))) == TEXTS


def test_a_web_page_saved_as_xls(tmp_path: Path) -> None:
    """Pupil systems export a page with a table and call it .xls."""
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS[1:])
    page = (
        "<html><head><style>td {color: red}</style></head><body><h1>PTA</h1><table>"
        f"<tr><th>Code</th><th>Eindterm</th><th>Periode</th></tr><tr><td colspan=3>Module 1: Wielen</td></tr>{cells}"
        "<tr><td>P/RW/01/02-01</td><td><ul><li>licht testen</li><li>licht vervangen</li></ul></td></tr></table></body></html>"
    )
    found = read(saved(tmp_path, "plan.xls", page.encode()))
    assert [g.text for g in found.goals] == [*TEXTS, "licht testen", "licht vervangen"]
    assert found.goals[0].section[0].title == "Module 1: Wielen"
    assert found.goals[0].source.sheet == "Tabel 1"


def test_an_old_workbook(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("PTA")
    for i, row in enumerate([*ROWS, ["", "", ""]]):
        for j, value in enumerate(row):
            sheet.write(i, j, value)
    sheet.write_merge(5, 5, 0, 2, "Vastgesteld door de directie")
    sheet.row(2).hidden = True
    path = tmp_path / "plan.xls"
    book.save(str(path))
    found = read(path)
    assert [g.text for g in found.goals] == TEXTS
    assert "hidden-rows" in [w.code for w in found.warnings]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*blocks: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>')
    return memory.getvalue()


def p(text: str, props: str = "") -> str:
    return f"<w:p>{props}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(*paragraphs: str, props: str = "") -> str:
    inside = "".join(x if x.startswith("<") else p(x) for x in paragraphs)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside or p('')}</w:tc>"


def tbl(*rows: list[str]) -> str:
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(c if c.startswith("<w:tc") else tc(c) for c in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


ITEM = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def test_tables_of_a_word_document(tmp_path: Path) -> None:
    """Most PTA's are made in Word: merged cells, lists that Word numbers, a heading above each table."""
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = docx(
        p("PTA Rijwieltechniek"), p("Wielen"),
        tbl(
            ["Taak", "Code", "Eindterm"],
            [tc("Banden", props=start), "1.1", tc(p("een band plakken", ITEM), p("een band vervangen", ITEM))],
            [tc(props=more), "1.2", "een band oppompen"],
        ),
        p("Remmen"),
        tbl(["Taak", "Code", "Eindterm"], ["Velgrem", "2.1", "een rem stellen"]),
    )  # fmt: skip
    found = read(saved(tmp_path, "pta.docx", data))
    assert [g.text for g in found.goals] == ["een band plakken", "een band vervangen", "een band oppompen", "een rem stellen"]
    assert [[h.label for h in g.section] for g in found.goals] == [["Wielen", "Banden"]] * 3 + [["Remmen", "Velgrem"]]
    assert found.goals[3].source.sheet == "Tabel 2"


def test_a_table_that_goes_on_in_a_next_one_and_one_inside_another(tmp_path: Path) -> None:
    head, first, second = ROWS
    data = docx(tbl([tc(tbl(head, first), props="")]), p(""), tbl(second))
    assert texts(saved(tmp_path, "pta.docx", data)) == TEXTS


def test_changes_that_were_not_accepted_in_word(tmp_path: Path) -> None:
    cell = (
        "<w:tc><w:p><w:r><w:t>een band </w:t></w:r><w:del><w:r><w:delText>lijmen</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>plak</w:t></w:r></w:ins><w:r><w:softHyphen/><w:t>ken</w:t></w:r></w:p></w:tc>"
    )
    assert texts(saved(tmp_path, "pta.docx", docx(tbl(["Code", "Eindterm"], ["1.1", cell])))) == ["een band plakken"]


@pytest.mark.parametrize(("name", "data", "code"), [
    ("plan.pdf", b"%PDF-1.7\n1 0 obj", "file-broken"),
    ("plan.xlsx", b"\n%PDF-1.4 ...", "file-broken"),
    ("plan.rtf", b"{\\rtf1\\ansi hallo}", "old-word"),
    ("plan.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
    ("plan.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
    ("plan.xml", b"<?xml version='1.0'?><a/>", "not-a-spreadsheet"),
    ("plan.fods", b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>',
     "flat-spreadsheet"),
    ("plan.url", b"[InternetShortcut]\r\nURL=https://school.example/pta.xlsx\r\n", "shortcut"),
    ("plan.gsheet", b'{"url": "https://docs.example/open?id=1"}', "shortcut"),
    ("plan.eml", b"From: a@b.example\nSubject: PTA\nMIME-Version: 1.0\n\nHierbij.", "not-a-spreadsheet"),
    ("plan.zip", zipped({"pta.txt": "hallo"}), "zip"),
    ("plan.html", b"<!DOCTYPE html><html><body>hallo</body></html>", "not-a-spreadsheet"),
    ("plan.csv", b"\x00\x01\x02\x03\x04\x05\x06" * 40, "not-a-spreadsheet"),
    ("plan.csv", b"  \r\n\r\n", "file-empty"),
    ("plan.docx", docx(p("alleen tekst")), "no-goals-in-text"),
], ids=lambda value: "data" if isinstance(value, bytes) else None)  # fmt: skip
def test_other_files_say_what_to_do(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unusable) as error:
        read(saved(tmp_path, name, data))
    assert error.value.notice.code == code
    assert name in str(error.value)
    assert error.value.notice.remedy


def test_an_odd_path(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path, "file-is-folder"),
        (tmp_path / "weg.xlsx", "file-missing"),
        (Path("/dev/zero"), "not-a-spreadsheet"),
    ):
        with pytest.raises(Unusable) as error:
            read(path)
        assert error.value.notice.code == code


def told(path: Path) -> Unusable:
    with pytest.raises(Unusable) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize("content", ['[{"id": "a"}]', '\ufeff{\n  "goals": []}', '[\n["1.1", "een band plakken"]]'])
def test_a_json_file_is_told_as_one_with_the_command_for_it(tmp_path: Path, content: str) -> None:
    problem = told(saved(tmp_path, "module.json", content.encode()))
    assert problem.notice.code == "json"
    assert "JSON" in problem.notice.message
    assert "overlap import slo" in problem.notice.remedy


def test_a_zip_of_the_slo_publication_is_told_with_the_command_for_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "slo.zip", "w") as archive:
        archive.writestr("curriculum-main/data/globale_eindterm.json", "[]")
    assert "overlap import slo" in told(tmp_path / "slo.zip").notice.remedy


def test_a_table_that_begins_with_a_bracket_is_no_json(tmp_path: Path) -> None:
    text = "[concept];;\n" + delimited(";")
    assert texts(saved(tmp_path, "plan.csv", text.encode())) == TEXTS


SPREADSHEETML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>{}'
    "</Workbook>"
)


def in_2003(rows: str, more: str = "") -> bytes:
    """A sheet of an XML Spreadsheet 2003."""
    return SPREADSHEETML.format(f'<Worksheet ss:Name="Plan"><Table>{rows}</Table>{more}</Worksheet>').encode()


def test_an_xml_spreadsheet_2003_is_read(tmp_path: Path) -> None:
    rows = (
        '<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">PTA fietstechniek</Data></Cell></Row>'
        '<Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="String">Code</Data></Cell><Cell><Data ss:Type="String">Eindterm</Data>'
        '</Cell><Cell><Data ss:Type="String">Uren</Data></Cell></Row>'
        '<Row><Cell ss:Index="2"><Data ss:Type="String">P/FT/01/01-01</Data></Cell><Cell ss:StyleID="s1">'
        '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">een <B>band</B> plakken</ss:Data>'
        '<Comment><ss:Data>weg hiermee</ss:Data></Comment></Cell><Cell><Data ss:Type="Number">4.5</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">P/FT/01/01-02</Data></Cell><Cell>'
        '<Data ss:Type="String">een ketting spannen</Data></Cell></Row>'
    )
    programme = read(saved(tmp_path, "plan.xls", in_2003(rows)))
    assert [(goal.code, goal.text, goal.source.row) for goal in programme.goals] == [
        ("P/FT/01/01-01", "een band plakken", 5),
        ("P/FT/01/01-02", "een ketting spannen", 6),
    ]
    assert programme.goals[0].hours == 4.5
    assert {"hidden-rows", "goals-struck"} <= {notice.code for notice in programme.warnings}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (in_2003('<Row ss:Index="99999999"><Cell><Data>x</Data></Cell></Row>'), "file-too-large"),
        (
            in_2003(
                '<Row><Cell ss:Index="1999999"><Data>x</Data></Cell></Row><Row><Cell ss:Index="2"><Data>x</Data></Cell></Row>'
            ),
            "file-too-large",
        ),
        (in_2003(f"<Row><Cell><Data>{'x' * 2**21}</Data></Cell></Row>"), "file-too-large"),
        (in_2003("<Row><Cell><Data>x</Data></Cell></Row>")[:-30], "file-broken"),
        (in_2003("").replace(b"<Work", b'<!DOCTYPE a [<!ENTITY x "y">]>\n<Work', 1), "not-a-spreadsheet"),
    ],
    ids=["rows", "columns", "text", "damaged", "entities"],
)
def test_an_xml_spreadsheet_2003_is_bounded_as_others_are(tmp_path: Path, content: bytes, code: str) -> None:
    assert told(saved(tmp_path, "plan.xml", content)).notice.code == code


def test_what_is_too_large_is_told_in_words_for_its_kind(tmp_path: Path) -> None:
    rows = "".join(f"{n}.1;een band plakken\n" for n in range(30_001))
    text = str(told(saved(tmp_path, "plan.csv", f"Code;Eindterm\n{rows}".encode())))
    assert "30.000 rijen" in text
    assert not any(word in text.casefold() for word in ("uitgepakt", "afbeelding", "opgemaakt"))


DAMAGED = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": b"<office:document-content><table:table>",
}


def test_what_a_parser_says_in_english_is_not_shown(tmp_path: Path, xlsx: Callable[..., Path]) -> None:
    with zipfile.ZipFile(xlsx(ROWS)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cut = {**parts, "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"][:300]}
    wide = {**parts, "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"].decode().encode("utf-16")}
    word = {"word/document.xml": b"<w:document xmlns:w='x'><w:body>"}
    for members in (cut, wide, word, DAMAGED):
        path = tmp_path / "kapot.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        reason = str(told(path)).casefold()
        assert not any(word in reason for word in ("error", "unclosed", "token", "format", "element", " is not ", "xml error")), (
            reason
        )
    dossier = saved(tmp_path, "dossier.xml", b"<sbb><dossier><a></dossier></sbb>")
    assert "mismatched" not in str(told(dossier))


DUTCH = [
    "categorieën", "één keer", "coördineren en één keer", "cliënt – twee keer", "financiële reünie", "Eén patiënt", "crèche", "ruïne", "ÉÉN EN ÉÉN KEER",
    "coördinatie",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp1252", "utf-8"])
@pytest.mark.parametrize("words", DUTCH)
def test_letters_with_accents_come_through_whatever_computer_wrote_them(tmp_path: Path, encoding: str, words: str) -> None:
    if encoding == "cp850":
        words = words.replace("–", "-")  # DOS has none
    text = f"Code;Eindterm\r1.1;De kandidaat kan {words} regelen\r1.2;De kandidaat kan remmen stellen\r"
    found = read(saved(tmp_path, "plan.csv", text.encode(encoding)))
    assert found.goals[0].text == f"De kandidaat kan {words} regelen"
    assert "unreadable-characters" not in [warning.code for warning in found.warnings]


@pytest.mark.parametrize("words", [
    "vmbo–mbo", "foto‘s maken", "… en dan ‘zo’", "zie “dit”", "Dušan Žižka", "Ø 20 mm, 90°C", "m² – 5 ‰", "Teams™", "œuvre", "Miloš",
    "€ 5", "»Banden «plakken»", "één café", "½ uur × 2", "ƒ 5,-", "ÉÉN", "CAFÉ", "Åse", "foto´s", "x…y", "a · b",
])  # fmt: skip
def test_what_windows_writes_stays_as_it_is(words: str) -> None:
    assert decoded(words.encode("cp1252")) == words


def test_characters_that_cannot_be_read_are_warned_about(tmp_path: Path, xlsx: Callable[..., Path]) -> None:
    wrong = [*ROWS[:2], ["P/RW/01/01-02", "De kandidaat kan categorie\x91n vergelijken", "2"]]
    csv = saved(tmp_path, "plan.csv", "\n".join(";".join(row) for row in wrong).encode())
    lost = saved(tmp_path, "kwijt.csv", "\n".join(";".join(row) for row in wrong).replace("\x91", "\ufffd").encode())
    for path in (csv, lost, xlsx(wrong)):
        warning = next(w for w in read(path).warnings if w.code == "unreadable-characters")
        assert (warning.values["count"], warning.values["row"]) == (1, 3)
        assert "De kandidaat kan categorie" in warning.message
    assert "unreadable-characters" not in [w.code for w in read(xlsx(ROWS)).warnings]
