# ruff: noqa: E501 — each row of the table is one text and its claims
"""How many people firms employ, cut and hire."""

import pytest
from one_sentence import claims


# fmt: off
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Intel will shed 1,200 jobs.", ["Headcount employer=intel 1200|||people planned [direction:down]"]),
        ("en", "Intel cut 300 jobs in 2024 and now employs 1,000 people.", ["Headcount employer=intel 300|||people 2024 [direction:down]", "Headcount employer=intel 1000|||people"]),
        ("de", "Infineon streicht weltweit 1400 Stellen.", ["Headcount employer=infineon 1400|||people [direction:down]"]),
        ("de", "Aixtron baut in Herzogenrath 80 Arbeitsplätze ab.", ["Headcount employer=aixtron 80|||people [direction:down]"]),
        ("fr", "Soitec a supprimé 250 postes.", ["Headcount employer=soitec 250|||people [direction:down]"]),
        ("zh", "寒武纪裁员约200人。", ["Headcount employer=cambricon 200|||people [direction:down]"]),
    ],
)
def test_jobs_are_counted_with_their_direction(language, text, expected):
    assert claims(text, language, details=True) == expected
# fmt: on
