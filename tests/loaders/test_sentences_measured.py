"""How goods are held against others, and what figures are told of them, in all four languages."""

import pytest
from one_sentence import claims

READ = [
    ("en", "The H20 has only a third of the H100's memory bandwidth.", "nvidia-h100 nvidia-h20 0.3333|||x"),
    ("de", "Der H20 bietet nur ein Drittel der Rechenleistung des H100.", "nvidia-h100 nvidia-h20 0.3333|||x"),
    ("fr", "La H20 n'offre qu'un tiers de la puissance de la H100.", "nvidia-h100 nvidia-h20 0.3333|||x"),
    ("zh", "单颗H20的算力仅为H100的三分之一。", "nvidia-h100 nvidia-h20 0.3333|||x"),
    ("en", "Intel calls the Gaudi 3 ten times faster than Nvidia's GPUs.", "nvidia-gpus intel-gaudi-3 10|||x"),
    ("zh", "其MI300X运行大模型的速度是英伟达GPU的5倍。", "nvidia-gpus amd-mi300x 5|||x"),
]
YARDSTICKS = [
    ("en", "AMD showed the MI300X. Compared with its predecessor, it is 40 percent faster.", "amd-mi300x 40|||percent"),
    ("de", "Es bleibt ein Abstand zwischen dem MI300X und der Weltspitze.", "amd-mi300x"),
    ("fr", "L'écart entre le MI300X et le meilleur niveau mondial reste grand.", "amd-mi300x"),
    ("zh", "昇腾910C比国外同类产品“落后一代”。", "huawei-ascend-910c 1|||generations"),
    ("zh", "台积电N2工艺的性能比传统工艺提升15%。", "tsmc-n2 15|||percent"),
    ("fr", "Le MI300X a nettement amélioré ses performances.", "amd-mi300x"),
]


def compared(text: str, language: str) -> list[str]:
    lines = (line.split() for line in claims(text, language) if line.startswith("Comparison "))
    return [" ".join(word.removeprefix("benchmark=").removeprefix("compared=") for word in line[1:]) for line in lines]


@pytest.mark.parametrize(("language", "text", "expected"), [*READ, *YARDSTICKS])
def test_goods_are_held_against_others(language: str, text: str, expected: str):
    assert [line.removesuffix(" reported") for line in compared(text, language)] == [expected]


def test_words_about_a_part_leave_the_topic_where_it_was():
    text = "Der MI300X ist da. Für die GPU wird der H20 verwendet. Im Vergleich zum Vorgänger ist er schneller."
    assert compared(text, "de") == ["amd-mi300x"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "AI服务器的DRAM容量是普通服务器的8倍。"),
        ("zh", "GPU的需求增速超过CPU。"),
        ("en", "Sales rose by 20 percent compared with the previous generation of chips."),
    ],
)
def test_what_is_compared_is_no_part_of_it(language: str, text: str):
    assert compared(text, language) == []


SPECIFIED = [
    ("en", "The yield of Samsung's 3nm process is about 50 percent.", "3nm-process 50|||percent"),
    ("de", "Beim H20 liegt die Ausbeute bei 40 Prozent.", "nvidia-h20 40|||percent"),
    ("de", "Etwa 80 Prozent der Ascend 910C sind Ausschuss.", "huawei-ascend-910c 80|||percent"),
    ("fr", "Le rendement du procédé 3 nm de Samsung est d'environ 50 %.", "3nm-process 50|||percent"),
    ("zh", "三星3nm工艺的良率约为50%。", "3nm-process 50|||percent"),
    ("zh", "单台AI服务器的内存高达2TB。", "ai-servers metric=memory-capacity ||2|TB"),
    ("en", "An EUV machine consumes about 1.4 megawatts.", "euv-systems 1.4|||MW"),
    ("zh", "昇腾910C在安兔兔跑分中获得125万分。", "huawei-ascend-910c 1250000|||points"),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPECIFIED)
def test_sorts_and_processes_have_figures_too(language: str, text: str, expected: str):
    assert claims(text, language) == [f"ProductSpecification item={expected}"]


def test_each_node_of_a_series_has_its_cost():
    lines = claims("7nm芯片的设计成本高达2.17亿美元,5nm为4.16亿美元。", "zh")
    assert lines == ["Cost item=7nm-process 217000000|||USD", "Cost item=5nm-process 416000000|||USD"]


@pytest.mark.parametrize(
    ("language", "text", "rate"),
    [
        ("zh", "三星电子的DRAM出货量为100万颗,同比下降5%。", "-5"),
        ("en", "Samsung's shipments reached 42 million units in the third quarter, up 10 percent.", "10"),
    ],
)
def test_a_rate_goes_on_from_a_count(language: str, text: str, rate: str):
    assert any(line.startswith("GrowthRate") and f" {rate}|||percent" in line for line in claims(text, language))


def test_each_metric_of_a_series_is_of_the_topic():
    text = "MI300X已发布。带宽达到5TB/s,比H100高60%,总带宽显存达到9TB/s,比H100高90%。"
    lines = [line for line in claims(text, "zh") if line.startswith(("Comparison", "ProductSpec"))]
    assert [line.split()[-1] for line in lines] == ["5|||TB/s", "60|||percent", "9|||TB/s", "90|||percent"]
    assert all("amd-mi300x" in line for line in lines)


def test_all_who_are_listed_do_what_the_second_clause_tells():
    lines = claims("阿里巴巴、腾讯等云厂商囤积英伟达GPU,同时用国产芯片替代。", "zh")
    assert {f"Use used=chinese-ai-chips user={firm}" for firm in ("alibaba", "tencent")} <= set(lines)


def test_a_project_is_no_firm():
    lines = claims("“星际之门”OpenAI项目与三星达成合作。", "zh")
    assert lines == ["Partnership partner=samsung partner=stargate"]


def test_a_property_in_words_stands_beside_its_figures():
    lines = claims("昇腾910C采用SIMD架构,算力达1PFLOPS。", "zh")
    assert "ProductSpecification item=huawei-ascend-910c" in lines


CONTRASTS = [
    ("en", "The H20 uses half as much power as the H100.", "nvidia-h100 nvidia-h20 0.5|||x"),
    ("en", "SRAM is faster than HBM.", "hbm sram"),
    ("de", "Der H20 hat mehr Speicher als der H100.", "nvidia-h100 nvidia-h20"),
    ("fr", "Le H20 consomme deux fois moins d'énergie que le H100.", "nvidia-h100 nvidia-h20 0.5|||x"),
    ("zh", "H20的功耗低于H100。", "nvidia-h100 nvidia-h20"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CONTRASTS)
def test_what_one_has_more_or_less_of_is_held_against_the_other(language: str, text: str, expected: str):
    assert compared(text, language) == [expected]
