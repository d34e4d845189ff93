"""Everything a person reads, in Dutch by default (gettext; English is the source language)."""

import gettext as _stdlib
import os
from functools import cache, lru_cache
from pathlib import Path

DOMAIN = "overlap"
FOLDER = Path(__file__).parent
DEFAULT = "nl"
_COUNTRIES = {"nl": "nl-NL", "en": "en-GB"}


def language() -> str:
    """Give the language of this run: ``OVERLAP_LANG`` when it names one we have, else Dutch."""
    wanted = os.environ.get("OVERLAP_LANG", "").strip().lower()[:2]
    return wanted if wanted and _known(wanted) else DEFAULT


def language_tag() -> str:
    """Give the language of this run with its country, as files say it: "nl-NL"."""
    return _COUNTRIES.get(language(), language())


@lru_cache
def _known(wanted: str) -> bool:
    return wanted == "en" or (FOLDER / wanted / "LC_MESSAGES").is_dir()


@lru_cache
def _catalogue(name: str) -> _stdlib.NullTranslations:
    return _stdlib.translation(DOMAIN, FOLDER, languages=[name], fallback=True)


def gettext(message: str) -> str:
    """Translate a message to the language of this run."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a message in the form that goes with ``n``, to the language of this run."""
    return _catalogue(language()).ngettext(singular, plural, n)


def in_every_language(message: str) -> set[str]:
    """Translate a message to all languages we have: what a label may read in a file that comes back."""
    names = [p.parent.name for p in FOLDER.glob("*/LC_MESSAGES")]
    return {message, *(_catalogue(name).gettext(message) for name in names)}


@cache
def every_message() -> frozenset[str]:
    """Give all messages of the catalogue, in all languages we have."""
    names = [p.parent.name for p in FOLDER.glob("*/LC_MESSAGES")]
    entries = (entry for name in names for entry in getattr(_catalogue(name), "_catalog", {}).items())
    messages = (text for key, text in entries for text in (key[0] if isinstance(key, tuple) else key, text))
    return frozenset(text for text in messages if text)


class Message(str):
    """A text of the program in the source language, to be translated where it is shown; never what a user wrote."""

    __slots__ = ()


def mark(message: str) -> Message:
    """Mark a message for translation where it is defined; it is translated where it is shown."""
    return Message(message)


def translate_libraries() -> None:
    """Let libraries that call ``gettext`` at import (typer) find their texts in our catalogue too.

    The stdlib looks for the language in the environment only, so it is set there, for this process.
    """
    os.environ["LANGUAGE"] = language()
    _stdlib.bindtextdomain(DOMAIN, FOLDER)
    _stdlib.textdomain(DOMAIN)
