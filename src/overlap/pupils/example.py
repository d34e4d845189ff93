"""The example with verdicts in it, and what an invented class of 28 answered: to try the pupils' check on."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from overlap.locale import gettext as _
from overlap.model import Action, Comparison, GapVerdict, Verdict
from overlap.output.files import Output, save
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.prefill import Prefilled, RowKey


def put_class(comparison: Comparison, folder: Path) -> tuple[Path, Path]:
    """Put the judged example and the answers of the class in the current folder, where they are not there yet.

    Args:
        comparison: of the two example documents.
        folder: with the pairs that two readers marked (gold.csv), and the answers (klas.csv).

    Raises:
        Unusable: the folder cannot be written in.
    """
    judged, answers = Path(_("example-judged.xlsx")), Path(_("example-class.csv"))
    if not judged.exists():
        filled = Prefilled(cells=dict(_cells(comparison, folder / "gold.csv")), who={"on behalf of": "both"})
        save([(Output(judged), workbook(comparison, filled))])
    if not answers.exists():
        save([(Output(answers), (folder / "klas.csv").read_bytes())])
    return judged, answers


def _cells(comparison: Comparison, marked: Path) -> Iterator[tuple[RowKey, Mapping[str, str]]]:
    """A verdict for each proposed pair, as the readers marked it, and for each mbo item without one."""
    with marked.open(encoding="utf-8", newline="") as lines:
        marks = {(line["vmbo_code"], line["mbo_code"]): line["label"] for line in csv.DictReader(lines)}
    for pair in comparison.proposed:
        if pair.id in comparison.judged_with:  # no row of its own: that of another pair counts for it
            continue
        mark = marks.get((pair.vmbo.code, pair.mbo.code), "0")
        if mark == "2":
            action = Action.EXEMPTION if pair.mbo.kind == "werkproces" else Action.DROP_IN_MBO
            yield ("review", pair.id), {"verdict": Verdict.REPETITION, "action": action}
        else:
            yield ("review", pair.id), {"verdict": Verdict.RELATED if mark == "1" else Verdict.NO_OVERLAP}
    paired = {pair.mbo.id for pair in comparison.proposed}
    yield from ((("gaps", goal.id), {"verdict": GapVerdict.GAP}) for goal in comparison.mbo.goals if goal.id not in paired)
