"""Fold a text so that spellings of one name are equal, and mark where its words begin."""

import re

# A word of a Latin script begins at a letter or digit of these; Han characters do not bound words.
WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ")  # fmt: skip # noqa: E501
MARK = "\x01"
# Spellings that differ only in these signs are the same name. Lengths stay as they are, so offsets hold.
SIGNS = {ord(sign): plain for plain, signs in (("'", "’‘"), ("-", "‐‑–")) for sign in signs}
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009" + MARK), " ")
SAME = {chr(code): plain for code, plain in (SIGNS | SPACES).items()}
FULL_WIDTH = re.compile(r"[\uff01-\uff5e]")
OTHER_SCRIPT = re.compile(r"([^\x00-\u024f\u2000-\u206f])(?=[0-9a-zà-öø-ÿ])")
LAST_LATIN = "\u024f"


def folded(text: str) -> str:
    """Return a text in lower case with one sign for each kind of apostrophe, hyphen and space; its length is the same.

    >>> folded("L’A100\u00a0d’NVIDIA")
    "l'a100 d'nvidia"
    """
    for sign, plain in SAME.items():
        if sign in text:
            text = text.replace(sign, plain)
    if not text.isascii() and FULL_WIDTH.search(text):
        text = FULL_WIDTH.sub(lambda match: chr(ord(match[0]) - 0xFEE0), text)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def marked(plain: str) -> str:
    """Return a folded text with a mark before each letter or digit that begins a word.

    >>> marked("amd, 英伟达nvidia").replace(MARK, "|")
    '|amd, |英伟达|nvidia'
    """
    signs = set(plain) - WORD
    for sign in sorted(sign for sign in signs if sign <= LAST_LATIN or "\u2000" <= sign <= "\u206f"):
        plain = plain.replace(sign, sign + MARK)
    if any(sign > LAST_LATIN for sign in signs):
        plain = OTHER_SCRIPT.sub(rf"\1{MARK}", plain)
    return MARK + plain if plain[:1] in WORD else plain
