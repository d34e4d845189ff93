"""Which encoding a text without a mark is in, when it is not UTF-8: by which letters and marks make sense where they stand.

Every byte is a character in Windows-1252, in that of the Macintosh and in that of DOS; only one of them makes words of Dutch.
"""

import re

_CANDIDATES = ("cp1252", "mac_roman", "cp850")  # Windows first: it stays so unless another makes far more sense
_HIGH = re.compile(rb"[\x80-\xff]")
_COMMON = frozenset("éëïèêöüç")  # in Dutch
_LETTERS = _COMMON | frozenset("äáóúíàâîôûñšžœ")
_CAPITALS = frozenset(letter.upper() for letter in _LETTERS)
_OPENING = frozenset("‘“„‚«")
_CLOSING = frozenset("’”»")
_BETWEEN = frozenset("•·‰")  # never between two letters
_AFTER = frozenset("°²³™")
_DASHES = frozenset("–—…")
_ANYWHERE = frozenset("\u00a0\u00ad€£§±×µ½¼¾øØß©®ªº")  # tells nothing
_SAMPLE = 5_000  # characters beyond ASCII; more than enough to tell
_RATIO = 4  # times as few characters out of place before another encoding than that of Windows is believed


def guessed(data: bytes) -> str:
    """Decode text that is not UTF-8: Windows-1252, unless it makes sense only as text of a Macintosh or of DOS."""
    places = [match.start() for match, _n in zip(_HIGH.finditer(data), range(_SAMPLE), strict=False)]
    windows, *others = (_sense(data, places, encoding) for encoding in _CANDIDATES)
    (fitting, misfits), encoding = max(zip(others, _CANDIDATES[1:], strict=True), key=lambda other: (-other[0][1], other[0][0]))
    better = fitting > windows[0] and misfits * _RATIO <= windows[1] and windows[1] > 0
    return data.decode(encoding if better else "cp1252", errors="replace")


def _sense(data: bytes, places: list[int], encoding: str) -> tuple[int, int]:
    """How well the characters fit where they stand in Dutch (the letters it has most count twice), and how many do not."""
    fitting = misfits = 0
    for at in places:
        before, char, after = (data[i : i + 1].decode(encoding, "replace") for i in (at - 1 if at else len(data), at, at + 1))
        if char in _ANYWHERE:
            continue
        if _fits(before, char, after):
            fitting += 2 if char in _COMMON else 1
        else:
            misfits += 1
    return fitting, misfits


def _fits(before: str, char: str, after: str) -> bool:
    if char in "š”" and before == "o" and after and after in "lpr":  # the ö of coördineren, as a Macintosh or DOS writes it
        return False
    if char in _LETTERS:
        return (_is_letter(before) or _is_letter(after)) and not after.isupper()
    if char in _CAPITALS:  # at the beginning of a word, or in one of capitals
        return not after.islower() if before.isupper() else not before.islower() and _is_letter(after)
    if char in _OPENING:  # foto‘s is typed too
        return after.isalnum() and (not before.isalnum() or (char, after) == ("‘", "s"))
    if char in _CLOSING:
        return before != "" and not before.isspace()
    if char in _BETWEEN:
        return not (before.isalpha() and after.isalpha())
    return char in _DASHES or (char in _AFTER and before.isalnum())


def _is_letter(char: str) -> bool:
    return char in _LETTERS or char in _CAPITALS or (char.isascii() and char.isalpha())
