"""Texts as they are compared: one rule for what does not count."""


def folded(text: str) -> str:
    """Give a text as it is compared: case and white space do not count."""
    return " ".join(text.split()).casefold()
