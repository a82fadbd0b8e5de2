"""Fold a text so that spellings of one name are equal and the beginnings of words are told apart."""

import re
import string
from collections.abc import Mapping
from functools import cache

from chipcontrols.loaders.documents.lexicon import load

# A word of a Latin script holds letters and digits of these; Han characters do not bound words.
WORD = frozenset(string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x100)))) - {"×", "÷"}
# Spellings that differ only in these signs are the same name. Lengths stay as they are, so offsets hold.
SIGNS = {ord(sign): plain for plain, signs in (("'", "’‘"), ("-", "‐‑–")) for sign in signs}
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ")
# Letters, digits and their signs of the width of Han characters; other signs of that width bound Chinese sentences
# and stay.
WIDE = {code: p for code in range(0xFF01, 0xFF5F) if (p := chr(code - 0xFEE0)).isalnum() or p in "%~$+-./"}


def plain(text: str) -> str:
    """Return a text in the signs that names and cues are written in; its length is the same, so offsets hold.

    Apostrophes and hyphens are one sign each, letters of full width are ASCII, traditional characters simplified, and
    words of Taiwan those of the mainland.

    >>> plain("輝達’s ＡＩ晶片")
    "辉达's AI芯片"
    """
    if text.isascii():
        return text
    return _terms().sub(_term, _in(_plain(), text))


def folded(text: str) -> str:
    """Return a text in one case but for a capital where a word begins; its length is the same.

    Kinds of apostrophes, hyphens and spaces are one sign each. A name inside a word differs from the same name at the
    beginning of one, so that a search for folded names finds few that do not begin a word.

    >>> folded("l’A100\u00a0d’NVIDIA"), folded("英伟达nvidia"), folded("farmd")
    ("L'A100 D'Nvidia", '英伟达Nvidia', 'Farmd')
    """
    text = text if text.isascii() else _terms().sub(_term, _in(_folding(), text))
    titled = text.title()
    # A few letters, such as a ligature, are two in another case.
    return titled if len(titled) == len(text) else "".join(c if len(c.title()) == 1 else "?" for c in text).title()


def _in(signs: Mapping[int, str], text: str) -> str:
    """Return a text in the given signs; few of its letters are changed, so that `translate` would be slower."""
    return _odd().sub(lambda match: signs.get(ord(match[0]), match[0]), text)


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _folding())))}]")


@cache
def _plain() -> Mapping[int, str]:
    script = load("traditional.yml")
    traditional, simplified = (script[key].replace(" ", "") for key in ("traditional", "simplified"))
    return SIGNS | WIDE | {ord(old): new for old, new in zip(traditional, simplified, strict=True)}


@cache
def _folding() -> Mapping[int, str]:
    return {**_plain(), **SPACES}


def _term(match: re.Match[str]) -> str:
    return str(load("traditional.yml")["terms"][match[0]])


@cache
def _terms() -> re.Pattern[str]:
    return re.compile("|".join(load("traditional.yml")["terms"]))
