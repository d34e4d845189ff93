"""Whatever teachers do to a workbook, what they typed comes back: placed, or reported where it cannot be."""

from collections import Counter
from functools import cache

import pytest

from overlap.output.files import save
from overlap.tasks.files.results import claimed
from overlap.workbook.readback.decisions import read_review

from ...support.libreoffice import converted, needs_libreoffice
from ...support.teachers import WORKBOOKS, Teachers, check, merged_copies, workbooks

KINDS = sorted(WORKBOOKS)
QUICK, MORE = range(18), range(1000, 1200)  # of each kind of workbook
SAVED, SPLIT = range(2000, 2040), range(4000, 4040)  # by LibreOffice, twice; in two copies that are merged

of_every_kind = pytest.mark.parametrize("kind", KINDS)
written = cache(workbooks)


def worked(kind, seed):
    contents = written(kind)
    teachers = Teachers(contents[seed % len(contents)], seed)
    teachers.work(5 + seed % 20)
    return teachers


def test_what_teachers_do_is_tried_often_and_in_every_way():
    """Five hundred sequences of edits at least, in each kind of workbook, with every kind of edit among the first."""
    assert len(KINDS) * sum(map(len, (QUICK, MORE, SAVED, SPLIT))) >= 500
    done = Counter(name for kind in KINDS for seed in QUICK for name in worked(kind, seed).log)
    kinds = {
        "fill_in", "paste", "retype", "comment", "sort", "sort_visible", "hide", "hide_column", "filter", "insert_row",
        "type_row", "delete_row", "insert_column", "delete_column", "move_column", "rename", "copy", "no_choice", "note",
        "drop_keys", "clear_ids", "relabel", "own_column", "own_sheet", "cut_cell", "move_rows", "merge_cells",
        "delete_first_rows", "delete_hidden_sheet",
    }  # fmt: skip
    assert done.keys() == kinds


@of_every_kind
@pytest.mark.parametrize("seed", QUICK)
def test_decisions_survive_what_teachers_do_and_force_keeps_them(kind, seed, tmp_path):
    teachers = worked(kind, seed)
    path = tmp_path / "terug.xlsx"
    path.write_bytes(content := teachers.save())
    check(teachers, path, seed)
    (saved,) = save([(claimed(path, path, force=True), b"nieuw")])
    assert saved.kept.read_bytes() == content


@pytest.mark.long
@of_every_kind
@pytest.mark.parametrize("seed", MORE)
def test_decisions_survive_what_more_teachers_do(kind, seed, tmp_path):
    test_decisions_survive_what_teachers_do_and_force_keeps_them(kind, seed, tmp_path)


@pytest.mark.long
@needs_libreoffice
@of_every_kind
def test_decisions_survive_two_rounds_of_libreoffice(kind, tmp_path):
    """Saved as .xlsx, and that saved as .ods."""
    teachers = {str(seed): worked(kind, seed) for seed in SAVED}
    contents = {seed: one.save() for seed, one in teachers.items()}
    for suffix in ("xlsx", "ods"):
        (tmp_path / suffix).mkdir()
        paths = converted(tmp_path / suffix, suffix, contents, timeout=900)
        contents = {seed: path.read_bytes() for seed, path in paths.items()}
        for seed, path in paths.items():
            check(teachers[seed], path, seed)


@of_every_kind
def test_what_nobody_touched_and_what_is_filled_in_as_asked_gives_no_report(kind, tmp_path):
    for seed, content in enumerate(written(kind)):
        teachers = Teachers(content, seed)
        teachers.fill_in_as_asked()
        for name, saved in (("zo.xlsx", content), ("ingevuld.xlsx", teachers.save())):
            (tmp_path / name).write_bytes(saved)
            review = read_review(tmp_path / name)
            assert (review.unplaced, review.notices) == ((), ()), (seed, name)


@pytest.mark.long
@needs_libreoffice
@of_every_kind
def test_nor_does_it_after_two_rounds_of_libreoffice_that_computes_all_anew(kind, tmp_path):
    contents = {}
    for seed, content in enumerate(written(kind)):
        teachers = Teachers(content, seed)
        teachers.fill_in_as_asked()
        contents |= {f"zo {seed}": content, f"ingevuld {seed}": teachers.save()}
    for suffix in ("xlsx", "ods"):
        (tmp_path / suffix).mkdir()
        paths = converted(tmp_path / suffix, suffix, contents, timeout=900)
        contents = {name: path.read_bytes() for name, path in paths.items()}
        for name, path in paths.items():
            review = read_review(path)
            assert (review.unplaced, review.notices) == ((), ()), (name, suffix)


def texts_in(review):
    """All that people wrote, wherever it is kept, and the words of choices."""
    rows = (*review.decisions, *review.unplaced, *(row for part in review.parts for row in (*part.decisions, *part.unplaced)))
    values = {text for row in rows for text in row.values.values()}
    # an own pair that is proposed too is a verdict on that pair: what was chosen in its row are the goals of the pair
    judged = {key for row in review.of("review") for key in (("vmbo", row.vmbo), ("mbo", row.mbo))}
    values |= {label for key, label in review.facts.labels.items() if key in judged}
    return values | {comment.text for row in rows for comment in row.comments}


@pytest.mark.long
@of_every_kind
@pytest.mark.parametrize("seed", SPLIT)
def test_decisions_survive_in_copies_that_were_split_and_joined(kind, seed, tmp_path):
    """Two groups get half of the pairs each: all that was read of either is in the merged workbook."""
    contents, read = [], []
    for half in range(2):
        books = written(kind)
        teachers = Teachers(books[seed % len(books)], seed + 500 * half)
        teachers.keep_half(half)
        teachers.work(1 + seed % 20, whole=True)
        contents.append(teachers.save())
        path = tmp_path / f"helft {half}.xlsx"
        path.write_bytes(contents[-1])
        check(teachers, path, seed)
        read.append((teachers, texts_in(read_review(path))))
    path = tmp_path / "samen.xlsx"
    path.write_bytes(merged_copies(contents))
    together = texts_in(read_review(path))
    for teachers, texts in read:
        lost = {text for text in texts if not any(text in other for other in together)}
        assert not lost, (seed, teachers.log, lost)
