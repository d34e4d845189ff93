"""Where a task writes its result: a name that is claimed before the work starts."""

from collections.abc import Iterable
from pathlib import Path

from overlap.output.files import Output, claim
from overlap.workbook.readback.decision_file import is_decision_file
from overlap.workbook.readback.filled_in import holds_decisions, is_packed


def claimed(
    wanted: Path | None, usual: str | Path, *, suffix: str = ".xlsx", inputs: Iterable[Path] = (), force: bool = False
) -> Output:
    """Claim a result: under the name that was asked for, or else under the usual one, numbered where that exists.

    With ``force`` a file of the wanted name is replaced; a workbook that may hold the work of a group is kept under a
    numbered name, also where it has the name of another kind of file.

    Raises:
        Unusable: another kind of file, one of the ``inputs``, there already (without ``force``), or not writable.
    """
    if wanted is None:
        return Output(Path(usual), numbered=True)
    return claim(wanted, suffix, inputs, force=force, filled_in=holds_decisions if suffix == ".xlsx" else _packed_decisions)


def _packed_decisions(path: Path) -> bool:
    """Whether what stands there under the name of another kind of file may hold the work of a group."""
    return is_decision_file(path) or (is_packed(path) and holds_decisions(path))
