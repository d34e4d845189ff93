"""The examples of the pages: run as they stand, and the picture that docs/python.md draws.

python website/page_examples.py    draws docs/region.svg anew
"""

import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "python.md"
PICTURE: Final = ROOT / "docs" / "region.svg"
_EXAMPLE: Final = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)  # and what it prints
_PLOTS: Final = "matplotlib"  # an example that needs it is left out where it is not


@dataclass(frozen=True, slots=True)
class PageRun:
    """What the examples of a page left: their names, and beside each output that the page shows what was printed now."""

    names: Mapping[str, Any]
    outputs: Sequence[tuple[str, str]]


def run(folder: Path, page: Path = PAGE) -> PageRun:
    """Run all examples of a page in one go, beside copies of the invented documents."""
    shutil.copytree(ROOT / "data" / "examples", folder / "examples")
    before = Path.cwd()
    os.chdir(folder / "examples" / "zorg")
    os.environ.setdefault("MPLBACKEND", "svg")  # no window
    names: dict[str, Any] = {}
    outputs = []
    try:
        for example, shown in _EXAMPLE.findall(page.read_text(encoding="utf-8")):
            if _PLOTS in example and not find_spec(_PLOTS):
                continue
            with redirect_stdout(StringIO()) as printed:
                exec(compile(example, str(page), "exec"), names)  # noqa: S102 - our own page
            if shown:
                outputs.append((shown, printed.getvalue()))
    finally:
        os.chdir(before)
    return PageRun(names, outputs)


def drawn(folder: Path) -> Path:
    """Give the picture that the examples drew in a folder."""
    return folder / "examples" / "zorg" / PICTURE.name


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        run(Path(made))
        shutil.copyfile(drawn(Path(made)), PICTURE)
