"""Tell which words a SPARQL text says, outside of names, strings and comments: what asks others, what varies."""

import re
from functools import lru_cache

VARYING = ("NOW", "RAND", "UUID")  # also the end of STRUUID
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_WORD = re.compile(
    r"""[^\w\#<"'?$@:]+ | \#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
      | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | [?$@]\w+ | (?P<prefix>[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[^\s\w])*
        (?P<before>(?=(?:\s|\#[^\n\r]*[\n\r])*\{))?
      | (?P<word>\w+) | .""",
    re.VERBOSE | re.DOTALL,
)
_VARIABLE = re.compile(r"[?$]\w*\Z")


def says(text: str, word: str) -> bool:
    """Return whether a query says a word, given in capitals, outside of names: also one that others are joined to."""
    return _may_say(_capitals(text), word) and any(word in found for found in keywords(text))


@lru_cache(maxsize=16)
def _capitals(text: str) -> str:
    return text.upper()


def _may_say(text: str, word: str) -> bool:
    # Most queries show at first sight that they do not: the word stands in variables alone.
    whole = rf"{word}(?!\w)" if word in VARYING else word  # a function ends at its parenthesis
    places = (found.start() for found in re.finditer(whole, text))
    return "\\" in text or any(_VARIABLE.search(text, max(0, place - 60), place) is None for place in places)


@lru_cache(maxsize=16)
def keywords(text: str) -> frozenset[str]:
    r"""Return the bare words of a query in capitals: what stands outside IRIs, strings, names, variables and comments.

    Oxigraph reads `5SERVICE` and `SERVICEex:x {` as if there were a blank, so a name before a brace gives its prefix.

    >>> sorted(keywords('SELECT ?from { ?from ex:service "FROM" } # SERVICE'))
    ['SELECT']
    """
    # Escapes of code points are read before anything else; who reads them otherwise is met by the plain text.
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), text)
    found = (token for form in {text, plain} for token in _WORD.finditer(form))
    words = (token["word"] or (token["prefix"] if token["before"] is not None else None) for token in found)
    return frozenset(word.upper() for word in words if word)
