"""The column Elsewhere of the sheet Overlap: what other groups decided about a pair. It stands right of what a group fills in.

So a group looks for itself first. Without a library there is no such column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import Comparison
from overlap.model.elsewhere import ElsewherePair
from overlap.model.labels import elsewhere_in_words
from overlap.workbook.xlsx.styles import Properties

from .fields import ELSEWHERE, Field
from .prefill import FurtherColumn, Prefilled

# widths in characters of columns that give room to this one, so that all of the sheet is still seen on a laptop
_NARROWER: Final[Mapping[str, float]] = {"vmbo goal": 27, "certainty": 14.5, "because": 20, "mbo item": 28}

_SMALL: Final[Properties] = {"font_size": 9}


def with_column(comparison: Comparison, prefilled: Prefilled) -> Prefilled:
    """Give what stands in a workbook beforehand with the column, before other further ones; as it is without a library."""
    if not comparison.elsewhere.files:
        return prefilled
    texts = {pair: in_words(told) for pair, told in comparison.elsewhere.pairs.items()}
    others = prefilled.columns.get("review", ())
    return replace(
        prefilled,
        columns={**prefilled.columns, "review": (FurtherColumn(ELSEWHERE, texts, dict.fromkeys(texts, _SMALL)), *others)},
    )


def narrowed(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Give the columns of the sheet Overlap, as wide as they are with this column; as they were where it is not there."""
    if ELSEWHERE not in fields:
        return tuple(fields)
    return tuple(replace(field, width=_NARROWER.get(field.name, field.width)) for field in fields)


def in_words(told: ElsewherePair) -> str:
    """Give the groups per verdict, what that did to the proposal, and whether they judged another wording; a line each."""
    lines = [elsewhere_in_words(told, between="\n")]
    if told.effect == "lowered":
        lines.append(_("for that reason lower"))
    if told.effect == "proposed":
        lines.append(_("for that reason proposed"))
    if told.changed:
        lines.append(ngettext("{n} judged another wording", "{n} judged another wording", told.changed).format(n=told.changed))
    return "\n".join(lines)
