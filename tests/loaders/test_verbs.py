"""Verbs are read in each construction that a language has for them, whatever the verb."""

import pytest
from one_sentence import claims

from chipcontrols.loaders.documents.claims.templates import cues
from chipcontrols.loaders.documents.verbs import constructed, inflected

ENGLISH = {
    "buy buys bought bought buying": ("Meta", "100,000 Blackwell chips", "from Nvidia", "Purchase buyer=meta"),
    "supply supplies supplied supplied supplying": ("TSMC", "HBM4 memory", "to Apple", "SupplyRelation customer=apple"),
    "launch launches launched launched launching": ("AMD", "the MI300X", "this week", "Release item=amd-mi300x"),
    "raise raises raised raised raising": ("Cerebras", "$1 billion", "from investors", "Fundraising raiser=cerebras"),
    "use uses used used using": ("DeepSeek", "Ascend chips", "in its data centres", "Use used=huawei-ascend"),
}
FRENCH = {
    "acheter achète acheté achetant": ("Meta", "100 000 puces Blackwell", "à Nvidia", "Purchase buyer=meta"),
    "livrer livre livré livrant": ("TSMC", "des mémoires HBM4", "à Apple", "SupplyRelation customer=apple"),
    "lancer lance lancé lançant": ("AMD", "le MI300X", "cette semaine", "Release item=amd-mi300x"),
    "utiliser utilise utilisé utilisant": ("DeepSeek", "des puces Ascend", "à Paris", "Use used=huawei-ascend"),
}
GERMAN = {
    "bestellen bestellt bestellte bestellt": ("Meta", "100.000 Blackwell-Chips", "bei Nvidia", "Purchase buyer=meta"),
    "ordern ordert orderte geordert": ("Meta", "100.000 Blackwell-Chips", "bei Nvidia", "Purchase buyer=meta"),
    "präsentieren präsentiert präsentierte präsentiert": ("AMD", "den MI300X", "heute", "Release item=amd-mi300x"),
    "verwenden verwendet verwendete verwendet": ("DeepSeek", "die Ascend-Chips", "dort", "Use used=huawei-ascend"),
}


def english(subject: str, verb: str, item: str, rest: str) -> list[str]:
    """The constructions of an English verb that tell of what was done."""
    _, present, past, participle, gerund = verb.split()
    return [
        f"{subject} {present} {item} {rest}.",
        f"{subject} {past} {item} {rest}.",
        f"{subject} has {participle} {item} {rest}.",
        f"{subject} has begun {gerund} {item} {rest}.",
        f"{subject} is growing fast, {gerund} {item} {rest}.",
        f"After {gerund} {item} {rest}, {subject} raised its forecast.",
        f"Shares rose because {subject} {past} {item} {rest}.",
        f"{item[0].upper()}{item[1:]} was {participle} by {subject} {rest}.",
    ]


def french(subject: str, verb: str, item: str, rest: str) -> list[str]:
    """The constructions of a French verb that tell of what was done."""
    infinitive, present, participle, gerund = verb.split()
    return [
        f"{subject} {present} {item} {rest}.",
        f"{subject} a {participle} {item} {rest}.",
        f"{subject} a commencé à {infinitive} {item} {rest}.",
        f"{subject} grandit vite en {gerund} {item} {rest}.",
        f"Après avoir {participle} {item} {rest}, {subject} relève ses prévisions.",
        f"{subject}, qui {present} {item} {rest}, grandit vite.",
    ]


def german(subject: str, verb: str, item: str, rest: str) -> list[str]:
    """The constructions of a German verb that tell of what was done."""
    infinitive, present, past, participle = verb.split()
    return [
        f"{subject} {present} {item} {rest}.",
        f"{subject} hat {item} {rest} {participle}.",
        f"Im Mai hat {subject} {item} {rest} {participle}.",
        f"{subject} hat begonnen, {item} {rest} zu {infinitive}.",
        f"Die Aktie stieg, weil {subject} {item} {rest} {present}.",
        f"{subject}, das {item} {rest} {present}, wächst schnell.",
        f"{item[0].upper()}{item[1:]} {past} {subject} {rest}.",
        f"{participle[0].upper()}{participle[1:]} wurden {item} von {subject}.",
        f"{participle[0].upper()}{participle[1:]} hat {item} {subject}.",
    ]


def grid() -> list[tuple[str, str, str]]:
    """Every construction of every verb: language, sentence, and what its claim begins with."""
    tables = (("en", ENGLISH, english), ("fr", FRENCH, french), ("de", GERMAN, german))
    return [
        (language, sentence, told)
        for language, verbs, said in tables
        for verb, (subject, item, rest, told) in verbs.items()
        for sentence in said(subject, verb, item, rest)
    ]


@pytest.mark.parametrize(("language", "sentence", "told"), grid())
def test_each_verb_is_read_in_each_construction(language: str, sentence: str, told: str):
    found = claims(sentence, language)
    assert any(claim.startswith(told) or claim.startswith(f"Planned{told}") for claim in found), found


SUPPLY = "SupplyRelation customer=bytedance item=nvidia-h20 supplier=nvidia"
BOUGHT = "Purchase buyer=meta item=nvidia-blackwell 100000|||units"


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("en", "Nvidia's sale of H20 chips to ByteDance drew criticism.", SUPPLY),
        ("en", "Deliveries of H20 chips to ByteDance by Nvidia drew criticism.", SUPPLY),
        ("en", "Nvidia's deliveries to ByteDance drew criticism.", "SupplyRelation customer=bytedance supplier=nvidia"),
        ("en", "Meta's order for 100,000 Blackwell chips was confirmed.", BOUGHT),
        ("en", "The use of Ascend chips by DeepSeek was confirmed.", "Use used=huawei-ascend user=deepseek"),
        ("en", "Nvidia's planned sale of H20 chips to ByteDance drew criticism.", f"{SUPPLY} planned"),
        ("en", "Talks on the sale of H20 chips by Nvidia to ByteDance continue.", f"{SUPPLY} planned"),
        ("de", "Die Lieferung von H20-Chips an ByteDance durch Nvidia sorgte für Kritik.", SUPPLY),
        ("de", "Nvidias Verkauf von H20-Chips an ByteDance wurde kritisiert.", SUPPLY),
        ("de", "Die Bestellung von 100.000 Blackwell-Chips durch Meta überraschte.", BOUGHT),
        ("de", "Huaweis Entwicklung des Ascend 960 läuft.", "Development developer=huawei item=huawei-ascend-960"),
        ("de", "Die Lieferung von H20 durch Nvidia an ByteDance ist für Juli geplant.", f"{SUPPLY} planned"),
        ("fr", "La vente par Nvidia de puces H20 à ByteDance est confirmée.", SUPPLY),
        ("fr", "La vente prévue de puces H20 à ByteDance par Nvidia inquiète.", f"{SUPPLY} planned"),
        ("fr", "L'achat par Meta de 100 000 puces Blackwell a surpris.", BOUGHT),
        ("zh", "英伟达对字节跳动的H20供应已经恢复。", SUPPLY),
        ("zh", "DeepSeek对昇腾芯片的采用得到证实。", "Use used=huawei-ascend user=deepseek"),
    ],
)
def test_a_deed_is_told_by_its_noun(language: str, sentence: str, told: str):
    assert told in claims(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The ban on Nvidia's sales of H20 chips to ByteDance was discussed."),
        ("en", "Nvidia's sales of H20 chips to ByteDance were blocked."),
        ("en", "Nvidia's license for sales of H20 chips to ByteDance expired."),
        ("en", "Nvidia received an order from ByteDance for 200,000 H20 chips."),
        ("de", "Nvidias Lieferung von H20-Chips an ByteDance wurde untersagt."),
        ("de", "China schränkt den Kauf von Holmium von Acme ein."),
        ("fr", "La livraison de puces H20 à ByteDance par Nvidia a été interdite."),
        ("fr", "L'interdiction de la vente de puces H20 à ByteDance par Nvidia demeure."),
        ("fr", "La capacité de livraison de puces H20 à ByteDance par Nvidia est limitée."),
        ("zh", "美国批准英伟达对字节跳动的H20销售。"),
        ("zh", "英伟达计划恢复对字节跳动的H20供应。"),
    ],
)
def test_a_deed_that_is_only_allowed_forbidden_or_wanted_is_not_done(language: str, sentence: str):
    found = claims(sentence, language)
    assert not any(claim.startswith(("Purchase", "Use ")) for claim in found)
    assert not any(claim.startswith("SupplyRelation") for claim in found) or "order" in sentence


def test_a_list_of_verbs_becomes_a_cue_for_each_construction_with_a_form():
    entry = {"verbs": "order, take over", "behind": "(?! it)", "forms": {"done_by": "passive"}}
    made = list(constructed(entry, "en", {"does": (), "passive": ()}))
    assert [cue["form"] for cue in made] == ["does", "does", "passive"]
    assert [cue["words"].endswith("(?! it)") for cue in made] == [True, True, False]
    assert "taken over" in made[2]["words"]


def test_a_cue_with_words_stays_as_it_is():
    entry = {"form": "active", "words": "bought"}
    assert list(constructed(entry, "en", {})) == [entry]


def test_an_ending_that_no_verb_has_is_told():
    with pytest.raises(KeyError):
        inflected("xyz", "fr")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Intel sold its NAND business to SK Hynix."),
        ("en", "AMD unveiled its plan for the MI300X."),
        ("en", "BIS added two companies it accused of acquiring chipmaking equipment for SMIC."),
        ("en", "Cerebras raised its forecast to $2 billion."),
        ("en", "Cerebras secured $2 billion in orders."),
        ("fr", "AMD a lancé la production du MI300X."),
        ("fr", "Nvidia a consacré 14 milliards de dollars aux rachats d'actions."),
        ("de", "Infineon hat zwei Werke an Micron verkauft."),
        ("de", "Meta gab fünf Milliarden Dollar für Werbung aus."),
    ],
)
def test_what_only_has_the_verb_is_no_deed(language: str, sentence: str):
    told = ("SupplyRelation", "Release ", "Investment", "Purchase buyer=meta", "Purchase buyer=b", "Fundraising")
    assert not [claim for claim in claims(sentence, language) if claim.startswith(told)]


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_every_listed_verb_has_an_inflection(language: str):
    assert len(cues(language)) > 0  # each is inflected when the cues are made
