"""Everything a person reads, in Dutch by default (gettext; English is the source language)."""

import gettext as _stdlib
import os
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from struct import unpack_from
from typing import Self

DOMAIN = "overlap"
FOLDER = Path(__file__).parent
DEFAULT = "nl"
_COUNTRIES = {"nl": "nl-NL", "en": "en-GB"}


def language() -> str:
    """Give the language of this run: ``OVERLAP_LANG`` when it names one we have, else Dutch."""
    return _named(os.environ.get("OVERLAP_LANG", ""))


def language_tag() -> str:
    """Give the language of this run with its country, as files say it: "nl-NL"."""
    return _COUNTRIES.get(language(), language())


@lru_cache
def _named(typed: str) -> str:
    wanted = typed.strip().lower()[:2]
    is_known = wanted == "en" or (wanted and (FOLDER / wanted / "LC_MESSAGES").is_dir())
    return wanted if is_known else DEFAULT


@lru_cache
def _catalogue(name: str) -> _stdlib.NullTranslations:
    return _stdlib.translation(DOMAIN, FOLDER, languages=[name], fallback=True)


def gettext(message: str) -> str:
    """Translate a message to the language of this run."""
    return _translated(language(), message) if message else ""  # in English it is the message itself


@lru_cache(4_096)  # more than the catalogue has; a comparison asks for the same ones tens of thousands of times
def _translated(name: str, message: str) -> str:
    return str(_catalogue(name).gettext(message))


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a message in the form that goes with ``n``, to the language of this run."""
    return str(_catalogue(language()).ngettext(singular, plural, n))


def in_every_language(message: str) -> set[str]:
    """Translate a message to all languages we have: what a label may read in a file that comes back."""
    names = [p.parent.name for p in FOLDER.glob("*/LC_MESSAGES")]
    return {message, *(_catalogue(name).gettext(message) for name in names)}


@cache
def every_message() -> frozenset[str]:
    """Give all messages of the catalogue, in all languages we have."""
    return frozenset(text for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo") for text in _texts_in(path.read_bytes()) if text)


def _texts_in(compiled: bytes) -> Iterator[str]:
    """Give all texts of a compiled catalogue, of the source and translated; what counts something in each of its forms.

    The stdlib keeps of the source the form for one only. The format: gettext manual, "The Format of GNU MO Files".
    """
    count, *tables = unpack_from("<3I", compiled, 8)
    for table in tables:
        for n in range(count):
            length, start = unpack_from("<2I", compiled, table + 8 * n)
            yield from compiled[start : start + length].decode().split("\0")


class Message(str):
    """A text of the program in the source language, to be translated where it is shown; never what a user wrote."""

    __slots__ = ()


def mark(message: str) -> Message:
    """Mark a message for translation where it is defined; it is translated where it is shown."""
    return Message(message)


class Counted(Message):
    """A text of the program that counts something: the text for any number but one, and in ``one`` that for one."""

    __slots__ = ("one",)
    one: str

    def __new__(cls, one: str, many: str) -> Self:
        """Make the two texts one message."""
        counted = super().__new__(cls, many)
        counted.one = one
        return counted


def in_number(message: Counted, n: int) -> str:
    """Translate a message that counts something, in the form that goes with ``n``."""
    return ngettext(message.one, message, n)


def mark_plural(one: str, many: str) -> Counted:
    """Mark a message with a number in it for translation where it is defined: the text for one, and for any other number."""
    return Counted(one, many)


def translate_libraries() -> None:
    """Let libraries that call ``gettext`` at import (typer) find their texts in our catalogue too.

    The stdlib looks for the language in the environment only, so it is set there, for this process.
    """
    os.environ["LANGUAGE"] = language()
    _stdlib.bindtextdomain(DOMAIN, FOLDER)
    _stdlib.textdomain(DOMAIN)
