"""Remember what was read: a source that did not change since the last build is not read again.

What is remembered is known by a hash of what it was made of: the content, and all code, tables and ontology that had a
part in reading it. A change of any of them gives another hash, so nothing old is ever taken for new.
"""

import hashlib
import os
import pickle
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
# A build may come from elsewhere: nothing but these is ever made of what its files say.
MADE = {
    "chipcontrols.loaders.claim": {"Claim", "Entity", "Evidence", "Iri", "Label", "Period", "Quantity"},
    "chipcontrols.loaders.documents.formats.stated": {"Stated"},
    "chipcontrols.loaders.ledger": {"Ledger", "RejectedRecord"},
    "chipcontrols.loaders.reading": {"Reading"},
    "chipcontrols.loaders.source": {"Source"},
    "datetime": {"date"},
    "decimal": {"Decimal"},
}


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered: taken from the folder `former`, of an earlier build, and kept in `folder` for the next one.

    Without `folder` nothing is remembered. Several processes may share a memory.
    """

    folder: Path | None = None
    former: Path | None = None

    def recall(self, made_of: tuple[str, ...], make: Callable[[], T]) -> T:
        """Return what was made of these parts before, or make it. What is damaged or gone is made anew."""
        if self.folder is None:
            return make()
        name = hashlib.sha256(repr((fingerprint(), made_of)).encode()).hexdigest()
        for place in (self.folder, self.former):
            if place is not None and (data := _whole(place / name)) is not None:
                try:
                    made: T = _Maker(BytesIO(zlib.decompress(data[32:]))).load()
                except (pickle.UnpicklingError, zlib.error):
                    continue
                self._keep(name, data)
                return made
        made = make()
        data = zlib.compress(_pickled(made), level=1)
        self._keep(name, hashlib.sha256(data).digest() + data)
        return made

    def _keep(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all, as others may ask for it meanwhile."""
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{name}.{os.getpid()}"
        part.write_bytes(data)
        part.replace(self.folder / name)


NO_MEMORY = Memory()


def _pickled(made: object) -> bytes:
    """Return the bytes of what was made, by its own rules: other packages may have set some for all exceptions."""
    written = BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = {}
    pickler.dump(made)
    return written.getvalue()


class _Maker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        if name not in MADE.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of what was read")
        return super().find_class(module, name)


def content(path: Path) -> str:
    """Return a hash of a file, or of all files of a folder with their names."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    # Compiled files come and go, also under names of their own while they are written.
    inside = sorted(file for file in path.rglob("*") if file.is_file() and file.parent.name != "__pycache__")
    parts = [(file.relative_to(path).as_posix(), content(file)) for file in inside]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def fingerprint() -> str:
    """Return a hash of what every reading depends on: code, tables and ontology, Python and the packages installed."""
    ours = [content(Path(str(files(f"chipcontrols.{part}")))) for part in ("loaders", "ontology")]
    # An installed package has a folder that is named by its name and version.
    theirs = sorted(found.name for place in sys.path for found in Path(place or ".").glob("*.dist-info"))
    return hashlib.sha256(repr((ours, sys.version, theirs)).encode()).hexdigest()


def _whole(file: Path) -> bytes | None:
    """Return what a file holds, unless it is gone or is not as it was written."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data[32:]).digest() == data[:32] else None
