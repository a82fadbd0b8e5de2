"""Load the words of a language: they stand in cues/<language>.yml and are read once."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from chipcontrols.loaders.yml import read_yml

LANGUAGES = ("de", "en", "fr", "zh")
# A word of a Latin script ends where no further letter follows; Han characters do not bound words.
WORD_END = r"(?:(?<![A-Za-zÀ-ÖØ-öø-ÿ])|(?![A-Za-zÀ-ÖØ-öø-ÿ]))"
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


def either(options: Iterable[str]) -> str:
    """Return a regular expression for any of the options, longest first, each ending at a word's end."""
    return "(?:" + "|".join(sorted(options, key=lambda option: (-len(option), option))) + ")" + WORD_END
