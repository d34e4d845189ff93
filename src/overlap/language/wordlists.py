"""Lists of words that the program reckons with: they stand in wordlists.txt, for people to read and extend."""

from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files(__package__).joinpath("wordlists.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = lists[line.strip("[]")] = []
        elif not line.startswith("#"):
            words += line.split()
    return {name: tuple(words) for name, words in lists.items()}


def word_list(name: str) -> tuple[str, ...]:
    """Give the words of a list, in their order.

    Raises:
        KeyError: there is no list of that name.
    """
    return _lists()[name]
