"""Read what a document says of itself near its top: title, day, language and publisher."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.documents.values.periods import full_dates

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
TITLE_LIMIT = 100
# A line that says that it gives the title stands among the first.
TITLE_LINE = re.compile(r"(?:title|headline|titre|titel|überschrift|标题|標題)\s?[:：]\s*(\S.*)", re.IGNORECASE)
LINES = 5
TOP = 2000
# A line that gives the day of publication holds little else.
DATE_LINE_LIMIT = 60
# So does what opens the report of an agency: "NEW DELHI, March 6, 2025 (AP) — …", 【2025年11月14日】. Before the day
# stands no more than a place, in words with capitals, and words such as "updated".
DATELINE_LIMIT = 120
PLACE = re.compile(
    r"[\s【\[(（]*"
    r"(?:(?:Stand|Updated?|Published|Posted|Publié|Mis à jour|Veröffentlicht|Aktualisiert)(?: on| le| am)?:? ?)?"
    r"(?:[A-ZÀ-Þ][\w.'’-]*(?: am Main)?[ ,/()]+)*(?:(?:le|den) )?"
)
# What some archives put before the first words of a text: "date 2024-05-03 Acme said", or a month.
DATED = re.compile(r"\s*[Dd]ate:? \d{4}-\d{2}(?:-\d{2})?(?=\s)")
BEHIND = re.compile(r"\s*(?:[(（][A-Z][\w /.-]{1,30}[)）]|[.:：。】\])）]|[-–—]+\s)")


@dataclass(frozen=True, slots=True)
class Header:
    """Facts about a document; `body` is the offset at which its own words start."""

    title: str
    body: int = 0
    issued: date | None = None
    language: str | None = None
    publisher: str | None = None


def body_of(text: str, markdown: bool) -> int:
    """Return where the text of a document begins, past its front matter."""
    matter = FRONT_MATTER.match(text) if markdown else None
    return matter.end() if matter is not None else 0


def read_header(text: str, markdown: bool) -> Header:
    """Return the header facts of a document; front matter counts in Markdown only.

    >>> read_header("News\\n2024-08-01\\nWords", markdown=False).issued
    datetime.date(2024, 8, 1)
    """
    matter = FRONT_MATTER.match(text) if markdown else None
    if matter is None:
        return Header(_title(text), 0, _stated_day(text))
    facts = _facts(matter.group(1))
    language = facts.get("language", "").lower()[:2]
    return Header(
        title=facts.get("title", "")[:TITLE_LIMIT] or _title(text[matter.end() :]),
        body=matter.end(),
        issued=_day(facts.get("date", "")) or _stated_day(text[matter.end() :]),
        language=language if language in LANGUAGES else None,
        publisher=facts.get("publisher") or None,
    )


def _facts(matter: str) -> Mapping[str, str]:
    pairs = (line.partition(":") for line in matter.splitlines())
    return {key.strip().lower(): value.strip().strip("\"'") for key, colon, value in pairs if colon}


def _title(text: str) -> str:
    lines = [line.strip().lstrip("# ") for line in islice((li for li in text[:TOP].splitlines() if li.strip()), LINES)]
    front = lines[:1] == ["---"]
    labelled = next((match for line in lines if not front and (match := TITLE_LINE.match(line)) is not None), None)
    title = labelled[1] if labelled is not None else lines[0] if len(lines) > 0 else ""
    return title[:TITLE_LIMIT].strip()


def _day(text: str) -> date | None:
    days = [day for language in LANGUAGES for day, _, _ in full_dates(text, language)]
    return days[0] if days else None


def _stated_day(text: str) -> date | None:
    lines = [line.strip() for line in text[:TOP].splitlines() if line.strip()]
    days = (_day(line) if len(line) <= DATE_LINE_LIMIT else _opening_day(line) for line in lines)
    return next((day for day in days if day is not None), None)


def _opening_day(line: str) -> date | None:
    found = dateline(line)
    return found[0] if found is not None else None


def dateline(line: str) -> tuple[date, int] | None:
    """Return the day that opens a paragraph, as the report of an agency, and where its own words begin, or None.

    >>> dateline("TAIPEI, Oct. 5, 2024 (CNA) Acme said")
    (datetime.date(2024, 10, 5), 26)
    """
    opening = line[:DATELINE_LIMIT]
    dated = DATED.match(opening)
    day = _day(dated[0]) if dated is not None else None
    if dated is not None and day is not None:
        return day, dated.end()
    for language in LANGUAGES:
        for day, start, end in full_dates(opening, language)[:1]:
            behind = BEHIND.match(opening, end)
            if PLACE.fullmatch(opening, 0, start) is not None and behind is not None:
                return day, behind.end()
    return None
