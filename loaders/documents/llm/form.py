"""The form of a model's answer, as JSON Schema made from the frames of the ontology."""

from functools import cache
from importlib import resources
from typing import Any

from chipcontrols.ontology.frames import Frame, concepts, frames

Schema = dict[str, Any]
NUMBER: Schema = {"type": ["number", "null"]}
WORDS: Schema = {"type": ["string", "null"]}


@cache
def prompt() -> str:
    """Return what the model is told to do."""
    return (resources.files("chipcontrols.loaders.documents.llm") / "prompt.md").read_text(encoding="utf-8")


@cache
def schema() -> Schema:
    """Return the schema of an answer: a list of claims, each in the frame of its kind."""
    claim = {"anyOf": [_claim(frame) for frame in frames().values()]}
    return _object({"claims": {"type": "array", "items": claim}})


def _claim(frame: Frame) -> Schema:
    parts: Schema = {
        "kind": {"type": "string", "const": frame.kind},
        "roles": _object({role: {"type": "array", "items": {"type": "string"}} for role in sorted(frame.roles)}),
        "details": _object({name: WORDS for name in sorted(frame.details)}),
        "period": WORDS,
        "modality": {"type": "string", "enum": sorted(concepts("ModalityScheme"))},
        "attributed_to": WORDS,
        "quote": {"type": "string"},
    }
    if frame.allows_figure:
        parts |= {"value": NUMBER, "minimum": NUMBER, "maximum": NUMBER}
        parts["unit"] = {"type": ["string", "null"], "enum": [*sorted(concepts("UnitScheme")), None]}
    return _object(parts)


def _object(parts: Schema) -> Schema:
    # The strict form that endpoints ask for: every part is required, nothing else is allowed.
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}
