"""Where a task writes its result: a name that is claimed before the work starts."""

from collections.abc import Iterable
from pathlib import Path

from overlap.output.files import Output, claim, free
from overlap.workbook.readback.filled_in import holds_decisions


def claimed(
    wanted: Path | None, usual: str | Path, *, suffix: str = ".xlsx", inputs: Iterable[Path] = (), force: bool = False
) -> Output:
    """Claim a result: under the name that was asked for, or else under the usual one, numbered where that exists.

    With ``force`` a file of the wanted name is replaced; a workbook that a group filled in is kept under a numbered name.

    Raises:
        Unusable: another kind of file, one of the ``inputs``, there already (without ``force``), or not writable.
    """
    if wanted is None:
        return Output(free(Path(usual)))
    return claim(wanted, suffix, inputs, force=force, filled_in=holds_decisions)
