"""Rules and lists of the Federal Register and the eCFR, on made-up ones in the official structure."""

from datetime import date
from pathlib import Path

import pytest

from chipcontrols.loaders import federal_register
from chipcontrols.loaders.claim import Claim, Entity, Period, digest
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading

HEAD = """
  <PREAMB><PRTPAGE P="96830"/><AGENCY TYPE="F">DEPARTMENT OF COMMERCE</AGENCY><CFR>15 CFR Part 744</CFR>
    <RIN>RIN 0694-XX99</RIN><SUBJECT>Made-up Changes to the <E T="03">Entity List</E></SUBJECT>
    <EFFDATE><HD SOURCE="HED">DATES:</HD><P>This rule is effective December 2, 2024.</P></EFFDATE></PREAMB>
"""
BOX = """<BOXHD><CHED H="1">Country</CHED><CHED H="1">Entity</CHED><CHED H="1">License <LI>requirement</LI></CHED>
  <CHED H="1">License <LI>review policy</LI></CHED><CHED H="1"><E T="02">Federal Register</E> citation</CHED></BOXHD>"""
ALL = "For all items subject to the EAR (See §744.11 of the EAR)"
AMENDMENTS = """
  <AMDPAR>2. Supplement no. 4 to part 744 is amended by:</AMDPAR>
  <AMDPAR>a. Under CHINA, PEOPLE'S REPUBLIC OF:</AMDPAR>
  <AMDPAR>i. Adding, in alphabetical order, entries for “Ten Fabs Co., Ltd.;” and “Zehn Tools;”</AMDPAR>
  <AMDPAR>ii. Revising the entry for “Old Fabs Inc.”; and</AMDPAR>
  <AMDPAR>iii. Removing the entry for “Gone Fabs Ltd.”; and</AMDPAR>
  <AMDPAR>b. Under the destination of JAPAN, by adding, in alphabetical order, an entry for “Ju Seiki K.K.”</AMDPAR>
"""
ROWS = f"""
  <ROW><ENT I="01">CHINA, PEOPLE'S REPUBLIC OF</ENT><ENT>*         *         *</ENT></ROW>
  <ROW><ENT I="22"> </ENT><ENT O="xl">Old Fabs Inc., No. 3, Third Road, Beijing, China.</ENT><ENT>{ALL}</ENT>
    <ENT>Policy of denial</ENT><ENT>83 FR 37423, 8/1/18. 89 FR [INSERT FR PAGE NUMBER AND] December 5, 2024.</ENT></ROW>
  <ROW><ENT I="28">*    *    *    *    *    *    *</ENT></ROW>
  <ROW><ENT I="22"> </ENT><ENT O="xl">Ten Fabs Co., Ltd., a.k.a., the following two aliases:
      <LI O="xl">—TF Chips; <E T="03">and</E></LI><LI>—Fab &amp; Ten Co., Ltd.</LI>
      No. 1, First Road, Beijing, China.</ENT>
    <ENT>For all items subject to the EAR (See §734.9(e)(3) of the EAR)<SU>5</SU></ENT><ENT>Presumption of denial</ENT>
    <ENT>89 FR [INSERT FR PAGE NUMBER AND] December 5, 2024.</ENT></ROW>
  <ROW><ENT I="22"> </ENT>
    <ENT>Zehn Tools, and any successor, sub-unit, or subsidiary thereof, Room 2, Shanghai, China.</ENT><ENT>{ALL}</ENT>
    <ENT>Presumption of denial</ENT><ENT>89 FR [INSERT FR PAGE NUMBER AND] December 5, 2024.</ENT></ROW>
  <ROW><ENT I="01">JAPAN</ENT><ENT>Ju Seiki K.K., 4-1 Minato, Tokyo, Japan.</ENT><ENT>{ALL}</ENT>
    <ENT>Case-by-case review</ENT><ENT>89 FR [INSERT FR PAGE NUMBER AND] December 5, 2024.</ENT></ROW>
"""
END = "<FRDOC>[FR Doc. 2024-99999 Filed 12-2-24; 8:45 am]</FRDOC><BILCOD>BILLING CODE 3510-33-P</BILCOD>"
IN_CN, IN_JP = "country/cn", "country/jp"


def a_rule(amendments: str = AMENDMENTS, rows: str = ROWS, head: str = HEAD, box: str = BOX, end: str = END) -> str:
    """A made-up rule as federalregister.gov publishes the XML of one."""
    return f"""<?xml version="1.0"?><RULE>{head}<SUPLINF><P>Text.</P><REGTEXT TITLE="15" PART="744">{amendments}
      <EXTRACT><HD SOURCE="HD1">Supplement No. 4 to Part 744—Entity List</HD><STARS/>
      <GPOTABLE COLS="5" OPTS="L1,tp0,i1" CDEF="s50">{box}{rows}</GPOTABLE></EXTRACT></REGTEXT></SUPLINF>{end}</RULE>"""


@pytest.fixture()
def read(tmp_path: Path):
    """A function that reads a text as a file."""

    def reading(text: str, name: str = "rule.xml", as_of: date | None = None) -> Reading:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return federal_register.read(tmp_path / name, as_of)

    return reading


def party(name: str, code: str = "CN", official: str = "entity-list") -> str:
    return f"party/{digest(official, f'{name}|{code}')}"


def roles(claim: Claim) -> dict[str, str]:
    return {name: iri.partition("/id/")[2] for name, iri in claim.roles}


def listing_of(reading: Reading, name: str, code: str = "CN", official: str = "entity-list") -> Claim:
    wanted = party(name, code, official)
    return next(claim for claim in reading.claims if roles(claim)["party"] == wanted)


def entity(reading: Reading, path: str) -> Entity:
    return next(entity for entity in reading.entities if entity.iri.endswith(f"/id/{path}"))


def test_an_entry_that_a_rule_adds_is_a_listing_from_the_day_of_effect(read):
    reading = read(a_rule())
    claim = listing_of(reading, "Ten Fabs Co., Ltd.")
    assert (claim.kind, claim.period) == ("EntityListing", Period(date(2024, 12, 2), None))
    assert roles(claim) == {
        "footnote": "footnote/5",
        "instrument": "instrument/89-fr-96830",
        "issuer": "agency/bureau-of-industry-and-security",
        "list": "list/entity-list",
        "party": party("Ten Fabs Co., Ltd."),
        "reviewPolicy": "licence-policy/presumption-of-denial",
    }
    labels = [label.text for label in entity(reading, party("Ten Fabs Co., Ltd.")).labels]
    assert labels == ["Ten Fabs Co., Ltd.", "TF Chips", "Fab & Ten Co., Ltd."]
    assert claim.evidence[0].record == "CN/Ten Fabs Co., Ltd."


def test_an_entry_that_a_rule_revises_keeps_the_rule_that_added_it(read):
    claim = listing_of(read(a_rule()), "Old Fabs Inc.")
    assert roles(claim)["instrument"] == "instrument/83-fr-37423"
    assert roles(claim)["modifiedBy"] == "instrument/89-fr-96830"
    assert claim.period is None
    assert claim.remarks == (("note", "The terms are those since 2024-12-02."),)


def test_an_entry_that_a_rule_removes_is_a_removal(read):
    claim = listing_of(read(a_rule()), "Gone Fabs Ltd.")
    assert (claim.kind, claim.period) == ("ListingRemoval", Period(date(2024, 12, 2), None))
    assert roles(claim) == {
        "instrument": "instrument/89-fr-96830",
        "issuer": "agency/bureau-of-industry-and-security",
        "list": "list/entity-list",
        "party": party("Gone Fabs Ltd."),
    }


def test_the_country_holds_for_the_rows_below_it(read):
    reading = read(a_rule())
    assert roles(listing_of(reading, "Ju Seiki K.K.", "JP"))["reviewPolicy"] == "licence-policy/case-by-case"
    assert entity(reading, party("Ju Seiki K.K.", "JP")).properties[0][1].endswith("/country/jp")


def test_words_of_scope_are_data(read):
    claim = listing_of(read(a_rule()), "Zehn Tools")
    assert dict(claim.details)["scope"] == "and any successor, sub-unit, or subsidiary thereof"


def test_the_rule_is_an_instrument_and_the_source_of_its_claims(read):
    reading = read(a_rule())
    rule = entity(reading, "instrument/89-fr-96830")
    assert [label.text for label in rule.labels] == ["89 FR 96830", "Made-up Changes to the Entity List"]
    assert rule.properties[1:] == (("chip:documentNumber", "2024-99999"), ("chip:rin", "0694-XX99"))
    source = reading.source
    assert (source.slug, source.as_of) == ("federal-register-89-fr-96830", date(2024, 12, 2))
    assert (reading.ledger.read, reading.ledger.loaded) == (5, 5)


def test_the_claims_are_well_typed(read):
    from chipcontrols.loaders import reference
    from chipcontrols.loaders.check import fault

    reading = read(a_rule())
    known = [thing for other in reference.read() for thing in other.entities]
    classes = {thing.iri: thing.cls for thing in (*known, *reading.entities)}
    assert [fault(claim, classes) for claim in reading.claims] == 5 * [None]


def test_a_rule_inside_an_issue_has_the_volume_of_the_issue(read):
    issue = "<FEDREG><VOL>90</VOL><RULES>" + a_rule().removeprefix('<?xml version="1.0"?>') + "</RULES></FEDREG>"
    assert read(issue).source.slug == "federal-register-90-fr-96830"


def test_without_instructions_the_citations_tell_additions_from_revisions(read):
    reading = read(a_rule(amendments="<AMDPAR>Supplement no. 4 to part 744 is amended as follows:</AMDPAR>"))
    added = [roles(claim)["party"] for claim in reading.claims if "modifiedBy" not in roles(claim)]
    assert sorted(added) == sorted([party("Ten Fabs Co., Ltd."), party("Zehn Tools"), party("Ju Seiki K.K.", "JP")])


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (("Zehn Tools;”", "Zehn Tools” and “Elf Tools”"), "NO-ENTRY", "names an entry that the tables do not hold"),
        (("Under CHINA, PEOPLE'S REPUBLIC OF:", ""), "COUNTRY", "names no country that is known"),
        (("<ENT>Case-by-case review</ENT>", ""), "CELLS", "4 cells"),
        (('<ENT I="01">JAPAN', '<ENT I="01">ATLANTIS'), "COUNTRY", "no country is known as 'ATLANTIS'"),
    ],
)
def test_what_cannot_be_read_is_counted(read, change: tuple[str, str], code: str, words: str):
    ledger = read(a_rule().replace(*change)).ledger
    assert {rejection.code for rejection in ledger.rejections} >= {code}
    assert any(words in rejection.reason for rejection in ledger.rejections)
    assert ledger.read == ledger.loaded + len(ledger.rejections)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (a_rule().replace("<RULE>", f"{BOMB}<RULE>"), "declares a document type"),
        (a_rule()[:900], "no well-formed XML"),
        ("", "no well-formed XML"),
        ("<A>" * 5000, "deeper than an official file"),
        ("<RULE/>", "holds no entry of a list"),
        (a_rule(rows=""), "NO-ENTRY"),
        (a_rule(head=HEAD.replace('<PRTPAGE P="96830"/>', "")), "does not say its page"),
        (a_rule(head=HEAD.replace("December 2, 2024", "soon"), end=""), "does not say its volume"),
        (a_rule(box=BOX.replace("</BOXHD>", "<CHED>Risk</CHED></BOXHD>")), "columns that are not known"),
        ("<R>" + 2 * a_rule().removeprefix('<?xml version="1.0"?>') + "</R>", "holds 2 rules on part 744"),
    ],
)
def test_a_file_that_is_no_rule_stops_the_reading(read, text: str, words: str):
    if words == "NO-ENTRY":  # an empty table leaves what the instructions announce unread, but the removal stands
        assert {rejection.code for rejection in read(text).ledger.rejections} == {words}
        return
    with pytest.raises(WrongInput, match=words):
        read(text)


ECFR_ROWS = f"""
 <TR><TD align="left" scope="row" rowspan="2">CHINA, PEOPLE'S REPUBLIC OF</TD><TD>Ten Fabs Co., Ltd.,
   a.k.a., the following two aliases: <br/>—TF Chips; <I>and</I>
   <br/>—Fab Ten. <br/>No. 1, First Road, Beijing, China.</TD><TD>{ALL}</TD>
   <TD>Presumption of denial</TD><TD>89 FR 96836, 12/5/24. 90 FR 14046, 3/28/25.</TD></TR>
 <TR><TD>Zehn Tools, a.k.a., the following one alias: —Zehn Werkzeuge GmbH. 5th Floor, Tower 2, Beijing, China.</TD>
   <TD>{ALL}</TD><TD>Policy of denial</TD><TD>85 FR 83420, 12/22/20.</TD></TR>
 <TR><TD>JAPAN</TD><TD>Ju Seiki</TD><TD>{ALL}</TD><TD>Case-by-case review</TD><TD>85 FR 83420, 12/22/20.</TD></TR>
"""
ECFR_TABLE = f"""<TABLE><THEAD><TR><TH scope="col">Country</TH><TH scope="col">Entity</TH><TH>License requirement</TH>
  <TH>License review policy</TH><TH>Federal Register citation</TH></TR></THEAD><TBODY>{ECFR_ROWS}</TBODY></TABLE>"""
ECFR_XML = f"""<DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX">
  <HEAD>Supplement No. 4 to Part 744—Entity List</HEAD><DIV class="gpotbl_div">{ECFR_TABLE}</DIV></DIV9>"""
# The page, with the liberties of HTML: no case, cells and rows left open, an entity, a script.
ECFR_HTML = (
    "<!doctype html><html><script>if (1 < 2) {}</script><h1>Supplement No. 4 to Part 744&mdash;Entity List</h1>"
    + (
        ECFR_TABLE.lower()
        .replace("</td>", "")
        .replace("</tr>", "")
        .replace("<br/>", "<br>")
        .replace("china, people's republic of", "CHINA, PEOPLE&rsquo;S REPUBLIC OF")
        .replace("ten fabs co., ltd.", "Ten Fabs Co., Ltd.")
        .replace("zehn tools", "Zehn Tools")
        .replace("ju seiki", "Ju Seiki")
        .replace("fr ", "FR ")
    )
)


@pytest.mark.parametrize(("text", "name"), [(ECFR_XML, "title-15.xml"), (ECFR_HTML, "page.html")])
def test_a_list_in_the_ecfr_says_which_rules_added_and_changed_an_entry(read, text: str, name: str):
    reading = read(text, name, date(2026, 9, 1))
    assert (reading.source.slug, reading.source.as_of) == ("ecfr-15-cfr-part-744", date(2026, 9, 1))
    assert (reading.ledger.read, reading.ledger.loaded) == (3, 3)
    claim = listing_of(reading, "Ten Fabs Co., Ltd.")
    assert roles(claim)["instrument"] == "instrument/89-fr-96830"
    assert roles(claim)["modifiedBy"] == "instrument/90-fr-14046"
    labels = {label.text.lower() for label in entity(reading, party("Ten Fabs Co., Ltd.")).labels}
    assert labels == {"ten fabs co., ltd.", "tf chips", "fab ten"}
    labels = {label.text.lower() for label in entity(reading, party("Zehn Tools")).labels}
    assert labels == {"zehn tools", "zehn werkzeuge gmbh"}
    assert roles(listing_of(reading, "Ju Seiki", "JP"))["instrument"] == "instrument/85-fr-83416"


def test_each_supplement_is_a_list_of_its_own(read):
    table = """<TABLE><TR><TH>Country</TH><TH>Listed person and address</TH><TH>Federal Register citation</TH></TR>
      <TR><TD>CHINA</TD><TD>Zehn Tools, No. 9, Ninth Road, Beijing, China</TD>
      <TD>87 FR 61977, 10/13/22.</TD></TR></TABLE>"""
    other = "<TABLE><TR><TH>Item</TH></TR><TR><TD>Chips</TD></TR></TABLE>"
    heads = "<HEAD>Supplement No. 2 to Part 744—Items</HEAD>" + other + "<HEAD>Supplement No. 6 to Part 744—List</HEAD>"
    reading = read(f"<DIV5>{heads}{table}</DIV5>", "part.xml")
    claim = listing_of(reading, "Zehn Tools", official="unverified-list")
    assert roles(claim)["list"] == "list/unverified-list"
    assert claim.details == ()


def test_a_name_whose_end_is_not_told_is_cut_with_a_remark(read):
    rows = ECFR_ROWS.replace("Ju Seiki", "Ju Seiki Corporation of Japan, Ltd., Minato")
    reading = read(ECFR_XML.replace(ECFR_ROWS, rows), "title-15.xml")
    claim = listing_of(reading, "Ju Seiki Corporation of Japan, Ltd.", "JP")
    assert claim.remarks[0][1].startswith("The entry does not say where the name ends")


def test_reserved_places_and_cells_that_span_columns_are_no_entries(read):
    reserved = "<TR><TD>KOREA, SOUTH</TD><TD>[Reserved]</TD><TD/><TD/><TD/></TR>"
    reading = read(ECFR_XML.replace("</TBODY>", reserved + "</TBODY>"), "title-15.xml")
    assert (reading.ledger.loaded, reading.ledger.rejections) == (3, [])
    country = '<ENT I="01">CHINA, PEOPLE\'S REPUBLIC OF</ENT>'
    spanned = ROWS.replace(f"{country}<ENT>*         *         *</ENT>", f'{country}<ENT A="L03"/>')
    assert spanned != ROWS
    assert read(a_rule(rows=spanned)).claims == read(a_rule()).claims


def test_an_instruction_may_print_the_whole_entry(read):
    whole = (
        "<AMDPAR>c. By removing under China, People's Republic of, one entity: “Gone Tools Ltd., a.k.a., "
        "the following two aliases: —GT Ltd.; and —Gone. No. 2, Second Road, Beijing, China.”</AMDPAR>"
    )
    claim = listing_of(read(a_rule(amendments=AMENDMENTS + whole)), "Gone Tools Ltd.")
    assert claim.kind == "ListingRemoval"


def test_numbered_institutes_and_dashes_within_names_stay_whole(read):
    row = """<ROW><ENT I="22"/><ENT>Fab Group Corporation No. 11 Research Institute, a.k.a., the following two aliases:
      <LI>—Fab – Eleven; <E T="03">and</E></LI><LI>—Elfte.</LI> No. 9, Third Road, Beijing, China.</ENT><ENT>All</ENT>
      <ENT>Policy of denial</ENT><ENT>89 FR [INSERT FR PAGE NUMBER] 12/5/24.</ENT></ROW>"""
    reading = read(a_rule(rows=ROWS.replace("</ROW>", "</ROW>" + row, 1)))
    labels = entity(reading, party("Fab Group Corporation No. 11 Research Institute")).labels
    assert [label.text for label in labels] == [
        "Fab Group Corporation No. 11 Research Institute",
        "Fab – Eleven",
        "Elfte",
    ]


MILITARY = """<DIV9 N="Supplement No. 7 to Part 744" TYPE="APPENDIX"><HEAD>Supplement No. 7 to Part 744—Military
  End-User List</HEAD><TABLE><TR><TH>Country</TH><TH>Entity</TH><TH>Federal Register citation</TH></TR>
  <TR><TD>BURMA</TD><TD>[Reserved]</TD><TD/></TR>
  <TR><TD>CHINA, PEOPLE'S REPUBLIC OF</TD><TD>The following two subordinate institutions of Ten Academy:</TD><TD/></TR>
  <TR><TD/><TD>Subordinate instituion:</TD><TD/></TR>
  <TR><TD/><TD>Ten First Co., Ltd. No. C22, Fourth Road, Beijing, China.</TD><TD>85 FR 83793, 12/23/20.</TD></TR>
  <TR><TD/><TD>Subordinate institution</TD><TD/></TR>
  <TR><TD/><TD>Ten Second Institute; HaAsif 19, Beijing, China.</TD><TD>85 FR 83793, 12/23/20.</TD></TR>
  <TR><TD/><TD>The following addresses apply to the entry above:<br/>1 Fifth Road, Beijing, China.</TD><TD/></TR>
  <TR><TD colspan="3">1 For this entity, see the notes.</TD></TR></TABLE></DIV9>"""


def test_headings_of_groups_and_footnotes_in_a_table_are_no_entries(read):
    reading = read(MILITARY, "title-15.xml")
    listed = {roles(claim)["party"] for claim in reading.claims}
    assert listed == {
        party(name, "CN", "military-end-user-list") for name in ("Ten First Co., Ltd.", "Ten Second Institute")
    }
    assert (reading.ledger.loaded, reading.ledger.rejections) == (2, [])


def test_what_a_rule_removes_from_other_parts_leaves_the_list_alone(read):
    other = """<REGTEXT TITLE="15" PART="748"><AMDPAR>4. Supplement No. 7 to part 748 is amended under CHINA, PEOPLE'S
      REPUBLIC OF by removing the entry for “Ten Fabs Valid End User”.</AMDPAR></REGTEXT></SUPLINF>"""
    assert read(a_rule().replace("</SUPLINF>", other)).claims == read(a_rule()).claims
