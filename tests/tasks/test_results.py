"""Where a task writes: a name without an ending gets its own, and files of one name are told apart."""

from pathlib import Path

import pytest

from overlap.problems import Unusable
from overlap.tasks.files.paths import names_apart
from overlap.tasks.files.results import claimed, ended, kind_of


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plan", "plan.xlsx"),
        ("map/plan", "map/plan.xlsx"),
        ("plan 1.2", "plan 1.2.xlsx"),
        ("groep 1. zorg", "groep 1. zorg.xlsx"),
        ("plan.xlsx", "plan.xlsx"),
        ("plan.XLSX", "plan.XLSX"),
        ("plan.ods", "plan.ods"),
        (".plan", ".plan"),
    ],
)
def test_a_name_without_an_ending_gets_one(typed, written):
    assert ended(Path(typed)) == Path(written)


def test_a_folder_is_no_name_for_a_result(tmp_path):
    with pytest.raises(Unusable, match="map"):
        claimed(tmp_path, "plan.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_ending_tells_which_kind_of_file_is_meant():
    kinds = (".html", ".xlsx", ".docx")
    assert [kind_of(path, kinds) for path in (None, Path("a"), Path("a.DOCX"))] == [".html", ".html", ".docx"]
    with pytest.raises(Unusable, match=r"\.html, \.xlsx of \.docx"):
        kind_of(Path("a.pdf"), kinds)


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/plan.xlsx", "b/plan.xlsx"], ["a/plan.xlsx", "b/plan.xlsx"]),
        (["x/a/plan.xlsx", "y/a/plan.xlsx", "z/b.xlsx"], ["x/a/plan.xlsx", "y/a/plan.xlsx", "b.xlsx"]),
        (["plan.xlsx", "b/plan.xlsx"], ["plan.xlsx", "b/plan.xlsx"]),
        (["a/plan.xlsx", "a/plan.xlsx"], ["plan.xlsx", "plan.xlsx"]),
    ],
)
def test_files_of_one_name_are_told_with_as_many_folders_as_it_takes(paths, names):
    assert names_apart(*map(Path, paths)) == [str(Path(name)) for name in names]
