"""Titles, offices and the generic nouns that stand for an organisation. Tables only."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


# Offices that a person holds; longest first in the pattern built from them.
ZH_TITLES = tuple(
    sorted(
        _words("""
    总裁 副总裁 董事长 副董事长 行长 副行长 院长 副院长 校长 副校长 局长 副局长 厅长 部长 市长 副市长 省长 副省长 区长
    副区长 县长 副县长 镇长 村长 馆长 副馆长 机长 副机长 副驾驶 船长 队长 教练 主教练 总经理 副总经理 经理 首席执行官
    首席运营官 首席财务官 首席技术官 首席科学家 首席研究官 首席数字官 首席经济学家 联合创始人 创始人 合伙人 总监
    研究总监 主管 负责人 主任 副主任 书记 副书记 秘书长 发言人 主席 副主席 总统 总理 首相 国王 议员 委员 检察长 法官
    律师 记者 教授 博士 医生 住持 方丈 经纪人 工程师 研究员 科学家 经济学家 分析师 选手 运动员 董事 店主 房主 作家 导演
    演员 会长 社长 主编 掌门人
    """),
        key=lambda word: (-len(word), word),
    )
)
# 该行, 该院: the last character says which kind of organisation is meant.
ZH_DEICTIC = {
    "行": ("银行",),
    "院": ("医院", "学院", "法院", "研究院", "剧院"),
    "校": ("大学", "学校", "中学", "学院", "小学"),
    "馆": ("博物馆", "图书馆", "美术馆", "馆"),
    "局": ("局",),
    "所": ("所",),
    "市": ("市",),
    "省": ("省",),
    "县": ("县",),
    "区": ("区",),
    "国": ("国",),
    "寺": ("寺",),
    "公司": (),
    "企业": (),
    "集团": ("集团",),
    "机构": (),
    "组织": (),
    "平台": (),
    "品牌": (),
    "项目": (),
    "航班": (),
    "医院": ("医院",),
    "银行": ("银行",),
    "大学": ("大学",),
    "博物馆": ("博物馆",),
    "公寓": ("公寓",),
    "赛事": ("马拉松", "赛", "杯"),
}
ZH_BARE = ("公司", "院方", "校方", "馆方", "行方", "警方", "医院", "学校", "组委会")
# What ends the name of an organisation or of a named thing.
ZH_ORG_TAILS = tuple(
    sorted(
        _words("""
    银行 公司 集团 大学 学院 医院 航空 汽车 博物馆 图书馆 美术馆 委员会 财政局 公安局 教育局 管理局 监管局 监督局 局 厅
    委 卫健委 部 法院 检察院 研究院 研究所 研究中心 实验室 中心 协会 基金会 基金 证券 保险 控股 科技 国投 港务 水泥
    纺织 电力 能源 传媒 晚报 日报 时报 通讯社 新闻社 通信 电视台 出版社 俱乐部 中学 小学 考试院 事务所 组委会 理事会
    董事会 股份 有限公司 股份有限公司 有限责任公司 酒店 公寓 大厦 马拉松 寺 检测公司 机场 法庭 政府 车站 大桥 水库 港
    电站
    """),
        key=lambda word: (-len(word), word),
    )
)
ZH_GOVERNMENT = ("局", "厅", "委", "部", "政府", "法院", "检察院", "委员会", "考试院")
ZH_PLACE_TAILS = "市省县区镇乡村州"
# The kinds of organisation in both languages, for matching a translated name by its head.
HEADS: dict[str, str] = {
    "博物馆": "museum",
    "大学": "university",
    "银行": "bank",
    "寺": "temple",
    "马拉松": "marathon",
    "湖马拉松": "lake marathon",
    "医院": "hospital",
    "公司": "company",
    "集团": "group",
    "航空": "airlines",
    "汽车": "motors",
    "公寓": "apartments",
    "机场": "airport",
    "学院": "college",
    "图书馆": "library",
    "美术馆": "gallery",
    "湖": "lake",
    "大桥": "bridge",
    "港": "port",
    "市": "city",
    "省": "province",
    "县": "county",
    "日报": "daily",
    "晚报": "evening news",
    "": "",
}
EN_TITLES = frozenset(
    _words("""
    mayor president chairman chairwoman chair director chief executive minister secretary governor senator councilwoman
    councilman councillor councilor captain professor doctor dr mr mrs ms miss sir dame lord lady abbot pope bishop
    judge clerk spokesman spokeswoman spokesperson founder cofounder co-founder ceo cto cfo coo boss coach manager
    officer general commissioner detective sergeant king queen prince princess nurse student banker bookseller trustee
    curator engineer rep superintendent inspector
    """)
)
EN_COURTESY = frozenset(_words("mr mrs ms miss dr sir dame lord lady"))
# Definite descriptions that point back to a name: word -> words that the name may hold ("" is any organisation).
EN_DEFINITE: dict[str, tuple[str, ...]] = {
    "company": (),
    "firm": (),
    "group": (),
    "operator": (),
    "museum": ("museum", "gallery"),
    "bank": ("bank",),
    "university": ("university",),
    "hospital": ("hospital",),
    "airline": ("airlines", "air", "airways"),
    "temple": ("temple",),
    "line": ("line",),
    "bridge": ("bridge",),
    "council": ("council",),
    "board": ("board",),
    "school": ("school",),
    "race": ("marathon", "race"),
    "marathon": ("marathon",),
}
EN_ORG_WORDS = frozenset(
    _words("""
    inc corp corporation co company ltd llc plc group holdings bank museum university college school hospital
    council board agency office ministry department committee commission authority party alliance association union
    club foundation institute labs lab space airlines airways motors industries systems technologies partners capital
    fund wire press post times news herald gazette tribune bulletin review ledger police court service weather metro
    works temple ai superintelligence gallery society
    """)
)
EN_PLACE_WORDS = frozenset(
    _words("""
    street road avenue junction station river lake hill bay county city head port island park square bridge harbor
    harbour ward district valley mountain beach hall
    """)
)
EN_EVENT_WORDS = frozenset(_words("marathon cup festival line project award prize games war act championship"))
