"""The YAML files of the package say each thing once, as of equal keys a reader keeps the last, and nothing in vain."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from chipcontrols.loaders.documents.claims.templates import templates
from chipcontrols.loaders.documents.lexicon import LANGUAGES, load_all
from chipcontrols.loaders.documents.verbs import constructed

SHIPPED = sorted(
    path for part in ("loaders", "graph") for path in Path(str(files(f"chipcontrols.{part}"))).rglob("*.yml")
)
CUES = Path(str(files("chipcontrols.loaders"))) / "documents" / "cues"


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


def test_every_form_of_a_frame_is_that_of_some_trigger():
    told = {
        (kind, cue["form"])
        for language in LANGUAGES
        for kind, entries in load_all(f"{language}/claims").items()
        for entry in entries
        for cue in constructed(entry, language, templates()[kind].forms)
    }
    forms = {(kind, form) for kind, template in templates().items() for form in template.forms}
    assert {(kind, form) for kind, form in forms - told if form != "measure"} == set()
