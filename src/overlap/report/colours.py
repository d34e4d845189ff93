"""The colours of what was decided, wherever a report is drawn: the parts of a bar, and the shades of a map."""

from collections.abc import Mapping
from typing import Final

from overlap.model import Outcome
from overlap.workbook.xlsx import styles

PARTS: Final[Mapping[Outcome, str]] = {
    Outcome.OVERLAP: styles.OVERLAP,
    Outcome.RELATED: styles.RELATED,
    Outcome.GAP: styles.GAP,
    Outcome.OPEN: styles.PAPER,
}
STRIPE: Final = "#B08D57"  # on what is open
SHADES: Final = (  # background and text, from light to dark
    ("#EAF2FA", styles.INK),
    ("#CFE2F3", "#10375C"),
    ("#9DC3E6", "#10283F"),
    (styles.OVERLAP, styles.PAPER),
)
