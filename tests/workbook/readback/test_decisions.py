"""What a group filled in is read back: choices however they were typed, comments of every kind, and files that went wrong."""

import contextlib
import io
import random
import re
import zipfile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from overlap.locale import in_every_language
from overlap.problems import Unusable
from overlap.reading.formats.cells import read_cells
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import PENCIL, REVIEW, TABLES, WHO
from overlap.workbook.form.own_texts import digest
from overlap.workbook.form.spellings import choices, compared, headers
from overlap.workbook.readback.decisions import read_review
from overlap.workbook.readback.who import behalf

from ...support.checkout import EXAMPLES
from ...support.libreoffice import converted, needs_libreoffice

COLUMNS = {field.name: n for n, field in enumerate(REVIEW, 1)}


@pytest.fixture(scope="module")
def content(zorg):
    return workbook(zorg)


@pytest.fixture
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture
def back(tmp_path):
    """Save a workbook and read it back."""

    def read(book, name="terug.xlsx"):
        book.save(tmp_path / name)
        return read_review(tmp_path / name)

    return read


def test_an_empty_form_holds_nothing(content, tmp_path, zorg):
    (tmp_path / "leeg.xlsx").write_bytes(content)
    review = read_review(tmp_path / "leeg.xlsx")
    assert (review.decisions, review.unplaced, review.notices) == ((), (), ())
    assert list(review.facts.pairs) == [pair.id for pair in zorg.proposed]
    assert [goal.text for goal in review.facts.goals.values()] == [g.text for g in (*zorg.vmbo.goals, *zorg.mbo.goals)]
    assert review.facts.whole
    for curriculum in (zorg.vmbo, zorg.mbo):
        assert review.facts.of_side(curriculum.kind) == curriculum.goals, "the very goals that were compared"
    for kept, pair in zip(review.facts.pairs.values(), zorg.proposed, strict=True):
        assert (kept.vmbo, kept.mbo, kept.band, kept.relation) == (pair.vmbo, pair.mbo, pair.band, pair.relation)
        assert kept.because == pair.because
    assert review.who.behalf == ""


@pytest.mark.parametrize("typed", ["herhaling", " Herhaling ", "HERHALING", f"{PENCIL} herhaling", "repetition", "Herhaling."])
def test_a_choice_is_known_however_it_is_typed(typed, book, back, zorg):
    book["Overlap"].cell(5, COLUMNS["verdict"]).value = typed
    (decision,) = back(book).decisions
    assert (decision.id, decision.verdict) == (zorg.proposed[0].id, "repetition")
    assert (decision.vmbo, decision.mbo) == (zorg.proposed[0].vmbo.id, zorg.proposed[0].mbo.id)


@pytest.mark.parametrize("typed", ["ja", "herhaling?", "herhaling/verdieping", "1"])
def test_what_is_no_choice_is_kept_with_its_pair_and_not_guessed(typed, book, back, zorg):
    book["Overlap"].cell(5, COLUMNS["verdict"]).value = typed
    review = back(book)
    assert review.decisions == ()
    (one,) = review.unplaced
    assert (one.why, dict(one.values), one.id, one.source.row) == ("no choice", {"verdict": typed}, zorg.proposed[0].id, 5)


def test_labels_of_choices_and_headers_never_collide():
    for table, fields in TABLES.items():
        assert len(headers(table)) >= len(fields)
        for field in fields:
            for name, label in field.choices.items():
                assert {choices(table, field.name)[compared(text)] for text in in_every_language(label)} == {name}


def test_who_judged_and_for_whom(book, back):
    sheet = book["Lees mij"]
    rows = {cell.value.split(":")[2]: cell.row for cell in sheet["A"] if str(cell.value).startswith("overlap:who:")}
    for (name, _question), answer in zip(WHO, ["Groep 2", "Het Anker", "A. Bakker", "C. Dik", "Beide", "1-9-2026"], strict=True):
        sheet.cell(rows[name], 8).value = answer
    who = back(book).who
    assert (who.group, who.school, who.vmbo_names, who.mbo_names, who.behalf, who.date) == (
        "Groep 2", "Het Anker", "A. Bakker", "C. Dik", "both", "1-9-2026",
    )  # fmt: skip
    for cell in sheet["A"]:
        cell.value = None  # the keys are gone: the questions tell
    sheet["H1"].value = None
    assert back(book, "zonder.xlsx").who == who


@pytest.mark.parametrize(
    ("said", "meant"),
    [("VMBO", "vmbo"), ("mbo ", "mbo"), ("vmbo en mbo", "both"), ("vmbo/mbo", "both"), ("de groep", ""), ("", "")],
)
def test_for_whom_a_copy_speaks(said, meant):
    assert behalf(said) == meant


def test_copies_that_agree_are_one_and_copies_that_differ_are_a_conflict(book, back, zorg):
    sheet = book["Overlap"]
    for row in (5, 6):
        sheet.cell(row, COLUMNS["verdict"]).value = "verwant"
    copy = book.copy_worksheet(sheet)
    copy.cell(6, COLUMNS["verdict"]).value = "herhaling"
    copy.cell(5, COLUMNS["remark"]).value = "alleen in de kopie"
    review = back(book)
    (decision,) = review.decisions
    assert dict(decision.values) == {"verdict": "related", "remark": "alleen in de kopie"}
    assert {(one.why, one.values["verdict"], one.id) for one in review.unplaced} == {
        ("conflict", "related", zorg.proposed[1].id),
        ("conflict", "repetition", zorg.proposed[1].id),
    }
    assert [notice.code for notice in review.notices] == ["review-copy"]


def test_a_pair_typed_in_between_the_rows_is_a_pair_of_their_own(book, back, zorg):
    proposed = {(pair.vmbo.id, pair.mbo.id) for pair in zorg.proposed}
    vmbo, mbo = next(
        (v, m) for v in zorg.vmbo.goals for m in zorg.mbo.goals if v.code and m.code and (v.id, m.id) not in proposed
    )
    sheet = book["Overlap"]
    last = sheet.max_row + 1
    for name, text in (("vmbo code", vmbo.code), ("mbo code", mbo.code), ("verdict", "verdieping")):
        sheet.cell(last, COLUMNS[name]).value = text
    (decision,) = back(book).decisions
    assert (decision.table, decision.vmbo, decision.mbo, decision.verdict) == ("own", vmbo.id, mbo.id, "deepening")


def test_without_the_hidden_sheet_decisions_are_still_read(book, back, zorg):
    book["Overlap"].cell(7, COLUMNS["verdict"]).value = "verwant"
    del book["_overlap"]
    review = back(book)
    assert [(one.id, one.verdict) for one in review.decisions] == [(zorg.proposed[2].id, "related")]
    assert not review.facts.whole
    assert "review-facts-missing" in {notice.code for notice in review.notices}
    assert {goal.id for goal in zorg.vmbo.goals} == {identifier for side, identifier in review.facts.goals if side == "vmbo"}


def test_what_is_typed_beside_and_outside_the_tables_is_kept(book, back, zorg):
    sheet = book["Overlap"]
    sheet.cell(5, len(REVIEW) + 2).value = "vraag aan Jan"
    sheet.cell(1, len(REVIEW) + 5).value = "let op: hele kolom nog nakijken"
    sheet.cell(6, COLUMNS["because"]).value = "klopt niet, dit gaat over iets anders"
    found = {(one.why, text, one.id) for one in back(book).unplaced for text in one.values.values()}
    assert found == {
        ("no column", "vraag aan Jan", zorg.proposed[0].id),
        ("outside", "let op: hele kolom nog nakijken", ""),
        ("no column", "klopt niet, dit gaat over iets anders", zorg.proposed[1].id),
    }


def test_who_gives_a_row_to_another_group_finds_that_told_with_the_row(book, back, zorg):
    sheet = book["Overlap"]
    sheet.cell(5, COLUMNS["group"]).value, sheet.cell(6, COLUMNS["order"]).value = 3, 99
    sheet.cell(7, COLUMNS["group"]).value, sheet.cell(7, COLUMNS["verdict"]).value = "Jan en Els", "verwant"
    review = back(book)
    told = {one.id: dict(one.values) for one in review.unplaced}
    first, second, third = (pair.id for pair in zorg.proposed[:3])
    assert {one.why for one in review.unplaced} == {"other turn"}
    assert told == {first: {"group": "3"}, second: {"order": "99"}, third: {"group": "Jan en Els"}}
    assert {one.id: dict(one.values) for one in review.decisions} == {third: {"verdict": "related"}}


def test_what_is_gone_is_told(book, back):
    sheet = book["Overlap"]
    sheet.delete_rows(9, 3)
    for row in (1, 4):
        sheet.cell(row, COLUMNS["action"]).value = None
    del book["Afspraken"]
    notices = {notice.code: notice for notice in back(book).notices}
    assert set(notices) == {"review-pairs-missing", "review-column-missing", "review-table-missing"}
    assert notices["review-pairs-missing"].values["count"] == 3
    assert "Afspraken" in notices["review-table-missing"].message
    assert "Actie" in notices["review-column-missing"].message


def test_rows_sorted_without_their_hidden_ids_are_read_as_what_they_show(book, back, zorg):
    sheet = book["Overlap"]
    for column in range(2, 13):
        first, second = sheet.cell(5, column), sheet.cell(30, column)
        first.value, second.value = second.value, first.value
    sheet.cell(5, COLUMNS["verdict"]).value = "verwant"
    review = back(book)
    assert [one.id for one in review.decisions] == [zorg.proposed[25].id]
    assert [(notice.code, notice.values["count"]) for notice in review.notices] == [("review-ids-moved", 2)]


# comments


def test_a_comment_belongs_to_its_row_and_column(book, back, zorg):
    sheet = book["Overlap"]
    sheet.cell(8, COLUMNS["verdict"]).comment = Comment("Piet:\nalleen theorie", "Piet")
    sheet["B2"].comment = Comment("mooi blad", "")
    review = back(book)
    (decision,) = review.decisions
    (comment,) = decision.comments
    assert (decision.id, comment.text, comment.author, comment.field) == (
        zorg.proposed[3].id, "alleen theorie", "Piet", "verdict",
    )  # fmt: skip
    assert [(one.why, one.comments[0].text) for one in review.unplaced] == [("outside", "mooi blad")]


STUB = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get "
    "removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
)


def threaded(content):
    """The workbook with a thread of Excel on I8 of the sheet Overlap, and the old comment that stands for it."""
    people = (
        '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<person displayName="Els de Wit" id="{P1}"/><person displayName="Bo Vos" id="{P2}"/></personList>'
    )
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="K8" dT="2026-01-01T10:00:00" personId="{P1}" id="{A}"><text>Is dit niveau 2?</text>'
        "</threadedComment>"
        '<threadedComment ref="K8" dT="2026-01-01T12:30:00.12" personId="{P1}" id="{C}" parentId="{A}"><text>@Bo Vos dank</text>'
        '<mentions><mention mentionpersonId="{P2}" mentionId="{M}" startIndex="0" length="7"/></mentions></threadedComment>'
        '<threadedComment ref="K8" dT="2026-01-01T11:00:00" personId="{P2}" id="{B}" parentId="{A}"><text>Ja &amp; nee</text>'
        "</threadedComment>"
        '<threadedComment ref="K9" dT="2026-01-02T10:00:00" personId="{P1}" id="{D}" done="1"><text>Al opgelost</text>'
        "</threadedComment></ThreadedComments>"
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    old = (
        f'<comments xmlns="{main}"><authors><author>tc={{A}}</author></authors><commentList><comment ref="K8" authorId="0"><text>'
        f"<t>{STUB}Comment:\n    Is dit niveau 2?\nReply:\n    Ja &amp; nee</t></text></comment>"
        f'<comment ref="K9" authorId="0"><text><t>{STUB}Comment:\n    Al opgelost</t></text></comment></commentList></comments>'
    )
    kinds = (
        ("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", "../comments1.xml"),
    )
    relations = "".join(f'<Relationship Id="c{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(kinds))
    added = {
        "xl/persons/person.xml": people,
        "xl/threadedComments/threadedComment1.xml": thread,
        "xl/comments1.xml": old,
    }
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/_rels/sheet3.xml.rels":
                data = data.replace(b"</Relationships>", f"{relations}</Relationships>".encode())
            target.writestr(name, data)
        for name, text in added.items():
            target.writestr(name, text)
    return result.getvalue()


def test_threaded_comments_come_with_their_authors_and_once(content, tmp_path, zorg):
    path = tmp_path / "gesprek.xlsx"
    path.write_bytes(threaded(content))
    decision, resolved = read_review(path).decisions
    assert decision.id == zorg.proposed[3].id
    assert [(c.text, c.author, c.field) for c in decision.comments] == [
        ("Is dit niveau 2?", "Els de Wit", "verdict"),
        ("Ja & nee", "Bo Vos", "verdict"),
        ("@Bo Vos dank", "Els de Wit", "verdict"),
    ]
    assert [(c.text, c.author) for c in resolved.comments] == [("Al opgelost", "Els de Wit")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{STUB}Comment:\n    Is dit niveau 2?\nReply:\n    Ja: nee\nReply:\n    Dank", ["Is dit niveau 2?", "Ja: nee", "Dank"]),
        (
            "[Opmerkingenthread]\n\nIn uw versie van Excel kunt u deze opmerkingenthread lezen. Meer informatie: "
            "https://go.microsoft.com/fwlink/?linkid=870924\n\nOpmerking:\n    Zie les 3\nen les 4\nBeantwoorden:\n    Goed",
            ["Zie les 3\nen les 4", "Goed"],
        ),
        (f"{STUB}Comment:\nZonder inspringen, zoals .ods", ["Zonder inspringen, zoals .ods"]),
    ],
)
def test_what_stands_for_a_thread_where_the_thread_is_gone_is_told_without_its_explanation(text, said, content, tmp_path):
    """LibreOffice keeps the old comment only; Excel writes it in its own language, its author is the thread."""
    path = tmp_path / "gesprek.xlsx"
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(threaded(content))) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/comments1.xml":
                old = f"{STUB}Comment:\n    Is dit niveau 2?\nReply:\n    Ja &amp; nee"
                data = data.replace(old.encode(), text.encode())
            if name.startswith("xl/threadedComments"):
                data = b"<ThreadedComments/>"
            target.writestr(name, data)
    path.write_bytes(result.getvalue())
    decision, _other = read_review(path).decisions
    assert [(c.text, c.author) for c in decision.comments] == [(one, "") for one in said]


@needs_libreoffice
def test_annotations_of_libreoffice_come_back(book, tmp_path, zorg):
    sheet = book["Overlap"]
    sheet.cell(8, COLUMNS["remark"]).comment = Comment("eerste regel\ntweede regel", "Piet")
    sheet.cell(40, COLUMNS["verdict"]).comment = Comment("verderop", "Piet")
    for row in range(10, 40):
        sheet.row_dimensions[row].hidden = True
    content = io.BytesIO()
    book.save(content)
    review = read_review(converted(tmp_path, "ods", {"a": content.getvalue()})["a"])
    assert [(one.id, one.comments[0].text, one.comments[0].field) for one in review.decisions] == [
        (zorg.proposed[3].id, "eerste regel\ntweede regel", "remark"),
        (zorg.proposed[35].id, "verderop", "verdict"),
    ]


# files that cannot be read


def test_another_spreadsheet_is_refused():
    with pytest.raises(Unusable) as problem:
        read_review(EXAMPLES / "zorg" / "vmbo.xlsx")
    assert problem.value.notice.code == "not-reviewed"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 cut off", b"Groep;Oordeel\n1;herhaling\n", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_whole_workbook_is_refused(content, tmp_path):
    path = tmp_path / "terug.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unusable):
        read_review(path)


def test_a_damaged_part_with_comments_is_refused(content, tmp_path):
    path = tmp_path / "kapot.xlsx"
    path.write_bytes(threaded(content).replace(b"</personList>", b"</person>"))
    with pytest.raises(Unusable) as problem:
        read_review(path)
    assert problem.value.notice.code == "file-broken"


def test_a_file_damaged_anywhere_gives_a_review_or_one_message(content, tmp_path):
    path = tmp_path / "stuk.xlsx"
    dice = random.Random(6)
    for _ in range(60):
        at, noise = dice.randrange(len(content)), dice.randbytes(dice.randint(1, 60))
        path.write_bytes(content[:at] + noise + content[at + len(noise) :])
        with contextlib.suppress(Unusable):
            assert len(read_review(path).facts.pairs) > 0


# small things


def test_cells_keep_what_was_typed(tmp_path):
    book = openpyxl.Workbook()
    book.active["B2"].value = "eerst  dit\n\ndan-\ndat "
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_cells(tmp_path / "a.xlsx").sheets
    assert sheet.cell(1, 1) == "eerst  dit\n\ndan-\ndat"
    assert sheet.cell(9, 9) == ""


@given(st.text(max_size=40))
@example("+0")
def test_a_digest_ignores_case_spaces_and_numbers(text):
    # a text whose lower case changes when it is lowered again is not worth a rule
    if text.upper().casefold() == text.casefold():
        assert digest(text) == digest(re.sub(r"\s", "  ", f" {text.upper()} "))
    assert digest(f"{text} 3") == digest(f"{text} 27")


def test_a_column_that_lost_its_header_and_key_is_told_and_its_texts_are_kept(book, tmp_path, zorg):
    sheet = book["Overlap"]
    for row, text in ((6, "eerst in leerjaar 3"), (8, "samen met de praktijk")):
        sheet.cell(row, COLUMNS["remark"]).value = text
    sheet.cell(1, COLUMNS["remark"]).value = sheet.cell(4, COLUMNS["remark"]).value = None
    hours = next(cell for cell in book["Afspraken"][1] if cell.value == "overlap:agreements:hours")
    head = next(n for n in range(1, 20) if "✎ Uren" in str(book["Afspraken"].cell(n, hours.column).value))
    book["Afspraken"].cell(head + 1, hours.column).value = 12
    book["Afspraken"].cell(head, hours.column).value = hours.value = None
    book.save(tmp_path / "a.xlsx")
    review = read_review(tmp_path / "a.xlsx")
    letters = {"Overlap": get_column_letter(COLUMNS["remark"]), "Afspraken": hours.column_letter}
    told = {n.sheet: n.values for n in review.notices if n.code == "review-column-unknown"}
    assert told == {sheet: {"column": letters[sheet], "count": n} for sheet, n in (("Overlap", 2), ("Afspraken", 1))}
    kept = [one.values for one in review.unplaced]
    assert {letters["Overlap"]: "eerst in leerjaar 3"} in kept
    assert {letters["Afspraken"]: "12"} in kept
