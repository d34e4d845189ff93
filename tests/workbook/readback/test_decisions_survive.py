"""Whatever teachers do to a workbook, what they decided comes back: placed, or reported where it cannot be."""

from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from overlap.analysis import compare
from overlap.reading import read
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.decisions import read_review

from ...support.checkout import EXAMPLES, SECTORS
from ...support.libreoffice import converted, needs_libreoffice
from ...support.teachers import OWN, Teachers, Typed


def small(sector):
    """A real comparison, of the first goals of an example: quick to save some hundreds of times."""
    vmbo, mbo = (read(EXAMPLES / sector / f"{side}.xlsx") for side in ("vmbo", "mbo"))
    return compare(replace(vmbo, goals=vmbo.goals[:14]), replace(mbo, goals=mbo.goals[:16]))


@pytest.fixture(scope="module")
def contents():
    return [workbook(small(sector)) for sector in SECTORS]


def worked(contents, seed):
    teachers = Teachers(contents[seed % len(contents)], seed)
    teachers.work(5 + seed % 20)
    return teachers


def check(teachers, path, seed):
    """Every decision is placed or reported, and nothing else is placed."""
    review = read_review(path)
    story = f"seed {seed}: {', '.join(teachers.log)}"
    placed = defaultdict(list)
    for one in review.decisions:
        side = ("@vmbo" if one.vmbo == one.id else "@mbo") if one.table == "gaps" else ""
        placed[one.table, one.id + side].append(one)
        if one.table == "words":
            placed[one.table, f"{one.vmbo} ~ {one.mbo}"].append(one)
    unplaced = [(one.why, text) for one in review.unplaced for text in one.values.values()]
    told = {text for _why, text in unplaced}
    expected, said, own = defaultdict(lambda: defaultdict(set)), defaultdict(set), []
    for sheet in teachers.sheets:
        for n, row in enumerate(sheet.rows):
            if row is None:
                continue
            values = dict(sheet.values.get(row, {}))
            for kind in ("no choice", "beside"):
                if text := values.pop(kind, ""):
                    assert text in told, (story, kind, text)
            key = row
            if row[0] in OWN:
                if values:
                    own.append((row[0], values))
                key = row[0], None
            else:
                for name, value in values.items():
                    expected[row][name].add(value)
            said[key] |= set(sheet.comments[n].values())
    every = {comment.text for one in (*review.decisions, *review.unplaced) for comment in one.comments}
    for key, comments in said.items():
        found = {c.text for one in review.decisions for c in one.comments if one.table == key[0]}
        assert comments <= found, (story, key, comments - found)
    assert {text for texts in said.values() for text in texts} <= every
    for key, fields in expected.items():
        decisions = placed[key] or placed[words_of(teachers, key)]
        for name, values in fields.items():
            if len(values) > 1:
                for value in values:
                    assert any(why == "conflict" for why, _text in unplaced), (story, key, name, value)
                assert all(name not in one.values for one in decisions), (story, key)
            else:
                assert decisions, (story, key, name, values)
                assert {one.values.get(name) for one in decisions} == values, (story, key, name)
    for table, values in own:
        assert any(values.items() <= one.values.items() for one in review.decisions if one.table == table), (story, table, values)
    for text in teachers.nowhere:
        kept = {value for one in review.decisions for value in one.values.values()} | told
        assert text in kept, (story, "nowhere", text)
    for one in review.decisions:
        if one.table not in OWN:
            keys = [(one.table, one.id), (one.table, f"{one.id}@vmbo"), (one.table, f"{one.id}@mbo")]
            assert one.comments or any(expected[key] for key in keys) or one.table == "words", (story, one)
    check_what_is_typed_elsewhere(teachers, review, story)
    check_what_is_gone(teachers, review, story)


def check_what_is_typed_elsewhere(teachers, review, story):
    """Each cell with something where nothing is asked is reported with its place."""
    told = {(one.source.sheet, one.source.row, text) for one in review.unplaced for text in one.values.values()}
    for sheet in teachers.sheets:
        for n, row in enumerate(sheet.cells, 1):
            for cell in row:
                if isinstance(cell, Typed):
                    text = "\n".join(" ".join(line.split()) for line in str(cell.value).splitlines())
                    found = {" ".join(text.split()) for name, at, text in told if (name, at) == (sheet.name, n)}
                    assert text.strip() in found, (story, sheet.name, n, cell)


def words_of(teachers, key):
    """What a row of the words shows, which names it where its id is gone."""
    for sheet in teachers.sheets:
        for n, row in enumerate(sheet.rows):
            if row == key and row[0] == "words":
                columns = [sheet.column("words", side) for side in ("vmbo", "mbo")]
                if None not in columns:
                    return "words", " ~ ".join(str(sheet.cells[n][column]) for column in columns)
    return key


def check_what_is_gone(teachers, review, story):
    """Deleted rows and columns are reported."""
    codes = Counter(notice.code for notice in review.notices)
    left = {row[1] for sheet in teachers.sheets for row in sheet.rows if row and row[0] == "review"}
    gone = len(review.facts.pairs) - len(left)
    counted = [notice.values["count"] for notice in review.notices if notice.code == "review-pairs-missing"]
    assert counted == ([gone] if gone else []), story
    for table, name in teachers.deleted_columns:
        fields = [sheet.column(table, name) for sheet in teachers.sheets if table in sheet.tables()]
        if name == "verdict" and fields and all(column is None for column in fields):
            assert codes["review-column-missing"], (story, table)


QUICK, MORE = range(25), range(1000, 1250)
SAVED = {"xlsx": range(2000, 2040), "ods": range(3000, 3040)}  # by LibreOffice


def test_what_teachers_do_is_tried_often_and_in_every_way(contents):
    """Three hundred sequences of edits at least, thirty saved as .xlsx and thirty as .ods, with every kind of edit in each."""
    assert sum(map(len, (QUICK, MORE, *SAVED.values()))) >= 300
    assert all(len(seeds) >= 30 for seeds in SAVED.values())
    done = Counter(name for seed in QUICK for name in worked(contents, seed).log)
    kinds = {
        "fill_in", "paste", "retype", "comment", "sort", "sort_visible", "hide", "hide_column", "filter", "insert_row",
        "type_row", "delete_row", "insert_column", "delete_column", "move_column", "rename", "copy", "no_choice", "note",
        "drop_keys", "clear_ids", "relabel", "own_column", "own_sheet", "cut_cell", "move_rows", "merge_cells",
    }  # fmt: skip
    assert done.keys() == kinds


@pytest.mark.parametrize("seed", QUICK)
def test_decisions_survive_what_teachers_do(seed, contents, tmp_path):
    teachers = worked(contents, seed)
    path = tmp_path / "terug.xlsx"
    path.write_bytes(teachers.save())
    check(teachers, path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", MORE)
def test_decisions_survive_what_more_teachers_do(seed, contents, tmp_path):
    test_decisions_survive_what_teachers_do(seed, contents, tmp_path)


@pytest.mark.long
@needs_libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_decisions_survive_saving_by_libreoffice_too(kind, contents, tmp_path):
    seeds = SAVED[kind]
    teachers = {seed: worked(contents, seed) for seed in seeds}
    contents = {str(seed): teachers[seed].save() for seed in seeds}
    for name, path in converted(tmp_path, kind, contents, timeout=900).items():
        check(teachers[int(name)], path, int(name))
