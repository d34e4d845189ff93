"""Write words that mean the same as SKOS: those of the package, or a working group's own."""

from dataclasses import dataclass
from pathlib import Path

from overlap.analysis import load_begrippen
from overlap.locale import gettext as _
from overlap.model import Begrippen
from overlap.output.files import save
from overlap.problems import Notice
from overlap.report.exchange.skos import skos

from .files.results import claimed

SUFFIX = ".ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkosRequest:
    """Which list of own words (None: the thesaurus of the package), and the file to write (None: a telling name)."""

    begrippen: Path | None = None
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SkosOutcome:
    """How many concepts were written, and where."""

    concepts: int
    written: Path
    notices: tuple[Notice, ...] = ()


def run(request: SkosRequest) -> SkosOutcome:
    """Write a list of words as SKOS.

    Raises:
        Unusable: the list cannot be read, or the file cannot be written.
    """
    own = load_begrippen(request.begrippen) if request.begrippen else _thesaurus()
    inputs = [request.begrippen] if request.begrippen else []
    name = request.begrippen.stem if request.begrippen else "thesaurus"
    title = name if request.begrippen else _("Thesaurus of overlap: vocational Dutch")
    target = claimed(request.output, f"{name}{SUFFIX}", suffix=SUFFIX, inputs=inputs, force=request.force)
    [saved] = save([(target, skos(own.begrippen, name, title))])
    return SkosOutcome(concepts=len(own.begrippen), written=saved.path, notices=own.warnings)


def _thesaurus() -> Begrippen:
    from overlap.language.compile_thesaurus import begrippen_of_package

    return Begrippen("", "", begrippen_of_package())
