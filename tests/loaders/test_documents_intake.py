import os
from datetime import date
from pathlib import Path

import pytest

from chipcontrols.loaders import Inputs, read
from chipcontrols.loaders.documents import gather
from chipcontrols.loaders.documents.formats.bounds import SIZE_LIMIT
from chipcontrols.loaders.documents.texts.header import read_header
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.source import Source

WORDS = "Die Behörde veröffentlichte gestern neue Regeln.\n"


def rejected(folder: Path) -> list[tuple[str, str]]:
    _, intake = gather([folder], {})
    return [(rejection.code, rejection.place) for rejection in intake.ledger.rejections]


def test_a_folder_is_read_in_order_with_its_folders(tmp_path: Path):
    (tmp_path / "b").mkdir()
    for name in ("b/two.md", "one.txt", "a.txt"):
        (tmp_path / name).write_text(WORDS + name, encoding="utf-8")
    texts, intake = gather([tmp_path], {})
    assert [text.path for text in texts] == ["a.txt", "one.txt", "b/two.md"]
    assert (intake.ledger.read, intake.ledger.loaded) == (3, 3)


def test_hidden_files_and_a_build_among_the_documents_are_no_documents(tmp_path: Path):
    for name in (
        "note.txt",
        ".DS_Store",
        ".build.lock",
        ".git/HEAD.txt",
        "out/graph.nq",
        "out/report.json",
        "out/report.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS + name, encoding="utf-8")
    texts, intake = gather([tmp_path], {})
    assert [text.path for text in texts] == ["note.txt"]
    assert intake.ledger.read == 1


def test_a_folder_that_cannot_be_opened_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "shut").mkdir()

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    scan = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    assert rejected(tmp_path) == [("UNREADABLE", "shut")]


def test_the_hash_is_of_the_text_without_its_byte_order_mark(tmp_path: Path):
    (tmp_path / "note.txt").write_bytes(b"\xef\xbb\xbfWords\r\nmore")
    text = gather([tmp_path], {})[0][0]
    assert text.text == "Words\r\nmore"
    assert text.source.sha256 == "b60e430564d267251a7e46b871f38cc9d502cd3a93e403378a3f82234275c4c2"
    assert text.source.slug == "note-b60e430564d2"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "EMPTY"),
        ("blank.md", b" \n\t\n", "EMPTY"),
        ("binary.txt", b"PK\x03\x04\x00\x00", "BINARY"),
        ("latin.txt", "Behörde".encode("latin-1"), "ENCODING"),
        ("sheet.xlsx", b"PK", "TYPE"),
        ("noname", b"words", "TYPE"),
    ],
)
def test_what_is_no_text_is_counted_with_its_reason(tmp_path: Path, name: str, content: bytes, code: str):
    (tmp_path / name).write_bytes(content)
    assert rejected(tmp_path) == [(code, name)]


def test_a_document_above_the_limit_is_not_opened(tmp_path: Path):
    with (tmp_path / "huge.txt").open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    _, intake = gather([tmp_path], {})
    assert [str(rejection) for rejection in intake.ledger.rejections] == [
        f"huge.txt: has 50000000 bytes; the limit is {SIZE_LIMIT}. Split the document."
    ]


def test_the_same_text_twice_is_one_document(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(WORDS, encoding="utf-8")
    texts, intake = gather([tmp_path], {})
    assert [text.path for text in texts] == ["a.txt"]
    assert [str(rejection) for rejection in intake.ledger.rejections] == [
        "b.txt: has the same text as a.txt, which is read instead"
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(WORDS, encoding="utf-8")
    _, intake = gather([file, tmp_path], {})
    assert (intake.ledger.read, intake.ledger.loaded) == (1, 1)


def test_a_dangling_link_is_unreadable(tmp_path: Path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert rejected(tmp_path) == [("UNREADABLE", "gone.txt")]


def test_a_path_that_does_not_exist_is_wrong_use(tmp_path: Path):
    with pytest.raises(WrongInput, match="there is no such file or folder"):
        gather([tmp_path / "nothing"], {})


def test_a_known_article_keeps_its_description(tmp_path: Path):
    (tmp_path / "x.txt").write_text(WORDS, encoding="utf-8")
    sha256 = str(gather([tmp_path], {})[0][0].source.sha256)
    known = Source("an-article", "document", "An article", language="de")
    source = gather([tmp_path], {sha256: known})[0][0].source
    assert (source.slug, source.title, source.sha256) == ("an-article", "An article", sha256)


def test_without_paths_the_sample_notes_are_taken():
    texts, intake = gather([], {})
    assert len(texts) == intake.ledger.loaded == 12
    assert {text.source.language for text in texts} == {"de", "en", "fr", "zh"}
    assert {text.source.publisher for text in texts} == {"chipcontrols sample notes"}


def test_front_matter_describes_a_note():
    header = read_header(
        '---\ntitle: "A note"\ndate: 2024-12-09\nlanguage: fr\npublisher: us\n---\nMots\n', markdown=True
    )
    assert (header.title, header.issued, header.language, header.publisher) == ("A note", date(2024, 12, 9), "fr", "us")


def test_front_matter_counts_in_markdown_only():
    assert read_header("---\ntitle: x\n---\n", markdown=False).title == "---"


@pytest.mark.parametrize(
    "line",
    [
        "2024-08-01",
        "发布时间:2024-08-01 10:20",
        "1 August 2024",
        "August 1, 2024",
        "Publié le 1er août 2024",
        "1. August 2024",
    ],
)
def test_the_day_stands_in_a_line_near_the_top(line: str):
    header = read_header(f"A title\n{line}\nIn May 2023 much happened.\n", markdown=False)
    assert (header.title, header.issued) == ("A title", date(2024, 8, 1))


@pytest.mark.parametrize(
    "opening",
    [
        "August 1, 2024. ",
        "NEW DELHI, August 1, 2024 (AP) — ",
        "Neubiberg, 1. August 2024. ",
        "Frankfurt am Main, den 1. August 2024 – ",
        "Bernin (Isère), le 1er août 2024. ",
        "Stand: 1. August 2024. ",
        "【2024年8月1日】",
        "Taipei, Aug. 1, 2024 (CNA) ",
    ],
)
def test_the_day_opens_the_report_of_an_agency(opening: str):
    told = "Acme said that it would build a second plant for the chips that it makes beside the first one, in May 2023."
    assert read_header(f"A title\n{opening}{told}", markdown=False).issued == date(2024, 8, 1)


@pytest.mark.parametrize(
    "opening",
    [
        "Acme was founded on August 1, 2024. ",
        "On August 1, 2024, ",
        "Since August 1, 2024. ",
        "2024年8月1日，",
        "Acme Corp. said August 1, 2024. ",
    ],
)
def test_a_day_in_the_first_sentence_is_not_that_of_the_document(opening: str):
    told = "Acme said that it would build a second plant for the chips that it makes beside the first one, in 2023."
    assert read_header(f"A title\n{opening}{told}", markdown=False).issued is None


def test_a_day_within_a_paragraph_is_not_that_of_the_document():
    words = "On 1 August 2024 the agency published new rules for the export of chips to some countries."
    assert read_header(words, markdown=False).issued is None


def test_a_long_first_line_is_cut_for_the_title():
    assert len(read_header("word " * 100, markdown=False).title) <= 100


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Title: Curbs on chips\nDate: 2025-01-02", "Curbs on chips"),
        ("Titre : Des puces\nDate : 2025-01-02", "Des puces"),
        ("Source: Courier\nTitel: Neue Regeln", "Neue Regeln"),
        ("标题：新的规定\n日期：2025年1月2日", "新的规定"),
        ("Titles of chips: an overview", "Titles of chips: an overview"),
    ],
)
def test_a_line_that_names_the_title_gives_it_without_the_word(top: str, title: str):
    assert read_header(top + "\n\nWords.", markdown=False).title == title


def test_a_document_in_a_language_that_is_not_read_is_counted(tmp_path: Path):
    for name, words in (
        ("russian", "Компания Huawei закупила 200 000 чипов Ascend 910B у SMIC в 2024 году."),
        ("spanish", "El gobierno anunció ayer nuevas medidas para la exportación de semiconductores avanzados."),
        ("german", WORDS),
        ("mixed", "Чипы были закуплены.\nIn 2024, Huawei bought 200,000 Ascend 910B chips from SMIC."),
    ):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    found = [one for one in read(Inputs((tmp_path,))) if one.source.kind == "document" and not one.source.publisher]
    unread = {one.source.slug.split("-")[0]: [r.code for r in one.ledger.rejections] for one in found}
    assert {name: unread[name] for name in ("russian", "spanish", "german", "mixed")} == {
        "russian": ["LANGUAGE"], "spanish": ["LANGUAGE"], "german": [], "mixed": [],
    }  # fmt: skip
