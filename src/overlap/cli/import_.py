"""`overlap import sbb` and `overlap import slo`: the official publication as a spreadsheet to work with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from overlap.locale import gettext, ngettext
from overlap.model import Curriculum
from overlap.problems import Notice, Unusable


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the text to print, and what to warn about."""

    text: str
    warnings: tuple[Notice, ...] = ()


def import_sbb(path: Path, kwalificaties: Sequence[str], output: Path, *, force: bool = False) -> Imported:
    """Write the chosen kwalificaties of an SBB dossier as a spreadsheet.

    Raises:
        Unusable: see `read_dossier`, `Dossier.curriculum` and `write_programme`; or the output cannot be used.
    """
    from overlap.reading.sbb import read_dossier

    return _import(read_dossier(path).curriculum(tuple(kwalificaties)), path, output, force)


def import_slo(path: Path, onderdelen: Sequence[str], output: Path, *, force: bool = False) -> Imported:
    """Write the chosen onderdelen of the SLO publication as a spreadsheet.

    Raises:
        Unusable: see `read_publication`, `Publication.curriculum` and `write_programme`; or the output cannot be used.
    """
    from overlap.reading.slo import read_publication

    return _import(read_publication(path).curriculum(tuple(onderdelen)), path, output, force)


def list_sbb(path: Path) -> str:
    """The kwalificaties of a dossier, one a line: crebo, niveau, title.

    Raises:
        Unusable: see `read_dossier`.
    """
    from overlap.reading.sbb import read_dossier

    dossier = read_dossier(path)
    rows = [(k.crebo, gettext("niveau {number}").format(number=k.niveau), k.title) for k in dossier.kwalificaties]
    return "\n".join([dossier.title, *_aligned(rows)])


def list_slo(path: Path) -> str:
    """The onderdelen of the publication by profiel, one a line: code, number of eindtermen, title.

    Where a code occurs more than once its lines also have the id that tells them apart.

    Raises:
        Unusable: see `read_publication`.
    """
    from overlap.reading.slo import read_publication

    onderdelen = read_publication(path).list_onderdelen()
    codes = [o.code for o in onderdelen]
    lines: list[str] = []
    for profiel in dict.fromkeys(o.profiel for o in onderdelen):
        mine = [o for o in onderdelen if o.profiel == profiel]
        rows = [(o.code, str(o.goals), o.title + (f"  [{o.id}]" if codes.count(o.code) > 1 else "")) for o in mine]
        lines += ["", f"{profiel} {mine[0].profiel_title}", *_aligned(rows)]
    return "\n".join(lines[1:])


def _import(curriculum: Curriculum, source: Path, output: Path, force: bool) -> Imported:
    from overlap.workbook.programme import write_programme

    _check(source, output, force)
    write_programme(curriculum, output)
    n = len(curriculum.goals)
    message = ngettext("{file}: {n} goal of {title}", "{file}: {n} goals of {title}", n)
    return Imported(message.format(file=output.name, n=n, title=curriculum.title), curriculum.warnings)


def _check(source: Path, output: Path, force: bool) -> None:
    if output.suffix.lower() != ".xlsx":
        raise Unusable("output-kind", output.name, suffix=output.suffix or output.name, wanted=".xlsx")
    if not output.parent.is_dir():
        raise Unusable("output-folder", output.name, folder=str(output.parent))
    if output.is_dir():
        raise Unusable("file-is-folder", output.name)
    if output.exists() and output.samefile(source):
        raise Unusable("output-is-input", output.name)
    if output.exists() and not force:
        raise Unusable("output-exists", output.name)


def _aligned(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Rows with their first two cells padded to the widest."""
    rows = list(rows)
    first, second = (max((len(row[j]) for row in rows), default=0) for j in (0, 1))
    return [f"  {a:<{first}}  {b:>{second}}  {c}" for a, b, c in rows]
