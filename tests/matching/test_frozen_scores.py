"""The chances of the examples, to four decimals: what makes matching quicker changes none of them.

Who changes them on purpose writes scores.csv anew: `python -m tests.matching.test_frozen_scores`.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from overlap.matching import NOT_PROPOSED, score
from overlap.model import Settings
from overlap.reading import read
from tests.support.checkout import EXAMPLES, SECTORS

FROZEN = Path(__file__).parent / "scores.csv"


def figures(example):
    """A row for each proposed pair of an example, after one with the sums over all its pairs."""
    vmbo, mbo = (read(EXAMPLES / example / f"{side}.xlsx", expected=side).goals for side in ("vmbo", "mbo"))
    scores = score(vmbo, mbo, Settings())
    rows = [[example, "all", "all", scores.score.sum(), scores.overlap.sum()]]
    for i, j in zip(*np.nonzero(scores.band != NOT_PROPOSED), strict=True):
        rows.append([example, vmbo[i].code, mbo[j].code, scores.score[i, j], scores.overlap[i, j]])
    return [[*codes, f"{related:.4f}", f"{overlap:.4f}"] for *codes, related, overlap in rows]


@pytest.mark.parametrize("example", SECTORS)
def test_the_chances_of_an_example_are_what_they_were(example):
    with FROZEN.open(encoding="utf-8", newline="") as file:
        assert figures(example) == [row for row in csv.reader(file) if row[0] == example]


if __name__ == "__main__":
    with FROZEN.open("w", encoding="utf-8", newline="") as file:
        rows = [["example", "vmbo", "mbo", "score", "overlap"], *(row for example in SECTORS for row in figures(example))]
        csv.writer(file, lineterminator="\n").writerows(rows)
