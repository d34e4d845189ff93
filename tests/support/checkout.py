"""Where things are in a checkout."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "data" / "examples"
SHARED = ROOT.parent / "shared"
SECTORS = ("handel", "techniek", "zorg")

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the folder shared beside the checkout")
