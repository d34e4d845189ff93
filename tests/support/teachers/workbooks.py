"""The workbooks that teachers work in: a kind of workbook that is added here is tried in every way."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from overlap.analysis import compare, gaps
from overlap.library.decisions import Library, LibraryDecision, shared_text
from overlap.library.proposals import OtherGroups, with_elsewhere
from overlap.library.reading import ReadLibrary
from overlap.model import Comparison, Verdict, labels
from overlap.reading import read
from overlap.review.copies.merge import merge
from overlap.review.copies.raters import lines
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.followup.merged import merged_workbook
from overlap.workbook.readback.decisions import read_review

from ..checkout import EXAMPLES, SECTORS
from ..levels import levels
from ..reviews import filled

_SIDES = ("vmbo", "mbo", "both")


def small(sector: str) -> Comparison:
    """Give a real comparison, of the first goals of an example: quick to save some hundreds of times."""
    vmbo, mbo = (read(EXAMPLES / sector / f"{side}.xlsx") for side in ("vmbo", "mbo"))
    return compare(replace(vmbo, goals=vmbo.goals[:14]), replace(mbo, goals=mbo.goals[:16]))


def _compared(sector: str) -> bytes:
    return workbook(small(sector))


def _merged(sector: str) -> bytes:
    """The merged workbook of two or three copies, which differ on some pairs."""
    comparison = small(sector)
    copies = [_judged(comparison, n) for n in range(2 + len(sector) % 2)]
    return merged_copies(copies)


def _judged(comparison: Comparison, group: int) -> bytes:
    """A copy of a group that judged half of the pairs and gaps, with an agreement and a text beside the table."""
    chance = random.Random(group)
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for pair in comparison.proposed:
        if chance.random() < 0.5:
            verdict = chance.choice(list(labels.VERDICTS.values()))
            cells["review", pair.id] = {"verdict": verdict, "remark": f"groep {group} over {pair.vmbo.code}"}
    for gap in gaps(comparison, "vmbo"):
        if chance.random() < 0.5:
            cells["gaps", gap.goal.id] = {"verdict": chance.choice(list(labels.GAP_VERDICTS.values()))}
    cells["agreements", "agr-1"] = {"agreement": f"groep {group} oefent samen", "hours": "4"}
    who = {"group": f"Groep {group}", "on behalf of": _SIDES[group % 3]}
    return filled(workbook(comparison), cells, who)


def _with_shared_rows(_sector: str) -> bytes:
    """A workbook in which pairs of three levels share a row."""
    with TemporaryDirectory() as folder:
        return workbook(levels(Path(folder)))


def _of_a_group(sector: str) -> bytes:
    """The workbook of the second group, its rows first."""
    comparison = small(sector)
    planned = replace(comparison, settings=replace(comparison.settings, groups=2))
    return workbook(planned, group=2)


def _informed(sector: str) -> bytes:
    """The workbook with a column of what others decided."""
    comparison = small(sector)
    verdicts = (Verdict.REPETITION, Verdict.RELATED, Verdict.NO_OVERLAP)
    decided = tuple(
        LibraryDecision(vmbo=shared_text(pair.vmbo), mbo=shared_text(pair.mbo), group=f"g{n % 3:012x}", verdict=verdicts[n % 3])
        for n, pair in enumerate(comparison.pairs[:60])
    )
    read_library = ReadLibrary(library=Library(decided), file="bibliotheek.tsv", sha256="0")
    return workbook(with_elsewhere(comparison, OtherGroups([read_library])))


def merged_copies(copies: list[bytes]) -> bytes:
    """Merge filled-in workbooks, as `overlap merge` does."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"kopie {n}.xlsx") for n in range(len(copies))]
        for path, content in zip(paths, copies, strict=True):
            path.write_bytes(content)
        merged = merge([read_review(path) for path in paths])
    return merged_workbook(merged, comparison_of(merged.facts), lines(merged.agreement))


WORKBOOKS: Mapping[str, Callable[[str], bytes]] = {  # per sector
    "compared": _compared,
    "of a group": _of_a_group,
    "merged": _merged,
    "informed": _informed,
    "with shared rows": _with_shared_rows,
}


def workbooks(kind: str) -> list[bytes]:
    """Give the workbooks of a kind, of each sector one."""
    return [WORKBOOKS[kind](sector) for sector in SECTORS]
