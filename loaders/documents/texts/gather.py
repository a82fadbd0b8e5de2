"""Gather documents: files and folders become texts that are decoded once, hashed, described and never changed."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any

from chipcontrols.loaders.documents.formats import read_file
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.documents.spread import each
from chipcontrols.loaders.documents.texts.header import read_header
from chipcontrols.loaders.documents.texts.language import detect
from chipcontrols.loaders.documents.texts.shelf import Shelf
from chipcontrols.loaders.documents.texts.versions import Sketch, sketch, versions
from chipcontrols.loaders.ledger import Ledger, RejectedRecord, WrongInput
from chipcontrols.loaders.memory import NO_MEMORY, Memory
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source

TITLE_LIMIT = 100
DIGITS = 12  # of the hash in a slug: with 8, two of a hundred thousand records of one file would share theirs
INTAKE = Source("documents", "intake", "Documents given to the build")


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as it is read: its description, its words, and the sketch by which versions of it are found."""

    place: str
    source: Source
    text: str
    sketch: Sketch


def gather(
    paths: Sequence[Path],
    articles: Mapping[str, Source],
    folder: Path | None = None,
    workers: int = 1,
    memory: Memory = NO_MEMORY,
) -> tuple[Shelf, Reading]:
    """Return the readable texts under the paths, and a reading whose ledger counts every file and record.

    `articles` describes texts that are known by their SHA-256; `folder` keeps the texts, one file for each; `memory`
    holds the words of files that take long to read.
    Without paths the sample notes are taken. Raises WrongInput for a path that does not exist.
    """
    ledger, shelf = Ledger(), Shelf(folder)
    firsts: dict[str, str] = {}
    sketches: list[tuple[Source, Sketch]] = []
    items = _items(_files(paths or (_sample(),)))
    for taken in chain.from_iterable(each(take, tuple, (articles, memory), items, workers, None)):
        if isinstance(taken, RejectedRecord):
            ledger.rejections.append(taken)
            continue
        first = firsts.setdefault(str(taken.source.sha256), taken.place)
        if first != taken.place:
            ledger.reject("DUPLICATE", taken.place, f"has the same text as {first}, which is read instead")
            continue
        ledger.loaded += 1
        shelf.put(taken.source, taken.place, taken.text)
        sketches.append((taken.source, taken.sketch))
    shelf.settle(versions(sketches))
    return shelf, Reading(INTAKE, (), (), ledger)


def take(
    common: tuple[Mapping[str, Source], Memory], item: tuple[Path, Iterable[Stated | RejectedRecord] | str]
) -> list[Taken | RejectedRecord]:
    """Return the documents of a file, described; one that cannot be read as its rejection.

    An item is a path with its place, or with records that were read from it.
    """
    (articles, memory), (path, given) = common, item
    found = read_file(given, path, memory) if isinstance(given, str) else given
    return [_taken(articles, path, stated) for stated in found]


def _taken(articles: Mapping[str, Source], path: Path, stated: Stated | RejectedRecord) -> Taken | RejectedRecord:
    if isinstance(stated, RejectedRecord):
        return stated
    if not stated.text.strip():
        return RejectedRecord("EMPTY", stated.place, "holds no words. Remove it or give the text.")
    sha256 = hashlib.sha256(stated.text.encode()).hexdigest()
    known = articles.get(sha256)
    source = _describe(path, stated, sha256) if known is None else replace(known, sha256=sha256)
    return Taken(stated.place, source, stated.text, sketch(stated.text, source.language))


def _items(files: Iterable[tuple[str, Path]]) -> Iterator[tuple[Path, Any]]:
    """Yield files; one that may hold very many records is read here, record by record."""
    for place, path in files:
        if path.suffix.lower() == ".jsonl":
            yield from ((path, (stated,)) for stated in read_file(place, path))
        else:
            yield path, place


def _sample() -> Path:
    return Path(str(resources.files("chipcontrols.loaders.documents") / "sample"))


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    seen: set[Path] = set()
    for given in paths:
        if given.is_dir():
            found = [(path.relative_to(given).as_posix(), path) for path in _inside(given)]
        elif given.exists() or given.is_symlink():
            found = [(given.name, given)]
        else:
            raise WrongInput(f"{given}: there is no such file or folder. Check the path of the document.")
        for place, path in sorted(found):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield place, path


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and in its folders, and those folders that cannot be opened.

    What is hidden belongs to some program, and a build that stands among the documents is ours: neither is a document.
    """
    shut: list[Path] = []
    for name, folders, files in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        here = Path(name)
        folders[:] = [each for each in folders if not each.startswith(".") and not _is_build(here / each)]
        yield from (here / file for file in files if not file.startswith("."))
    yield from shut


def _is_build(folder: Path) -> bool:
    return all((folder / file).is_file() for file in ("graph.nq", "report.json"))


def _describe(path: Path, stated: Stated, sha256: str) -> Source:
    """Describe a document by what it states; what it does not state is read from the lines at its top."""
    header = read_header(stated.text, path.suffix.lower() == ".md")
    language = (stated.language or "").lower()[:2]
    return Source(
        slug=f"{_slug(path.stem)}-{sha256[:DIGITS]}",
        kind="document",
        title=_line(stated.title or header.title),
        publisher=_line(stated.publisher) if stated.publisher is not None else None,
        language=language if language in LANGUAGES else detect(stated.text[header.body :]),
        issued=stated.issued or header.issued,
        url=stated.url if stated.url is not None and stated.url.startswith(("https://", "http://")) else None,
        sha256=sha256,
    )


def _line(text: str) -> str:
    return " ".join(text.split())[:TITLE_LIMIT]


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "document"
