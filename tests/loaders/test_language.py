import pytest

from chipcontrols.loaders.documents.texts.language import detect, of_passage


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Behörde hat gestern neue Regeln für Exporte veröffentlicht.", "de"),
        ("The agency published new rules for exports yesterday.", "en"),
        ("L'agence a publié hier de nouvelles règles pour les exportations.", "fr"),
        ("该机构昨天发布了新的出口规则。", "zh"),
        ("英伟达 NVIDIA 向 OpenAI 出售 GPU 芯片,合作仍在继续。", "zh"),
        ("La agencia publicó ayer nuevas reglas para las exportaciones de chips.", "es"),
        ("新しい規則が昨日発表されました。", "ja"),
        ("1234 %", None),
    ],
)
def test_languages_are_told_apart(text: str, language: str | None):
    assert detect(text) == language


def test_a_short_passage_is_in_the_language_of_its_document():
    assert of_passage("Nvidia H20", "fr") == "fr"


def test_a_chinese_passage_in_a_french_text_is_chinese():
    assert of_passage("英伟达发布了新的芯片", "fr") == "zh"


def test_a_long_english_passage_in_a_german_text_is_english():
    passage = "The company said that it would release the product when the rules are known to all of them."
    assert of_passage(passage, "de") == "en"


def test_a_sentence_full_of_names_is_in_the_language_of_its_text():
    words = "Chinese Premier Lin Qiao met US Treasury Secretary Olaf Sorel-Dorn in Lindau, Bavaria."
    assert of_passage(words, "en") == "en"
