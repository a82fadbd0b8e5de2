"""What texts tell of how firms are related: of two at once, of owners in a row, and beside the firm spoken of."""

from datetime import date

import pytest
from one_sentence import claims

DAY = date(2026, 3, 15)

TOLD = [
    ("en", "Intel and Nvidia met. The two companies will jointly design memory controllers.",
     ["Partnership partner=intel partner=nvidia"]),
    ("en", "Intel and Nvidia met. The two reported losses.", []),
    ("en", "Siltronic grew. Intel and Nvidia grew too, said AMD. The two will develop chips.", []),
    ("de", "Intel und Nvidia trafen sich. Die beiden Unternehmen wollen Radarchips entwickeln.",
     ["Partnership partner=intel partner=nvidia"]),
    ("fr", "Intel et Nvidia se sont rencontrés. Les deux groupes vont développer des puces.",
     ["Partnership partner=intel partner=nvidia"]),
    ("zh", "英特尔与英伟达昨日会面。双方将共同开发处理器。", ["Partnership partner=intel partner=nvidia"]),
    ("en", "Siltronic grew. Siltronic hired people. The largest shareholder is Intel with 30 percent, followed by"
     " Nvidia with 9 percent.", ["Stake company=siltronic holder=intel 30|||percent",
                                 "Stake company=siltronic holder=nvidia 9|||percent"]),
    ("de", "Siltronic wuchs. Nvidia hat bei Siltronic nachgefragt. Größter Aktionär ist Intel mit 30 Prozent, danach"
     " kommt AMD mit 4 Prozent.", ["Stake company=siltronic holder=amd 4|||percent",
                                   "Stake company=siltronic holder=intel 30|||percent"]),
    ("fr", "Siltronic grandit. Le fabricant est détenu à 11 % par Intel, devant AMD (5 %).",
     ["Stake company=siltronic holder=amd 5|||percent", "Stake company=siltronic holder=intel 11|||percent"]),
    ("zh", "中芯国际扩产。股东方面，英特尔以26.5%居首，英伟达和高通分别持有12.1%和11.9%。",
     ["Stake company=smic holder=intel 26.5|||percent", "Stake company=smic holder=nvidia 12.1|||percent",
      "Stake company=smic holder=qualcomm 11.9|||percent"]),
    ("en", "Siltronic grew. The machines come from ASML and Tokyo Electron.",
     ["SupplyRelation customer=siltronic supplier=asml", "SupplyRelation customer=siltronic supplier=tokyo-electron"]),
    ("de", "Siltronic wuchs. Als Konkurrenten gelten Intel und AMD.",
     ["Competition competitor=amd competitor=siltronic", "Competition competitor=intel competitor=siltronic"]),
    ("fr", "Siltronic grandit. Parmi ses clients figurent Intel et AMD.",
     ["CustomerRelation customer=amd supplier=siltronic", "CustomerRelation customer=intel supplier=siltronic"]),
    ("zh", "中芯国际扩产。客户包括英特尔和高通。",
     ["CustomerRelation customer=intel supplier=smic", "CustomerRelation customer=qualcomm supplier=smic"]),
    ("en", "Siltronic grew. Siltronic hired people. Nvidia and AMD are among the customers.",
     ["CustomerRelation customer=amd supplier=siltronic", "CustomerRelation customer=nvidia supplier=siltronic"]),
    ("en", "Siltronic hired people. Oracle has agreed to supply the company with chips.",
     ["SupplyRelation customer=siltronic supplier=oracle"]),
    ("en", "Nvidia bought Synopsys shares worth $2 billion and now owns 2.6 percent.",
     ["Stake company=synopsys holder=nvidia 2.6|||percent"]),
    ("fr", "ASML a trouvé une usine à Lyon, détenue à 51 % par Intel.", []),
    ("de", "ESMC wächst. Gegründet haben es 2023 TSMC und Bosch.",
     ["Founding founded=esmc founder=bosch 2023", "Founding founded=esmc founder=tsmc 2023"]),
    ("zh", "中芯国际2024年上市，软银持股51%，东芝持股约32%。",
     ["Stake company=smic holder=softbank 51|||percent 2024", "Stake company=smic holder=toshiba 32|||percent 2024"]),
    ("fr", "Volkswagen dépend de Nexperia. Celui-ci appartient à Wingtech. Ses concurrents sont Rohm et Onsemi.",
     ["Competition competitor=nexperia competitor=onsemi", "Competition competitor=nexperia competitor=rohm"]),
    ("en", "Meta hired Broadcom. OpenAI has hired the same firm. The two will develop accelerators.",
     ["Partnership partner=broadcom partner=openai"]),
    ("fr", "ASML investit dans Mistral AI.\nMistral AI rencontre Intel et ASML. Nvidia connaît Mistral AI.\nLes deux"
     " sociétés ont conclu un partenariat.", ["Partnership partner=asml partner=mistral-ai"]),
    ("en", "Siltronic grew. Siltronic hired people. Rivals such as Sumco fell.",
     ["Competition competitor=siltronic competitor=sumco"]),
    ("en", "Nvidia fell. Synopsys, in which Intel took a stake of 3 percent, grew.",
     ["Stake company=synopsys holder=intel 3|||percent"]),
    ("en", "Groq hired Intel. AMD invested in the start-up. Nvidia fell. The start-up buys chips from Samsung.",
     ["CustomerRelation customer=groq supplier=samsung"]),
    ("zh", "长鑫存储扩产。三星和美光是主要竞争对手。联想也是其客户。",
     ["Competition competitor=cxmt competitor=micron", "Competition competitor=cxmt competitor=samsung",
      "CustomerRelation customer=lenovo supplier=cxmt"]),
    ("en", "Groq grew. Groq hired people. Samsung will be the first customer.",
     ["CustomerRelation customer=samsung supplier=groq forecast"]),
    ("zh", "三星增长。三星扩产。台积电是三星最大的竞争对手，客户包括苹果。",
     ["Competition competitor=samsung competitor=tsmc", "CustomerRelation customer=apple supplier=tsmc"]),
    ("zh", "中芯国际扩产。股东方面，英特尔、高通各持6.25%，软银为5.81%。",
     ["Stake company=smic holder=intel 6.25|||percent", "Stake company=smic holder=qualcomm 6.25|||percent",
      "Stake company=smic holder=softbank 5.81|||percent"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_relations_of_firms_are_read(language: str, text: str, expected: list[str]):
    found = claims(text, language, issued=DAY, without=("NameResolution",))
    kept = ("Partnership", "Stake", "SupplyRelation", "CustomerRelation", "Competition", "Founding", "PublicOffering")
    assert sorted(claim for claim in found if claim.startswith(kept)) == sorted(expected)
