"""Made-up firms, people and goods among real countries, which the tests of the extractor have in common."""

from one_sentence import entity

from chipcontrols.loaders.claim import entity_iri
from chipcontrols.loaders.documents import knowledge

ENTITIES = [
    entity("company/acme", "Company", "Acme", "阿克米", chip__basedIn=entity_iri("country", "us")),
    entity(
        "company/borealis", "Company", "Borealis", "北光",
        chip__basedIn=entity_iri("country", "nl"), chip__inSegment=entity_iri("segment", "equipment"),
    ),
    entity("company/corvid", "Company", "Corvid", "科维"),
    entity("company/delta", "Company", "Delta", "德尔塔"),
    entity(
        "company/fabrico", "Company", "Fabrico", "法布里",
        chip__basedIn=entity_iri("country", "tw"), chip__inSegment=entity_iri("segment", "foundry"),
    ),
    entity("person/ana-lind", "Person", "Ana Lind", "林安娜"),
    entity("person/otto-berg", "Person", "Otto Berg", "白奥托"),
    entity("agency/trade-office", "Agency", "Trade Office", "贸易局"),
    entity("instrument/chip-tracking-act", "Instrument", "Chip Tracking Act"),
    entity("list/entity-list", "ControlList", "Entity List", "实体清单"),
    entity("list/unverified-list", "ControlList", "Unverified List", "未经核实清单"),
    entity("product/q7", "Chip", "Q7"),
    entity("product/tower", "System", "Tower 8"),
    entity("product/y7", "Chip", "Y7"),
    entity("product/z9", "Chip", "Z9"),
    entity("product/z9c", "Chip", "Z9C"),
    entity("category/erbium", "ItemCategory", "Erbium", "erbium", "铒元素"),
    entity("category/gallium", "ItemCategory", "Gallium", "镓"),
    entity("category/germanium", "ItemCategory", "Germanium", "锗"),
    entity("category/hbm", "ItemCategory", "HBM"),
    entity("category/holmium", "ItemCategory", "Holmium", "holmium", "钬元素"),
    entity("category/tools", "ItemCategory", "tools", "Belichtungsanlagen", "芯片设备"),
    entity("country/cn", "Country", "China", "Beijing", "Chine", "Pékin", "Peking", "中国"),
    entity("country/jp", "Country", "Japan", "Tokyo", "Japon", "日本"),
    entity("country/kr", "Country", "South Korea", "Corée du Sud"),
    entity("country/nl", "Country", "Netherlands", "Pays-Bas", "Niederlande", "荷兰"),
    entity("country/tw", "Country", "Taiwan", "Taïwan", "台湾"),
    entity("country/us", "Country", "United States", "US", "USA", "Washington", "États-Unis", "美国"),
    entity("place/porto", "Place", "Porto", "波尔图"),
    entity("place/quellin", "Place", "Quellin"),
]  # fmt: skip
KNOWN = knowledge(ENTITIES)
