"""The example with verdicts in it, and what an invented class of 28 answered: to try the pupils' check on."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Action, Comparison, GapVerdict, Verdict
from overlap.output.files import Output, save
from overlap.review.outcome.result import result
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.prefill import Prefilled, RowKey
from overlap.workbook.readback.decisions import read_review

from .choice import Check, choose

CLASS: Final = 28  # pupils
# the share that had it, per sentence in turn: as the group decided, but for one in so many that makes people talk
_HAD: Final = {"overlap": (0.95, 0.9, 0.85, 0.75, 0.9, 0.65, 0.2), "new": (0.05, 0.1, 0.8, 0.02, 0.2)}
_PARTLY: Final = 0.08
_WHERE: Final = ("stage", "zorg en welzijn", "zorg en welzijn", "praktijkles", "", "", "thuis", "")


def put_class(comparison: Comparison, marked: Path) -> tuple[Path, Path]:
    """Put the judged example and the answers of the class in the current folder, where they are not there yet.

    Args:
        comparison: of the two example documents.
        marked: the pairs that two readers marked (gold.csv), which become the verdicts.

    Raises:
        Unusable: the folder cannot be written in, or a file of that name is no judged workbook.
    """
    judged, answers = Path(_("example-judged.xlsx")), Path(_("example-class.csv"))
    if not judged.exists():
        filled = Prefilled(cells=dict(_cells(comparison, marked)), who={"on behalf of": "both"})
        save([(Output(judged), workbook(comparison, filled))])
    if not answers.exists():
        save([(Output(answers), class_answers(choose(result([read_review(judged)]))))])
    return judged, answers


def class_answers(check: Check) -> bytes:
    """Give what the invented class answers, as a form tool exports it (.csv); the same for the same check."""
    shares: list[float] = []
    turns = {"overlap": 0, "new": 0}
    for question in check.questions:
        shares.append(_HAD[question.called][turns[question.called] % len(_HAD[question.called])])
        turns[question.called] += 1
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["Tijdstempel", *(cell for question in check.questions for cell in (question.text, f"Waar? {question.text}"))]
    )
    for pupil in range(CLASS):
        row = [f"2026-11-12 10:{10 + pupil}"]
        for question, share in zip(check.questions, shares, strict=True):
            drawn = hashlib.sha256(f"{pupil} {question.text}".encode()).digest()
            chance = drawn[0] / 256
            had = chance < share
            row += [
                "gehad" if had else "deels" if chance < share + _PARTLY else "niet",
                _WHERE[drawn[1] % len(_WHERE)] if had else "",
            ]
        writer.writerow(row)
    return text.getvalue().encode()


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
