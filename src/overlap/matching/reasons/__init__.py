"""Why a pair is proposed: what both texts have in common, in words that a teacher finds in them."""

from .counted import agreements_of_pair
from .quotes import can_be_quoted
from .wording import Reasons

__all__ = ["Reasons", "agreements_of_pair", "can_be_quoted"]
