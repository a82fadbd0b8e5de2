"""Read a request as the SPARQL 1.1 Protocol says, and refuse what a read-only endpoint does not do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DATASET = ("default-graph-uri", "named-graph-uri")
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


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the dataset that the request names, as pairs of parameter and graph IRI."""

    text: str
    dataset: tuple[tuple[str, str], ...] = ()

    @property
    def names_dataset(self) -> bool:
        """Whether request or text say which graphs are asked; else it is the union of all."""
        return len(self.dataset) > 0 or says(self.text, "FROM")

    @property
    def varies(self) -> bool:
        """Whether the answer depends on the moment, or on chance."""
        return any(says(self.text, word) for word in VARYING)


class Refusal(Exception):
    """A request that is not answered: HTTP status and words."""

    def __init__(self, status: int, words: str) -> None:
        """Keep both."""
        super().__init__(words)
        self.status, self.words = status, words


def question(method: str, media_type: str, charset: str | None, address: str, body: bytes) -> Question | None:
    """Return what a request asks, or None for a GET without a query, which asks for the service description.

    `address` is what follows the question mark. Raises Refusal for what the protocol or this endpoint does not allow.
    """
    given = _pairs(address.encode("ascii", "strict"))
    if method in ("GET", "HEAD"):
        return _question(given) if given else None
    if media_type == UPDATE:
        raise Refusal(403, "This endpoint answers questions; it takes no updates.")
    if media_type not in (FORM, QUERY):
        raise Refusal(415, f"Send a query as {QUERY} or as {FORM}.")
    if (charset or "utf-8").lower() not in ("utf-8", "utf8"):
        raise Refusal(415, "Send the query in UTF-8.")
    if media_type == FORM:
        return _question(_pairs(body))
    if any(name == "query" for name, _ in given):
        raise Refusal(400, "The query is given twice: in the address and in the body.")
    return _question([("query", _text(body)), *given])


def _question(given: Sequence[tuple[str, str]]) -> Question:
    texts = [value for name, value in given if name == "query"]
    if any(name == "update" for name, _ in given):
        raise Refusal(403, "This endpoint answers questions; it takes no updates.")
    if len(texts) != 1:
        raise Refusal(400, f"Give one parameter named query; there are {len(texts)}.")
    if says(texts[0], "SERVICE"):
        raise Refusal(403, "SERVICE is refused: this endpoint asks no other one. Ask them from your own store.")
    return Question(texts[0], tuple((name, value) for name, value in given if name in DATASET))


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


def _pairs(form: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(form.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # UnicodeDecodeError is one
        raise Refusal(400, "The parameters are not a form in UTF-8.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "The query is not UTF-8.") from error
