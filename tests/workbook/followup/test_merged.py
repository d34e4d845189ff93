"""The merged workbook: one list to discuss, the sheet Overlap follows it, and it is a reviewed workbook again."""

import io
from dataclasses import replace

import openpyxl
import pytest

from overlap.analysis import gaps
from overlap.analysis.fingerprint import fingerprint
from overlap.model import Unplaced
from overlap.review.copies.merge import merge
from overlap.review.copies.raters import lines
from overlap.review.outcome.result import result
from overlap.review.rounds.rebuild import comparison_of
from overlap.tasks.earlier import with_sample
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.followup.merged import merged_workbook
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.readback.decisions import read_review
from overlap.workbook.xlsx.fitting import lines_needed

from ...support.excel import needs_validator, seen_pixels, validation_errors
from ...support.libreoffice import converted, needs_libreoffice, without_stored_values
from ...support.reviews import filled, rows_of

VMBO = {"group": "Vmbo Het Baken", "school": "Het Baken", "vmbo names": "A. Jansen", "on behalf of": "vmbo"}
MBO = {"group": "Mbo-team", "school": "ROC", "mbo names": "B. de Vries", "on behalf of": "mbo"}


def in_one(reviews):
    merged = merge(reviews)
    return merged_workbook(merged, comparison_of(merged.facts), lines(merged.agreement))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("kopieen")


def written(folder, name, content):
    (folder / name).write_bytes(content)
    return folder / name


@pytest.fixture(scope="module")
def copies(zorg, folder):
    """Two filled-in copies: one pair they agree on, one they differ on, one that only the vmbo judged, own pairs, a gap …"""
    agreed, differ, alone, later = (pair.id for pair in zorg.proposed[:4])
    gap = gaps(zorg, "vmbo")[0].goal.id
    labels = Facts(zorg).labels
    own = {"vmbo goal": labels["vmbo", zorg.vmbo.goals[0].id], "mbo item": labels["mbo", zorg.mbo.goals[-1].id]}
    first = {
        ("review", agreed): {"verdict": "herhaling", "action": "vrijstelling", "who": "Jan", "remark": "Zie de les"},
        ("review", differ): {"verdict": "herhaling", "action": "vrijstelling", "remark": "Vraag het Jan"},
        ("review", alone): {"verdict": "verwant"},
        ("review", later): {"verdict": "later bespreken"},
        ("own", "own-1"): {**own, "verdict": "verdieping"},
        ("gaps", gap): {"verdict": "terecht een hiaat"},
        ("own words", "own-1"): {"vmbo": "klant", "mbo": "cliënt", "agreed": "cliënt"},
        ("agreements", "agr-1"): {"agreement": "Samen oefenen", "layer": "docenten", "hours": 4},
    }
    second = {
        ("review", agreed): {"verdict": "herhaling"},
        ("review", differ): {"verdict": "geen overlap"},
        ("own", "own-1"): {**own, "verdict": "verdieping"},
        ("gaps", gap): {"verdict": "toch overlap", "with": labels["mbo", zorg.mbo.goals[0].id]},
    }
    content = workbook(zorg)
    one = written(folder, "een.xlsx", filled(content, first, VMBO))
    return [read_review(path) for path in (one, written(folder, "twee.xlsx", filled(content, second, MBO)))]


@pytest.fixture(scope="module")
def content(copies):
    return in_one(copies)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("groups", [2, 3, 4, 6])
def test_all_that_is_decided_together_is_in_sight_on_a_laptop_beside_both_texts(copies, groups):
    reviews = [replace(copies[n % 2], file=f"{n}.xlsx") for n in range(groups)]
    sheet = openpyxl.load_workbook(io.BytesIO(in_one(reviews)))["Verschillen"]
    assert [cell.value for cell in sheet[5]].count("✎ Opmerking") == 1
    assert seen_pixels(sheet) <= 1320


def test_however_many_groups_there_are_a_text_can_be_read(copies):
    reviews = [replace(copies[n % 2], file=f"{n}.xlsx") for n in range(12)]
    sheet = openpyxl.load_workbook(io.BytesIO(in_one(reviews)))["Verschillen"]
    assert sheet.column_dimensions["D"].width >= 24


def test_the_header_that_is_printed_on_every_page_holds_for_the_gaps_too(book):
    sheet = book["Verschillen"]
    headers = [cell.value for cell in sheet[5]]
    assert sheet.print_title_rows == "$5:$5"
    assert {"vmbo-doel, of hiaat", "mbo-onderdeel, of overlap met", "✎ Actie"} <= set(headers)
    sides = [row["side"] for row in rows_of([sheet], "gaps").values()]
    assert sides
    assert all(lines_needed(f"  {side.value}", sheet.column_dimensions["B"].width - 0.71, 10) == 1 for side in sides)


def test_the_comparison_is_rebuilt_from_the_facts(zorg, copies):
    again = comparison_of(copies[0].facts)
    assert fingerprint(again) == fingerprint(zorg)
    assert again.proposed == zorg.proposed, "also the words that agree"
    assert (again.vmbo.goals, again.mbo.title) == (zorg.vmbo.goals, zorg.mbo.title)


def test_the_differences_come_first(book, zorg):
    assert book.sheetnames[:3] == ["Verschillen", "Groepen", "Lees mij"]
    assert book.active.title == "Verschillen"
    assert [pair for pair in rows_of([book["Verschillen"]], "review") if "+" in pair] == [
        zorg.proposed[1].id,
        zorg.proposed[3].id,
    ]


def test_where_groups_agree_on_all_the_sentence_that_says_so_is_no_pair_of_their_own(folder, zorg):
    cells = {("review", zorg.proposed[0].id): {"verdict": "herhaling"}}
    content = workbook(zorg)
    agreed = [read_review(written(folder, f"eens {n}.xlsx", filled(content, cells, who))) for n, who in enumerate((VMBO, MBO))]
    together = read_review(written(folder, "eens.xlsx", in_one(agreed)))
    assert [(one.table, one.verdict) for one in together.decisions] == [("review", "repetition")]
    assert together.unplaced == ()


def test_the_number_of_a_pair_is_that_of_its_row_on_overlap_also_where_a_sample_was_drawn(folder, zorg):
    sampled = with_sample(zorg, 6)
    ids = [pair.id for pair, _origin in sampled.judged]
    asked = (ids[-1], ids[len(zorg.proposed) - 1])
    copies = [
        filled(workbook(sampled), {("review", pair): {"verdict": verdict} for pair in asked}, who)
        for verdict, who in (("herhaling", VMBO), ("geen overlap", MBO))
    ]
    together = in_one([read_review(written(folder, f"steekproef {n}.xlsx", content)) for n, content in enumerate(copies)])
    book = openpyxl.load_workbook(io.BytesIO(together))
    shown, rows = (rows_of([book[name]], "review") for name in ("Verschillen", "Overlap"))
    assert all(str(shown[pair]["number"].value) == str(rows[pair]["number"].value) == str(ids.index(pair) + 1) for pair in asked)


def test_a_gap_on_which_groups_differ_is_discussed_on_the_same_sheet(book, content, folder, zorg):
    gap, other = gaps(zorg, "vmbo")[0].goal, Facts(zorg).labels["mbo", zorg.mbo.goals[0].id]
    [(identifier, row)] = rows_of([book["Verschillen"]], "gaps").items()
    assert (identifier, row["apart"].value, row["side"].value) == (gap.id, "overlap of niet", "vmbo")
    assert (row["group 1"].value, row["group 2"].value) == ("terecht een hiaat", f"toch overlap\n{other}")
    assert [row[name].value for name in ("verdict", "with", "action")] == [None] * 3, "nobody's minority is filled in"
    follows = rows_of([book["Hiaten"]], "gaps")[gap.id]
    assert follows["to discuss"].value == "zie het blad Verschillen"
    assert all(str(follows[name].value).startswith("=") for name in ("verdict", "with", "action", "who", "remark"))
    meeting = openpyxl.load_workbook(io.BytesIO(content))
    decided = rows_of([meeting["Verschillen"]], "gaps")[gap.id]
    decided["verdict"].value, decided["with"].value = "toch overlap", other
    meeting.save(folder / "hiaat besproken.xlsx")
    (said,) = read_review(folder / "hiaat besproken.xlsx").of("gaps")
    assert (said.verdict, said.vmbo, said.mbo) == ("overlap after all", gap.id, zorg.mbo.goals[0].id)
    found = result([read_review(folder / "hiaat besproken.xlsx")])
    assert [one.verdict for one in found.decided if one.table == "gaps"] == ["overlap after all"]


@pytest.fixture(scope="module")
def disputed_own(zorg, folder):
    """The merged workbook of two copies that differ on a pair of their own; and the two goals of that."""
    listed = {pair.id for pair in zorg.proposed}
    vmbo, mbo = next((v, m) for v in zorg.vmbo.goals for m in zorg.mbo.goals if f"{v.id}+{m.id}" not in listed)
    labels = Facts(zorg).labels
    own = {"vmbo goal": labels["vmbo", vmbo.id], "mbo item": labels["mbo", mbo.id]}
    copies = [
        filled(workbook(zorg), {("own", "own-2"): {**own, "verdict": verdict, "remark": f"want {verdict}"}}, who)
        for verdict, who in (("herhaling", VMBO), ("geen overlap", MBO))
    ]
    paths = [written(folder, f"eigen {n}.xlsx", content) for n, content in enumerate(copies)]
    return in_one([read_review(path) for path in paths]), vmbo, mbo


def test_a_pair_of_their_own_on_which_groups_differ_is_discussed_on_the_same_sheet(disputed_own, folder):
    content, vmbo, mbo = disputed_own
    book = openpyxl.load_workbook(io.BytesIO(content))
    [row] = rows_of([book["Verschillen"]], "own").values()
    assert (row["apart"].value, row["group 1"].value, row["group 2"].value) == ("overlap of niet", "herhaling", "geen overlap")
    assert vmbo.text[:200] in str(row["vmbo text"].value)
    assert row["verdict"].value is None
    follows = rows_of([book["Hiaten"]], "own")["own-1"]
    assert follows["to discuss"].value == "zie het blad Verschillen"
    assert all(str(follows[name].value).startswith("=") for name in ("verdict", "action", "who", "remark"))
    row["verdict"].value, row["action"].value = "verwant", "afstemmen"
    book.save(folder / "eigen besproken.xlsx")
    again = read_review(folder / "eigen besproken.xlsx")
    [decision] = again.of("own")
    assert (decision.verdict, decision.action, decision.vmbo, decision.mbo) == ("related", "align", vmbo.id, mbo.id)
    assert again.unplaced == ()
    [decided] = [one for one in result([again]).judged if one.table == "own"]
    assert (decided.decided, decided.verdict) == (True, "related")


@needs_libreoffice
def test_gaps_follows_what_is_decided_about_a_pair_of_their_own(disputed_own, folder):
    content, vmbo, _mbo = disputed_own
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows_of([book["Verschillen"]], "own")["own-1"]["verdict"].value = "verdieping"
    saved = io.BytesIO()
    book.save(saved)
    path = converted(folder, "xlsx", {"eigen": saved.getvalue()})["eigen"]
    anew = openpyxl.load_workbook(path, data_only=True)
    assert rows_of([anew["Hiaten"]], "own")["own-1"]["verdict"].value == "verdieping"
    outcome = next(row for row in anew["_overlap"].iter_rows() if row[0].value == "goal" and row[2].value == vmbo.id)
    assert "overlap" in [cell.value for cell in outcome]
    assert len(read_review(path).of("own")) == 1


def test_each_group_stands_beside_the_joint_verdict(book, zorg):
    rows = rows_of([book["Overlap"]], "review")
    agreed, differ, alone, _later = (rows[pair.id] for pair in zorg.proposed[:4])
    assert (agreed["verdict"].value, agreed["action"].value, agreed["on behalf"].value) == ("herhaling", "vrijstelling", "beide")
    assert agreed["remark"].value == "Vmbo Het Baken: Zie de les"
    assert (differ["group 1"].value, differ["group 2"].value) == ("herhaling\nvrijstelling", "geen overlap")
    assert differ["to discuss"].value == "zie het blad Verschillen"
    assert (alone["verdict"].value, alone["on behalf"].value) == ("verwant", "vmbo")


def test_it_is_read_back_as_a_reviewed_workbook(content, folder, zorg):
    review = read_review(written(folder, "samen.xlsx", content))
    said = {decision.id: decision for decision in review.of("review")}
    agreed, differ, alone, later = (pair.id for pair in zorg.proposed[:4])
    assert said[agreed].values["verdict"] == "repetition"
    assert said[agreed].values["on behalf"] == "both"
    assert said[alone].values["on behalf"] == "vmbo"
    assert said[differ].values == {"remark": "Vmbo Het Baken: Vraag het Jan"}
    assert said[later].verdict == "discuss later"
    assert [d.verdict for d in review.of("own")] == ["deepening"]
    assert [d.values["agreed"] for d in review.of("own words")] == ["cliënt"]
    assert [d.values["hours"] for d in review.of("agreements")] == ["4"]
    assert review.unplaced == ()
    assert review.notices == ()


def test_what_is_decided_on_the_list_counts_also_before_overlap_was_computed_anew(content, folder, zorg):
    differ = zorg.proposed[1].id
    meeting = filled(content, {}, {"group": "Samen", "on behalf of": "beide"})
    book = openpyxl.load_workbook(io.BytesIO(meeting))
    rows_of([book["Verschillen"]], "review")[differ]["verdict"].value = "verwant"
    book.save(folder / "besproken.xlsx")
    review = read_review(folder / "besproken.xlsx")
    assert next(d for d in review.of("review") if d.id == differ).verdict == "related"
    merged = merge([review, read_review(written(folder, "leeg.xlsx", workbook(zorg)))])
    assert {row.id: row.state for row in merged.of("review")}[differ] == "decided"


def test_merging_what_was_merged_keeps_who_spoke(content, folder, zorg):
    merged = merge(
        [read_review(written(folder, "samen.xlsx", content)), read_review(written(folder, "leeg.xlsx", workbook(zorg)))]
    )
    states = {row.id: row.state for row in merged.of("review")}
    assert [states[pair.id] for pair in zorg.proposed[:3]] == ["decided", "differ", "one side"]


@needs_libreoffice
def test_the_stored_values_are_what_libreoffice_computes(content, folder):
    path = converted(folder, "xlsx", {"berekend": without_stored_values(content)})["berekend"]
    formulas, stored = (openpyxl.load_workbook(io.BytesIO(content), data_only=flag) for flag in (False, True))
    anew = openpyxl.load_workbook(path, data_only=True)
    cells = [(page.title, c.coordinate) for page in formulas for row in page.iter_rows() for c in row if c.data_type == "f"]
    different = [(page, at) for page, at in cells if _plain(stored[page][at].value) != _plain(anew[page][at].value)]
    assert different == []


def _plain(value):
    return round(value, 9) if isinstance(value, (int, float)) else value or ""


@needs_libreoffice
def test_overlap_follows_the_list_also_when_it_was_sorted(content, folder, zorg):
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Verschillen"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=7)]  # the pairs
    for n, row in enumerate(reversed(rows), 6):
        for m, value in enumerate(row, 1):
            sheet.cell(n, m).value = value
    rows_of([sheet], "review")[zorg.proposed[1].id]["verdict"].value = "verwant"
    saved = io.BytesIO()
    book.save(saved)
    path = converted(folder, "xlsx", {"gesorteerd": saved.getvalue()})["gesorteerd"]
    anew = openpyxl.load_workbook(path, data_only=True)
    assert rows_of([anew["Overlap"]], "review")[zorg.proposed[1].id]["verdict"].value == "verwant"


def test_who_they_were_and_how_far_they_agree(book, zorg):
    texts = [cell for row in book["Groepen"].values for cell in row if cell]
    for text in ("Vmbo Het Baken", "B. de Vries", "een.xlsx", f"3 van {len(zorg.proposed)}", "Cohens kappa (Cohen 1960)"):
        assert text in texts


def test_what_has_no_place_has_a_sheet_and_that_only_then(copies, book):
    assert "Niet geplaatst" not in book.sheetnames
    lost = Unplaced(why="no row", values={"verdict": "verwant", "remark": "=1+1"}, source=copies[0].of("review")[0].source)
    torn = openpyxl.load_workbook(io.BytesIO(in_one([replace(copies[0], unplaced=(lost,)), copies[1]])))
    texts = [cell.value for row in torn["Niet geplaatst"].iter_rows(min_row=5) for cell in row if cell.value]
    assert texts[:3] == ["Vmbo Het Baken", "een.xlsx", "Overlap"]
    assert "=1+1" in texts[-1]
    assert torn["Niet geplaatst"].cell(5, 7).data_type == "s"


def test_the_same_copies_give_the_same_bytes(copies, content):
    assert in_one(copies) == content


@needs_validator
def test_microsofts_validator_finds_no_error(copies, folder):
    lost = Unplaced(why="no row", values={"verdict": "verwant"}, source=copies[0].of("review")[0].source)
    path = written(folder, "keuren.xlsx", in_one([replace(copies[0], unplaced=(lost,)), copies[1]]))
    assert validation_errors(path) == []


@needs_libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_each_group_said_is_still_there_after_libreoffice_saved_it(kind, content, folder):
    path = converted(folder, kind, {f"bewaard-{kind}": content})[f"bewaard-{kind}"]
    assert read_review(path).parts == read_review(written(folder, "samen.xlsx", content)).parts


def test_each_group_is_read_back_whole(content, copies, folder):
    again = read_review(written(folder, "samen.xlsx", content))
    assert [(part.name, part.file, part.sha256, part.who) for part in again.parts] == [
        (one.who.group, one.file, one.sha256, one.who) for one in copies
    ]
    for part, one in zip(again.parts, copies, strict=True):
        assert {(d.table, d.vmbo, d.mbo, *sorted(d.values.items())) for d in part.decisions} == {
            (d.table, d.vmbo, d.mbo, *sorted(d.values.items())) for d in one.decisions
        }


def test_a_long_text_and_what_has_no_place_come_back_from_a_merged_workbook(copies, folder):
    long = "é\n_x000D_ " * 4000
    lost = Unplaced(why="outside", values={"text": long}, source=copies[0].decisions[0].source)
    content = in_one([replace(copies[0], unplaced=(lost,)), copies[1]])
    assert read_review(written(folder, "lang.xlsx", content)).parts[0].unplaced == (lost,)
