"""Pairs that must be proposed and look-alikes that must not, from all ten profielen: how many come out right.

usage: python benchmarks/behaviour.py [--show]

behaviour.csv was written by somebody who had seen neither code nor thesaurus. All its goals are compared with all its
items at once; a pair is right when it is proposed and expected, or neither.
"""

import argparse
import csv
from pathlib import Path
from typing import Any

from overlap.matching import match
from overlap.model import Goal, Heading, Pair, Source, with_ids

PAIRS = Path(__file__).with_name("behaviour.csv")


def goals(rows: list[dict[str, str]], text: str, above: str, kind: str = "", description: str = "") -> tuple[Goal, ...]:
    """One side of the pairs as goals, in the order of the file."""

    def goal(n: int, row: dict[str, str]) -> Goal:
        soort: Any = row.get(kind, "eindterm")
        return Goal(
            text=row[text],
            kind=soort,
            source=Source(PAIRS.name, "", n),
            section=(Heading("", row[above]),),
            description=row.get(description, ""),
        )

    return with_ids(goal(n, row) for n, row in enumerate(rows, 2))


def pairs() -> list[dict[str, str]]:
    """The rows of behaviour.csv."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compared(rows: list[dict[str, str]], *, explain_all: bool = False) -> list[Pair]:
    """All goals against all items at once; of each row the pair that it is about."""
    vmbo, mbo = goals(rows, "eindterm", "deeltaak"), goals(rows, "item", "kerntaak", "soort", "omschrijving")
    found = {(p.vmbo.id, p.mbo.id): p for p in match(vmbo, mbo, explain_all=explain_all)}
    return [found[a.id, b.id] for a, b in zip(vmbo, mbo, strict=True)]


def is_right(row: dict[str, str], pair: Pair) -> bool:
    """Whether a pair is proposed where that is expected, or neither."""
    return bool(pair.band) == (row["expected"] == "yes")


def main() -> None:
    """Print the shares, and with --show the pairs that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    rows = pairs()
    right = {"yes": 0, "no": 0}
    for row, pair in zip(rows, compared(rows, explain_all=show), strict=True):
        if is_right(row, pair):
            right[row["expected"]] += 1
        elif show:
            texts = f"{row['eindterm']} | {row['item']} | {'; '.join(pair.because)}"
            print(f"{row['profiel']:5} {row['expected']:3} {pair.score:.2f} | {texts}")
    for expected, what in (("yes", "to be proposed"), ("no", "look-alikes, not to be proposed")):
        print(f"{what:34}{right[expected]:3} of {sum(row['expected'] == expected for row in rows)} right")


if __name__ == "__main__":
    main()
