"""Where the two programmes meet by the verdicts: per vmbo module and kerntaak how many vmbo goals were judged to overlap."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.review.outcome.result import Result
from overlap.workbook.xlsx.fitting import shortened

from .document import Column, Row, Section, Table, Value

_MOST_MODULES: Final = 9
_MOST_KERNTAKEN: Final = 7  # columns that a page upright holds
_HEADER: Final = 36  # characters of a kerntaak
_NAME: Final = 50  # and of a module
_SHADES: Final = (0.1, 0.3, 0.6)  # shares of a module from which on a cell is a shade darker

_Place = tuple[str, str]  # module and kerntaak


def heat_map(result: Result) -> Section:
    """Give the map as a section with one table; what does not fit on a page is taken together in its last row and column."""
    goals = Counter(status.goal.module for status in result.sides["vmbo"].goals)
    modules = _folded(list(goals), _MOST_MODULES)
    kerntaken = _folded(list(dict.fromkeys(status.goal.module for status in result.sides["mbo"].goals)), _MOST_KERNTAKEN)
    overlap: dict[_Place, set[str]] = defaultdict(set)
    waiting: Counter[_Place] = Counter()
    for one in result.judged:
        if one.vmbo and one.mbo and not one.sampled:
            place = modules[one.vmbo.module], kerntaken[one.mbo.module]
            overlap[place] |= {one.vmbo.id} if one.overlap else set()
            waiting[place] += not one.decided
    totals: Counter[str] = Counter()
    for module, n in goals.items():
        totals[modules[module]] += n
    columns = list(dict.fromkeys(kerntaken.values()))
    heads = [Column(_("Module"), width=28, side="vmbo")]
    heads += [Column(shortened(_titled(name, _("other kerntaken")), _HEADER), "cell", 13, "mbo") for name in columns]
    rows = [_row(module, totals[module], columns, overlap, waiting) for module in dict.fromkeys(modules.values())]
    texts = (
        _(
            "Per module and kerntaak: how many of the vmbo goals of the module were judged to overlap with something in the "
            "kerntaak; the darker, the more. “Open” are pairs that are not decided."
        ),
    )
    table = Table("kaart-tabel", _("Where vmbo and mbo overlap, by the verdicts"), tuple(heads), tuple(rows))
    return Section("kaart", _("Where"), _("Where vmbo and mbo overlap, by the verdicts"), texts, (table,))


def _row(
    module: str, goals: int, kerntaken: Sequence[str], overlap: Mapping[_Place, set[str]], waiting: Mapping[_Place, int]
) -> Row:
    counts = [len(overlap.get((module, kerntaak), ())) for kerntaak in kerntaken]
    cells: Iterator[Value] = (
        _cell(n, goals, waiting.get((module, kerntaak), 0)) for n, kerntaak in zip(counts, kerntaken, strict=True)
    )
    shades = (0, *(sum(n / goals >= limit for limit in _SHADES) + 1 if n else 0 for n in counts))
    return Row((shortened(_titled(module, _("other modules")), _NAME), *cells), shades=shades)


def _cell(overlap: int, goals: int, waiting: int) -> str:
    lines = [_("{n} of {total}").format(n=overlap, total=goals)] if overlap else []
    lines += [_("{n} open").format(n=waiting)] if waiting else []
    return "\n".join(lines) or "–"


_REST: Final = "\x00"  # what is taken together; no heading of a document is like it


def _folded(names: Sequence[str], most: int) -> dict[str, str]:
    """Give what each name is shown as: itself, or the rest where there are more than fit."""
    shown = names if len(names) <= most else names[: most - 1]
    return {name: name if name in shown else _REST for name in names}


def _titled(name: str, rest: str) -> str:
    return rest if name == _REST else name or _("(no heading)")
