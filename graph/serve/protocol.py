"""Read a request as the SPARQL 1.1 Protocol says, and refuse what a read-only endpoint does not do."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from chipcontrols.queries.words import VARYING, says

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DATASET = ("default-graph-uri", "named-graph-uri")


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
