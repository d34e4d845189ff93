"""Sentence embeddings as one more piece of evidence, from a model in a folder that the user names.

Off unless asked for. Read are static models (a vector per token, averaged) in the format of model2vec or of
sentence-transformers' StaticEmbedding: numpy does the rest, the same on every run, and a file of vectors cannot run code
as a pickle can. Nothing is downloaded: the folder has to be there, with the model in it.

The weights of the package were not fitted on any such model. Where fit.py fitted weights for this model they lie beside it
(WEIGHTS); else the piece gets CAUTIOUS in both outcomes, beside the weights of the package.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from overlap.model import LocalModel
from overlap.problems import Unusable

from . import calibration
from .calibration import WITH_CARD
from .context import CONTEXT
from .evidence import PIECES, SEMANTIC
from .sides import Sides
from .words.vectors import Matrix

WEIGHTS = "overlap-weights.json"
# in log-odds per standard deviation: four of them, which few pairs reach, make the odds 2.7 times as high
CAUTIOUS = 0.25
_MODEL_FILES = ("*.safetensors", "tokenizer.json", "config.json")
_CHUNK = 2**20


def local_model(path: str | Path, *, fitted: bool = True) -> LocalModel:
    """Check the model in a folder; with ``fitted`` also the weights beside it, where they are there.

    Raises:
        Unusable: the extra is not installed, the folder holds no model, or weights that belong to something else.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise Unusable("semantic-no-model", str(path))
    model = LocalModel(str(folder.resolve()), folder.resolve().name, _fingerprint(folder))
    _loaded(model)
    weights = _fitted(model) if fitted else None
    return replace(model, pairs=weights["pairs"]) if weights else model


def weights_for(model: LocalModel) -> Mapping[str, Any]:
    """Give the weights fitted for this model, else those of the package with the cautious one for this piece.

    Only the last look gets the cautious weight: what the model says of a pair does not spread to the pairs around it.
    """
    return _fitted(model) or _cautious(calibration.weights())


def semantic(sides: Sides, model: LocalModel) -> Matrix:
    """Give how far the cosine of the two texts is above the mean of the comparison, in standard deviations.

    Of the eindterm with its heading, and of the title with the omschrijving: len(vmbo) x len(mbo). Cosines themselves say
    little: every model has its own idea of what is far apart.
    """
    both = zip(sides.vmbo.eindterm.texts, sides.vmbo.deeltaak.texts, strict=True)
    vmbo = [f"{text}. {heading}" if heading else text for text, heading in both]
    cosines = _directions(vmbo, model) @ _directions(sides.mbo.item.texts, model).T
    above: Matrix = (cosines - cosines.mean()) / (cosines.std() + 0.01)
    return above


def _directions(texts: Sequence[str], model: LocalModel) -> Matrix:
    """A vector of length 1 per text; of length 0 where the model knows none of its words."""
    vectors = np.asarray(_loaded(model).encode(list(texts), use_multiprocessing=False), dtype=np.float64)
    directions: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return directions


@lru_cache(1)
def _loaded(model: LocalModel) -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"  # before the import, which reads it: the folder is all there is
    try:
        from model2vec import StaticModel  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unusable("semantic-not-installed", install='pip install "overlap-vmbo-mbo[semantic]"') from error
    try:
        return StaticModel.from_pretrained(model.path)
    except Exception as error:  # whatever is wrong with the files, it is no model that can be used
        raise Unusable("semantic-no-model", model.name) from error


def _fingerprint(folder: Path) -> str:
    """The digest (SHA-256, hex) of the files that make the model."""
    digest = hashlib.sha256()
    paths = {path for pattern in _MODEL_FILES for path in folder.rglob(pattern) if path.is_file()}
    for path in sorted(paths, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def _cautious(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The weights with the cautious one in both outcomes, also in those for goals with a card."""

    def with_piece(part: Mapping[str, Any]) -> dict[str, Any]:
        return {**part, "weights": {**part["weights"], SEMANTIC: CAUTIOUS}}

    parts = {"verwant": with_piece, "overlap": with_piece, WITH_CARD: _cautious}
    return {name: parts[name](part) if name in parts else part for name, part in weights.items()}


def _fitted(model: LocalModel) -> dict[str, Any] | None:
    """The weights that lie beside the model, None where there are none.

    Raises:
        Unusable: they were fitted for another model, or with other evidence.
    """
    path = Path(model.path) / WEIGHTS
    if not path.is_file():
        return None
    try:
        weights: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        pieces = [set(part["weights"]) for part in (weights["verwant"], weights["overlap"])]
        fits = weights["model"] == model.sha256 and all(p == {*PIECES, *CONTEXT, SEMANTIC} for p in pieces)
        fits = fits and weights["pairs"] > 0 and set(weights["looks"][0]["weights"]) == {*PIECES, SEMANTIC}
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        fits = False
    if not fits:
        raise Unusable("semantic-weights", f"{model.name}/{WEIGHTS}")
    return weights
