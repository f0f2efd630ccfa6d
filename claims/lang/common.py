"""Frequent characters: they tell a right decoding from a wrong one, and Traditional from Simplified script."""

from __future__ import annotations

BOTH = frozenset(
    "的一是不了在人有我他上大中到以年日月个就出要可也你生地子那得着下自之后作里用道行所然家事成方多去法学如都同本"
    "者小新分位天期三二四五六七八九十百千万公司市部前最高外和能对会来于与并等比但其或被由向从及至将时名元亿"
)
# Each pair is one word in the two scripts; only characters that differ and are frequent in news.
_PAIRS = (
    "这這 个個 们們 说說 时時 会會 国國 来來 为為 对對 发發 经經 后後 过過 还還 动動 与與 关關 开開 长長 业業 员員 现現 报報 门門 "
    "东東 车車 书書 见見 问問 间間 军軍 点點 应應 该該 认認 让讓 将將 机機 产產 区區 电電 种種 务務 论論 实實 资資 据據 总總 "
    "队隊 亿億 万萬 从從 学學 场場 无無 气氣 给給 义義 权權 华華 湾灣 议議 党黨 单單 声聲 处處 计計 许許 记記 设設 调調 "
    "进進 运運 达達 连連 选選 医醫 银銀 险險 难難 项項 顾顧 预預 风風 飞飛 马馬 龙龍 两兩 严嚴 丽麗 乐樂 习習 亚亞 亲親 仅僅 "
    "价價 众眾 优優 伤傷 传傳 体體 净淨 准準 几幾 则則 创創 别別 剧劇 办辦 劳勞 势勢 协協 压壓 厂廠 历歷 双雙 变變 号號 "
    "听聽 启啟 响響 团團 围圍 坏壞 块塊 坚堅 备備 够夠 头頭 夹夾 奖獎 妇婦 孙孫 宁寧 宝寶 审審 宽寬 宾賓 导導 寻尋 层層 岁歲"
)
SIMPLIFIED_ONLY = frozenset(pair[0] for pair in _PAIRS.split())
TRADITIONAL_ONLY = frozenset(pair[1] for pair in _PAIRS.split())
FREQUENT = BOTH | SIMPLIFIED_ONLY | TRADITIONAL_ONLY
