"""Texts as they are compared, and how a long one begins: one rule for each."""


def begun(text: str, most: int = 80) -> str:
    """Give how a text begins, with an ellipsis where it goes on: at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def folded(text: str) -> str:
    """Give a text as it is compared: case and white space do not count."""
    return " ".join(text.split()).casefold()
