"""Clean text: what a person sees in a cell, without what Excel and Word left in it."""

import re

# the last three ranges cannot be written in any XML, so in no spreadsheet either
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]"
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel stores control characters in text
_SPACES = re.compile(r"[^\S\n]+")


def _unescape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char.isprintable() or char in "\n\t" else "\n" if char == "\r" else ""


def clean(text: str) -> str:
    """The text of a cell without invisible characters; line breaks stay, other white space is folded per line."""
    text = _ESCAPED.sub(_unescape, text)
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def fold(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def label(text: str) -> str:
    """A header as it is compared: lower case, letters and digits, without what stands between brackets at the end."""
    text = fold(text).casefold()
    text = re.sub(r"(?<=\w)\s*\([^)]*\)\s*$", "", text)
    return " ".join(re.findall(r"[^\W_]+", text))
