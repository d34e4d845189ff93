"""All evidence on all pairs: what the texts say, and what earlier looks make of the pairs around."""

from collections.abc import Mapping, Sequence
from typing import Any

from overlap.model import LocalModel

from . import calibration
from .context import around
from .evidence import Sides, of_texts
from .vectors import Matrix


def weighed(sides: Sides, local: LocalModel | None = None) -> tuple[dict[str, Matrix], Mapping[str, Any]]:
    """All evidence, with that of a language model where there is one, and the weights for it."""
    if local is None:
        return gather(sides), calibration.weights()
    from . import semantic  # noqa: PLC0415 - an extra

    weights = semantic.weights_for(local)
    texts = {**of_texts(sides), semantic.NAME: semantic.semantic(sides, local)}
    sides.semantic = texts[semantic.NAME]
    return look_again(sides, texts, weights["looks"]), weights


def gather(sides: Sides) -> dict[str, Matrix]:
    """Per piece of evidence, of texts and of context, a matrix of len(vmbo) x len(mbo)."""
    return look_again(sides, of_texts(sides), calibration.weights()["looks"])


def look_again(sides: Sides, texts: Mapping[str, Matrix], looks: Sequence[Mapping[str, Any]]) -> dict[str, Matrix]:
    """The evidence of the texts, with what the last of the earlier looks says of the pairs around."""
    evidence = dict(texts)
    for look in looks:
        evidence = {**texts, **around(calibration.logistic(evidence, look), sides.together)}
    return evidence
