"""Names that an official list gives, read beside those of the tables, on made-up firms and parties."""

from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge
from chipcontrols.loaders.documents.names.known import meanings

KNOWN = knowledge(
    [
        entity("company/zavor", "Company", "Zavor", "~Zavor Etching Group Co., Ltd."),
        entity("place/quellin", "Place", "Quellin"),
        entity("party/01", "Agent", "Zavor Etching Group Co., Ltd.", "~Northern Zavu"),
        entity("party/02", "Organisation", "Another Body", "~Zavor"),
        entity("party/03", "Vessel", "QUELLIN"),
        entity("party/04", "Agent", "Dorvan Test Equipment Co., Ltd."),
        entity("party/05", "Agent", "Bezira"),
    ]
)


def meant(name: str) -> list[str]:
    return [candidate.iri.rpartition("/id/")[2] for candidate in meanings(KNOWN.names, name)]


def test_a_party_under_the_name_of_a_known_firm_is_that_firm_with_all_its_names():
    assert meant("Northern Zavu") == meant("Zavor Etching Group Co., Ltd.") == ["company/zavor"]
    assert claims("Northern Zavu posted revenue of $3 billion.", "en", KNOWN) == [
        "Revenue earner=zavor 3000000000|||USD"
    ]


def test_a_party_of_a_list_is_meant_where_nothing_else_has_its_name():
    assert (meant("Zavor"), meant("Quellin"), meant("Another Body")) == (
        ["company/zavor"],
        ["place/quellin"],
        ["party/02"],
    )
    assert [c.iri.rsplit("/", 2)[1] for c in KNOWN.names.forms["Zavor"]] == ["company"]
    assert claims("Zavor is based in Quellin.", "en", KNOWN) == ["Location located=zavor place=quellin"]


def test_a_party_with_a_legal_form_earns_what_is_said_of_it():
    text = "Zavor makes etchers. Dorvan Test Equipment Co., Ltd. posted revenue of $3 billion."
    assert claims(text, "en", KNOWN, without=("Manufacture",)) == ["Revenue earner=04 3000000000|||USD"]
