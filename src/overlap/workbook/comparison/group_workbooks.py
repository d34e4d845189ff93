"""A workbook per group: the whole comparison, with the rows of that group first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from overlap.analysis import agenda
from overlap.locale import gettext as _
from overlap.model import Comparison
from overlap.output.files import Output
from overlap.problems import Unusable
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.prefill import NOTHING, Prefilled

from .workbook import workbook


def group_folder(folder: Path) -> Path:
    """Give the folder for workbooks of groups, which need not exist yet.

    Raises:
        Unusable: it is a file, or the folder around it does not exist.
    """
    if folder.exists() and not folder.is_dir():
        raise Unusable("workbooks-folder", str(folder))
    if not folder.parent.is_dir():
        raise Unusable("output-folder", str(folder), folder=str(folder.parent))
    return folder


def group_workbooks(
    comparison: Comparison, folder: Path, name: str, prefilled: Prefilled = NOTHING, pages: Sequence[Page] = ()
) -> list[tuple[Output, bytes]]:
    """Write a workbook for each group that has work on the agenda, under a name that does not exist in the folder yet.

    All of them are whole, of one comparison and so to be merged; they differ in which rows stand first, and in the name of the
    group on the first sheet. ``name`` is what the comparison is called, ``prefilled`` and ``pages`` are as for `workbook`.
    """
    results = []
    for group in sorted({task.group for task in agenda(comparison).tasks}):
        called = _("Group {n}").format(n=group)
        own = replace(prefilled, who={**prefilled.who, "group": called})
        content = workbook(comparison, own, pages, group=group)
        results.append((Output(folder / f"{called} - {name}.xlsx", numbered=True), content))
    return results
