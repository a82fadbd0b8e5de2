"""Make queries for the screening benchmark: names of a list, changed in ten ways, and names that are on no list."""

import random
import re
import string
from collections.abc import Callable, Sequence

SUFFIX = re.compile(
    r"[\s,.]*\b(?:limited liability company|joint stock company|private limited|co|company|corp|corporation|inc|ltd|"
    r"limited|llc|l\.l\.c|pte|pvt|plc|gmbh|ag|s\.?a|sas|jsc|ojsc|pjsc|ooo|ao|oao|zao|pao|fze|fzco|b\.?v|nv|srl|spa|"
    r"k\.?k|sdn|bhd)\b[\s,.]*$",
    re.I,
)
ABBREVIATIONS = {
    "technology": "Tech", "technologies": "Techs", "company": "Co", "limited": "Ltd", "international": "Intl",
    "corporation": "Corp", "services": "Srvces", "service": "Svc", "electronics": "Elec", "electronic": "Elec",
    "development": "Dev", "institute": "Inst", "university": "Univ", "industries": "Inds", "industry": "Ind",
    "industrial": "Indl", "engineering": "Engrg", "equipment": "Equip", "manufacturing": "Mfg", "management": "Mgmt",
    "research": "Rsch", "laboratory": "Lab", "national": "Natl", "department": "Dept", "trading": "Trdg",
    "general": "Gen", "center": "Ctr", "centre": "Ctr", "association": "Assn", "science": "Sci", "sciences": "Sci",
    "information": "Info", "communication": "Comm", "communications": "Comms", "group": "Grp", "holding": "Hldg",
    "holdings": "Hldgs", "brothers": "Bros", "systems": "Sys", "system": "Sys", "transportation": "Transp",
    "investment": "Inv", "exchange": "Exch", "construction": "Constr", "organization": "Org", "import": "Imp",
    "export": "Exp", "semiconductor": "Semi", "semiconductors": "Semi", "microelectronics": "Microelec",
    "aviation": "Avn", "shipping": "Shpg", "petroleum": "Petr", "machinery": "Mach", "materials": "Matls",
}  # fmt: skip


def typo(name: str, chance: random.Random) -> str | None:
    """Change, lose, double or swap one letter."""
    places = [n for n, c in enumerate(name) if c.isalpha()]
    if len(places) < 4:
        return None
    at = chance.choice(places)
    kind = chance.randrange(4)
    letter = chance.choice(string.ascii_lowercase)
    if kind == 0:
        return name[:at] + letter + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at + 1 :]
    if kind == 2:
        return name[:at] + letter + name[at:]
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def two_typos(name: str, chance: random.Random) -> str | None:
    """Two slips; only for names long enough to be known after them."""
    first = typo(name, chance) if sum(map(str.isalpha, name)) >= 8 else None
    return None if first is None else typo(first, chance)


def word_order(name: str, chance: random.Random) -> str | None:
    """Shuffle the words."""
    words = name.split()
    if len(words) < 2:
        return None
    chance.shuffle(words)
    return " ".join(words)


def rotation(name: str, chance: random.Random) -> str | None:
    """Put the last word first, with a comma."""
    words = name.replace(",", "").split()
    return f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else None


def suffix_dropped(name: str, chance: random.Random) -> str | None:
    """Leave the legal form out."""
    shorter = name
    while SUFFIX.search(shorter):
        shorter = SUFFIX.sub("", shorter)
    return shorter if shorter not in (name, "") else None


def initial(name: str, chance: random.Random) -> str | None:
    """Write one word that is not the longest by its first letter."""
    words = name.split()
    long = [n for n, word in enumerate(words) if len(word) > 3 and word[0].isalpha()]
    if len(words) < 3 or len(long) < 2:
        return None
    at = chance.choice([n for n in long if n != max(long, key=lambda n: len(words[n]))])
    return " ".join([*words[:at], f"{words[at][0]}.", *words[at + 1 :]])


def joined_words(name: str, chance: random.Random) -> str | None:
    """Lose one space."""
    words = name.split()
    if len(words) < 2:
        return None
    at = chance.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def split_word(name: str, chance: random.Random) -> str | None:
    """Write one word as two, as pinyin is written by syllables."""
    words = name.split()
    long = [n for n, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return None
    at = chance.choice(long)
    cut = chance.randrange(2, len(words[at]) - 1)
    return " ".join([*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]])


def abbreviation(name: str, chance: random.Random) -> str | None:
    """Shorten every word that is commonly shortened."""
    shorter = " ".join(ABBREVIATIONS.get(word.lower().strip(",."), word) for word in name.split())
    return shorter if shorter != name else None


def suffix_and_typo(name: str, chance: random.Random) -> str | None:
    """Leave the legal form out and slip once."""
    shorter = suffix_dropped(name, chance)
    return None if shorter is None else typo(shorter, chance)


KINDS: dict[str, Callable[[str, random.Random], str | None]] = {
    "one typo": typo,
    "two typos": two_typos,
    "word order": word_order,
    "rotation": rotation,
    "suffix dropped": suffix_dropped,
    "initial": initial,
    "joined words": joined_words,
    "split word": split_word,
    "abbreviation": abbreviation,
    "suffix dropped, one typo": suffix_and_typo,
}


def queries(names: Sequence[str], each: int, chance: random.Random) -> list[tuple[str, str, str]]:
    """Return (kind, query, name) for so many queries of each kind, drawn from the names in random order."""
    made: list[tuple[str, str, str]] = []
    for kind, change in KINDS.items():
        order = list(names)
        chance.shuffle(order)
        count = 0
        for name in order:
            query = change(name, chance)
            if query is not None and query.lower() != name.lower():
                made.append((kind, query, name))
                count += 1
            if count == each:
                break
    return made


SYLLABLES = (
    "ba bel bor cal cor dal den dor el fan far gal gen hal hor jan jor kal kel lan lor mar mel mon nar nel nor or pal "
    "per quin ral ren rin sal sel sor tal tel tor ul val vel vin wal wen xan yor zal zen zor"
)
PINYIN = (
    "an bai bao bei bin bo chang chao chen cheng chuang da dong en fang fei feng fu gang gao guang guo hai han hao he "
    "heng hong hua hui jia jian jie jin jing jun kai kang ke lan le li lian lin ling long lu mei ming nan ning peng "
    "ping qi qian qiang qing rong rui sen sheng shi shun tai tian tong wan wei wen xi xiang xin xing xu yan yang yi "
    "ying yong you yu yuan yue yun ze zhan zhao zhen zheng zhi zhong zhou zhuo"
)
TRADES = (
    "Technology", "Trading", "Electronics", "Semiconductor", "Shipping", "Energy Holdings", "Logistics", "Industries",
    "Engineering", "Capital Partners", "Research Institute", "Aviation Services", "Microelectronics", "Foundation",
    "Optical Instruments", "Marine Services", "Machinery", "Bank", "Chemical Works", "Foods", "Textiles", "Pharma",
)  # fmt: skip
FORMS = ("Co., Ltd.", "Ltd.", "LLC", "Inc.", "GmbH", "S.A.", "JSC", "Limited", "", "")
PLACES = ("Beijing", "Shanghai", "Shenzhen", "Hangzhou", "Wuhan", "Hong Kong", "Xi'an", "Suzhou", "Nanjing", "Chengdu")


def invented(count: int, taken: set[str], chance: random.Random) -> list[str]:
    """Return names that nobody bears: invented words, or pinyin behind a place, with a trade and a legal form."""
    made: list[str] = []
    while len(made) < count:
        if chance.random() < 0.5:
            words = ["".join(chance.choices(SYLLABLES.split(), k=chance.choice((2, 3)))).capitalize()]
            if chance.random() < 0.4:
                words.append("".join(chance.choices(SYLLABLES.split(), k=2)).capitalize())
        else:
            words = [
                chance.choice(PLACES),
                "".join(chance.choices(PINYIN.split(), k=chance.choice((2, 3)))).capitalize(),
            ]
        name = " ".join([*words, chance.choice(TRADES), chance.choice(FORMS)]).strip()
        if name.lower() not in taken:
            taken.add(name.lower())
            made.append(name)
    return made
