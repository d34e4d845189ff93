"""Where a task writes its result: a name that is claimed before the work starts."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from overlap.locale import gettext as _
from overlap.output.files import Output, claim, is_folder
from overlap.problems import Unusable

# the ending of a file name; not the ".2" of "plan 1.2", or the ". zorg" of "groep 1. zorg"
_ENDING: Final = re.compile(r"\.[^\W\d_]\w{0,6}")
_LONGEST: Final = 60  # characters of the name of a workbook in the usual name of what is made of it


def ended(path: Path, suffix: str = ".xlsx") -> Path:
    """Give a file that was named without an ending its own; a folder and a hidden file keep their name."""
    if path.name.startswith(".") or _ENDING.fullmatch(path.suffix) or is_folder(path):
        return path
    return path.with_name(path.name + suffix)


def named_after(workbook: Path, text: str, suffix: str) -> str:
    """Give the usual name of what is made of a workbook: a text such as "Report {name}", with the name of that filled in."""
    return text.format(name=workbook.stem[:_LONGEST]) + suffix


def kind_of(wanted: Path | None, kinds: Sequence[str]) -> str:
    """Give which of several kinds of file a result is to be, by its ending: the first where it has none.

    Raises:
        Unusable: another kind of file was asked for.
    """
    asked = ended(wanted, kinds[0]).suffix.lower() if wanted else kinds[0]
    if asked not in kinds:
        endings = _("{first} or {last}").format(first=", ".join(kinds[:-1]), last=kinds[-1])
        raise Unusable("output-kind", str(wanted), suffix=asked or str(wanted), wanted=endings)
    return asked


def claimed(
    wanted: Path | None, usual: str | Path, *, suffix: str = ".xlsx", inputs: Iterable[Path] = (), force: bool = False
) -> Output:
    """Claim a result: under the name that was asked for, or else under the usual one, numbered where that exists.

    A name without an ending gets ``suffix``.

    With ``force`` a file of the wanted name is replaced; a workbook that may hold the work of a group is kept under a
    numbered name, also where it has the name of another kind of file.

    Raises:
        Unusable: another kind of file, one of the ``inputs``, there already (without ``force``), or not writable.
    """
    if wanted is None:
        return Output(Path(usual), numbered=True)
    filled_in = _decisions if suffix == ".xlsx" else _packed_decisions
    return claim(ended(wanted, suffix), suffix, inputs, force=force, filled_in=filled_in)


# what reads workbooks that came back is loaded where something stands in the place of a result


def _decisions(path: Path) -> bool:
    """Whether a workbook that stands there may hold the work of a group."""
    from overlap.workbook.readback.filled_in import holds_decisions

    return holds_decisions(path)


def _packed_decisions(path: Path) -> bool:
    """Whether what stands there under the name of another kind of file may hold the work of a group."""
    from overlap.workbook.readback.decision_file import is_decision_file
    from overlap.workbook.readback.filled_in import holds_decisions, is_packed

    return is_decision_file(path) or (is_packed(path) and holds_decisions(path))
