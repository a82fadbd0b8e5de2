"""Find names that no table knows in Chinese text: firms and bodies by their last word, persons by title and verb."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chipcontrols.loaders.documents.lexicon import load
from chipcontrols.loaders.documents.names.shapes import Shape
from chipcontrols.loaders.documents.names.sorts import CODE, LIKELY, POSSIBLE, SURE, common
from chipcontrols.loaders.documents.spans import Mention

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
# A name in quotes before the word that tells what it is.
QUOTED = re.compile(r"[“「『](?P<name>[\w·-]{2,12})[”」』](?=(?P<kind>.{1,8}))")
LATIN = re.compile(
    r"(?<![A-Za-z0-9@/.:-])(?:[A-Za-z]|\d(?=[A-Z]\d))[A-Za-z0-9]*(?:[-.&+:][A-Za-z0-9]+)*"
    r"(?: (?:[A-Z][A-Za-z0-9.]*|\d{1,3}[A-Za-z]?(?!\d| ?[块颗片张万亿年月枚台家美元个套%])))*"
)
# Words that end names of firms in Latin letters.
LATIN_FIRM = re.compile(
    r"(?<=[a-z\d]) (?:AI|Labs?|Systems|Technolog(?:y|ies)|Semiconductors?|Micro(?:electronics|systems)?"
    r"|Capital|Ventures|Partners|Networks|Robotics|Energy|Photonics|Electronics|Materials|Instruments|Holdings?|Computing|Dynamics)$"
)
# Characters of given names: small words and most verbs are none.
GIVEN = r"(?![于在是对与和为以的及从到比出等将已也被由向])[\u3400-\u4dbf\u4e00-\u9fff]"
# Words of time between a title and a verb, which are no name.
TIMES = "近日|日前|此前|随后|目前|当天|当日|[今昨][天日晚]|[上本这下]周|[上本这下]个?月|周[一二三四五六日]|星期"
WORK = re.compile(r"《([^《》]{2,40})》")
# The stem of a firm before words such as 科技 has two to six characters.
STEM = (2, 4)
LONGEST = 14
# Behind its maker, a device by its number: 小米15S Pro, OPPO Find X8手机.
DEVICE = re.compile(
    r"(?:平板)? ?(?:[A-Z][A-Za-z]+ ?)?[A-Z]?\d{1,4}[A-Z]?"
    r"(?:(?: ?(?:Pro|Ultra|Max|Plus|mini|SE|Air)\+?)+"
    r"|(?=(?:系列|标准版)?(?:手机|平板|机型|首[发批]|搭载|配备|起?售价)|系列[^,，。;；]{0,6}(?:首[发批]|搭载|配备)))"
    r"(?![A-Za-z\d])(?!系列?(?:AI)?(?:芯片|处理器)|(?:AI)?(?:芯片|处理器|显卡|GPU|模型))"
)
# A sort of chips before one that has a number.
NUMBERED = re.compile(r"(?:芯片|处理器)[“「『]?[A-Z][A-Za-z]*-?\d")
# Around the short form of the words before it.
OPENS, CLOSES = ("(", "（"), (")", "）")
# Signs and small words that no name holds.
BREAK = re.compile(
    r"[^\u4e00-\u9fff·A-Za-z（）]|[的了在是其曾已将为与和及对被把让从向由等不也都就还而但或]"
    r"|公司|企业|供应链|产业链|根据|依据|按照|预计"
)
COUNTRY = re.compile(r"(?:中国|国家|美国|韩国|日本|德国|英国|法国|荷兰|欧洲|欧盟|台湾|上海|北京|深圳)$")
# An item of a list beside a known name.
ITEM = re.compile(
    r"(?:、|和|与|及|以及)(?P<name>[\u4e00-\u9fff]{2,5}?)(?=、|和|与|及|以及|等|，|。|,|持续|联合|领投|跟投|均|已)"
)
ITEM_BEFORE = re.compile(r"(?:[，。,；、：（]|^|包括|如)(?P<name>[\u4e00-\u9fff]{2,5})(?:、|和)$")


@dataclass(frozen=True, slots=True)
class HanGrammar:
    """The words around Chinese names, compiled."""

    before: re.Pattern[str]
    firm: re.Pattern[str]
    general: re.Pattern[str]
    alien: re.Pattern[str]
    strong: re.Pattern[str]
    said: re.Pattern[str]
    bodies: tuple[tuple[str, re.Pattern[str]], ...]
    titled: re.Pattern[str]
    appointed: re.Pattern[str]
    also: re.Pattern[str]
    press: re.Pattern[str]
    city: re.Pattern[str]
    foreign: re.Pattern[str]
    speaking: re.Pattern[str]
    act: re.Pattern[str]
    paper: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    firm_after: re.Pattern[str]
    firm_before: re.Pattern[str]
    deals: tuple[re.Pattern[str], ...]
    no_firm: re.Pattern[str]
    takes: re.Pattern[str]


def han_shapes(text: str, start: int, end: int, known: Sequence[Mention]) -> list[Shape]:
    """Return the unknown names of a Chinese sentence in order."""
    grammar = _grammar()
    found: list[Shape] = []
    for shape in (
        *_works(grammar, text, start, end, known),
        *_persons(grammar, text, start, end, known),
        *_headed(grammar, text, start, end, known),
        *_devices(text, end, known),
        *_latin(grammar, text, start, end, known),
        *_quoted(grammar, text, start, end),
        *_papers(grammar, text, start, end, known),
        *_items(grammar, text, start, end, known),
        *_dealt(grammar, text, start, end, known),
        *(Shape(*match.span(), "Place", LIKELY) for match in grammar.city.finditer(text, start, end)),
    ):
        taken = [(m.start, m.end) for m in known] + [(s.start, s.end) for s in found]
        if not any(
            a < shape.end
            and shape.start < b
            and not (shape.start <= a and b <= shape.end and b - a < shape.end - shape.start)
            for a, b in taken
        ):
            found.append(shape)
    return sorted(found, key=lambda shape: (shape.start, shape.end))


@cache
def _grammar() -> HanGrammar:
    raw: Mapping[str, Any] = load("zh/names.yml")
    family = load("shapes.yml")["han_family"]
    name = rf"(?P<name>(?!(?:{TIMES}))(?:{family}){GIVEN}{{1,2}}?|{HAN}{{1,5}}·{HAN}{{1,6}}?(?:·{HAN}{{1,6}}?)?)"
    follow = rf"(?=[，。、,；;：:（(）)！？“”\s]|$|{raw['verbs']})"
    said = f"(?:{raw['verbs'].split('|在')[0]})"
    return HanGrammar(
        re.compile(rf"(?:{raw['before']}|[，。、,；;：:（(）)“”《》！？\s「」『』]|\d|^)$"),
        re.compile(rf"(?:{raw['firm']})+"),
        re.compile(rf"(?:{raw['general']}|{raw['before']})+.{{0,1}}"),
        re.compile(raw["alien"]),
        re.compile(raw["strong"]),
        re.compile(raw["said"]),
        tuple((cls, re.compile(form)) for cls, form in raw["body"].items()),
        re.compile(rf"(?:{raw['titles']}){name}{follow}"),
        re.compile(rf"(?:{raw['appoints']}){name}(?={raw['office']})"),
        re.compile(rf"(?:、|和|及|与){name}(?=均|曾|、|和|及|等|，|。|,)"),
        re.compile(raw["press"]),
        re.compile(rf"(?<![（(])(?:{raw['cities']})(?!\w{{0,6}}(?:公司|集团|科技|半导体|大学|银行|证券)|时间)"),
        re.compile(rf"(?:{raw['titles']})(?P<name>(?:(?!{TIMES}){HAN}){{3,5}}?)(?={said})"),
        re.compile(
            rf"(?:(?<=[，。；：,;:\s、])|^){name}(?=(?:则|还|也|曾|此前|同时)?(?:{said}|坦言|预计)(?!为|号|作))"
        ),
        re.compile(rf"(?:{raw['act']})(?:\d(?:\.\d)?)?(?:（[^（）]*）)?$"),
        re.compile(rf"(?:{raw['paper']})$"),
        tuple((cls, re.compile(rf"(?:AI|人工智能|推理|训练|系列)*(?:{form})")) for cls, form in raw["kinds"].items()),
        re.compile(raw["firm_after"]),
        re.compile(rf"(?:{raw['firm_before']})$"),
        tuple(re.compile(form.replace("HAN", HAN)) for form in raw["deals"]),
        re.compile(raw["no_firm"]),
        re.compile(rf"(?:{raw['takes']})$"),
    )


def _works(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    for match in WORK.finditer(text, start, end):
        if any((m.start, m.end) == match.span(1) for m in known):
            continue
        if grammar.act.search(match[1]):
            yield Shape(match.start(), match.end(), "Instrument", SURE)
        elif grammar.paper.search(match[1]):
            yield Shape(match.start(), match.end(), "Company", SURE)
        else:
            yield Shape(match.start(), match.end(), "Work", SURE)


def _papers(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    """Yield papers that are cited; what ends in a known one is that paper behind its country."""
    for match in grammar.press.finditer(text, start, end):
        if not any(m.end == match.end("name") and match.start("name") <= m.start for m in known):
            yield Shape(*match.span("name"), "Company", SURE)


def _persons(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    persons = {m.start for m in known if m.candidates[0].cls == "Person"}
    for pattern, weight in (
        (grammar.titled, SURE),
        (grammar.appointed, SURE),
        (grammar.foreign, LIKELY),
        (grammar.speaking, LIKELY),
    ):
        for match in pattern.finditer(text, start, end):
            if match.start("name") in persons or (pattern is grammar.foreign and BREAK.search(match["name"])):
                continue
            yield Shape(match.start("name"), match.end("name"), "Person", weight)
            further = grammar.also.match(text, match.end("name"), end)
            while further is not None:
                yield Shape(further.start("name"), further.end("name"), "Person", weight)
                further = grammar.also.match(text, further.end("name"), end)


def _headed(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    """Yield firms and bodies: a stem that begins after a word that no name holds, and a head such as 科技 or 大学."""
    for cls, head in (*grammar.bodies, ("Company", grammar.firm)):
        for match in head.finditer(text, start, end):
            stem = match.start()
            registered = cls == "Company" and "公司" in match[0]
            firm = cls == "Company" and not registered
            begin = _begin(grammar, text, stem, start, known, STEM[1] if firm else LONGEST)
            if begin is None or stem - begin < STEM[0] or not _closes(text, match.end()):
                continue
            if not registered and any(m.end == match.end() and begin < m.start for m in known):
                # What ends in a known firm or body is that one behind other words, but 半导体 may end a name.
                goods = all(m.candidates[0].cls == "ItemCategory" for m in known if m.end == match.end())
                if not (firm and goods and _is_dealt_with(grammar, text, begin, match)):
                    continue
            if firm and any(m.start == begin and stem <= m.end < match.end() for m in known):
                # A known firm with a general word, such as 科技 or 股份, is that firm.
                continue
            if firm and not _is_firm(grammar, text, begin, match):
                continue
            begin = begin if cls == "Company" else _with_country(text, begin, start)
            yield Shape(begin, match.end(), cls, LIKELY if firm else SURE)


def _is_dealt_with(grammar: HanGrammar, text: str, begin: int, head: re.Match[str]) -> bool:
    """Return whether a verb of taking over firms stands right before a stem, or its shares right behind the head."""
    taken = grammar.takes.search(text[max(0, begin - 4) : begin]) is not None
    return taken and grammar.alien.search(text, begin, head.start()) is None


def _is_firm(grammar: HanGrammar, text: str, begin: int, head: re.Match[str]) -> bool:
    """Return whether a stem and a head such as 智能 name a firm: heads that mean much else need a verb of firms."""
    if grammar.alien.search(text, begin, head.start()) is not None:
        return False
    return grammar.strong.search(head[0]) is not None or grammar.said.match(text, head.end()) is not None


def _with_country(text: str, begin: int, start: int) -> int:
    """Return where a body's name begins with the country before it."""
    country = COUNTRY.search(text[max(start, begin - 2) : begin])
    return begin if country is None else begin - 2


def _quoted(grammar: HanGrammar, text: str, start: int, end: int) -> Iterator[Shape]:
    for match in QUOTED.finditer(text, start, end):
        kind = next((cls for cls, form in grammar.kinds if form.match(match["kind"])), None)
        if kind is not None and grammar.general.fullmatch(match["name"]) is None:
            yield Shape(*match.span("name"), kind, LIKELY)


def _items(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    """Yield names that stand in a list with a known firm."""
    for mention in known:
        if mention.candidates[0].cls != "Company":
            continue
        places = [
            ITEM.match(text, mention.end, end),
            ITEM_BEFORE.search(text[max(start, mention.start - 8) : mention.start]),
        ]
        for offset, match in zip((0, max(start, mention.start - 8)), places, strict=True):
            if match is None or BREAK.search(match["name"]) or grammar.general.fullmatch(match["name"]):
                continue
            begin, end_of = (offset + at for at in match.span("name"))
            if not any(m.start < end_of and begin < m.end for m in known):
                yield Shape(begin, end_of, "Company", LIKELY)


def _devices(text: str, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    """Yield devices that are called by their makers and a number."""
    for maker in (m for m in known if m.candidates[0].cls == "Company"):
        match = DEVICE.match(text, maker.end, end)
        if match is not None and not any(m.start < match.end() and maker.end <= m.start for m in known):
            yield Shape(maker.start, match.end(), "System", LIKELY)


def _dealt(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    """Yield firms by what is told of firms alone: a code of the exchange, or a part of shares that changes hands."""
    firms = [m for m in known if m.candidates[0].cls in ("Company", "Country", "Person")]
    for match in (match for form in grammar.deals for match in form.finditer(text, start, end)):
        begin, stop = match.span("name")
        if grammar.no_firm.search(match["name"]) or any(m.start < stop and begin < m.end for m in firms):
            continue
        yield Shape(begin, stop, "Company", SURE)


def _begin(grammar: HanGrammar, text: str, stem: int, start: int, known: Sequence[Mention], longest: int) -> int | None:
    """Return where the name begins whose stem ends at an offset: after the nearest sign or word that bounds names."""
    ends = {m.end for m in known}
    for begin in range(stem - STEM[0], max(start, stem - longest) - 1, -1):
        if BREAK.search(text[begin:stem]):
            return None
        if grammar.general.fullmatch(text[begin:stem]):
            continue
        if begin == start or begin in ends or grammar.before.search(text[max(start, begin - 4) : begin]):
            return begin
    return None


def _closes(text: str, at: int) -> bool:
    """Return whether a head ends the name: no further head, and no word that makes it a general one."""
    return (
        not re.match(r"[工行产技设制巨领业市局界会论邦圈支开]|公司|集团|有限", text[at : at + 2])
        or text[at : at + 2] == "公司"
    )


def _latin(grammar: HanGrammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    plain = common()["plain"]
    for match in LATIN.finditer(text, start, end):
        if any(m.start < match.end() and match.start() < m.end for m in known if not _ends_name(m, match)):
            continue
        name, after, before = (
            match[0],
            text[match.end() : match.end() + 12],
            text[max(start, match.start() - 6) : match.start()],
        )
        if (
            len(name) < 2
            or plain.fullmatch(name)
            or not any(c.isupper() for c in name)
            or common()["places"].fullmatch(name)
        ):
            continue
        kind = next((cls for cls, form in grammar.kinds if form.match(after)), None)
        if kind == "Chip" and NUMBERED.match(after) is not None:
            continue  # it tells what sort of chip: 5G RedCap芯片V527
        if kind is None and name.isupper() and before[-1:] in OPENS and after[:1] in CLOSES:
            continue  # it shortens the words before it, which may be of any sort: 每股收益（EPS）
        if kind is not None and (kind != "Technology" or name.isupper()):
            yield Shape(match.start(), match.end(), kind, LIKELY)
        elif CODE.search(name):
            yield Shape(match.start(), match.end(), "Product", LIKELY if len(name) > 2 else POSSIBLE)
        elif common()["given"].fullmatch(name.split()[0]) and " " in name:
            yield Shape(match.start(), match.end(), "Person", SURE)
        elif LATIN_FIRM.search(name) or grammar.firm_after.match(after) or grammar.firm_before.search(before):
            yield Shape(match.start(), match.end(), "Company", LIKELY)
        else:
            yield Shape(match.start(), match.end(), "Company", POSSIBLE)


def _ends_name(known: Mention, match: re.Match[str]) -> bool:
    """Return whether a known word only ends a name in Latin letters, as the AI of "Acme AI"."""
    return known.end == match.end() and known.start > match.start() and LATIN_FIRM.search(match[0]) is not None
