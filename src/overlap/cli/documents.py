"""What `compare`, `explain` and `inspect` share: the options with which a facilitator helps the reader, and the reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overlap.locale import gettext as _

if TYPE_CHECKING:
    from overlap.model import Curriculum, Side
    from overlap.reading import ReadOptions

_HELP = _("Where a file is not understood")

SheetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--sheet",
        metavar="NAME",
        help=_("Read only this sheet; may be repeated. With two files: vmbo:NAME or mbo:NAME."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
HeaderRowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--header-row",
        metavar="N",
        help=_("The row with the headers, as Excel counts. With two files: vmbo:N or mbo:N."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="ROLE=LETTER",
        help=_("What a column holds, for example goal=C or code=A; may be repeated. With two files: vmbo:goal=C."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
ExamenprogrammaOption = Annotated[
    Path | None,
    typer.Option(
        "--examenprogramma",
        metavar="FILE",
        help=_("Where the PTA names codes: the examenprogramma with their texts, which are compared then."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
DossierOption = Annotated[
    Path | None,
    typer.Option(
        "--dossier",
        metavar="FILE",
        help=_("Where the OER names codes: the kwalificatiedossier with their texts, which are compared then."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Help:
    """What the facilitator said about the documents; each text may start with the side it is about ("mbo:")."""

    sheets: Sequence[str] = ()
    header_rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    examenprogramma: Path | None = None
    dossier: Path | None = None

    def as_typed(self) -> tuple[str, ...]:
        """The options that were given, for the account."""
        files = (("--examenprogramma", self.examenprogramma), ("--dossier", self.dossier))
        many = (("--sheet", self.sheets), ("--header-row", self.header_rows), ("--column", self.columns))
        return (
            *(f"{option} {path.name}" for option, path in files if path),
            *(f"{option} {text}" for option, texts in many for text in texts),
        )

    def options(self, side: "Side | None") -> "ReadOptions":
        """What holds for one side; for None, what was said without a side.

        Raises:
            Unusable: a header row that is no number, or a column without "=".
        """
        from overlap.problems import Unusable
        from overlap.reading import ReadOptions

        rows = _about(self.header_rows, side)
        if rows and not rows[-1].isdecimal():
            raise Unusable("bad-option", option="--header-row", value=rows[-1], example="--header-row 5")
        columns = {}
        for text in _about(self.columns, side):
            role, equals, column = text.partition("=")
            if not equals or not column:
                raise Unusable("bad-option", option="--column", value=text, example="--column goal=C")
            columns[role.strip()] = column.strip()
        return ReadOptions(tuple(_about(self.sheets, side)), int(rows[-1]) if rows else None, columns)


def _about(texts: Sequence[str], side: "Side | None") -> list[str]:
    found = []
    for text in texts:
        prefix, colon, rest = text.partition(":")
        if colon and prefix in ("vmbo", "mbo"):
            if side is None or prefix == side:
                found.append(rest)
        else:
            found.append(text)
    return found


def read_one(path: Path, helped: Help, side: "Side | None" = None, kwalificaties: Sequence[str] = ()) -> "Curriculum":
    """Read a document with the help that was given for its side.

    Raises:
        Unusable: see `overlap.reading.read`.
    """
    from overlap.reading import read

    programme = helped.dossier if side == "mbo" else helped.examenprogramma or (helped.dossier if side is None else None)
    expected: Side = side or ("mbo" if programme and programme == helped.dossier else "vmbo")
    full = read(programme, expected=expected, kwalificaties=kwalificaties) if programme else None
    return read(path, expected=expected, programme=full, options=helped.options(side), kwalificaties=kwalificaties)
