# ruff: noqa: E501 — each row of the tables is one text and its claims
"""Constructions of the German and Chinese press, each in sentences of its own."""

import pytest
from one_sentence import claims


# fmt: off
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A sum in two scales.
        ("zh", "中芯国际营收约新台币3,252亿6千万元。", ["Revenue earner=smic 325260000000|||TWD"]),
        # What the market expected is no part of a firm.
        ("zh", "中芯国际营收达到80亿美元,远超市场预估的70亿美元。", ["Revenue earner=smic 8000000000|||USD", "Revenue earner=smic 7000000000|||USD forecast"]),
        # The margin of the quarter before.
        ("zh", "中芯国际毛利率为20%,前季毛利率为18%。", ["GrossMargin earner=smic 20|||percent", "GrossMargin earner=smic 18|||percent"]),
        # A quarter is of the year named before it, and a year over two.
        ("zh", "2024年,中芯国际第四季度营收为22亿美元。", ["Revenue earner=smic 2200000000|||USD 2024-Q4"]),
        ("de", "Infineon rechnet für 2023/24 mit einem Umsatz von 16 Milliarden Euro.", ["Revenue earner=infineon 16000000000|||EUR FY2024 forecast"]),
        # The unit of a figure that stands with the one of before.
        ("de", "Die Bruttomarge von Aixtron fiel auf 39,4 von 42 Prozent.", ["GrossMargin earner=aixtron 39.4|||percent"]),
        ("de", "Infineon geht nun von einem Umsatz von 15 Milliarden Euro aus.", ["Revenue earner=infineon 15000000000|||EUR forecast"]),
        # A phrase that tells only in what.
        ("zh", "在英伟达的供应链中,三星的占比为30%。", ["MarketShare holder=samsung 30|||percent"]),
        # Money in brackets behind a share of sales is that share.
        ("zh", "中国市场贡献英伟达全球收入的15%(约每年180亿美元)。", ["Revenue earner=nvidia segment=cn 15|||percent"]),
        # A measure that opens a clause is of the subject behind the verb; one of all firms is nobody's.
        ("de", "Samsung baut aus. Trotz eines Umsatzrückgangs um 7 Prozent konnte sich Micron behaupten.", ["GrowthRate measured=micron -7|||percent"]),
        ("de", "Bei einem Umsatz von 4 Milliarden Euro verdiente Infineon 300 Millionen Euro.", ["Revenue earner=infineon 4000000000|||EUR", "Profit earner=infineon 300000000|||EUR"]),
        ("de", "Aixtron wächst. Für Infineon lief es schlecht: Mit einem Umsatz von 3 Milliarden Euro enttäuschte das Unternehmen.", ["Revenue earner=infineon 3000000000|||EUR"]),
        ("de", "20 Prozent des weltweiten DRAM-Umsatzes entfallen auf Micron, 30 Prozent gehen an Samsung.", ["MarketShare holder=micron 20|||percent", "MarketShare holder=samsung 30|||percent"]),
        # The shares of a row; the first quarters of a year are not the quarter told before.
        ("zh", "中芯国际收入占比分别为:智能手机21%、消费电子43%。", ["Revenue earner=smic 21|||percent", "Revenue earner=smic 43|||percent"]),
        ("zh", "中芯国际2025年第三季度营收22亿美元。前三季度营收60亿美元。", ["Revenue earner=smic 2200000000|||USD 2025-Q3", "Revenue earner=smic 6000000000|||USD"]),
        # A stretch that ends in a part of a year; what a clause of reason tells of another time; what one verb acts on.
        ("zh", "2022年至2025年前三季度,长鑫科技累计亏损达434亿元。", ["Profit earner=cxmt -43400000000|||CNY 2022/2025-09"]),
        ("zh", "因客户提前于2025年上半年拉货,2025年第三季度联发科营收1420亿元。", ["Effect affected=mediatek 2025-H1", "Revenue earner=mediatek 142000000000|||TWD 2025-Q3"]),
        ("zh", "广达需求强劲,带动英伟达服务器出货,公告2025年9月营收1841亿元。", ["Revenue earner=quanta 184100000000|||TWD 2025-09"]),
        # When something was said is not when it is so; several tens are no ten.
        ("de", "AMD soll Chips an OpenAI liefern, wie das Unternehmen am 6. Oktober 2025 mitteilte.", ["SupplyRelation customer=openai supplier=amd forecast"]),
        ("de", "AMD erwartet Umsätze in Höhe von mehreren zehn Milliarden Dollar.", ["Revenue earner=amd |20000000000|100000000000|USD forecast"]),
        # A bound tells no direction; a year that is only compared with; the start of a change has no time that is known.
        ("de", "Aixtron verzeichnete einen Rückgang der Aktienkurse um über 55 Prozent.", ["SharePriceChange company=aixtron |55||percent"]),
        ("de", "Aixtron legte Zahlen vor. Das Ergebnis war schwächer als im Jahr 2023, der Umsatz stieg auf 439 Millionen Euro.", ["Revenue earner=aixtron 439000000|||EUR"]),
        # What the clause before tells of a name is no claim of the one before that.
        ("zh", "富士通投资200亿日元。向Rapidus提供技术的IBM也出资。", ["Investment investor=fujitsu 20000000000|||JPY", "SupplyRelation customer=rapidus supplier=ibm"]),
        # "Before, in August" is no stretch of eight months; a record since a year is not of then.
        ("zh", "而先前2025年8月,英伟达宣布投资英特爾50亿美元。", ["Investment investee=intel investor=nvidia 5000000000|||USD 2025-08 reported"]),
        ("zh", "英特尔股价上涨22%,创下自1987年以来的最大涨幅。", ["SharePriceChange company=intel 22|||percent"]),
        # Nobody restricts what goes to his own country; a stock exchange is no firm.
        ("zh", "中国商务部公布加强稀土出口管制,欧盟对中国的新措施表示关注。", ["ExportRestriction item=rare-earths regulator=ministry-of-commerce-of-china"]),
        ("zh", "长鑫存储递交IPO申请,在三星、美光构筑的壁垒中凿开通道。", ["PublicOffering company=cxmt"]),
        # Who is blamed does what he is blamed for.
        ("zh", "中方注意到美国商务部滥用出口管制,对半导体实施制裁。", ["ExportRestriction item=semiconductors regulator=us-department-of-commerce"]),
        # A country right before the name of a firm, what a product is based on, when a firm went public, who got in.
        ("zh", "荷兰阿斯麦表示乐观。", ["Location located=asml place=nl"]),
        ("zh", "英伟达亮相。基于昇腾910B的Atlas 900性能更强。", ["ComponentUse component=huawei-ascend-910b whole=361f0c90f2fa572a", "NameResolution entity=361f0c90f2fa572a mention=24e04a0f235dbaf7"]),
        ("zh", "2020年上市的中芯国际扩产。", ["PublicOffering company=smic 2020"]),
        ("de", "Softbank ist mit zehn Prozent bei Intel eingestiegen.", ["Stake company=intel holder=softbank 10|||percent"]),
        # Rules that are suspended bind nobody; what would be is not so.
        ("de", "China hat die Regeln für den Export von Gallium ausgesetzt.", []),
        ("de", "Die USA hatten eine Regel ausgesetzt, die den Export von KI-Chips nach China beschränkt.", []),
        ("de", "China hat den Export von Gallium in die USA ausgesetzt.", ["ExportRestriction destination=us item=gallium regulator=cn"]),
        ("zh", "中国已暂停执行禁止向美国出口镓的规定一年。", []),
        ("de", "Samsung würde danach 30 Prozent an Aixtron halten.", ["Stake company=aixtron holder=samsung 30|||percent forecast"]),
        # What the first of two verbs acts on is not the subject of the second.
        ("de", "Der Konzern hat Samsung überholt und ist nun weltweiter Marktführer bei DRAM.", []),
        # Jobs that come about, and who has how many people.
        ("de", "Mit 1200 Beschäftigten erzielt Aixtron einen Umsatz von 600 Millionen Euro.", ["Headcount employer=aixtron 1200|||people", "Revenue earner=aixtron 600000000|||EUR"]),
        ("de", "Aixtron beschäftigt 1200 Mitarbeitende.", ["Headcount employer=aixtron 1200|||people"]),
        ("de", "Infineon will 1000 neue Arbeitsplätze schaffen.", ["Headcount employer=infineon 1000|||people planned"]),
        # What each of a list has.
        ("de", "TSMC hält 70 Prozent an ESMC, Bosch, Infineon und NXP je zehn Prozent.", ["Stake company=esmc holder=tsmc 70|||percent", "Stake company=esmc holder=bosch 10|||percent", "Stake company=esmc holder=infineon 10|||percent", "Stake company=esmc holder=nxp 10|||percent"]),
        ("de", "ESMC wächst. TSMC hält 70 Prozent an dem Unternehmen, Bosch und NXP halten jeweils zehn Prozent.", ["Stake company=esmc holder=tsmc 70|||percent", "Stake company=esmc holder=bosch 10|||percent", "Stake company=esmc holder=nxp 10|||percent"]),
        ("zh", "台积电持有ESMC 70%的股权,博世和恩智浦各10%。", ["Stake company=esmc holder=tsmc 70|||percent", "Stake company=esmc holder=bosch 10|||percent", "Stake company=esmc holder=nxp 10|||percent"]),
        ("zh", "台积电持股70%,博世、英飞凌和恩智浦各持股10%。", []),
        ("zh", "索尼出资约110亿日元、丰田出资约50亿日元。", ["Investment investor=sony 11000000000|||JPY", "Investment investor=toyota 5000000000|||JPY"]),
        ("zh", "三星投资约110亿美元、SK海力士约50亿美元。", ["Investment investor=samsung 11000000000|||USD", "Investment investor=sk-hynix 5000000000|||USD"]),
        # A joint venture is the one that was called so.
        ("de", "TSMC und Bosch gründeten das Joint Venture ESMC. An dem Gemeinschaftsunternehmen hält TSMC 70 Prozent.", ["Founding founded=esmc founder=tsmc", "Founding founded=esmc founder=bosch", "Partnership partner=bosch partner=tsmc", "Stake company=esmc holder=tsmc 70|||percent"]),
        # Who buys what is sold; who gives how much.
        ("de", "Infineon hat die Tochter Aixtron für 85 Millionen Euro an Silex verkauft.", ["Ownership owned=aixtron owner=silex-microsystems 85000000|||EUR", "Affiliation parent=infineon subunit=aixtron"]),
        ("de", "Das Unternehmen Infineon hat zwei Werke an Micron verkauft.", []),
        ("de", "Der Konzern Bosch bringt dafür 3 Milliarden Euro auf.", ["Investment investor=bosch 3000000000|||EUR"]),
        ("zh", "日本政府将向Rapidus再拨款3000亿日元。", ["Investment investee=rapidus investor=jp 300000000000|||JPY planned"]),
        # What belongs to a firm is not that firm; who visits and meets is the officer.
        ("de", "Aixtron wächst. Zudem bekommt die Beteiligung von Infineon den Dollar zu spüren. Der Umsatz fiel auf 329 Millionen Euro.", ["Revenue earner=aixtron 329000000|||EUR"]),
        ("zh", "英伟达（NVIDIA）执行长黄仁勋赴白宫与特朗普会面。", ["Role organisation=nvidia person=jensen-huang", "Dialogue partner=donald-trump partner=jensen-huang"]),
        ("zh", "黄仁勋再访白宫与特朗普会面。", ["Dialogue partner=donald-trump partner=jensen-huang"]),
        # A part of what a firm ships is no share of a market.
        ("zh", "三星的一款DRAM产品,将占三星出货量的60-70%。", []),
        ("zh", "三星占全球DRAM出货量的40%。", ["MarketShare holder=samsung 40|||percent"]),
        # The modal verb stands far before the infinitive; "erstmals" is no participle; a reason somebody gives is his.
        ("de", "Infineon will in diesem Geschäftsjahr 2,2 Milliarden Euro statt 2,3 Milliarden Euro in neue Anlagen stecken.", ["Investment investor=infineon 2200000000|||EUR planned"]),
        ("de", "Infineon wächst. Der Umsatz werde 2026 erstmals seit zwei Jahren auf 4 Milliarden Euro zulegen.", ["Revenue earner=infineon 4000000000|||EUR 2026 forecast"]),
        ("de", "Aixtron baut ab. Als Grund nannte sie die Sorge um Technologie.", []),
        # Who is cited for results tells his own, but not those of others; a difference is no sum.
        ("de", "Die Erlöse kletterten laut Infineon um 20 Prozent auf 7 Milliarden Euro.", ["GrowthRate measured=infineon 20|||percent reported", "Revenue earner=infineon 7000000000|||EUR reported"]),
        ("de", "Der Umsatz der Autobauer stieg laut Infineon um 5 Prozent.", []),
        ("de", "ASML wächst. Der Auftragseingang ging auf 3,6 Milliarden Euro zurück. Das waren zwei Milliarden Euro weniger als erwartet.", ["OrderIntake holder=asml 3600000000|||EUR"]),
        # The rival of who a sentence is about is not that of the one before; a ban in spite of which is not the subject's.
        ("de", "Aixtron wächst. Broadcom will den Rivalen Qualcomm kaufen.", ["Competition competitor=broadcom competitor=qualcomm", "Ownership owned=qualcomm owner=broadcom planned"]),
        ("de", "Trotz verschärfter Exportbeschränkungen für Hochtechnologie bleibt China die Stütze.", []),
        # A bracket gives the currency of all that follows.
        ("zh", "中芯国际营收10亿(人民币,下同),长鑫存储营收20亿。", ["Revenue earner=smic 1000000000|||CNY", "Revenue earner=cxmt 2000000000|||CNY"]),
        # What a change starts from is of the year before, or of no known time; the firm that a sentence opens with.
        ("de", "Bei Samsung stieg der Umsatz von 13,7 Milliarden Dollar im Vorjahresquartal auf 32,9 Milliarden Dollar im vierten Quartal 2025.", ["Revenue earner=samsung 13700000000|||USD 2024-Q4", "Revenue earner=samsung 32900000000|||USD 2025-Q4"]),
        ("de", "Samsung steigerte den Umsatz von 13,7 Milliarden Dollar auf 32,9 Milliarden Dollar im vierten Quartal 2025.", ["Revenue earner=samsung 32900000000|||USD 2025-Q4"]),
        ("de", "Aixtron wächst. Bei dem Rivalen Infineon brach der Gewinn um 30 Prozent ein.", ["Competition competitor=aixtron competitor=infineon", "GrowthRate measured=infineon -30|||percent"]),
        # What a firm is, is nothing that it is needed for.
        ("zh", "中芯国际是一家重要的芯片制造商。", []),
        ("de", "Speicherchips werden in Rechenzentren ebenfalls benötigt.", ["Dependence dependency=memory-chips"]),
    ],
)
def test_constructions_of_the_press_are_read(language, text, expected):
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Gesetz soll den Anteil der EU an der weltweiten Halbleiterproduktion von zehn auf 20 Prozent erhöhen. TSMC baut."),
        ("zh", "台积电位于台南的先进制程产线一度停机。"),
        ("de", "Samsung wächst. Im Quartal sank der weltweite Umsatz um 5 Prozent."),
        ("zh", "中资芯片制造商安世半导体停产。"),
        ("zh", "北方华创亮相。全球半导体设备公司总收入同比增长24%。"),
        ("zh", "英伟达原本在评估,能否用英特尔的18A制程,生产自家芯片。"),
        ("de", "SK Hynix führt. Analysten beziffern den Branchenumsatz auf 31 Milliarden Dollar, ein Plus von 17 Prozent."),
        ("zh", "长鑫存储亮相。DDR4内存条涨幅也超150%。"),
        ("zh", "市场由美光科技等三方主导,三方合计市占率稳定在94.8%左右。"),
        ("zh", "H20在华销售:中国市场至关重要。"),
        ("zh", "中国英伟达客户转向国产。"),
    ],
)
def test_what_only_looks_like_a_claim_is_none(language, text):
    assert claims(text, language) == []
