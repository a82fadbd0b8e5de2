"""The YAML files of the package say each thing once: of two equal keys a reader keeps only the second."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

SHIPPED = sorted(
    path for part in ("loaders", "graph") for path in Path(str(files(f"chipcontrols.{part}"))).rglob("*.yml")
)


def twice(node: yaml.Node | None) -> Iterator[str]:
    """Yield the keys that stand twice in one mapping, with their lines."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield f"{key.value} in line {key.start_mark.line + 1}"
            seen.add(key.value)
            yield from twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from twice(part)


def test_a_key_that_stands_twice_is_found():
    assert list(twice(yaml.compose("a: 1\nb: [{c: 1, c: 2}]\na: 3\n"))) == ["c in line 2", "a in line 3"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_key_stands_twice(path: Path):
    assert list(twice(yaml.compose(path.read_text(encoding="utf-8")))) == []
