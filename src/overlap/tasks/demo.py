"""Run a comparison on the invented examples that come with the program."""

from dataclasses import dataclass
from pathlib import Path

from overlap.locale import gettext as _
from overlap.output.files import Output, save
from overlap.pupils.example import put_class

from . import compare

SECTOR = "zorg"
_AVO_SECTOR = "avo"
_AVO = {"avo": "vmbo", "generiek": "mbo"}  # what the examples of the avo vakken are called here, and in their folder


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOutcome:
    """The examples in the current folder, and the comparison of the first two.

    They are the two documents, the PTA and the OER of them, a library with what four groups elsewhere decided, and an avo
    programme with what every mbo course asks.
    ``judged`` is the comparison with verdicts in it, ``pupils`` is what an invented class answered.
    """

    vmbo: Path
    mbo: Path
    pta: Path
    oer: Path
    library: Path
    avo: Path
    generic: Path
    judged: Path
    pupils: Path
    comparison: compare.CompareOutcome


def run() -> DemoOutcome:
    """Put the examples in the current folder, where they are not there yet, and compare them.

    Raises:
        Unusable: the folder cannot be written in, or an own file of that name cannot be read.
    """
    names = {name: _example(name) for name in ("vmbo", "mbo", "pta", "oer")}
    vmbo, mbo, pta, oer = (_copied(f"{name}.xlsx", target) for name, target in names.items())
    library = _copied("bibliotheek.tsv", Path(_("example-library.tsv")))
    avo, generic = (_copied(f"{side}.xlsx", _example(name), _AVO_SECTOR) for name, side in _AVO.items())
    outcome = compare.run(compare.CompareRequest(vmbo=vmbo, mbo=mbo))
    judged, pupils = put_class(outcome.comparison, examples() / SECTOR / "gold.csv")
    return DemoOutcome(
        vmbo=vmbo,
        mbo=mbo,
        pta=pta,
        oer=oer,
        library=library,
        avo=avo,
        generic=generic,
        judged=judged,
        pupils=pupils,
        comparison=outcome,
    )


def examples() -> Path:
    """Give the folder with the examples: inside the installed package, or in the checkout."""
    package = Path(__file__).parent.parent
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent.parent / "data" / "examples"


def _example(name: str) -> Path:
    return Path(_("example-{name}.xlsx").format(name=name))


def _copied(name: str, target: Path, sector: str = SECTOR) -> Path:
    """An example in the current folder, so that it can be looked at; a file of that name stays as it is."""
    content = (examples() / sector / name).read_bytes()
    if not target.exists():
        save([(Output(target), content)])
    return target
