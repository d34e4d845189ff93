"""What was typed -> what a task is asked: settings, and what helps the reader, per side."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from overlap.locale import gettext as _
from overlap.model import Band, Settings, Side, WorkKind
from overlap.model.written import named
from overlap.problems import Unusable
from overlap.reading import ReadOptions
from overlap.reading.layout.options import role_named
from overlap.tasks.documents import ReadingHelp

from .options import FromBand, Leerweg

if TYPE_CHECKING:
    from overlap.tasks.inspect import InspectRequest

_MOST = 60.0  # minutes for one pair


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedHelp:
    """What the facilitator typed about the documents; each text may start with the side it is about ("mbo:")."""

    sheets: Sequence[str] = ()
    header_rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    examenprogramma: Path | None = None
    dossier: Path | None = None

    def as_typed(self) -> tuple[str, ...]:
        """Give the options as they were typed, for the account."""
        files = (("--examenprogramma", self.examenprogramma), ("--dossier", self.dossier))
        many = (("--sheet", self.sheets), ("--header-row", self.header_rows), ("--column", self.columns))
        return (
            *(f"{option} {path.name}" for option, path in files if path),
            *(f"{option} {text}" for option, texts in many for text in texts),
        )

    def of_both(self) -> ReadingHelp:
        """Give what holds for either of two documents.

        Raises:
            Unusable: see `options`; also several columns of goals of which nothing says in which document they are.
        """
        goals = [text for text in self.columns if text.partition("=")[0].strip() == "goal"]
        for text in goals:
            _check_once("--column", goals[0], text)
        vmbo, mbo = self.options("vmbo"), self.options("mbo")
        return ReadingHelp(vmbo=vmbo, mbo=mbo, examenprogramma=self.examenprogramma, dossier=self.dossier)

    def options(self, side: Side | None) -> ReadOptions:
        """Give what holds for one side; for None, of the only document, all that was typed.

        Raises:
            Unusable: a header row that is no number, a column without "=", or one of them typed twice for a side;
                several columns of goals are fine.
        """
        columns: dict[str, str | tuple[str, ...]] = {}
        goals: list[str] = []
        typed: dict[str, str] = {}
        for text in _about(self.columns, side):
            role, equals, column = (part.strip() for part in text.partition("="))
            if not equals or not column:
                raise Unusable("bad-option", option="--column", value=text, example="--column goal=C")
            if role == "goal":  # may stand in several columns: one per leerjaar or leerweg
                goals = list(dict.fromkeys((*goals, column)))
                columns[role] = goals[0] if len(goals) == 1 else tuple(goals)
                continue
            _check_once("--column", typed.setdefault(role_named(role), text), text)
            columns[role] = column
        return ReadOptions(tuple(_about(self.sheets, side)), _header_row(_about(self.header_rows, side)), columns)


def _header_row(rows: Sequence[str]) -> int | None:
    """The header row that was typed, counted from 1.

    Raises:
        Unusable: it is no number, or two different ones were typed.
    """
    for row in rows:
        if not row.isdecimal():
            raise Unusable("bad-option", option="--header-row", value=row, example="--header-row 5")
        _check_once("--header-row", rows[0], row)
    return int(rows[0]) if rows else None


def _check_once(option: str, first: str, second: str) -> None:
    """Refuse two different values for one thing: nobody can tell which of them was meant."""
    if "".join(first.split()) != "".join(second.split()):
        raise Unusable("given-twice", option=option, first=first, second=second)


def _about(texts: Sequence[str], side: Side | None) -> list[str]:
    """The texts that are about a side, without the side before them."""
    about = []
    for text in texts:
        prefix, colon, rest = text.partition(":")
        if not (colon and prefix in ("vmbo", "mbo")):
            about.append(text)
        elif side is None or prefix == side:
            about.append(rest)
    return about


def reading_of(
    file: Path,
    kwalificaties: Sequence[str] | None,
    examenprogramma: Path | None,
    dossier: Path | None,
    sheets: Sequence[str] | None,
    header_rows: Sequence[str] | None,
    columns: Sequence[str] | None,
) -> "InspectRequest":
    """Give how one document is to be read, as the options say.

    Raises:
        Unusable: see `TypedHelp.options`.
    """
    from overlap.tasks.inspect import InspectRequest

    typed = TypedHelp(sheets=sheets or (), header_rows=header_rows or (), columns=columns or ())
    return InspectRequest(
        file=file,
        options=typed.options(None),
        kwalificaties=tuple(kwalificaties or ()),
        examenprogramma=examenprogramma,
        dossier=dossier,
    )


def asked_of_both(
    *,
    leerweg: Leerweg | None,
    kwalificaties: Sequence[str] | None,
    max_per_goal: int | None,
    from_band: FromBand,
    examenprogramma: Path | None,
    dossier: Path | None,
    sheets: Sequence[str] | None,
    header_rows: Sequence[str] | None,
    columns: Sequence[str] | None,
) -> tuple[Settings, ReadingHelp]:
    """Give the settings of a comparison of two documents, and how these are to be read, as the options say.

    Raises:
        Unusable: see `TypedHelp.of_both`.
    """
    typed = TypedHelp(
        sheets=sheets or (),
        header_rows=header_rows or (),
        columns=columns or (),
        examenprogramma=examenprogramma,
        dossier=dossier,
    )
    settings = settings_of(
        leerweg=leerweg,
        kwalificaties=kwalificaties,
        max_per_goal=max_per_goal,
        from_band=from_band,
        reading=typed.as_typed(),
    )
    return settings, typed.of_both()


def settings_of(
    *,
    leerweg: Leerweg | None,
    kwalificaties: Sequence[str] | None = None,
    max_per_goal: int | None = None,
    from_band: FromBand = FromBand.MOGELIJK,
    reading: Sequence[str] = (),
) -> Settings:
    """Give the settings that the options ask for; ``reading`` are the options that helped the reader, as typed."""
    return Settings(
        max_per_goal=max_per_goal,
        from_band=named(Band, from_band.value) or Band.POSSIBLE,
        leerweg=leerweg.value if leerweg else "",
        kwalificaties=tuple(kwalificaties or ()),
        reading=tuple(reading),
    )


def norms(texts: Sequence[str]) -> tuple[tuple[WorkKind, float], ...]:
    """Give the minutes by kind of work, as typed; the last holds where a kind is given twice.

    Raises:
        Unusable: the kind does not exist, or the minutes are no number from above 0 to 60.
    """
    minutes_of = {}
    for text in texts:
        word, _equals, minutes = (part.strip() for part in text.partition("="))
        kind, number = named(WorkKind, word), _number(minutes)
        if kind is None or not 0 < number <= _MOST:
            raise Unusable("bad-option", option="--norm", value=text, example=_("--norm zeker=0.5"))
        minutes_of[kind] = number
    return tuple(minutes_of.items())


def _number(text: str) -> float:
    """A number with a point or a comma; 0 where it is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0
