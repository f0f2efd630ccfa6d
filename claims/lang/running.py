"""Tallies that change while an event goes on, Chinese (both scripts, folded to Simplified) and English. Tables only.

The categories are those of situation reports on disasters and outbreaks (dead, injured, missing, rescued, evacuated, affected,
houses and households, cases) and of counts in progress (votes, donations, arrests): a later report with a larger number revises
an earlier one and does not contradict it. What is searched for (missing, trapped, without power) also falls.
"""

from __future__ import annotations

import re

GROWS = re.compile(
    r"死亡|遇难|身亡|罹难|丧生|受伤|伤者|重伤|轻伤|获救|救出|搜救|转移|疏散|撤离|安置|受灾|受损|倒塌|倒损|冲毁|确诊|治愈|感染|"
    r"病例|抓获|逮捕|拘留|排查|恢复|抢通|捐款|筹款|募集|计票|开票|出动|投入|打捞|寻获|脱险|"
    r"\bdead\b|\bdied\b|\bdeaths?\b|\bkilled\b|\bdeath toll\b|\bfatalities\b|\binjur|\bwounded\b|\bhurt\b|"
    r"\brescued\b|\brecovered\b|"
    r"\bevacuat|\bdisplaced\b|\baffected\b|\bdestroyed\b|\bdamaged\b|\bcases\b|\binfect|\barrest|\bdetained\b|\braised\b|\bdonat|"
    r"\brestored\b|\bdeployed\b|\bballots? counted\b|\bvotes? counted\b|\bacres\b|\bhectares\b",
    re.IGNORECASE,
)
FALLS = re.compile(
    r"失联|失踪|下落不明|被困|停电|停水|断电|断水|在院|住院|滞留|"
    r"\bmissing\b|\bunaccounted\b|\btrapped\b|\bwithout (?:power|water|electricity)\b|"
    r"\bin hospital\b|\bhospitali[sz]ed\b|\bstranded\b",
    re.IGNORECASE,
)
# what is counted from a beginning on: a later report counts more
SINCE = re.compile(
    r"累计|截[至止]|自[^，。；]{2,16}以来|至今|迄今|目前[^，。；]{0,4}[，,]?[^，。；]{0,10}已|截至目前|已(?:累计)?(?:开展|举办|完成|办理|接待|服务|吸引|帮助|发放|建成|收到|受理|检查|培训|覆盖|惠及|落户|签约)|"
    r"\bso far\b|\bto date\b|\bsince (?:it|its|the|then|opening|launch)\b|\ba (?:running|cumulative) total\b",
    re.IGNORECASE,
)
