"""One normal form for words that a parser took out of a page: composed letters, plain line ends, whole paragraphs."""

import re
import unicodedata
from collections.abc import Iterator

# Signs that are not seen: control characters but tab and line feed, soft hyphens, joiners, marks of byte order.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200c\u2060\ufeff\ud800-\udfff]")
HAN = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
ENDS = re.compile(r"[.!?…:;。！？：；][\"'”’»）)\]]*$")
BULLET = re.compile(r"(?:[-*•·–—▪●◦]|\(?\d{1,2}[.)、]|[①-⑳])\s*\S")
HYPHEN = re.compile("[a-zà-ÿ][-\u00ad]$")
# Two or three letters in one sign, as print sets them: no pattern of words knows them.
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# A line shorter than this part of the longest one ends its paragraph.
SHORT = 0.75
LIST_LIMIT = 40


def normal(text: str) -> str:
    r"""Return text in NFC with line feeds, without ligatures, signs that are not seen and space at line ends.

    >>> normal("a\u0301\r\n\r\n\r\n\r\nb\u00ad \ufb01scal")
    'á\n\nb fiscal'
    """
    plain = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", plain.translate(LIGATURES)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def unwrapped(text: str) -> str:
    """Return the lines of a printed page as paragraphs: a line that is full and ends no sentence goes on in the next.

    So does a short one, such as that of a heading, before a small letter.

    >>> unwrapped("The agency added twelve parti-\\nes to the list of the spring,\\nas planned.\\nThe rest follows.")
    'The agency added twelve parties to the list of the spring, as planned.\\nThe rest follows.'
    """
    return "\n".join(_paragraphs(text.split("\n")))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    least = min(max((len(line) for line in lines), default=0) * SHORT, LIST_LIMIT)
    kept, last = "", ""
    for line in (line.strip() for line in lines):
        ended = ENDS.search(last) or (len(last) < least and not line[:1].islower())
        if kept and line and not ended and not BULLET.match(line):
            kept = _joined(kept, line)
        else:
            if kept:
                yield kept
            if not line and (ended or not kept):
                yield ""
            kept = line
        last = line
    if kept:
        yield kept


def _joined(before: str, after: str) -> str:
    if HYPHEN.search(before) and re.match(r"[a-zà-ÿ]", after):
        return before[:-1] + after
    return before + ("" if HAN.match(before[-1]) and HAN.match(after[0]) else " ") + after
