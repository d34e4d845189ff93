"""Cards that a working group wrote itself, found by the text of a goal; they go before those of the package."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from rapidfuzz import fuzz

from overlap.model import Card, OwnCard, OwnCards, Side

from .cards import SAME_NAME, folded_name, telling_words, text_key


class OwnCardIndex:
    """The cards of files, by what the goals that they are about say: a file that was written for one document fits another."""

    def __init__(self, own: Sequence[OwnCards] = ()) -> None:
        """Of cards for the same goal the first in the first file counts."""
        self._cards: dict[tuple[Side, Hashable], list[OwnCard]] = defaultdict(list)
        for file in own:
            for card in file.cards:
                self._cards[_key(card.side, card.text)].append(card)

    def eindterm(self, text: str, deeltaak: str = "") -> Card | None:
        """Find the card of a vmbo goal by its text; of several that under the likest ``deeltaak``."""
        return _likest(self._cards.get(_key("vmbo", text), []), deeltaak)

    def item(self, title: str, kwalificaties: Sequence[str] = (), kerntaak: str = "") -> Card | None:
        """Find the card of an mbo item by the telling words of its title.

        It is one of its ``kwalificaties`` before one that names none; where the item names none, any. Of several it is that
        under the likest ``kerntaak``.
        """
        titled = self._cards.get(_key("mbo", title), [])
        names = [folded_name(name) for name in kwalificaties if name]
        own = [card for card in titled if card.kwalificatie and _is_of(card, names)]
        return _likest(own or [card for card in titled if not (names and card.kwalificatie) or card.any_dossier], kerntaak)


def _key(side: Side, text: str) -> tuple[Side, Hashable]:
    telling = telling_words(text) if side == "mbo" else None
    return side, telling or text_key(text)


def _is_of(card: OwnCard, names: Sequence[str]) -> bool:
    return any(fuzz.ratio(folded_name(part), name) >= SAME_NAME for part in card.kwalificatie.split(" | ") for name in names)


def _likest(candidates: Sequence[OwnCard], heading: str) -> Card | None:
    if not candidates:
        return None
    return max(candidates, key=lambda card: fuzz.ratio(folded_name(card.heading), folded_name(heading))).card
