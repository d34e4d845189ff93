"""What the sheets are called, in their order, and the way to a place on them."""

from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark

# stable name -> what the sheet is called; "Overlap" and the hidden sheet are called so in every language
SHEETS: Final = {
    "start": mark("Read me"),
    "overview": mark("Overview"),
    "review": "Overlap",
    "gaps": mark("Gaps"),
    "agreements": mark("Agreements"),
    "agenda": mark("Agenda"),
    "words": mark("Words"),
    "vmbo": mark("Programme vmbo"),
    "mbo": mark("Programme mbo"),
    "account": mark("Account"),
    "facts": "_overlap",
}


def sheet_name(which: str) -> str:
    """Give the name of a sheet in the language of this run."""
    return _(SHEETS[which])


def link(which: str, row: int = 0, column: str = "A") -> str:
    """Give the target of a link to a place in this workbook: stable name of the sheet, row from 0, letter of the column."""
    return f"internal:'{sheet_name(which)}'!{column}{row + 1}"
