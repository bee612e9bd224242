"""What an alignment can be told, and how it says afterwards what it was told."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from importlib.metadata import PackageNotFoundError, version

from align.evidence.weights import Weights, fitted


@dataclass(frozen=True, slots=True)
class Options:
    """How an alignment is made."""

    meaning: bool = True  # ask the encoder
    joint: bool = True  # of three sides or more: believe a pair as far as the other sides agree
    moved: bool = True  # look for moved passages in what is left over
    weights: Weights = field(default_factory=lambda: fitted("meaning"))
    static: Weights = field(default_factory=lambda: fitted("static"))  # ours, alone or with another
    plain: Weights = field(default_factory=lambda: fitted("plain"))  # where there is no encoder
    supported: Weights = field(default_factory=lambda: fitted("support"))  # of three sides or more


def signature_of(options: Options, model: str) -> str:
    """What made an alignment, in one line: version, model, and every option.

    >>> signature_of(Options(), "none").split("|")[1:3]
    ['model:none', 'meaning:True']
    """
    try:
        made = version("hexapla")
    except PackageNotFoundError:  # run from the source tree
        made = "source"
    values = ((field.name, getattr(options, field.name)) for field in fields(options))
    settings = [
        f"{name}:{value.digest() if isinstance(value, Weights) else value}"
        for name, value in values
    ]
    return "|".join([f"hexapla:{made}", f"model:{model or 'none'}", *settings])
