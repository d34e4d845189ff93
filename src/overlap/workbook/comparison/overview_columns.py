"""The columns of the sheet Overview, the same for every block: name, goals, parts of coverage, and a column per kerntaak."""

from typing import Final

from overlap.workbook.xlsx import styles

NAME, GOALS, OVERLAP, RELATED, GAP, OPEN, _SPACE, KERNTAKEN = range(1, 9)
WIDTHS: Final = (2, 36, 8, 10, 10, 10, 10, 2)  # characters; those of the kerntaken follow from how many there are
PARTS: Final = (styles.OVERLAP, styles.RELATED, styles.GAP)  # the same colours in tables and chart
LEAST: Final = 5  # columns that are kept for kerntaken, however few there are
KERNTAAK: Final = 10  # characters: about as wide as the column of a kerntaak is
