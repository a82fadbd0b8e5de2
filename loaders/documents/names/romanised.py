"""Write the names of Chinese persons in Latin letters."""

import re

from chipcontrols.loaders.documents.lexicon import load

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
