"""Keep a model's answers by what was asked, so that a build with the same documents asks nothing and says the same."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chipcontrols.loaders.documents.llm.endpoint import Endpoint, NoAnswer


def answer(endpoint: Endpoint, folder: Path, prompt: str, passage: str, schema: Mapping[str, Any]) -> list[Any]:
    """Return the claims of an answer, kept or asked for. Raises NoAnswer if there is none of the right form.

    The name of a kept answer is the SHA-256 of prompt, passage, schema and model. Only answers of the right form are
    kept, so that others are asked for again.
    """
    asked = json.dumps([prompt, passage, schema, endpoint.model], ensure_ascii=False, sort_keys=True)
    file = folder / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
    if file.is_file():
        return _claims(file.read_text(encoding="utf-8"))
    content = endpoint.ask(prompt, passage, schema)
    claims = _claims(content)
    folder.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".partial")
    partial.write_text(content, encoding="utf-8", newline="")
    partial.replace(file)
    return claims


def _claims(content: str) -> list[Any]:
    try:
        claims = json.loads(content)["claims"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswer(f"the answer is not in the form asked for ({type(error).__name__})") from error
    if not isinstance(claims, list):
        raise NoAnswer("the answer is not in the form asked for (claims is no list)")
    return claims
