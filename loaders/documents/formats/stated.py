"""The words of a document, and what the document states of itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stated:
    """The words of one document, decoded. What it does not state is None; `place` tells records of a file apart."""

    place: str
    text: str
    title: str | None = None
    issued: date | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
