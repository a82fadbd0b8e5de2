"""Constructions of Chinese sentences, each with several verbs: who acts, who is only named, and what is not told."""

import pytest
from one_sentence import claims

# What is told, as it stands behind a subject, and the role of that subject.
TOLD = {
    "向英伟达购买了500颗芯片": ("Purchase", "buyer"),
    "向OpenAI投资了20亿美元": ("Investment", "investor"),
    "收购了Arm": ("Ownership", "owner"),
    "持有Arm 5%的股份": ("Stake", "holder"),
    "生产AI芯片": ("Manufacture", "manufacturer"),
}


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # Lists, with words on what each is.
        ("日本软银集团、美国云计算巨头亚马逊和微软{}。", "softbank amazon microsoft"),
        ("包括亚马逊、微软在内的多家公司{}。", "amazon microsoft"),
        ("包括微软在内的科技巨头{}。", "microsoft"),
        ("亚马逊、微软等美国科技公司{}。", "amazon microsoft"),
        ("亚马逊宣布联手微软{}。", "amazon microsoft"),
        # Words around a clause, or before its subject.
        ("在微软{}之后,需求上升。", "microsoft"),
        ("因为微软{},需求上升。", "microsoft"),
        ("正是微软{}。", "microsoft"),
        ("不是亚马逊而是微软{}。", "microsoft"),
        ("微软不得不{}。", "microsoft"),
        ("微软CEO纳德拉表示,公司{}。", "microsoft"),
        # Somebody without a name.
        ("微软最大的股东{}。", ""),
        ("微软前高管李明{}。", ""),
        ("亚马逊和微软的合资公司{}。", ""),
        ("微软及其合作伙伴{}。", "microsoft"),
        ("法国银行{}。", ""),
        # Questions, conditions, wishes for another, purposes.
        ("微软{}吗?", ""),
        ("只要微软{},需求就会上升。", ""),
        ("亚马逊要求微软{}。", ""),
        ("微软本应{}。", ""),
    ],
)
def test_who_acts(sentence: str, subjects: str, told: str) -> None:
    kind, role = TOLD[told]
    read = [claim.split() for claim in claims(f"需求强劲。{sentence.format(told)}", "zh")]
    named = {part.removeprefix(f"{role}=") for name, *parts in read for part in parts if name == kind}
    assert {name for name in named if name in ("amazon", "microsoft", "softbank", "fr")} == set(subjects.split())


@pytest.mark.parametrize("told", [told for told in TOLD if TOLD[told][0] != "Stake"])
def test_a_plan_of_the_next_clause_is_none_of_this_one(told: str) -> None:
    read = claims(f"需求强劲。微软今年{told},明年将扩大产能。", "zh")
    assert [claim for claim in read if claim.endswith(("planned", "forecast"))] == []


def test_a_day_of_the_week_is_nobody() -> None:
    assert claims("需求强劲。微软发言人周三表示,需求强劲。", "zh") == []


def test_a_phrase_without_a_subject_is_told_of_that_of_its_sentence() -> None:
    assert "Ownership owned=arm owner=microsoft" in claims("需求强劲。收购Arm后,微软需求强劲。", "zh")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "微软、亚马逊总部分别位于巴黎和柏林。"),
        ("en", "Microsoft and Amazon are based in Paris and Berlin, respectively."),
    ],
)
def test_two_lists_go_in_pairs(language: str, text: str) -> None:
    read = [claim.split()[1:] for claim in claims(text, language) if claim.startswith("Location")]
    assert {named for named, _ in read} == {"located=microsoft", "located=amazon"}
    assert len(read) == len({place for _, place in read}) == 2
