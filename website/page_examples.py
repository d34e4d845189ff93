"""The examples of the pages: run as they stand, and the picture that docs/python.md draws.

python website/page_examples.py    draws docs/region.svg anew
"""

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "python.md"
PICTURE: Final = ROOT / "docs" / "region.svg"
_PLOTS: Final = "matplotlib"  # an example that needs it is left out where it is not


def run(folder: Path, page: Path = PAGE) -> Mapping[str, Any]:
    """Run all examples of a page in one go, beside copies of the invented documents; give the names that they leave."""
    shutil.copytree(ROOT / "data" / "examples", folder / "examples")
    before = Path.cwd()
    os.chdir(folder / "examples" / "zorg")
    os.environ.setdefault("MPLBACKEND", "svg")  # no window
    names: dict[str, Any] = {}
    try:
        for example in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            if _PLOTS not in example or find_spec(_PLOTS):
                exec(compile(example, str(page), "exec"), names)  # noqa: S102 - our own page
    finally:
        os.chdir(before)
    return names


def drawn(folder: Path) -> Path:
    """Give the picture that the examples drew in a folder."""
    return folder / "examples" / "zorg" / PICTURE.name


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        run(Path(made))
        shutil.copyfile(drawn(Path(made)), PICTURE)
