"""What makes a comparison this one and no other: by that a decision that comes back knows where it belongs."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from overlap.model import Comparison, Settings
from overlap.model.written import written


def fingerprint(comparison: Comparison) -> str:
    """Give a digest of both documents and the settings, as 64 hexadecimal digits.

    Settings of the agenda and the sample, and whether pairs share a row, are left out: with others it is still the same
    comparison.
    """
    chosen = plain_settings(replace(comparison.settings, minutes=None, groups=None, norms=(), sample=0, fold=True))
    chosen["from_band"] = written(comparison.settings.from_band)  # as in 0.1.0: a workbook of then is of the same comparison
    parts = (comparison.vmbo.sha256, comparison.mbo.sha256, json.dumps(chosen, sort_keys=True))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def plain_settings(settings: Settings) -> dict[str, Any]:
    """Give the settings by name, ready for JSON: of files the name and the digest, never the folder they stood in."""
    plain = asdict(replace(settings, begrippen=None, semantic=None, own_cards=()))
    # named only where they say something: a comparison without them stays the same as one of before
    del plain["own_cards"], plain["fold"]
    if not settings.fold:
        plain["fold"] = False
    if settings.own_cards:
        plain["own_cards"] = [{"file": own.file, "sha256": own.sha256} for own in settings.own_cards]
    if own := settings.begrippen:
        plain["begrippen"] = {"file": own.file, "sha256": own.sha256}
    if local := settings.semantic:
        plain["semantic"] = {"name": local.name, "sha256": local.sha256}
    return plain
