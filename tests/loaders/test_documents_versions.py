from datetime import date

import pytest

from chipcontrols.loaders.documents.texts.versions import anchors, sketch, versions
from chipcontrols.loaders.source import Source

ENGLISH = (
    "In 2031 the agency added 140 firms to its list, 12 of them makers of tools. Northwind had bought 48,500 Z910 "
    "chips for 2.4 billion dollars, Eastwind 31,000 of the Z800. The X5090 is slower by 27 percent; 860 are left, and "
    "a further 7,300 were ordered at 15,000 dollars each. Nothing else was said of the matter by anybody that day."
)
GERMAN = (
    "2031 setzte die Behörde 140 Firmen auf ihre Liste, darunter 12 Hersteller von Werkzeugen. Northwind hatte 48.500 "
    "Chips vom Typ Z910 für 2,4 Milliarden Dollar gekauft, Eastwind 31.000 vom Typ Z800. Der X5090 ist um 27 Prozent "
    "langsamer; 860 sind übrig, und weitere 7.300 wurden zu je 15.000 Dollar bestellt."
)
CHINESE = (
    "2031年,该机构将140家企业列入清单,其中12家是工具制造商。北风公司以24亿美元购买了4.85万颗Z910芯片,东风公司购买了3.1万颗Z800。"
    "X5090的速度慢27%;剩下860颗,另外还以每颗1.5万美元的价格订购了7300颗。"
)
OTHER = (
    "Im Jahr 2032 verkaufte Südwind 5.100 Stück des Z910 und 640 des Z800 für 3,3 Milliarden Dollar; 27 Prozent davon "
    "gingen an 12 Kunden, 17.000 weitere an den Staat. Der X5090 kostet 9.900 Dollar."
)


def link(**texts: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return what each text is a copy and a translation of; a name is a language and a number."""
    described = [
        (Source(name, "document", name, language=name[:2]), sketch(text, name[:2])) for name, text in texts.items()
    ]
    found = versions(described)
    assert versions(described[::-1]) == found
    return {slug: (source.copy_of, source.translation_of) for slug, source in sorted(found.items())}


def test_anchors_are_what_a_translation_keeps():
    assert anchors(ENGLISH, "en") == anchors(GERMAN, "de")
    assert "2031" not in anchors(ENGLISH, "en")


def test_translations_are_linked_to_the_first_of_them():
    assert link(de1=GERMAN, en1=ENGLISH, zh1=CHINESE) == {"en1": ((), ("de1",)), "zh1": ((), ("de1",))}


def test_another_article_on_the_same_things_is_not_linked():
    assert link(de1=OTHER, en1=ENGLISH) == {}


def test_the_same_figures_in_another_order_are_no_translation():
    sentences = GERMAN.replace("; ", ". ").split(". ")
    assert link(de1=". ".join(sentences[::-1]), en1=ENGLISH) == {}


def test_copies_with_small_changes_are_linked():
    longer = ENGLISH + " The spokesman of the agency declined to comment on these figures when he was asked. " * 3
    assert link(en1=longer, en2=longer.replace("Northwind", "North Wind") + "(jb)", en3=OTHER) == {
        "en2": (("en1",), ())
    }


def test_a_translation_of_a_copy_is_a_translation_of_the_original():
    assert link(en1=ENGLISH, en2=ENGLISH + " More soon.", fr1=CHINESE)["en2"] == (("en1",), ())


def test_the_earlier_one_is_the_original():
    late = Source("en1", "document", "a", language="en", issued=date(2031, 5, 2))
    early = Source("zh1", "document", "b", language="zh", issued=date(2031, 5, 1))
    found = versions([(late, sketch(ENGLISH, "en")), (early, sketch(CHINESE, "zh"))])
    assert [(slug, source.translation_of) for slug, source in found.items()] == [("en1", ("zh1",))]


@pytest.mark.parametrize("text", ["", "Words.", "140 firms", "的"])
def test_short_texts_are_versions_of_nothing(text: str):
    assert link(en1=text, de1=text) == {}


@pytest.mark.shared
def test_the_translated_articles_are_found_and_no_others(corpus):
    from chipcontrols.loaders.documents import gather

    texts, _ = gather([corpus], {})
    assert {t.path[:3]: t.source.translation_of for t in texts if t.source.translation_of or t.source.copy_of} == {
        "001": (next(t.source.slug for t in texts if t.path.startswith("000")),)
    }


def test_the_sample_notes_are_versions_of_nothing():
    from chipcontrols.loaders.documents import gather

    texts, _ = gather([], {})
    assert [t.path for t in texts if t.source.translation_of or t.source.copy_of] == []
