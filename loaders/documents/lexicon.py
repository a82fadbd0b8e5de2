"""Load the words of a language: they stand in cues/<language>.yml and are read once."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from chipcontrols.loaders.yml import read_yml

LANGUAGES = ("de", "en", "fr", "zh")
# A word of a Latin script ends where no further letter follows; Han characters do not bound words.
WORD_END = r"(?:(?<![A-Za-zÀ-ÖØ-öø-ÿ])|(?![A-Za-zÀ-ÖØ-öø-ÿ]))"
# A name for forms that many patterns share, such as "<has> bought"; "(?P<name>" is a group instead.
SHORTHAND = re.compile(r"(?<!\(\?P)<([a-z]+)>")
WORD_START = r"(?<![A-Za-zÀ-ÖØ-öø-ÿ0-9])"


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return the words of a language by section, or those of English for a language that has none."""
    return load(f"{language if language in LANGUAGES else 'en'}.yml")


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return a file of the cues folder."""
    path = resources.files("chipcontrols.loaders.documents") / "cues" / name
    loaded: Mapping[str, Any] = read_yml(path)
    return loaded


def expanded(pattern: str, language: str) -> str:
    """Return a pattern with each name in angle brackets replaced by the forms that the language gives for it."""
    forms: Mapping[str, str] = words(language).get("shorthand", {})
    return SHORTHAND.sub(lambda match: f"(?:{expanded(forms[match[1]], language)})", pattern)


def either(options: Iterable[str]) -> str:
    """Return a regular expression for any of the options, longest first, each ending at a word's end."""
    return "(?:" + "|".join(sorted(options, key=lambda option: (-len(option), option))) + ")" + WORD_END
