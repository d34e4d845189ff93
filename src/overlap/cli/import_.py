"""`overlap import sbb|slo|generiek|bestand`: publications, generic requirements and documents as spreadsheets to work with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from overlap.locale import gettext as _

from .typed.options import (
    ChosenKwalificatieOption,
    ColumnOption,
    DossierArgument,
    DossierOption,
    ExamenprogrammaOption,
    ForceOption,
    GenericOnderdeelOption,
    HeaderRowOption,
    ListOption,
    NiveauOption,
    OnderdeelOption,
    OneKwalificatieOption,
    PublicationArgument,
    ReadableArgument,
    SheetOption,
    SpreadsheetOutputOption,
)

if TYPE_CHECKING:
    from overlap.reading.publications.slo_tables import Onderdeel
    from overlap.tasks.imports import ImportOutcome


def sbb(
    dossier: DossierArgument,
    kwalificatie: ChosenKwalificatieOption = None,
    output: SpreadsheetOutputOption = None,
    list: ListOption = False,
    force: ForceOption = False,
) -> None:
    """Write the chosen kwalificaties of an SBB dossier as a spreadsheet."""
    from overlap.tasks.imports import ImportRequest, list_sbb, run

    if list:
        offered = list_sbb(dossier)
        rows = [(k.crebo, _("niveau {number}").format(number=k.niveau), k.title) for k in offered.kwalificaties]
        typer.echo("\n".join([offered.title, *_aligned(rows)]))
        return
    chosen = tuple(kwalificatie or ())
    outcome = run(ImportRequest(publisher="sbb", source=dossier, chosen=chosen, output=output, force=force))
    _tell(outcome)


def slo(
    publication: PublicationArgument,
    onderdeel: OnderdeelOption = None,
    output: SpreadsheetOutputOption = None,
    list: ListOption = False,
    force: ForceOption = False,
) -> None:
    """Write the chosen onderdelen of the SLO publication as a spreadsheet."""
    from overlap.tasks.imports import ImportRequest, list_slo, run

    if list:
        typer.echo(_listed(list_slo(publication)))
        return
    chosen = tuple(onderdeel or ())
    outcome = run(ImportRequest(publisher="slo", source=publication, chosen=chosen, output=output, force=force))
    _tell(outcome)


def generiek(
    niveau: NiveauOption,
    onderdeel: GenericOnderdeelOption = None,
    output: SpreadsheetOutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write the generic requirements of every mbo course of a niveau as a spreadsheet."""
    from overlap.tasks.imports import GenericRequest, import_generic

    chosen = tuple(onderdeel or ())
    outcome = import_generic(GenericRequest(niveau=niveau.value, onderdelen=chosen, output=output, force=force))
    _tell(outcome)


def bestand(
    file: ReadableArgument,
    kwalificatie: OneKwalificatieOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    sheet: SheetOption = None,
    header_row: HeaderRowOption = None,
    column: ColumnOption = None,
    output: SpreadsheetOutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write what is read of any document as a spreadsheet to correct by hand."""
    from overlap.tasks.imports import DocumentRequest, import_document

    from .typed.parsing import reading_of

    reading = reading_of(file, kwalificatie, examenprogramma, dossier, sheet, header_row, column)
    outcome = import_document(DocumentRequest(reading=reading, output=output, force=force))
    _tell(outcome)


def _listed(onderdelen: "Iterable[Onderdeel]") -> str:
    """By profiel or vak, one a line: code, number of eindtermen, title; the id where a code stands for more than one thing."""
    onderdelen = tuple(onderdelen)
    ids: dict[str, set[str]] = {}
    for onderdeel in onderdelen:
        ids.setdefault(onderdeel.code, set()).add(onderdeel.id)
    lines: list[str] = []
    for profiel in dict.fromkeys(o.profiel for o in onderdelen):
        of_profiel = [o for o in onderdelen if o.profiel == profiel]
        rows = [(o.code, str(o.goals), o.title + (f"  [{o.id}]" if len(ids[o.code]) > 1 else "")) for o in of_profiel]
        lines += ["", f"{profiel} {of_profiel[0].profiel_title}", *_aligned(rows)]
    return "\n".join(lines[1:])


def _aligned(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Rows with their first two cells padded to the widest."""
    rows = tuple(rows)
    first, second = (max((len(row[j]) for row in rows), default=0) for j in (0, 1))
    return [f"  {a:<{first}}  {b:>{second}}  {c}" for a, b, c in rows]


def _tell(outcome: "ImportOutcome") -> None:
    from overlap.locale import ngettext

    from .terminal.console import out, tell_kept, warn

    curriculum = outcome.curriculum
    warn(curriculum.warnings)
    n = len(curriculum.goals)
    text = ngettext("{file}: {n} goal of {title}", "{file}: {n} goals of {title}", n)
    out().print(text.format(file=outcome.written, n=n, title=curriculum.title))
    tell_kept(outcome.kept)
