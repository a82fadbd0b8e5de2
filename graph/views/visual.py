"""The visual language as data: which shape and word a class has, which colours a role in the control has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of some classes are drawn and what the legend calls them."""

    name: str
    word: str
    shape: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """The colours (fill, line, text) of a role in the control; `ring` asks for the outer line, `dot` for a dot."""

    name: str
    word: str
    light: Sequence[str]
    dark: Sequence[str]
    width: float
    ring: bool = False
    dot: bool = False

    @property
    def fill(self) -> str:
        """The fill on light paper."""
        return self.light[0]

    @property
    def line(self) -> str:
        """The outline on light paper."""
        return self.light[1]

    @property
    def text(self) -> str:
        """The text on light paper."""
        return self.light[2]


@dataclass(frozen=True, slots=True)
class Visual:
    """The whole language: kinds and roles in the order of the legend."""

    kinds: Mapping[str, Kind]
    roles: Mapping[str, Role]
    surfaces: Mapping[str, Sequence[str]]
    dashed: frozenset[str]
    inverse: Mapping[str, str]
    mark: str
    notice: str


@cache
def visual() -> Visual:
    """Return the visual language of visual.yml.

    >>> visual().kinds["product"].shape
    'pins'
    """
    data = yaml.safe_load((files(__package__) / "visual.yml").read_text(encoding="utf-8"))
    kinds = {name: Kind(name, row["word"], row["shape"], tuple(row["classes"])) for name, row in data["kinds"].items()}
    roles = {name: Role(name, **row) for name, row in data["roles"].items()}
    dashed = frozenset(data["edges"]["dashed"])
    return Visual(kinds, roles, data["surfaces"], dashed, data["inverse"], data["mark"], data["notice"])


@cache
def kind_of(cls: str) -> str:
    """Return the kind that a class of the ontology (local name) is drawn as.

    >>> kind_of("Chip"), kind_of("Unheard")
    ('product', 'thing')
    """
    return next((kind.name for kind in visual().kinds.values() if cls in kind.classes), "thing")
