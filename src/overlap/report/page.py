"""The report as a web page: one file that needs nothing else, no script, no network.

The template escapes every text. Colours have a contrast of at least 4.5:1 in light and in dark (tested), and never are
the only sign: each part of a bar has its number and name beside it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import language
from overlap.locale.numbers import plain
from overlap.model import GapVerdict, Outcome, Verdict
from overlap.output.templates import templates_in

from .document import Bar, Report, Row, Value

_FOLDER: Final = Path(__file__).parent
_WIDTH: Final = 1000.0  # of a bar, in its own units
_LOOKS: Final = tuple(dict.fromkeys((*Verdict, *GapVerdict)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a bar: of which outcome, where it starts, how wide it is, and how many goals it stands for."""

    name: Outcome
    label: str
    start: float
    width: float
    count: int


def as_html(report: Report) -> bytes:
    """Write the report as the bytes of an .html file; the same bytes for the same report."""
    environment = templates_in(_FOLDER)
    environment.filters.update(shown=shown, lines=_lines)
    texts = {
        "skip": _("Skip to the report"),
        "contents": _("Contents"),
        "distribution": _("Distribution"),
        "distribution_of": _("Distribution of {name}"),
    }
    made = environment.get_template("report.html.jinja").render(
        document=report,
        language=language(),
        texts=texts,
        pieces=lambda bar: pieces(report, bar),
        row_pieces=lambda row: pieces(report, Bar(str(row.values[0]), row.parts)),
        spoken=lambda bar: spoken(report, bar),
        look=_look,
        wide=lambda section: not report.short and section.wide,
    )
    return made.encode("utf-8")


def pieces(report: Report, bar: Bar) -> list[Piece]:
    """Where the parts of a bar come to stand; parts that are empty are left out."""
    total = sum(bar.parts) or 1
    drawn: list[Piece] = []
    start = 0.0
    for (name, label), count in zip(report.outcomes, bar.parts, strict=True):
        width = round(_WIDTH * count / total, 2)
        if count:
            drawn.append(Piece(name=name, label=label, start=round(start, 2), width=width, count=count))
        start += width
    return drawn


def spoken(report: Report, bar: Bar) -> str:
    """A bar in words, for who cannot see it."""
    parts = [f"{piece.label} {piece.count}" for piece in pieces(report, bar)]
    return f"{bar.label}: {', '.join(parts)}"


def shown(value: Value) -> str:
    """A value as text."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, int | float) else value


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _look(row: Row) -> str:
    """The class of a verdict; a stable name of ours, never a text from a file."""
    return row.look.replace(" ", "-") if row.look in _LOOKS else "none"
