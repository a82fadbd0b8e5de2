"""Gather documents: files and folders become texts that are decoded once, hashed, described and never changed."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

from chipcontrols.loaders.documents.header import read_header
from chipcontrols.loaders.documents.language import detect
from chipcontrols.loaders.ledger import Ledger, RejectedRecord, WrongInput
from chipcontrols.loaders.reading import Reading, Text
from chipcontrols.loaders.source import Source

SUFFIXES = (".txt", ".md")
SIZE_LIMIT = 20_000_000
INTAKE = Source("documents", "intake", "Documents given to the build")


def gather(paths: Sequence[Path], articles: Mapping[str, Source]) -> tuple[list[Text], Reading]:
    """Return the readable texts under the paths, and a reading whose ledger counts every file.

    `articles` describes texts that are known by their SHA-256. Without paths the sample notes are taken.
    Raises WrongInput for a path that does not exist.
    """
    ledger = Ledger()
    texts: dict[str, Text] = {}
    for place, path in _files(paths or (_sample(),)):
        try:
            text = _read(place, path, articles)
            first = texts.setdefault(str(text.source.sha256), text)
            if first is not text:
                raise RejectedRecord("DUPLICATE", place, f"has the same text as {first.path}, which is read instead")
            ledger.loaded += 1
        except RejectedRecord as rejection:
            ledger.rejections.append(rejection)
    return sorted(texts.values(), key=lambda text: text.source.slug), Reading(INTAKE, (), (), ledger)


def _sample() -> Path:
    return Path(str(resources.files("chipcontrols.loaders.documents") / "sample"))


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    seen: set[Path] = set()
    for given in paths:
        if given.is_dir():
            found = [(path.relative_to(given).as_posix(), path) for path in given.rglob("*") if not path.is_dir()]
        elif given.exists() or given.is_symlink():
            found = [(given.name, given)]
        else:
            raise WrongInput(f"{given}: there is no such file or folder. Check the path of the document.")
        for place, path in sorted(found):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield place, path


def _read(place: str, path: Path, articles: Mapping[str, Source]) -> Text:
    if path.suffix.lower() not in SUFFIXES:
        raise RejectedRecord("TYPE", place, f"is not a {' or '.join(SUFFIXES)} file. Convert it to text first.")
    text = _decode(place, _load(place, path))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = articles.get(sha256)
    source = _describe(path, text, sha256) if known is None else replace(known, sha256=sha256)
    return Text(source, text, place)


def _load(place: str, path: Path) -> bytes:
    try:
        if not path.is_file():
            raise RejectedRecord("UNREADABLE", place, "is not a regular file. Give a text file.")
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            reason = f"has {size} bytes; the limit is {SIZE_LIMIT}. Split the document."
            raise RejectedRecord("SIZE", place, reason)
        return path.read_bytes()
    except OSError as error:
        raise RejectedRecord("UNREADABLE", place, f"cannot be read ({error.strerror}). Check its rights.") from error


def _decode(place: str, data: bytes) -> str:
    if b"\x00" in data:
        raise RejectedRecord("BINARY", place, "holds NUL bytes, so it is no text. Give a text file.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 (byte {error.start}). Convert it to UTF-8."
        raise RejectedRecord("ENCODING", place, reason) from error
    if not text.strip():
        raise RejectedRecord("EMPTY", place, "holds no words. Remove it or give the text.")
    return text


def _describe(path: Path, text: str, sha256: str) -> Source:
    header = read_header(text, path.suffix.lower() == ".md")
    return Source(
        slug=f"{_slug(path.stem)}-{sha256[:8]}",
        kind="document",
        title=header.title,
        publisher=header.publisher,
        language=header.language or detect(text[header.body :]),
        issued=header.issued,
        sha256=sha256,
    )


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "document"
