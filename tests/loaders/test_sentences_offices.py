"""An office is told of who holds it, and not of who meets, praises or is named beside its holder."""

import pytest
from one_sentence import claims


def offices(text: str, language: str) -> list[str]:
    return [line for line in claims(text, language) if line.startswith("Role")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Donald Trump praised the chief executive of Nvidia."),
        ("en", "Donald Trump and the chief executive of Nvidia had lunch."),
        ("en", "Xi Jinping, who received the chairman of Samsung, spoke of trade."),
        ("en", "Angela Merkel was told by the chief executive of Infineon."),
        ("de", "Donald Trump lobte den Chef von Nvidia."),
        ("de", "Olaf Scholz und der Chef von Intel trafen sich."),
        ("de", "Angela Merkel sprach mit dem Vorstandschef von Infineon."),
        ("fr", "Donald Trump a loué le patron de Nvidia."),
        ("fr", "Emmanuel Macron et le patron de STMicroelectronics se sont rencontrés."),
        ("fr", "Xi Jinping, qui a reçu le président de Samsung, a parlé de commerce."),
        ("fr", "Emmanuel Macron s'en est pris au directeur général d'Intel."),
    ],
)
def test_who_meets_the_head_of_a_firm_does_not_head_it(language: str, text: str):
    assert offices(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Donald Trump met the chief executive of Nvidia."),
        ("de", "Präsident Donald Trump traf den Chef von Nvidia."),
        ("fr", "Le président Donald Trump a reçu le directeur général de Nvidia."),
        ("fr", "« Nous saluons la décision du président Trump », a réagi un porte-parole de Nvidia."),
    ],
)
def test_a_title_goes_with_no_firm_beyond_another_word(language: str, text: str):
    assert offices(text, language) == ["Role organisation=us person=donald-trump"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lip-Bu Tan takes over as chief executive of Intel."),
        ("en", "Lip-Bu Tan, 65, the new chief executive of Intel, spoke."),
        ("en", "Lip-Bu Tan has been the chief executive of Intel since March."),
        ("de", "Lip-Bu Tan wird neuer Chef von Intel."),
        ("de", "Intel machte Lip-Bu Tan zum Chef von Intel."),
        ("fr", "Lip-Bu Tan a été nommé directeur général d'Intel."),
        ("fr", "Lip-Bu Tan reste aussi le patron d'Intel."),
        ("fr", "Lip-Bu Tan, ancien banquier et directeur général d'Intel, a parlé."),
    ],
)
def test_who_is_or_becomes_head_heads_it(language: str, text: str):
    assert offices(text, language) == ["Role organisation=intel person=lip-bu-tan"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Of whom two firms have one each, neither has that of the other.
        ("de", "Siemens-Finanzvorstand Ralf Thomas und Intel-Chef Lip-Bu Tan trafen sich.", "intel"),
        ("de", "Wolfspeed wächst. Lip-Bu Tan, der Vorstandschef, freut sich.", "wolfspeed"),
        ("de", "Wolfspeed hat Lip-Bu Tan zum Produktionsvorstand bestellt.", "wolfspeed"),
        ("en", "Wolfspeed grew. Lip-Bu Tan, its chief executive, was pleased.", "wolfspeed"),
        ("en", "Wolfspeed grew. Lip-Bu Tan became its chief executive on May 1.", "wolfspeed"),
        ("en", "Amkor grew. The test provider said Apple would be a customer. CEO Lip-Bu Tan spoke.", "amkor"),
        ("fr", "Soitec grandit. Lip-Bu Tan, son président du directoire, est content.", "soitec"),
        ("fr", "Soitec grandit. Lip-Bu Tan en est le fondateur.", "soitec"),
        # Whom a pronoun supplies is not spoken of.
        ("fr", "SK hynix grandit. Numéro un de la mémoire, il fournit Nvidia. Son PDG, Lip-Bu Tan, parle.", "sk-hynix"),
        ("fr", "Soitec grandit. Nvidia entre au capital. Lip-Bu Tan, son fondateur, est content.", None),
        ("fr", "Nvidia a participé au tour de table mené par Lip-Bu Tan.", None),
    ],
)
def test_whose_office_a_person_has_may_stand_before(language: str, text: str, expected: str | None):
    found = [line for line in offices(text, language) if line.endswith("lip-bu-tan")]
    assert found == ([] if expected is None else [f"Role organisation={expected} person=lip-bu-tan"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tenstorrent, based in Grumblay, grew."),
        ("en", "The Grumblay-based startup Tenstorrent grew."),
        ("de", "Tenstorrent mit Sitz im bayerischen Grumblay wächst."),
        ("de", "Das in Grumblay ansässige Start-up Tenstorrent wächst."),
        ("fr", "Tenstorrent, implantée à Grumblay, grandit."),
        ("fr", "Tenstorrent, dont le siège est à Grumblay, grandit."),
    ],
)
def test_the_town_of_a_seat_needs_no_table(language: str, text: str):
    found = [line for line in claims(text, language) if line.startswith("Location")]
    assert len(found) == 1
    assert found[0].startswith("Location located=tenstorrent place=")
