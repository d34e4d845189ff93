"""What can be wrong with a list of own words."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "begrippen-no-column",
        _("No column with words was found in this list of own words. Sheets: {sheets}."),
        _("Give it the headers Begrip and Termen, or Deze woorden and Betekenen hetzelfde. `overlap template begrippen` helps."),
    ),
    Problem(
        "begrippen-none",
        _("This list has no row with two words that mean the same."),
        _("Put words that mean the same in one row, or leave --begrippen out."),
    ),
    Problem(
        "begrippen-function-words",
        _("“{term}” holds no word that tells one goal from another."),
        _("Take it out of the row, or write it with the word that it is about."),
    ),
)

WARNINGS: Final = (
    Problem(
        "begrippen-one-word",
        _("There is one word only in this row, “{word}”; it was left out."),
        _("Add a word that means the same, separated by a semicolon or in the next column."),
    ),
    Problem(
        "begrippen-unknown",
        _("The begrip “{begrip}” refers to “{other}”, which is in no list; that was left out."),
        _("Check the spelling, or give it a row of its own."),
    ),
    Problem(
        "begrippen-term-unused",
        _("“{term}” has one word beside words such as “op” and “van”, and cannot be looked for; it was left out."),
        _("Write it as one word, or add the word that it goes with."),
    ),
)
