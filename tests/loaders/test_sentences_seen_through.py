"""English words between a subject, its verb and what this acts on: asides, owners, lists that a clause tells of."""

import pytest
from one_sentence import claims


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # How long words between commas are says nothing.
        (
            "Intel, which has sold processors for servers and computers all over the world, competes with AMD.",
            ["Competition competitor=amd competitor=intel"],
        ),
        (
            "Intel, a firm with plants and offices in more towns and countries than anybody else, competes with AMD.",
            ["Competition competitor=amd competitor=intel"],
        ),
        # Who competes may own what is named.
        ("Huawei's chips compete with Intel's products.", ["Competition competitor=huawei competitor=intel"]),
        (
            "Huawei hopes to compete with Intel's dominance.",
            ["Competition competitor=huawei competitor=intel planned"],
        ),
        # What is for somebody's thing is none that is sold.
        (
            "Samsung supplies the HBM4 for AMD's MI300X.",
            [
                "Design designer=amd item=amd-mi300x",
                "SupplyRelation customer=amd item=hbm4 supplier=samsung",
            ],
        ),
        # "Which" opens a clause, whatever stands before the name in it.
        (
            "Huawei has invested in plants, a field in which rival Intel is strong.",
            ["Competition competitor=huawei competitor=intel", "Investment investor=huawei"],
        ),
        # A clause tells of all who are listed before it.
        (
            "The order went to Samsung, Micron and Kioxia, which make memory chips.",
            [f"Manufacture item=memory-chips manufacturer={name}" for name in ("kioxia", "micron", "samsung")],
        ),
    ],
)
def test_what_stands_between_is_seen_through(sentence: str, told: list[str]) -> None:
    assert sorted(claims(f"Demand is strong. {sentence}", "en", without=("NameResolution",))) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "ASML raised its outlook as its customers continue to ramp up production of AI chips.",
        "Nvidia said its partners will produce AI chips in Texas.",
        "ASML is doing well as chipmakers build memory chips.",
        "Samsung is under pressure as rivals supply HBM to Nvidia.",
        "AMD warned that many suppliers already make GPUs in Taiwan.",
    ],
)
def test_what_others_without_a_name_do_is_told_of_nobody(sentence: str) -> None:
    assert claims(f"Demand is strong. {sentence}", "en") == []


def test_who_does_it_with_others_is_told_of() -> None:
    assert claims("Nvidia and its partners produce AI chips.", "en") == [
        "Manufacture item=ai-chips manufacturer=nvidia"
    ]
