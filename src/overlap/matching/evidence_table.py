"""All evidence of a comparison in one table, so that several outcomes are weighed in one product."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .words.vectors import Matrix


class EvidenceTable(Mapping[str, Matrix]):
    """Pieces of evidence by name, each a matrix of vmbo goals x mbo items: parts of one table, that hold what was put last."""

    def __init__(self, pieces: Mapping[str, Matrix], further: Collection[str] = ()) -> None:
        """Of these pieces, with room for ``further`` ones that are put in later."""
        shape = next(iter(pieces.values())).shape
        self._place = {name: n for n, name in enumerate((*pieces, *further))}
        self._table = np.empty((len(self._place), *shape))
        self.put(pieces)

    def put(self, pieces: Mapping[str, Matrix]) -> None:
        """Take these pieces instead of what was there under their names."""
        for name, piece in pieces.items():
            self._table[self._place[name]] = piece

    def weighed(self, parts: Sequence[Mapping[str, Any]], names: Collection[str]) -> NDArray[np.float64]:
        """Give for each part of a model the sum of the pieces of these names, that follow each other, by its weights."""
        first = self._place[next(iter(names))]
        weights = np.array([[part["weights"].get(name, 0.0) for name in names] for part in parts])
        pieces = self._table[first : first + len(names)]
        return (weights @ pieces.reshape(len(names), -1)).reshape(len(parts), *pieces.shape[1:])

    def __getitem__(self, name: str) -> Matrix:
        piece: Matrix = self._table[self._place[name]]
        return piece

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)
