"""Who presses, informs and settles with whom, where somebody is at home, and offices told without a title."""

from datetime import date

import pytest
from one_sentence import claims, reading

DAY = date(2026, 3, 15)
KEPT = ("Affiliation", "Competition", "Dialogue", "Founding", "Location", "Partnership", "Role")

TOLD = [
    ("en", "The United States urged Japan and the Netherlands to follow suit on tools.",
     ["Dialogue partner=jp partner=us", "Dialogue partner=nl partner=us"]),
    ("en", "Siltronic has settled with the Bureau of Industry and Security.",
     ["Dialogue partner=bureau-of-industry-and-security partner=siltronic"]),
    ("de", "Washington drängte Japan zu diesem Schritt.", ["Dialogue partner=jp partner=us"]),
    ("de", "Die USA hatten Japan zu dem Schritt gedrängt.", ["Dialogue partner=jp partner=us"]),
    ("de", "Weil Siltronic Schutz erhielt, drängte Japan zur Eile.", []),
    ("de", "Umgehend informierte Siltronic die niederländische Regierung.", ["Dialogue partner=nl partner=siltronic"]),
    ("fr", "Les États-Unis ont exhorté les Pays-Bas à agir vite.", ["Dialogue partner=nl partner=us"]),
    ("zh", "美国多次向荷兰施压。", ["Dialogue partner=nl partner=us"]),
    ("zh", "中芯国际已通报荷兰政府。", ["Dialogue partner=nl partner=smic"]),
    ("en", "Siltronic, located in Dresden, makes wafers for sensors.", ["Location located=siltronic place=dresden"]),
    ("de", "Der Umsatz sei gestiegen, teilte Siltronic am Montag in Dresden mit.",
     ["Location located=siltronic place=dresden"]),
    ("de", "Siltronic ist ein schwedisches Unternehmen.", ["Location located=siltronic place=se"]),
    ("en", "Former Siltronic engineers Lisa Su and Jensen Huang spoke of it.",
     ["Role organisation=siltronic person=lisa-su", "Role organisation=siltronic person=jensen-huang"]),
    ("en", "Siltronic founders Lisa Su and Jensen Huang spoke of it.",
     ["Role organisation=siltronic person=lisa-su", "Role organisation=siltronic person=jensen-huang"]),
    ("de", "Lisa Su, Expertin beim Marktforscher Gartner, sprach darüber.",
     ["Role organisation=gartner person=lisa-su"]),
    ("fr", "Lisa Su, directrice générale du cabinet Gartner, a parlé.",
     ["Role organisation=gartner person=lisa-su"]),
    ("zh", "美国商务部工业与安全局已发布规则。",
     ["Affiliation parent=us-department-of-commerce subunit=bureau-of-industry-and-security"]),
    ("en", "The Bureau of Industry and Security (BIS) of the US Department of Commerce met.",
     ["Affiliation parent=us-department-of-commerce subunit=bureau-of-industry-and-security"]),
    ("de", "Chinas Staatschef Xi Jinping nannte den Schritt falsch.", ["Role organisation=cn person=xi-jinping"]),
    ("en", "China's leader Xi Jinping called the step wrong.", ["Role organisation=cn person=xi-jinping"]),
    ("en", "Opposition leader Lisa Su called the step wrong.", []),
    ("en", "Siltronic ended its partnership with Intel last year.", []),
    ("en", "Siltronic is a subsidiary of Intel.", ["Affiliation parent=intel subunit=siltronic"]),
    ("en", "Siltronic, spun off from Intel in 2015, makes wafers.", ["Affiliation parent=intel subunit=siltronic"]),
    ("en", "Siltronic, a company that Lisa Su started in 2015, makes wafers.",
     ["Founding founded=siltronic founder=lisa-su 2015", "Role organisation=siltronic person=lisa-su"]),
    ("en", "Intel and Siltronic jointly develop sensors.", ["Partnership partner=intel partner=siltronic"]),
    ("en", "Together with Bosch and NXP, Siltronic is building a line.",
     ["Partnership partner=bosch partner=nxp partner=siltronic"]),
    ("de", "Intel und sein Partner Siltronic bauen eine Linie.", ["Partnership partner=intel partner=siltronic"]),
    ("fr", "Intel et son partenaire Siltronic progressent.", ["Partnership partner=intel partner=siltronic"]),
    ("en", "Unlike its rival Intel, Siltronic grew last year.", ["Competition competitor=intel competitor=siltronic"]),
    ("en", "Siltronic and Intel are fierce rivals.", ["Competition competitor=intel competitor=siltronic"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_who_and_where_are_read(language: str, text: str, expected: list[str]):
    found = (c.split("|position")[0] for c in claims(text, language, issued=DAY) if c.startswith(KEPT))
    assert sorted(sorted(c.split()) for c in found) == sorted(sorted(c.split()) for c in expected)


def test_a_latin_name_in_brackets_is_another_name():
    read = reading("中芯国际副总裁林安娜(Anna Lin)表示乐观。", "zh")
    labels = {label.text for entity in read.entities if entity.cls == "Person" for label in entity.labels}
    assert {"林安娜", "Anna Lin"} <= labels
