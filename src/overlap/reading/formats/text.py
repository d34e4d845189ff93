"""Clean text: what a person sees in a cell, without what Excel and Word left in it."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
    "\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]"
)
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0000-\u0008\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_UNREADABLE = re.compile("[\u0080-\u009f\ufffd]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel stores control characters in text
_SPACES = re.compile(r"[^\S\n]+")
_BREAK = re.compile("\r\n|[\r\u2028\u2029\u0085\u000b\u000c]")
_HYPHENATED = re.compile(r"(?<=(\w))[-\u2010] *\n(\w+)")
_AFTER_HANGING = {"en", "of", "en/of", "tot", "dan", "noch", "resp", "respectievelijk", "als", "voor", "in", "met", "van"}


def _unescape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char.isprintable() or char in "\n\t" else "\n" if char == "\r" else ""


def unescaped_text(text: str) -> str:
    """Turn what Excel stores as _x000D_ into the character it stands for."""
    return _ESCAPED.sub(_unescape, text) if "_x" in text else text


def _joined(match: re.Match[str]) -> str:
    """A word that was broken at the end of a line; "schoonmaak-" before "en onderhoud" is no broken word."""
    before, after = match[1], match[2]
    if after.casefold() in _AFTER_HANGING:
        return f"- {after}"
    broken = before.islower() and after[0].islower()
    return after if broken else f"-{after}"


def is_unreadable(text: str) -> bool:
    """Tell whether a text holds characters that no program writes, and that come of reading it in another encoding."""
    return not text.isascii() and _UNREADABLE.search(text) is not None


def clean(text: str) -> str:
    """Clean the text of a cell of invisible characters; line breaks stay, other white space is folded per line."""
    if text.isascii() and text.isprintable() and "  " not in text and "_x" not in text:
        return text.strip()
    text = unescaped_text(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.replace("\u00ad\n", ""))
    text = _INVISIBLE.sub("", _BREAK.sub("\n", text))
    if "\n" not in text:
        return _SPACES.sub(" ", text).strip()
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _HYPHENATED.sub(_joined, "\n".join(line for line in lines if line))


def tidy(text: str) -> str:
    """Give a text that a person typed as they see it: its own spaces and empty lines stay, what nobody can see goes.

    Less goes than with `clean`: what stands in a cell that a group filled in is kept to the letter.
    """
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text.strip()
    text = _BREAK.sub("\n", unescaped_text(text))
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Fold a text to one line: every run of white space becomes one space."""
    return " ".join(text.split())


@lru_cache(20_000)
def label(text: str) -> str:
    """Give a header as it is compared: lower case, letters and digits, without what stands between brackets at the end."""
    text = fold(text).casefold()
    text = re.sub(r"(?<=\w)\s*\([^)]*\)\s*$", "", text)
    return " ".join(re.findall(r"[^\W_]+", text))
