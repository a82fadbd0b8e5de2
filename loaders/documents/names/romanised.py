"""Write the names of Chinese persons, firms and places in Latin letters."""

import re
from functools import cache

from chipcontrols.loaders.documents.lexicon import load

HAN = re.compile(r"[\u4e00-\u9fff（）()]+")
HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def romanised(name: str) -> str | None:
    """Return the name of a Chinese person in pinyin, family name first, or None for a name that is not of one.

    >>> romanised("林永华"), romanised("曾思远"), romanised("欧阳明远"), romanised("马克·格林")
    ('Lin Yonghua', 'Zeng Siyuan', 'Ouyang Mingyuan', None)
    """
    families = load("shapes.yml")["han_families"]
    if HAN_NAME.fullmatch(name) is None:
        return None
    from pypinyin import lazy_pinyin  # imported here: its tables take a fifth of a second

    length = 2 if name[:2] in families["double"].split() and len(name) > 2 else 1
    family = families["read"].get(name[:length]) or "".join(lazy_pinyin(name[:length]))
    return f"{family.capitalize()} {''.join(lazy_pinyin(name[length:])).capitalize()}"


def latin_name(name: str) -> str | None:
    """Return the name of a Chinese firm or place in Latin letters, or None for one that is not all in Chinese.

    Words of the trade are translated, the rest is spelled; legal forms are left out.

    >>> latin_name("北京云岭微电子技术有限公司"), latin_name("上海"), latin_name("Acme半导体")
    ('Beijing Yunling Microelectronics Technology', 'Shanghai', None)
    """
    if HAN.fullmatch(name) is None:
        return None
    from pypinyin import lazy_pinyin

    parts = [part for part in _parts().split(name) if part]
    translated = load("zh/names.yml")["latin"]
    spelled = [translated.get(p, "".join(lazy_pinyin(p)).capitalize()) for p in parts]
    return " ".join(part for part in spelled if part) or None


@cache
def _parts() -> re.Pattern[str]:
    """Return the words of the trade, legal forms and cities, which are words of their own in a name."""
    raw = load("zh/names.yml")
    known = [*raw["latin"], *raw["cities"].split("|")]
    return re.compile("(" + "|".join(sorted(known, key=len, reverse=True)) + ")")
