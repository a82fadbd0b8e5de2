import pytest

from tests.loaders.marked import marked, rates

LANGUAGES = ("de", "en", "fr", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_the_passages_that_the_words_were_written_with(language: str):
    precision, recall, _ = rates([p for p in marked(language) if not p.held])
    assert precision >= 0.93 and recall >= 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_passages_that_were_held_back(language: str):
    precision, recall, _ = rates([p for p in marked(language) if p.held])
    assert precision >= 0.85 and recall >= 0.85
