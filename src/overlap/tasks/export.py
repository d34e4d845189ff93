"""Export what was judged as relations for other systems: CASE, SSSOM or csv."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from overlap.locale import gettext as _
from overlap.output.files import save
from overlap.problems import Notice
from overlap.report import export
from overlap.report.exchange.relations import alone, pairs, without_partner

from .files.paths import workbooks_beside
from .files.results import claimed, ended, named_after
from .report import decided_in

ExportFormat = Literal["case", "sssom", "csv"]
SUFFIXES: Final[dict[ExportFormat, str]] = {"case": ".json", "sssom": ".tsv", "csv": ".csv"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Which filled-in workbooks (files, folders, patterns), in which format, and the file to write.

    ``output`` is None for a telling name in the current folder. Without ``names`` no name of a person is told.
    """

    files: tuple[Path, ...]
    format: ExportFormat = "csv"
    output: Path | None = None
    names: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOutcome:
    """How many relations were written, and where: verdicts on which nobody differs.

    ``together`` is how many of those vmbo and mbo decided together. ``left_out`` counts goals that overlap after all, of which
    the groups did not say, or not alike, with what.
    ``kept`` is the name under which a filled-in workbook is kept that stood there.
    """

    relations: int
    together: int
    left_out: int
    written: Path
    kept: Path | None = None
    notices: tuple[Notice, ...] = ()


def run(request: ExportRequest) -> ExportOutcome:
    """Write what was judged as relations.

    Raises:
        Unusable: a workbook cannot be read, they are of different programmes, or the file cannot be written.
    """
    suffix = SUFFIXES[request.format]
    output = ended(request.output, suffix) if request.output else None
    files = workbooks_beside(output, request.files)
    usual = named_after(files[0], _("Relations {name}"), suffix)
    target = claimed(output, usual, suffix=suffix, inputs=files, force=request.force)
    decided, notices = decided_in(files, names=request.names)
    relations, content = export(decided, request.format)
    [saved] = save([(target, content)])
    together = sum(one.decided_together for one in (*pairs(decided), *alone(decided)))
    return ExportOutcome(
        relations=relations,
        together=together,
        left_out=without_partner(decided),
        written=saved.path,
        kept=saved.kept,
        notices=notices,
    )
