"""What LibreOffice makes of a workbook: saved anew, in another format, computed again."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")

_STORED = re.compile(rb"(</f>)<v>[^<]*</v>")


def converted(folder: Path, kind: str, contents: Mapping[str, bytes], timeout: float = 180) -> dict[str, Path]:
    """What LibreOffice makes of workbooks, as files by name; one call for all, of at most that many seconds."""
    for name, content in contents.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    names = [f"{name}.xlsx" for name in contents]
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", "uit", *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=timeout)
    return {name: folder / "uit" / f"{name}.{kind}" for name in contents}


def without_stored_values(content: bytes) -> bytes:
    """The same workbook with formulas only, so that whoever opens it must compute."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, _STORED.sub(rb"\1", data) if name.startswith("xl/worksheets/") else data)
    return result.getvalue()
