"""Curated claims: facts that people read in articles, with offsets and hashes and without the articles' words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from chipcontrols.loaders.curated.records import Record, read_records
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reading import Collected, Reading, Text
from chipcontrols.loaders.reference.names import WrittenName, written_names
from chipcontrols.loaders.source import Source
from chipcontrols.loaders.yml import read_yml


def articles() -> Mapping[str, Source]:
    """Return the known articles by the SHA-256 of their text."""
    return {str(source.sha256): source for source in articles_by_document().values()}


def read(texts: Mapping[str, Text]) -> Iterator[Reading]:
    """Yield one reading for each article: what it says, and what the names in it stand for.

    Evidence is verified where the text is among `texts` (by SHA-256).
    """
    for digest, source in articles().items():
        text = texts.get(digest)
        statements: list[Record | WrittenName] = [
            *(record for record in curated_records() if record.article == source.slug),
            *(name for name in written_names() if name.article == source.slug),
        ]
        yield _reading(source, statements, None if text is None else text.text)


@cache
def articles_by_document() -> Mapping[str, Source]:
    """Return the known articles by the number that the annotations give them."""
    path = Path(__file__).with_name("articles.yml")
    return {about["document"]: _article(about) for about in read_yml(path)}


@cache
def curated_records() -> tuple[Record, ...]:
    """Return the records of claims.csv."""
    return tuple(read_records(Path(__file__).with_name("claims.csv")))


def _article(about: Mapping[str, Any]) -> Source:
    return Source(
        slug=about["slug"], kind="document", title=about["title"], publisher=about.get("publisher"),
        language=about["language"], issued=about.get("issued"), sha256=about["sha256"],
        translation_of=tuple(about.get("translation_of", ())),
    )  # fmt: skip


def _reading(source: Source, statements: Iterable[Record | WrittenName], text: str | None) -> Reading:
    collected = Collected()
    for statement in statements:
        try:
            claim = statement.claim(text)
        except RejectedRecord as rejection:
            collected.ledger.rejections.append(rejection)
        else:
            collected.add((claim, statement.mention()) if isinstance(statement, WrittenName) else (claim,))
    return collected.reading(source)
