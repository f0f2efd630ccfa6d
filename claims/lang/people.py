"""What personal names look like, and the words that are never names. Tables only."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱"
    "侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦柳邢岳齐梅庄辛管祝左涂谷祁时舒耿"
    "卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强丛华车冉房边辜吉饶闻党宫冀佟尚蒲慕霜"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "诸葛",
    "上官",
    "端木",
    "皇甫",
    "令狐",
    "慕容",
    "尉迟",
    "司徒",
    "东方",
    "夏侯",
    "公孙",
    "长孙",
    "宇文",
)
# Characters that write foreign names.
TRANSLITERATION = frozenset(
    "阿埃艾爱安昂奥巴芭拜班邦保鲍贝本比彼毕宾波玻伯勃博布查柴彻茨茲兹次措达戴丹当道德登邓迪第蒂丁东杜敦顿多厄恩尔耳法凡范菲费芬丰冯佛夫弗福富伽盖甘冈高戈"
    "格葛根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加佳嘉贾简姜杰金津京居卡开凯坎康考柯科可克肯孔库夸昆拉莱赖兰朗劳勒雷蕾黎里理丽利莉连列林琳卢鲁"
    "伦罗洛吕麦马玛迈曼芒毛梅门蒙米密苗敏明缪摩莫墨默姆木穆娜纳乃南内嫩尼年涅宁纽农努女诺欧帕派潘庞培佩彭皮匹平珀普奇齐乔切钦琴丘屈让热仁日荣茹儒瑞若萨"
    "塞赛桑瑟森沙莎山珊尚绍舍申圣施史士舒斯思丝松苏孙索塔泰坦汤唐陶特滕提汀图托瓦万旺威维韦文翁沃乌武西希锡夏香肖谢辛欣休雪逊雅亚延扬耶叶伊依因英尤于约"
    "赞泽扎詹珍芝治朱准卓兹佐珍雅各瓦隆贝坎宁安帕乔基贾雷特沃慧"
)
# Words that the tagger or a rule may take for a name.
ZH_NOT_NAMES = frozenset(
    _words("""
    表妹 表哥 老将 新东家 口袋 网络 县城 小区 桥上 全国 全市 全省 全球 国内 国外 海外 本地 当地 外地 现场 车站 机场
    医院 学校 公司 银行 大学 集团 政府 法院 警方 校方 院方 馆方 组委会 理事会 董事会 委员会 监管部门 部门 中心 协会
    学院 博物馆 中方 外方 双方 官方 客户 家人们 读者 网友 冠军 亚军 季军 选手 记者 编辑 股东 员工 用户 开发者 工程师
    运动员 专家 律师 教授 村民 居民 游客 旅客 乘客 市民 家属 病人 患者 考生 家长 母亲 父亲 妈妈 爷爷 大爷 大哥 阿姨
    孩子 航司 航空 汽车 股份 资产 总部 分行 支行 门诊 海绵站 跑团 赛后 该行 该院 该公司 本报 本报讯 本刊 本站 新媒体
    公众号 微信 朋友圈 评论区 上半年 下半年 本科 高考 中国银行业 城商行 供应商 代理商 合作伙伴 竞争对手 创始团队 管理层
    最高法 市场 行业 公众
    """)
)
# Where a tagged place or organisation must not begin or end.
ZH_LEADING_NOISE = "于在对从由与和被把向到自据意中省份并是将使令各该此每另及或以为让同"
ZH_PLACE_NOISE_TAILS = ("上", "里", "边", "旁", "那儿", "这儿", "那里", "这里", "下", "外", "内", "中", "间", "片区", "附近")
ZH_PRONOUNS = ("他们", "她们", "它们", "他", "她", "它", "两人", "二人", "其")
ZH_ITS_NOT = ("中", "他", "它", "余", "实", "次", "间")  # 其中, 其他, 其余, 其实 are no pronouns
ZH_BEFORE_ITS_NOT = "尤极与何莫"
EN_PRONOUNS = frozenset(_words("he she it they him her his its their them"))
# Latin words in Chinese text that name nothing in particular.
LATIN_GENERIC = frozenset(
    _words("""
    AI AGI LLM LLMs API APP App CEO CTO CFO COO CIO CMO GPU CPU KPI OKR IPO PPT PR PC PE VC VIP OK GDP CPI PMI ETF SUV
    MPV NEV IT ID IP TV WiFi Wi-Fi USB PDF Bug Bugs Agent Agents Logo Vlog Demo Beta Alpha DNA RNA CT ICU PM2.5 HR UI
    UX 5G 4G AIGC Q1 Q2 Q3 Q4 H1 H2 FY ROI SaaS PaaS CLTC NEDC WLTP ESG MBA No NO vs VS Vs Inc Ltd The A B C D E F G H
    I J K L M N O P Q R S T U V W Y Z AM PM ICP BUG TOP Top Pro Plus Max UTC GMT km kg Tips HTML HTTP HTTPS www URL
    CCTV
    """)
)
EN_COMMON_CAPITALS = frozenset(
    _words("""
    the a an in on at by of for from with to and but or nor so yet as if when while after before since until although
    though because it its he she they we you i his her their our your this that these those there here what who whom
    whose which why how where not no yes all some any each every both either neither one two three four five six seven
    eight nine ten eleven twelve most many few more less several about around over under nearly almost just only even
    also still then now later earlier once again first second third last next another other others such same than like
    unlike according based by despite during between among within without meanwhile however moreover instead nobody
    nothing everyone everything somebody someone ask critics officials police experts monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow spring summer autumn winter reporting editing
    photo image picture credit source analysis media contact press updated read watch win vote click sign support next
    tomorrow plus official mr mrs ms dr sir is was are were be been has have had do does did will would can could
    should may might must let get go come take make see say said says put him them us me my
    """)
)
NATIONALITIES = frozenset(
    _words("""
    chinese english british american japanese kenyan ethiopian french german russian indian italian spanish korean
    european african asian canadian australian dutch swedish norwegian irish scottish welsh western eastern northern
    southern
    """)
)
HE = frozenset(_words("他 he him his"))
SHE = frozenset(_words("她 she her"))
GROUP = frozenset(_words("他们 她们 它们 两人 二人 they them their"))
# A word of this list before 公司, 法院, 大学 ... does not make a name: 初创公司, 联邦法院.
ZH_GENERIC_PREFIX = frozenset(
    _words("""
    金融 科技 初创 联邦 互联网 上市 网约车 检测 保险 物业 航空 汽车 银行 地方 当地 民营 国有 大型
    中小 小型 知名 多家 相关 国内 外资 合资 建筑 电商 咨询 运营 投资 软件 人工智能 机器人 子 母
    分 总 新 老 某 该 省 市 县 区 综合 三甲 公立 私立 人民 中级 高级 基层
    重点 普通 竞争 AI
    """)
)
# Verbs that the tagger glues to the front of an organisation.
ZH_LEADING_VERBS = (
    "递交",
    "提交",
    "报告",
    "前往",
    "加入",
    "送往",
    "来自",
    "同意",
    "批准",
    "收购",
    "起诉",
    "联合",
    "赴",
    "其中",
    "包括",
    "以及",
)
# Ends of tagged phrases that describe and do not name.
ZH_DESCRIPTIVE = ("企业", "巨头", "大厂", "非营利组织", "佼佼者", "人物", "富翁", "大神", "事情", "市场", "型", "军团", "圣殿")
