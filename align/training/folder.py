"""Writes the folder of a model: the `StaticEmbedding` of sentence-transformers, in 8 bits.

`model.safetensors` holds `embeddings` (8 bits, a row a group), `mapping` (a row for each piece) and
`weights` (a scale for each piece); a vector of a piece is their product, as in model2vec, whose
files sentence-transformers 6 reads. `tokenizer.json` says the rules of `align/static.py` once more:
the same characters go, the same letters become one, words are cut alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from align.static import HAN, MARKS, ONE_FORM, UNSEEN
from align.training.vocabulary import Vocabulary

UNKNOWN = "[UNK]"
_KINDS = {"int8": "I8", "int32": "I32", "float32": "F32"}
_LINE = 64  # bytes: where the numbers begin, counted from the start of the file
_MODULES = ("StaticEmbedding", "Normalize")


def write_folder(
    folder: Path, name: str, table: NDArray[np.float32], vocabulary: Vocabulary
) -> None:
    """Write all files but the model card.

    Args:
        folder: made if it is not there.
        name: for signatures: "hexapla-static-2".
        table: shape (rows, d).
        vocabulary: its pieces and their rows.
    """
    scales = np.abs(table).max(1) / 127
    scales[scales == 0] = 1
    numbers = np.rint(table / scales[:, np.newaxis]).astype(np.int8)
    # One more row, of zeros, for what is not known.
    numbers = np.concatenate((numbers, np.zeros((1, numbers.shape[1]), np.int8)))
    mapping = np.array([*vocabulary.rows, len(table)], np.int32)
    weights = np.append(scales, 0).astype(np.float32)[mapping]
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {"weights": weights, "mapping": mapping, "embeddings": numbers}
    (folder / "model.safetensors").write_bytes(safetensors(tensors))
    _write(folder / "tokenizer.json", tokenizer(vocabulary.pieces), None)
    config: dict[str, Any] = {"model_type": "model2vec", "architectures": ["StaticModel"]}
    config |= {
        "name": name,
        "hidden_dim": table.shape[1],
        "normalize": True,
        "embedding_dtype": "int8",
    }
    _write(folder / "config.json", config, 2)
    modules = [
        {
            "idx": place,
            "name": str(place),
            "path": path,
            "type": f"sentence_transformers.models.{kind}",
        }
        for place, (kind, path) in enumerate(zip(_MODULES, ("", "1_Normalize"), strict=True))
    ]
    _write(folder / "modules.json", modules, 2)
    settings = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}
    _write(folder / "config_sentence_transformers.json", settings, 2)


def tokenizer(pieces: list[str]) -> dict[str, Any]:
    """The rules and the pieces, as the library `tokenizers` reads them."""
    rules: list[dict[str, Any]] = [
        {"type": "NFKD"},
        _replace({"Regex": _escaped(f"[{MARKS}{UNSEEN}]+")}, ""),
        {"type": "Lowercase"},
        *(_replace({"String": other}, form) for other, form in ONE_FORM),
    ]
    letters = rf"[\p{{L}}\p{{N}}&&[^0-9{HAN}]]+"
    known = _class_of({sign for piece in pieces for sign in piece if re.match(f"[{HAN}]", sign)})
    words = _escaped(rf"[0-9]{{1,4}}|{known}[{HAN}]|{letters}|[^\w\s]|_")
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": rules},
        "pre_tokenizer": {
            "type": "Split",
            "pattern": {"Regex": words},
            "behavior": "Removed",
            "invert": True,
        },
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": UNKNOWN,
            "continuing_subword_prefix": "",
            "max_input_chars_per_word": 1 << 30,
            "vocab": {piece: place for place, piece in enumerate((*pieces, UNKNOWN))},
        },
    }


def _class_of(signs: Iterable[str]) -> str:
    """A pattern for runs of some signs, or nothing: an unknown one does not spoil those beside."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, signs)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    parts = (chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return f"[{''.join(parts)}]+|" if ranges else ""


def safetensors(tensors: dict[str, NDArray[Any]]) -> bytes:
    """A safetensors file: the length of a header, the header, the numbers."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, values in tensors.items():
        kind = _KINDS[values.dtype.name]
        places = [end, end + values.nbytes]
        header[name] = {"dtype": kind, "shape": list(values.shape), "data_offsets": places}
        end += values.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 8) % _LINE)
    numbers = b"".join(np.ascontiguousarray(values).tobytes() for values in tensors.values())
    return len(text).to_bytes(8, "little") + text + numbers


def _replace(pattern: dict[str, str], content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": pattern, "content": content}


def _escaped(pattern: str) -> str:
    return "".join(sign if sign.isascii() else f"\\x{{{ord(sign):x}}}" for sign in pattern)


def _write(path: Path, value: object, indent: int | None) -> None:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    path.write_text(text + "\n", encoding="utf-8")
