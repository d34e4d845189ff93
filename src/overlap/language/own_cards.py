"""Cards that a working group wrote itself, found by the text of a goal; they go before those of the package."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from overlap.model import OwnCard, OwnCards, Side

from .cards import Card, heading_likeness, is_same_name, text_key, title_key


class OwnCardIndex:
    """The cards of files, by what the goals that they are about say: a file that was written for one document fits another."""

    def __init__(self, own: Sequence[OwnCards] = ()) -> None:
        """Of cards for the same goal the first in the first file counts."""
        self._cards: dict[tuple[Side, Hashable], list[OwnCard]] = defaultdict(list)
        for file in own:
            for card in file.cards:
                key = text_key(card.text) if card.side == "vmbo" else title_key(card.text)
                self._cards[card.side, key].append(card)

    def eindterm(self, text: str, deeltaak: str = "") -> Card | None:
        """Find the card of a vmbo goal by its text; of several that under the likest ``deeltaak``."""
        return _likest(self._cards.get(("vmbo", text_key(text)), []), deeltaak)

    def item(self, title: str, kwalificaties: Sequence[str] = (), kerntaak: str = "") -> Card | None:
        """Find the card of an mbo item by the telling words of its title.

        It is one of its ``kwalificaties`` before one that names none; where the item names none, any. Of several it is that
        under the likest ``kerntaak``.
        """
        titled = self._cards.get(("mbo", title_key(title)), [])
        names = [name for name in kwalificaties if name]
        own = [card for card in titled if _is_of(card, names)]
        return _likest(own or [card for card in titled if not (names and card.kwalificatie) or card.any_dossier], kerntaak)


def _is_of(card: OwnCard, names: Sequence[str]) -> bool:
    return any(is_same_name(part, name) for part in card.kwalificatie.split(" | ") if part for name in names)


def _likest(candidates: Sequence[OwnCard], heading: str) -> Card | None:
    if not candidates:
        return None
    own = max(candidates, key=lambda card: heading_likeness(card.heading, heading))
    return Card(phrasings=own.phrasings, wider=own.wider, terms=own.terms, description=own.description, is_own=True)
