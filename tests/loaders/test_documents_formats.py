import json
import os
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
import working

from chipcontrols.loaders import documents
from chipcontrols.loaders.documents import gather
from chipcontrols.loaders.documents.formats import guard
from chipcontrols.loaders.documents.formats.normal import normal, unwrapped
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.reading import Text

WORDS = "The agency added twelve firms to its list in March 2031, and the rest of them follow in the spring. "


def read(path: Path) -> list[Text]:
    texts, intake = gather([path], {})
    assert intake.ledger.rejections == []
    return list(texts)


def rejected(path: Path) -> list[tuple[str, str]]:
    texts, intake = gather([path], {})
    assert len(texts) == 0
    return [(rejection.code, rejection.place) for rejection in intake.ledger.rejections]


def write_pdf(path: Path, content: bytes) -> Path:
    stream = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(offsets)
    path.write_bytes(data + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data))
    return path


def test_a_page_gives_its_main_text_and_what_it_states(tmp_path: Path):
    page = (
        "<html lang='en'><head><title>T</title><meta property='og:site_name' content='Harbour Times'>"
        "<meta property='article:published_time' content='2031-03-04T10:00:00Z'>"
        "<link rel='canonical' href='https://example.org/a'></head><body><nav>Menu Home About</nav><article>"
        f"<h1>Twelve firms added</h1><p>{WORDS * 3}</p><script>alert('no')</script><p>{WORDS * 2}</p></article></body>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (text,) = read(tmp_path)
    assert text.text == f"Twelve firms added\n{(WORDS * 3).strip()}\n{(WORDS * 2).strip()}"
    source = text.source
    assert (source.title, source.issued, source.language) == ("Twelve firms added", date(2031, 3, 4), "en")
    assert (source.publisher, source.url) == ("Harbour Times", "https://example.org/a")


def test_a_pdf_gives_its_lines_as_paragraphs(tmp_path: Path):
    lines = [
        "The agency added twelve firms to its list in",
        "March 2031, and the rest follows.",
        "Nothing else was said.",
    ]
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    (text,) = read(write_pdf(tmp_path / "a.pdf", f"BT /F1 12 Tf 72 720 Td {shown} ET".encode()))
    assert (
        text.text
        == "The agency added twelve firms to its list in March 2031, and the rest follows.\nNothing else was said."
    )


def test_a_word_document_gives_paragraphs_and_cells_in_order(tmp_path: Path):
    import docx

    document = docx.Document()
    document.core_properties.title = "A title"
    document.add_paragraph(WORDS)
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "firm", "500"
    document.add_paragraph("The end.")
    document.save(str(tmp_path / "a.docx"))
    (text,) = read(tmp_path)
    assert (text.text, text.source.title) == (f"{WORDS.strip()}\nfirm | 500\nThe end.", "A title")
    assert text.source.issued is None


def test_news_records_are_documents_of_their_own(tmp_path: Path):
    records = [
        {"title": "One", "text": WORDS + "1", "date": "2031-03-04T00:00:00Z", "source": {"name": "Harbour Times"}},
        {"headline": "Two", "body": WORDS + "2", "published": "Tue, 04 Mar 2031 10:00:00 GMT", "language": "fr"},
        {"title": "Three", "content": WORDS + "3\r\n", "url": "javascript:alert(1)"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"articles": records}), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps({**r, "title": "Again"}) for r in records), encoding="utf-8")
    texts, intake = gather([tmp_path], {})
    found = {t.path: (t.source.title, t.source.issued, t.source.publisher, t.source.language, t.text) for t in texts}
    assert found == {
        "a.json:1": ("One", date(2031, 3, 4), "Harbour Times", "en", WORDS + "1"),
        "a.json:2": ("Two", date(2031, 3, 4), None, "fr", WORDS + "2"),
        "a.json:3": ("Three", None, None, "en", WORDS + "3\r\n"),
    }
    assert {t.source.url for t in texts} == {None}
    assert [(r.code, r.place) for r in intake.ledger.rejections] == [("DUPLICATE", f"b.jsonl:{n}") for n in (1, 2, 3)]


def test_records_that_are_none_are_counted_one_by_one(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"text": "\\ud800"}\n{bad\n\n[]\n{"title": "no words"}\n', encoding="utf-8")
    found = [("ENCODING", "a.jsonl:1"), ("FORMAT", "a.jsonl:2"), ("RECORD", "a.jsonl:4"), ("RECORD", "a.jsonl:5")]
    assert rejected(tmp_path) == found


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.4\n1 0 obj <</Pages 1 0 R", "FORMAT"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 5>>endobj\ntrailer<</Root 1 0 R>>", "FORMAT"),
        ("a.docx", b"PK nothing", "FORMAT"),
        ("a.html", b"<html><body>" + b"<div>" * 50_000 + b"words", "EMPTY"),
        ("a.html", b"<b>x" * 300_000, "SIZE"),
        ("a.html", b"", "EMPTY"),
        ("a.json", b"[" * 200_000, "FORMAT"),
        ("a.json", b"5", "RECORD"),
        ("a.json", b'{"text": 5}', "RECORD"),
    ],
    ids=range(9),
)  # fmt: skip
def test_hostile_files_are_refused_with_a_word(tmp_path: Path, name: str, content: bytes, code: str):
    (tmp_path / name).write_bytes(content)
    assert [found for found, _ in rejected(tmp_path)] == [code]


def test_bombs_are_not_unpacked(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * 150_000_000)
    write_pdf(tmp_path / "b.pdf", b" " * 200_000_000)
    assert rejected(tmp_path) == [("SIZE", "a.docx"), ("FORMAT", "b.pdf")]


@pytest.mark.parametrize("ending", ["txt", "md", "html", "pdf", "docx", "json", "jsonl"])
def test_a_file_of_a_gigabyte_is_refused(tmp_path: Path, ending: str):
    with (tmp_path / f"a.{ending}").open("wb") as file:
        os.truncate(file.fileno(), 1 << 30)
    assert [code for code, _ in rejected(tmp_path)] == ["SIZE"]


@pytest.mark.parametrize(("parser", "code"), [("sleep", "TIME"), ("crash", "FORMAT"), ("swell", "FORMAT")])
def test_a_parser_that_hangs_crashes_or_swells_is_ended(parser: str, code: str):
    with pytest.raises(RejectedRecord) as refused:
        guard.guarded(getattr(working, parser), "a", Path("a"), 2.0)
    assert refused.value.code == code
    assert guard.guarded(working.echo, "b", Path("words"), 10.0).text == "words"


def test_a_parser_that_is_not_installed_is_named():
    with pytest.raises(WrongInput, match="pip install 'chipcontrols\\[documents\\]'"):
        guard.guarded(working.not_installed, "a", Path("a"))


def test_text_of_a_page_has_one_form():
    assert normal("a\u0301\u00ad\r\n b \x07\r\n\r\n\r\n\r\nc\ufeff") == "á\n b\n\nc"
    assert unwrapped("• one line that goes on\nin the next\n• two") == "• one line that goes on in the next\n• two"
    assert unwrapped("国家和地区的企业被列入清单并且\n受到限制。") == "国家和地区的企业被列入清单并且受到限制。"


def test_a_heading_over_two_lines_of_print_is_one_and_broken_words_are_whole():
    heading, words = "What it got: chips\nof four kinds\n8 July 2025", "It bought equip\u00ad\nment of five makers."
    assert unwrapped(f"{heading}\n{words}\n\nSo it says.").split("\n") == [
        "What it got: chips of four kinds",
        "8 July 2025",
        "It bought equipment of five makers.",
        "",
        "So it says.",
    ]


def test_ligatures_of_print_are_letters():
    assert normal("the ﬁrst eﬃcient ﬂow of the ﬁscal year, m²") == "the first efficient flow of the fiscal year, m²"


def test_the_shelf_keeps_each_text_as_it_was_read(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfWords\r\nmore")
    texts, _ = gather([tmp_path / "a.txt"], {}, tmp_path / "shelf")
    (file,) = (tmp_path / "shelf").iterdir()
    assert (file.name, file.read_bytes()) == (f"{texts[0].source.slug}.txt", b"Words\r\nmore")
    file.write_text("other words")
    with pytest.raises(WrongInput, match="was changed while it was read"):
        list(documents.read(texts, []))
