"""Compounds taken apart: "voorraadbeheer" in voorraad and beheer, as far as a thesaurus knows either."""

from .memory import Memory
from .thesaurus import Thesaurus
from .words import find_stem

_LEAST = 4  # letters of a part of a compound
_REMEMBERED = 30_000  # words and beginnings of words: other words begin so too, and reasons ask for those of a dossier again
# what is left of a word after a known beginning, but is no word itself
_SUFFIXES = ("heid", "schap", "baar", "loos", "zaam", "lijk", "ering", "atie", "isch", "ing")


class Compounds:
    """The compounds that the single words of a thesaurus make."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._known = thesaurus.single
        self._remembered = Memory(self._taken_apart, _REMEMBERED)
        self._modifiers = Memory(self._modifier, _REMEMBERED)

    def halves(self, key: str) -> tuple[str, str]:
        """Give the modifier and the head of a compound, each as a stem; a part that the thesaurus does not know is "".

        The longest known head with a known modifier wins, else the longest known head, else the longest known modifier.
        """
        return self._remembered[key]

    def _taken_apart(self, key: str) -> tuple[str, str]:
        places = range(3, len(key) - _LEAST + 1)
        heads = [key[at:] for at in places if key[at:] in self._known]  # the longest first
        for head in heads:
            if modifier := self.modifier(key.removesuffix(head)):
                return modifier, head
        if long := next((head for head in heads if len(head) > _LEAST), ""):
            return "", long
        for at in reversed(places):
            if not key[at:].endswith(_SUFFIXES) and len(modifier := self.modifier(key[:at])) > _LEAST:
                return modifier, ""
        return "", ""

    def modifier(self, text: str) -> str:
        """Give the known word that the text is, without the letters that may join it to a head, or "".

        "verkoop" is itself, "werks" is "werk".
        """
        return self._modifiers[text]

    def _modifier(self, text: str) -> str:
        for form in dict.fromkeys((text, text.removesuffix("s"), text.removesuffix("en"), text.removesuffix("e"))):
            if len(form) >= _LEAST and form in self._known:
                return form
            key = find_stem(form)
            if len(key) >= _LEAST and key in self._known:
                return key
        return ""
