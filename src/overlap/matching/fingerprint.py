"""What could change a result of matching, as one digest: under it results are kept for a run that goes on later."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from overlap import language as language_room
from overlap import model as model_room
from overlap.locale import language
from overlap.model import Settings
from overlap.version import __version__

from .calibration import weights

_FORMAT = 3  # of what is kept; higher when its shape changes
# in the room language
_KNOWLEDGE = (
    "thesaurus/index.json",
    "werkvelden/vectors.npz",
    "cards/eindtermen.tsv",
    "cards/index.json",
    "cards/werkprocessen.tsv",
    "bloom.csv",
    "levels/niveauwoorden.csv",
    "wordlists.txt",
)


def digest(settings: Settings, *what: object, source: Path | None = None) -> str:
    """Name a result, as 32 hexadecimal digits.

    The name changes with the settings, the language of this run, this program, what it knows, and ``what`` (by its repr).
    ``source`` is the folder of a further room that the result is made with.
    """
    return hashlib.sha256(repr((_program(source), language(), settings, what)).encode()).hexdigest()[:32]


@lru_cache
def _program(source: Path | None) -> str:
    knowledge = Path(language_room.__file__).parent
    rooms = [knowledge, Path(__file__).parent, Path(model_room.__file__).parent, *([source] if source else [])]
    made = hashlib.sha256(repr((_FORMAT, __version__, weights())).encode())  # a bundle has no sources to digest
    for path in (*_sources(rooms), *map(knowledge.joinpath, _KNOWLEDGE)):
        made.update(path.read_bytes())
    return made.hexdigest()


def _sources(folders: Iterable[Path]) -> Iterable[Path]:
    return (path for folder in folders for path in sorted(folder.rglob("*.py")))
