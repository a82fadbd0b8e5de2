"""Read the XML of the Federal Register and the XML or HTML of the eCFR as passages of text and tables of cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from chipcontrols.loaders.ledger import WrongInput

BREAKS = ("LI", "BR", "P")  # elements that stand in lines of their own
KEPT = {"TABLE", "TR", "TH", "TD", "LI", "BR", "P", "H1", "H2", "H3", "H4"}  # of a page in HTML
CLOSES = {"TR": ("TD", "TH", "TR"), "TD": ("TD", "TH"), "TH": ("TD", "TH"), "LI": ("LI",), "P": ("P",)}
DEPTH = 100  # no official file nests as deep
COLUMNS = 100  # no official table is as wide


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of an element, by the name of the element; of a page break, the number of the page."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header and its rows, each cell as text with its lines."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML document.

    Raises WrongInput when it is not well-formed, or declares a document type: the official files have none, and
    entities that one declares can grow without end.
    """
    builder, parser, depth = TreeBuilder(), expat.ParserCreate(), 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise WrongInput(f"{name} nests its elements deeper than an official file does. It is not read.")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def refuse(*_: object) -> None:
        raise WrongInput(f"{name} declares a document type, which the official files do not. It is not read.")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.data, refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, WrongInput):
            raise
        raise WrongInput(f"{name} is no well-formed XML: {error}. Check that it is complete.") from error
    return builder.close()


def parse_html(text: str, name: str) -> Element:
    """Return a tree of the tables, lines and headings of a page; elements that the page leaves open are closed."""
    page = _Page(name)
    page.feed(text)
    page.close()
    return page.root()


def passages(root: Element, *tags: str) -> Iterator[Passage | Grid]:
    """Yield the passages of the elements named, page breaks and tables, in the order of the document."""
    for element in root.iter():
        tag = element.tag.upper()
        if tag == "GPOTABLE":
            rows = (tuple(_entries(row)) for row in element.iter("ROW"))
            yield Grid(tuple(text_of(head) for head in element.iter("CHED")), tuple(rows))
        elif tag == "TABLE":
            yield _html_table(element)
        elif tag == "PRTPAGE":
            yield Passage(tag, element.get("P", ""))
        elif tag in tags:
            yield Passage(tag, " ".join(text_of(element).split()))


def _entries(row: Element) -> Iterator[str]:
    """Yield the cells of a row; the attribute A tells over how many further columns a cell goes."""
    for cell in row.iter("ENT"):
        yield text_of(cell)
        further = cell.get("A", "").lstrip("LRJ0")  # it may begin with how the text is set: left, right, justified
        yield from [""] * (int(further) if further.isdecimal() and int(further) < COLUMNS else 0)


def text_of(element: Element) -> str:
    """Return the text of an element, items and paragraphs in lines of their own, with single spaces.

    >>> text_of(parse_xml(b"<ENT>A, a.k.a.<LI>B <E>and</E></LI> C</ENT>", "x"))
    'A, a.k.a.\\nB and\\nC'
    """
    lines = "".join(_texts(element)).replace("\xa0", " ").split("\n")
    return "\n".join(words for line in lines if (words := " ".join(line.split())))


def _texts(element: Element) -> Iterator[str]:
    yield " ".join((element.text or "").split("\n"))
    for part in element:
        breaks = part.tag.upper() in BREAKS
        yield "\n" if breaks else ""
        yield from _texts(part)
        yield "\n" if breaks else ""
        yield " ".join((part.tail or "").split("\n"))


def _html_table(table: Element) -> Grid:
    rows = [
        [cell for cell in row if cell.tag.upper() in ("TH", "TD")] for row in table.iter() if row.tag.upper() == "TR"
    ]
    heads = [row for row in rows if row and all(cell.tag.upper() == "TH" for cell in row)]
    header = tuple(text_of(cell) for cell in heads[0]) if heads else ()
    return Grid(header, tuple(_filled(row for row in rows if row not in heads)))


def _filled(rows: Iterator[list[Element]]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of rows, each cell that spans rows in all of them."""
    spanning: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        given = iter(row)
        for column in range(len(row) + len(spanning)):
            left, text = spanning.pop(column, (0, ""))
            if left == 0:
                cell = next(given)
                span = cell.get("rowspan", "1")
                left, text = (int(span) if span.isdecimal() else 1), text_of(cell)
            cells.append(text)
            if left > 1:
                spanning[column] = (left - 1, text)
        yield tuple(cells)


class _Page(HTMLParser):
    """Keeps the elements that hold tables and their lines; all text is kept."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._builder = TreeBuilder()
        self._builder.start("HTML", {})
        self._open: list[str] = []
        self._hidden = 0

    def root(self) -> Element:
        """Return the tree of the page."""
        self._close(len(self._open))
        self._builder.end("HTML")
        return self._builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close those that it ends by its beginning."""
        tag = tag.upper()
        self._hidden += tag in ("SCRIPT", "STYLE")
        if tag not in KEPT:
            return
        while self._open and self._open[-1] in CLOSES.get(tag, ()):
            self._close(1)
        if len(self._open) >= DEPTH:
            raise WrongInput(f"{self._name} nests its elements deeper than an official page does. It is not read.")
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        self._open.append(tag)
        if tag == "BR":
            self._close(1)

    def handle_endtag(self, tag: str) -> None:
        """Close an element with all that stand open in it; an end without a beginning says nothing."""
        tag = tag.upper()
        self._hidden -= tag in ("SCRIPT", "STYLE") and self._hidden > 0
        if tag in self._open:
            self._close(self._open[::-1].index(tag) + 1)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if not self._hidden:
            self._builder.data(data)

    def _close(self, number: int) -> None:
        for _ in range(number):
            self._builder.end(self._open.pop())
