"""How sure each column may be of a role: what its header says, after a look at its cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from overlap.reading.layout.vocabulary import SAYS_CODE

from .profiles import Profile

TEXT_ROLES = {"goal", "description", "result", "behaviour"}
_LONGEST_CODE = 40  # letters of a code, on average


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column may hold, and how sure that is, 0 to 1."""

    confidence: float
    column: int
    role: str


def heads_codes(by_role: Mapping[str, float], content: Profile) -> bool:
    """Tell whether a header says that its column holds codes before it says anything else: "Code leerdoel"."""
    code = by_role.get("code", 0.0)
    return code >= max(SAYS_CODE, by_role.get("goal", 0.0)) and content.mean_length <= _LONGEST_CODE


def order_of(wish: Wish, content: Profile) -> tuple[float, float, int]:
    """Give who chooses first; of two columns of codes equally sure that with more different ones: LDcode before LRcode."""
    return (
        -round(wish.confidence, 1) if wish.role == "code" else -wish.confidence,
        -content.distinct * (wish.role == "code"),
        wish.column,
    )


def by_content(role: str, confidence: float, content: Profile) -> float:
    """Give the confidence in a role after a look at the cells."""
    if not content.filled:
        return confidence if content.unvalued and role in ("goal", "code") else confidence * 0.3
    if role in TEXT_ROLES:
        if content.code_share > 0.6 or content.mark_share > 0.6:
            return 0.0
        if content.mean_length >= 8:
            return confidence
        return confidence * (0.97 if confidence >= 0.9 and content.mean_length >= 4 else 0.3)
    if role == "code":
        return _confidence_in_code(confidence, content)
    if role == "number":
        return confidence if content.code_share > 0.5 else 0.0
    if role.startswith("section") and content.stem_share > 0.5:
        return confidence * 0.5
    if role in ("toets", "leerjaar", "uren", "duur", "weging") and content.mean_length > 60:
        return confidence * 0.3
    return confidence


def _confidence_in_code(confidence: float, content: Profile) -> float:
    """What a header says goes before what the cells look like: under "Code" anything is one, whatever its grammar."""
    if content.running and confidence < 0.7:
        return 0.0
    if content.code_share + content.date_share > 0.5:
        return confidence
    if content.stem_share > 0.3 or content.mark_share > 0.5:
        return 0.0
    if confidence >= SAYS_CODE and content.mean_length <= _LONGEST_CODE:
        return confidence * 0.97
    # a header that may say something else too: one for each row, and not what a kerntaak or domein is called
    each = content.distinct >= 0.9 * content.filled and content.filled >= 0.6 * content.rows
    return confidence * 0.9 if content.own_codes + content.date_share > 0.8 and each else 0.0
