"""What a page draws: nodes and edges with their positions, in scenes, in a view."""

from collections.abc import Iterable
from dataclasses import dataclass, field

DRAWN_LIMIT = 400
LABEL_LIMIT = 240  # characters of a name that a box, a heading or a chooser shows; the panel shows all


@dataclass(frozen=True, slots=True)
class Node:
    """A drawn thing. `key` is an IRI or, for a heading, a name of ours; `second` is the name in another script.

    `column` and the position are the layout's; `group` is the key of the node that folds this one away;
    `share` (0 to 1) is the length of the bar that a figure is drawn with; `mark` the words of the flag of a chokepoint.
    What is no entity says in its panel what it is `about` (in `language`), and shows its `claims`.
    """

    key: str
    label: str
    kind: str
    role: str
    second: str = ""
    column: int = 0
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    lines: tuple[str, ...] = ()
    group: str = ""
    folded: bool = False
    planned: bool = False
    share: float = 0.0
    mark: str = ""
    about: str = ""
    language: str = ""
    claims: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    rank: tuple[float | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn line, read aloud as "source verb target", with the claims (IRIs) that it stands for."""

    source: str
    target: str
    verb: str
    claims: tuple[str, ...] = ()
    dashed: bool = False
    control: bool = False
    width: float = 1.2
    spans: tuple[tuple[str, str], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: what is drawn at once. `headings` stand over the columns; `left_out` counts what is not drawn.

    `page` is the address of the site's page on the same thing.
    """

    key: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    headings: tuple[str, ...] = ()
    note: str = ""
    left_out: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A page: a title, how to read it, and its scenes, of which number `start` is shown at opening.

    `limit` is how many boxes are drawn at once: groups fold to keep within it.
    """

    slug: str
    title: str
    hint: str
    scenes: tuple[Scene, ...]
    choice: str = "Show"
    limit: int = DRAWN_LIMIT
    start: int = 0

    def drawn(self) -> tuple[str, ...]:
        """Return the IRIs of all drawn entities, sorted."""
        return tuple(sorted({node.key for scene in self.scenes for node in scene.nodes if is_iri(node.key)}))


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """What was written: the file's name, the title and the size of the page's networks and of its file.

    `keys` are the keys of its scenes: links.scene_of leads to each.
    """

    file: str
    title: str
    hint: str
    scenes: int
    nodes: int
    edges: int
    size: int
    keys: tuple[str, ...] = field(default=(), repr=False)
    thumbnail: str = field(default="", repr=False)


def is_iri(key: str) -> bool:
    """Tell an entity of the graph from a heading of ours."""
    return key.startswith(("http:", "https:"))


def unique(nodes: Iterable[Node]) -> dict[str, Node]:
    """Return nodes by key; of several with one key the first stays."""
    found: dict[str, Node] = {}
    for node in nodes:
        found.setdefault(node.key, node)
    return found
