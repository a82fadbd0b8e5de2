import pytest

from chipcontrols.loaders.federal_register_entry import Entry, divide

ENTRIES = {
    "Ten Fabs Co., Ltd., 402, 1, Minato-ro, Seoul, South Korea": Entry("Ten Fabs Co., Ltd.", "", (), False),
    "Zehn Holding, P.O. Box 12, Vienna, Austria": Entry("Zehn Holding", "", (), False),
    "Zehn Holding, Linzer Road, Vienna, Austria": Entry("Zehn Holding", "", (), False),
    "Decem, f.k.a., Novem Ltd., Room 4, Tower A, Hong Kong": Entry("Decem", "", ("Novem Ltd.",), False),
    "Decem (a.k.a. Novem)": Entry("Decem", "", ("Novem",), False),
    "Decem, a.k.a., the following three aliases: —One; —Two Inc.; and —Three. 5th Floor, Plaza B, Riga": Entry(
        "Decem", "", ("One", "Two Inc.", "Three"), False
    ),
    "Decem and any successor, sub-unit, or subsidiary thereof, Building 3, Area 9, Minsk": Entry(
        "Decem", "and any successor, sub-unit, or subsidiary thereof", (), False
    ),
    "Decem\nNorth, Minsk": Entry("Decem", "", (), False),
    "Ten Fabs Limited of the North, Riga": Entry("Ten Fabs Limited of the North", "", (), True),
    "Joint Stock Company Ten, LTD, Riga": Entry("Joint Stock Company Ten, LTD", "", (), True),
    "Ten Group Corporation No. 11 Institute, Riga": Entry("Ten Group Corporation No. 11 Institute", "", (), True),
    "Ten, Third Institute (f.k.a., X Ten), a.k.a., the following alias: —T – 3. No. 2, South Road, Riga": Entry(
        "Ten, Third Institute (f.k.a., X Ten)", "", ("T – 3",), False
    ),
    "Decem, Riga": Entry("Decem", "", (), True),
    "Decem": Entry("Decem", "", (), False),
}


@pytest.mark.parametrize(("text", "entry"), ENTRIES.items())
def test_an_entry_is_divided_into_name_and_aliases(text: str, entry: Entry):
    assert divide(text) == entry


def test_a_name_that_the_rule_announces_is_the_longest_that_fits():
    announced = ["Ten", "Ten Fabs, North Plant", "Ten Fabs"]
    assert divide("Ten Fabs, North Plant, Riga", announced).name == "Ten Fabs, North Plant"
    assert divide("Tensor Ltd., 5 First Road, Riga", announced).name == "Tensor Ltd."
