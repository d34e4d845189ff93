"""When a workbook was last saved, as its program wrote inside: that survives e-mail, unlike the time of the file."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

# where Excel and LibreOffice write it: in the properties of an .xlsx, and in those of an .ods
PLACES: Final[Mapping[str, re.Pattern[bytes]]] = {
    "docProps/core.xml": re.compile(rb"<(?:\w+:)?modified\b[^<>]*>\s*([^<>]{10,40}?)\s*</"),
    "meta.xml": re.compile(rb"<dc:date\b[^<>]*>\s*([^<>]{10,40}?)\s*</"),
}


def saved_at(parts: Mapping[str, bytes]) -> str:
    """Give the moment of the last save ("2026-11-29T20:36:53Z"), "" where the parts of the file do not tell.

    A time without a zone is taken as it stands: LibreOffice writes so in an .ods what an .xlsx said in UTC.
    """
    for place, pattern in PLACES.items():
        if found := pattern.search(parts.get(place, b"")):
            return _in_utc(found[1].decode("ascii", "replace"))
    return ""


def _in_utc(text: str) -> str:
    whole = re.sub(r"[.,]\d+", "", text)  # LibreOffice counts in billionths of a second
    try:
        moment = datetime.fromisoformat(whole)
        return f"{(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError):
        return ""
