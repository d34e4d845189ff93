"""Which comparisons are worth making, when many programmes meet many: an estimate of how many pairs each would propose.

A pair is judged by two things that cost little: characters inside words (a sparse product over an index of the vmbo side)
and the fields of work of both, headings included. A logistic model turns them into the chance that the whole comparison
would propose the pair; their sum over a programme and a dossier is the estimate. Rarity is counted on the vmbo side alone,
so that what is left out of a run does not depend on which other dossiers are in it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .texts import MboTexts, VmboTexts
from .vectors import Bags, Matrix

# fitted and measured by benchmarks/scale.py --candidates; see docs/one-machine.md
_CHARACTERS, _FIELDS, _INTERCEPT = 21.1, 6.56, -6.23
LEAST = 14.0  # estimated proposals below which a comparison is left out: what is made holds 0.99 of all proposals
_PRODUCTS = 2_000_000  # of the sparse product, held in memory at once: some 50 MB


class Index:
    """The vmbo programmes of a run: for each feature the goals that have it, with their weights."""

    def __init__(self, programmes: Sequence[VmboTexts]) -> None:
        """Index programmes whose features were numbered together."""
        bags = [programme.in_context.parts for programme in programmes]
        counts = [each.count for each in bags]
        self._first = np.cumsum([0, *counts])
        rows = np.concatenate([each.rows + start for each, start in zip(bags, self._first[:-1], strict=True)])
        features = np.concatenate([np.repeat(each.features, each.often) for each in bags])
        df = np.bincount(features)
        self._rarity = np.log((1 + self._first[-1]) / (1 + df)) + 1
        self._unknown = float(np.log(1 + self._first[-1]) + 1)  # rarity of what no goal has
        weights = np.concatenate([each.weights for each in bags]) * self._rarity[features]
        weights /= np.sqrt(np.bincount(rows, weights**2, minlength=self._first[-1]))[rows]
        order = np.argsort(features, kind="stable")
        self._goals, self._weights = rows[order], weights[order]
        self._starts = np.concatenate([[0], np.cumsum(df)])
        self._fields = np.concatenate([programme.in_context.fields for programme in programmes]).astype(np.float32)

    def chances(self, mbo: MboTexts) -> Matrix:
        """The estimated chance of each pair to be proposed: all goals of all programmes x the items."""
        fields = self._fields @ mbo.in_context.fields.astype(np.float32).T
        total = _CHARACTERS * self._cosines(mbo.in_context.parts) + _FIELDS * fields + _INTERCEPT
        found: Matrix = 1 / (1 + np.exp(-total))
        return found

    def expected(self, mbo: MboTexts) -> NDArray[np.float64]:
        """The estimated number of proposals between each programme and these items."""
        sums = np.concatenate([[0.0], np.cumsum(self.chances(mbo).sum(axis=1))])
        expected: NDArray[np.float64] = sums[self._first[1:]] - sums[self._first[:-1]]
        return expected

    def _cosines(self, items: Bags) -> Matrix:
        numbers = np.repeat(items.features, items.often)
        known = numbers < len(self._rarity)
        rarity = np.full(len(numbers), self._unknown)
        rarity[known] = self._rarity[numbers[known]]
        weights = items.weights * rarity
        length = np.sqrt(np.bincount(items.rows, weights**2, minlength=items.count))
        rows, features, weights = items.rows[known], numbers[known], (weights / length[items.rows])[known]
        often = self._starts[features + 1] - self._starts[features]
        found = np.zeros(self._first[-1] * items.count)
        until = np.cumsum(often)
        for n in range(0, int(until[-1]) if len(until) else 0, _PRODUCTS):
            some = slice(*np.searchsorted(until, [n, n + _PRODUCTS], side="right"))
            found += self._products(rows[some], features[some], weights[some], often[some], items.count)
        return found.reshape(self._first[-1], items.count)

    def _products(
        self, rows: NDArray[np.intp], features: NDArray[np.intp], weights: Matrix, often: NDArray[np.intp], items: int
    ) -> Matrix:
        """The part of the cosines that these features of these items add."""
        each = np.repeat(np.arange(len(rows)), often)
        within = np.arange(len(each)) - np.repeat(np.cumsum(often) - often, often)
        at = self._starts[features][each] + within
        place, product = self._goals[at] * items + rows[each], self._weights[at] * weights[each]
        added: Matrix = np.bincount(place, product, minlength=self._first[-1] * items).astype(float)
        return added
