"""Numbers as people write them: one way for the terminal, reports and workbooks.

A share is written as Excel shows it, without a space before the sign ("54%"), so that a text and the cell beside it look the
same. Decimals have a comma in Dutch and a point in English.
"""

from . import language


def per_cent(share: float) -> str:
    """Write a share (0 to 1) in whole per cents: "54%"."""
    return f"{share:.0%}"


def decimal(value: float, places: int, *, sign: bool = False) -> str:
    """Write a number with a fixed number of decimals: "0,68" in Dutch; with ``sign`` also the plus of what is above 0."""
    return _written(f"{value:+.{places}f}" if sign else f"{value:.{places}f}")


def plain(value: float, places: int = 1) -> str:
    """Write a number with as many decimals as it needs, ``places`` (1 or more) at most: "2,5" in Dutch, and "2" for 2.0."""
    return _written(f"{value:.{places}f}".rstrip("0").rstrip("."))


def _written(text: str) -> str:
    return text if language() == "en" else text.replace(".", ",")
