"""Load the words of a language: they stand in cues/<language>/ and are read once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from chipcontrols.loaders.documents.late import part, whole
from chipcontrols.loaders.yml import read_yml

CUES = resources.files("chipcontrols.loaders.documents") / "cues"
LANGUAGES = ("de", "en", "fr", "zh")
# A word of a Latin script ends where no further letter follows; Han characters do not bound words.
WORD_END = r"(?:(?<![A-Za-zÀ-ÖØ-öø-ÿ])|(?![A-Za-zÀ-ÖØ-öø-ÿ]))"
# A name for forms that many patterns share, such as "<has> bought"; "(?P<name>" is a group instead.
SHORTHAND = re.compile(r"(?<!\(\?P)<([a-z]+)>")
WORD_START = r"(?<![A-Za-zÀ-ÖØ-öø-ÿ0-9])"


# The pattern of words that a language does not have.
NONE = "(?!)"


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return the words of a language by section, or those of English for a language that has none."""
    return load(f"{language if language in LANGUAGES else 'en'}/words.yml")


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return a file of the cues folder."""
    loaded: Mapping[str, Any] = read_yml(CUES / name)
    return loaded


@cache
def load_all(folder: str) -> Mapping[str, Any]:
    """Return what the files of a folder of the cues hold together: one file for each module of the ontology."""
    files = sorted(path.name for path in (CUES / folder).iterdir())
    return {key: entry for name in files for key, entry in load(f"{folder}/{name}").items()}


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is put together for each use; the module `re` forgets those of which it has too many."""
    return re.compile(pattern, flags)


def word_bounds(language: str) -> tuple[str, str]:
    """Return what the words of a language begin and end with: nothing in Chinese, whose words have no bounds."""
    return ("", "") if language == "zh" else (WORD_START, WORD_END)


def whole_words(forms: str, language: str) -> str:
    """Return a pattern for forms that are words of their own."""
    start, end = word_bounds(language)
    return f"{start}(?:{forms}){end}"


def expanded(pattern: str, language: str) -> str:
    """Return a pattern with each name in angle brackets replaced by the forms that the language gives for it.

    "<nation>" is the adjective of any country.
    """
    return whole(shortened(pattern, language))


def shortened(pattern: str, language: str) -> str:
    """Return such a pattern for one that is compiled late: of the forms of each name stands their character."""
    return SHORTHAND.sub(lambda match: part(_forms(match[1], language)), pattern)


@cache
def _forms(name: str, language: str) -> str:
    """Return the forms that a name stands for."""
    given = words(language)
    forms = "|".join(given["nationalities"].values()) if name == "nation" else given["shorthand"][name]
    return shortened(forms, language)


def either(options: Iterable[str]) -> str:
    """Return a regular expression for any of the options, longest first, each ending at a word's end."""
    return "(?:" + "|".join(sorted(options, key=lambda option: (-len(option), option))) + ")" + WORD_END


def any_of(forms: Sequence[str], language: str) -> str:
    """Return a pattern for any of some forms: in Chinese 十一 comes before 十."""
    return either(forms) if language != "zh" else "(?:" + "|".join(f"(?:{form})" for form in reversed(forms)) + ")"


def bounded(pattern: str, language: str) -> re.Pattern[str]:
    """Return a pattern for words of their own, and for numbers of their own where words have no bounds."""
    start, end = (WORD_START, WORD_END) if language != "zh" else (r"(?<!\d)", r"(?:(?<!\d)|(?!\d))")
    return re.compile(f"{start}(?:{pattern}){end}", re.IGNORECASE)
