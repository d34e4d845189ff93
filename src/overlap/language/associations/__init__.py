"""Words that belong to the same work, learned from the cards: which stand on both sides of many of them."""

from .table import LETTERS, associates, is_adjective, is_telling, meanings

__all__ = ["LETTERS", "associates", "is_adjective", "is_telling", "meanings"]
