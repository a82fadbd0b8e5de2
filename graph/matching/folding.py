"""Fold names to lower-case words: width, case, accents, apostrophes and dots go, Han characters stay."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from anyascii import anyascii

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
IS_HAN = re.compile(f"[{HAN}]")
_FOREIGN = re.compile(f"[^\x00-\x7f{HAN}]+")
_APART = re.compile(f"(?<=[{HAN}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{HAN}])")
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛ʻʼ´"))
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)")  # the dots of S.A. and L.L.C., but not that of "Co.Ltd"
_ASCII = {n: " " for n in range(128) if not chr(n).isalnum()} | {ord("'"): None, ord("`"): None, ord("&"): " and "}


def fold(text: str) -> str:
    """Return the words of a name with one space between them; letters of other scripts are written in Latin ones.

    >>> fold("Ｈuawei Technologies Co.,Ltd.  (L.L.C.)")
    'huawei technologies co ltd llc'
    >>> fold("Xi’an Müller & Söhne"), fold("Газпром"), fold("SK海力士")
    ('xian muller and sohne', 'gazprom', 'sk 海力士')
    >>> fold("華為技術")
    '华为技术'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_simplified())
        text = _FOREIGN.sub(lambda found: anyascii(found.group()), text.translate(_APOSTROPHES))
        text = _APART.sub(" ", text.lower())
    text = text.lower()
    if "." in text:
        text = _DOTTED.sub(r"\1", text)
    return " ".join(text.translate(_ASCII).split())


@cache
def _simplified() -> Mapping[int, str]:
    text = (files(__package__) / "characters.yml").read_text(encoding="utf-8")
    return str.maketrans(yaml.safe_load(text)["characters"])


def has_han(text: str) -> bool:
    """Return whether a text holds Han characters.

    >>> has_han("SK海力士"), has_han("SK hynix")
    (True, False)
    """
    return not text.isascii() and IS_HAN.search(text) is not None
