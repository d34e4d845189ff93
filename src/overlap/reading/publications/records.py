"""A folder or .zip of JSON files as tables of records. Nothing is unpacked to disk, and all of it is bounded."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from overlap.locale import mark as _
from overlap.model.text import begun
from overlap.problems import Unusable
from overlap.reading.formats.files import open_file, written_name
from overlap.reading.formats.text import clean, fold

LIMIT_UNPACKED = 32 * 2**20  # bytes of all tables together; the publication has 1.7 million
LIMIT_NAME = 200  # characters of the name of a member of a zip
LIMIT_MEMBERS = 2000


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: ``row`` is its place, counted from 1. Texts are clean and in one line."""

    id: str
    row: int
    values: Mapping[str, Any] = field(hash=False, repr=False)

    @property
    def code(self) -> str:
        """Give the code that people use, which need not be unique."""
        return self.text("prefix")

    @property
    def title(self) -> str:
        """Give the text of the record itself."""
        return self.text("title")

    def text(self, key: str) -> str:
        """Give the text under a key in one line, "" where there is none."""
        value = self.values.get(key)
        return fold(clean(value)) if isinstance(value, str) else ""

    def refs(self, key: str) -> list[str]:
        """Give the ids under a key."""
        value = self.values.get(key)
        return [fold(clean(ref)) for ref in value if isinstance(ref, str)] if isinstance(value, list) else []


@dataclass(frozen=True)
class Tables:
    """The tables by name (that of the file without .json): in order, and by id. The digest is that of all files read."""

    file: str
    sha256: str
    rows: Mapping[str, tuple[Record, ...]]
    by_id: Mapping[str, Mapping[str, Record]]


def load_tables(path: Path, names: tuple[str, ...], optional: tuple[str, ...] = ()) -> Tables:
    """Read the tables with these names, and the optional ones where they are there; other files are left alone.

    Raises:
        Unusable: missing or not readable, without one of the tables (not-slo), in more than one folder (several-slo),
            damaged (file-broken), too large, or a zip with unsafe names (file-unsafe).
    """
    needed = tuple(f"{name}.json" for name in names)
    wanted = (*needed, *(f"{name}.json" for name in optional))
    files = _from_folder(_folder_of(path, needed), wanted) if path.is_dir() else _from_zip(path, wanted)
    if missing := [name for name in needed if name not in files]:
        raise Unusable("not-slo", path.name, missing=", ".join(missing))
    digest = hashlib.sha256()
    rows: dict[str, tuple[Record, ...]] = dict.fromkeys(optional, ())
    for name in filter(files.__contains__, wanted):
        digest.update(hashlib.sha256(files[name]).digest())
        rows[name.removesuffix(".json")] = _records(path.name, name, files[name])
    by_id = {name: {record.id: record for record in reversed(records)} for name, records in rows.items()}
    return Tables(written_name(path), digest.hexdigest(), rows, by_id)


def _folder_of(path: Path, needed: tuple[str, ...]) -> Path:
    """The folder that holds the files: this one, or one at most two folders down, where an unpacked .zip has them."""
    try:
        for pattern in ("", "*/", "*/*/"):
            candidates = {file.parent for file in islice(path.glob(pattern + needed[0]), LIMIT_MEMBERS)}
            folders = sorted(folder for folder in candidates if all((folder / name).is_file() for name in needed))
            if len(folders) > 1:
                available = ", ".join(str(folder.relative_to(path)) for folder in folders)
                raise Unusable("several-slo", path.name, available=available)
            if folders:
                return folders[0]
    except OSError as error:
        raise Unusable("file-unreadable", path.name, reason=error.strerror or str(error)) from error
    return path


def _from_folder(path: Path, wanted: tuple[str, ...]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = LIMIT_UNPACKED
    for name in wanted:
        try:
            if (path / name).is_file():
                with (path / name).open("rb") as file:
                    files[name] = file.read(left + 1)
        except OSError as error:
            raise Unusable("file-unreadable", f"{path.name}/{name}", reason=error.strerror or str(error)) from error
        left -= len(files.get(name, b""))
        if left < 0:
            raise _too_large(path)
    return files


def _from_zip(path: Path, wanted: tuple[str, ...]) -> dict[str, bytes]:
    data = open_file(path).data
    if not data.startswith(b"PK"):
        raise Unusable("not-slo", path.name, missing=", ".join(wanted))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(path, archive, wanted)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise Unusable("file-encrypted", path.name) from error
        raise Unusable("file-broken", path.name, reason=_("the zip file inside is not whole")) from error


def _members(path: Path, archive: zipfile.ZipFile, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The wanted files, in whatever folder of the zip they are; every name in it must be a safe one."""
    files: dict[str, bytes] = {}
    left = LIMIT_UNPACKED
    members = archive.infolist()
    if len(members) > LIMIT_MEMBERS:
        raise _too_large(path)
    for info in members:
        # as it stands in the file: the library itself cuts at a zero byte and turns backslashes round
        if not _is_safe(info.orig_filename) or not _is_safe(info.filename):
            raise Unusable("file-unsafe", path.name, reason=begun(fold(clean(info.orig_filename))))
        name = info.filename.rsplit("/", 1)[-1]
        if name not in wanted:
            continue
        if name in files:
            raise Unusable("file-unsafe", path.name, reason=f"2 × {name}")
        with archive.open(info) as member:
            files[name] = member.read(left + 1)  # unpacks no more than this, whatever size is declared
        left -= len(files[name])
        if left < 0:
            raise _too_large(path)
    return files


def _is_safe(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return not (len(name) > LIMIT_NAME or ".." in parts or parts[0] == "" or ":" in name or "\0" in name)


def _too_large(path: Path) -> Unusable:
    return Unusable("file-too-large", path.name, limit=f"{LIMIT_UNPACKED // 2**20} MB")


def _records(file: str, name: str, data: bytes) -> tuple[Record, ...]:
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unusable("file-broken", file, sheet=name, reason=_("it is no JSON")) from error
    if not isinstance(rows, list):
        raise Unusable("file-broken", file, sheet=name, reason=_("no list of records"))
    return tuple(
        Record(fold(clean(row["id"])), n, row)
        for n, row in enumerate(rows, start=1)
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    )
