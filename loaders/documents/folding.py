"""Fold a text so that spellings of one name are equal and the beginnings of words are told apart."""

import re
import string

# A word of a Latin script holds letters and digits of these; Han characters do not bound words.
WORD = frozenset(string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x100)))) - {"×", "÷"}
# Spellings that differ only in these signs are the same name. Lengths stay as they are, so offsets hold.
SIGNS = {ord(sign): plain for plain, signs in (("'", "’‘"), ("-", "‐‑–")) for sign in signs}
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ")
SAME = {chr(code): plain for code, plain in (SIGNS | SPACES).items()}
FULL_WIDTH = re.compile(r"[\uff01-\uff5e]")


def folded(text: str) -> str:
    """Return a text in one case but for a capital where a word begins; its length is the same.

    Kinds of apostrophes, hyphens and spaces are one sign each. A name inside a word differs from the same name at the
    beginning of one, so that a search for folded names finds few that do not begin a word.

    >>> folded("l’A100\u00a0d’NVIDIA"), folded("英伟达nvidia"), folded("farmd")
    ("L'A100 D'Nvidia", '英伟达Nvidia', 'Farmd')
    """
    for sign, plain in SAME.items():
        if sign in text:
            text = text.replace(sign, plain)
    if not text.isascii() and FULL_WIDTH.search(text):
        text = FULL_WIDTH.sub(lambda match: chr(ord(match[0]) - 0xFEE0), text)
    titled = text.title()
    # A few letters, such as a ligature, are two in another case.
    return titled if len(titled) == len(text) else "".join(c if len(c.title()) == 1 else "?" for c in text).title()
