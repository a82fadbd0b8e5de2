"""Tell the language of a text. The languages that carry cues are told apart from their neighbours."""

import re
from functools import cache
from itertools import islice

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from chipcontrols.loaders.documents.lexicon import LANGUAGES, words

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
KANA = re.compile(r"[\u3040-\u30ff]")
LETTER = re.compile(r"[^\W\d_]")
# Neighbours keep a Spanish or Dutch text from being read as French or German.
CANDIDATES = ("CHINESE", "DUTCH", "ENGLISH", "FRENCH", "GERMAN", "ITALIAN", "PORTUGUESE", "SPANISH", "TAGALOG")
SAMPLE = 1000
# So short a text is told by all that the detector knows, which takes 200 MB, and without its names.
SHORT = 120
UNNAMED = re.compile(r"(?<![\w-])[^\W\dA-ZÀ-Þ_][\w'’]*")
# A Han character says about as much as three letters do.
HAN_WEIGHT = 3
# So many common words of the main language settle the matter.
ENOUGH = 2


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the main language of a text, or None if it holds no words.

    >>> detect("Die Behörde hat gestern neue Regeln für Exporte veröffentlicht."), detect("Sony owns Rapidus.")
    ('de', 'en')
    """
    if LETTER.search(text) is None:
        return None
    if len(text) < SHORT and HAN.search(text) is None:
        return _code(_detector(exact=True).detect_language_of(" ".join(UNNAMED.findall(text)) or text))
    return _roughly(text)


def _roughly(text: str) -> str | None:
    han = 0 if text.isascii() else len(HAN.findall(text))
    if len(KANA.findall(text)) * 5 > han if han > 0 else False:
        return "ja"
    if han > 0 and han * HAN_WEIGHT >= len(LETTER.findall(text)) - han:
        return "zh"
    return _code(_detector().detect_language_of(HAN.sub(" ", text)[:SAMPLE]))


def of_passage(text: str, main: str | None, least: int = 60) -> str | None:
    """Return the language of a passage of a document whose main language is `main`.

    A passage is held to be in another language only if the scripts differ or it has `least` letters to judge by.
    """
    han = 0 if text.isascii() else len(HAN.findall(text))
    if han == 0 and main not in (None, "zh") and _is_common(text, main):
        return main
    letters = len(LETTER.findall(text))
    if han > 0 and han * HAN_WEIGHT >= letters - han:
        return "zh"
    if main == "zh" and letters - han >= least // 2 and han * HAN_WEIGHT * 2 < letters:
        return _roughly(text)
    if main is None or letters < least or _is_common(text, main):
        return main
    found = _roughly(text)
    # Many names make a sentence look foreign: "Premier Li Qiang met Secretary Scott Bessent in Madrid".
    told = found in LANGUAGES and _is_common(text, found, 1)
    return main if not told and _is_common(text, main, 1) else found


@cache
def _detector(*, exact: bool = False) -> LanguageDetector:
    languages = LanguageDetectorBuilder.from_languages(*(getattr(Language, name) for name in CANDIDATES))
    return (languages if exact else languages.with_low_accuracy_mode()).build()


def _is_common(text: str, language: str, least: int = ENOUGH) -> bool:
    """Return whether a text has enough common words of a language."""
    return sum(1 for _ in islice(_common(language).finditer(text), least)) == least


@cache
def _common(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words(language)['common']})(?!\w)", re.IGNORECASE)


def _code(language: Language | None) -> str | None:
    if language is None:
        return None
    code: IsoCode639_1 = language.iso_code_639_1
    return code.name.lower()
