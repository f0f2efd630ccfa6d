"""Chinese numerals: digits, magnitudes, and the variants of characters that numbers and their units are written with."""

from __future__ import annotations

from decimal import Decimal

from claims.lang._words import words

DIGITS: dict[str, int] = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0,
    "○": 0,
    "两": 2,
}
ZERO = frozenset("零〇○")
SMALL: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG: dict[str, Decimal] = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12}
# Characters of cheques; alone they are ordinary words (陆地, 队伍, 放肆, 拾取), so they need company to be numbers.
FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
# 兆 before these is "mega", not 10^12
MEGA_BEFORE = "瓦字比赫帕欧"
# 千 before these is "kilo" where digits, 万 or 亿 stand before it: 3.5亿千瓦时
KILO_BEFORE = frozenset("米克瓦卡伏焦")

# one-to-one, so offsets stay: Traditional and variant forms of numerals, units, classifiers and cue words, as pairs
_PAIRS = (
    "億亿萬万點点兩两餘余幾几數数圓圆塊块條条張张隻只輛辆間间個个貳贰參叁陸陆圜圆噸吨畝亩頃顷磅磅釐厘歲岁華华氏氏攝摄鎊镑盧卢幣币銖铢韓韩歐欧對对"
    "雙双戶户層层棟栋場场項项艘艘顆颗樣样劑剂劃划種种屆届輪轮約约過过達达僅仅將将於于從从與与為为總总動动長长漲涨減减損损獲获傷伤級级週周號号時时"
    "鐘钟無无萊莱漢汉紙纸罰罚結结議议職职員员類类檢检體体測测門门學学額额買买賣卖專专業业創创產产負负應应課课題题極极續续開开關关"
    "錢钱倆两倍倍稅税淨净營营虧亏擴扩縮缩躍跃衝冲創创齡龄遺遗難难遭遭溫温熱热氣气濕湿壓压電电國国隊队勝胜連连銀银銅铜節节屬属黨党記记贊赞棄弃兒儿贏赢敗败標标權权線线強强寬宽闊阔體体積积徑径厚厚餐餐環环報报確确診诊"
    "佔占預预計计評评處处"
)
TRADITIONAL = {ord(old): new for old, new in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}

# Words that hold a numeral character but no number; longest first where one begins another
IDIOMS = words(
    "一带一路 二等公民 一人即成 一举一动 一国两制 一心一意 一五一十 一清二楚 一来二去 一唱一和 一朝一夕 一言一行 "
    "一点一滴 独一无二 数一数二 "
    "三三两两 三番五次 三心二意 三言两语 三天两头 三番两次 四面八方 四通八达 四舍五入 五湖四海 五花八门 五光十色 "
    "五颜六色 五脏六腑 六神无主 "
    "七上八下 七嘴八舌 七零八落 乱七八糟 八仙过海 九牛一毛 九死一生 十全十美 十万火急 十有八九 十之八九 百发百中 "
    "百里挑一 千方百计 千家万户 "
    "千千万万 千变万化 千军万马 千丝万缕 千辛万苦 千载难逢 万无一失 万众一心 万家灯火 成千上万 成百上千 不管三七二十一 "
    "两全其美 两败俱伤 "
    "一成不变 一目了然 一模一样 一窍不通 一如既往 一无所有 一触即发 一鼓作气 一路平安 一概而论 举一反三 一分为二 "
    "一刀两断 三位一体 百分百 "
    "五角大楼 三星堆 八宝山 九寨沟 四川 三亚 五粮液 七匹狼 九江 六安 百度 千岛湖 万达 万科 亿航 三峡 三一重工 一汽 "
    "二手 三农 四季度 "
    "三明治 五一劳动节 五四青年 十一国庆 十一黄金周 双十一 六一儿童 七夕 九一八 七七事变 三八妇女 三八红旗手 一二·九 五四运动 五一 "
    "八路军 四人帮 四大名著 五台山 五指山 三门峡 十堰 百色 万州 千阳 九龙坡 八达岭 三里屯 五道口 四合院 八角 十字路口 十字架 十足 "
    "百货 百姓 百合 百科 千古 千金 千秋 万岁 万圣节 万象 万物 万能 万幸 万般 万分 万恶 万万没想到 万一 千万不 千万别 "
    "千万要 千万注意 百般 百忙 "
    "一口气 一审 二审 三审 一线 二线 三线 一把手 二把手 一体化 一次性 一带 一一 一旦 一直 一起 一定 一般 一样 一致 "
    "一同 一共 一律 一切 一时 一向 一再 "
    "一些 一下 一边 一面 一方面 一流 一生 一身 一手 一路 一并 一概 一味 一番 一度 一经 一举 一心 一齐 一道 一如 一连 "
    "一头 一旁 一角 一线 一体 "
    "一系列 一批 一部分 一段 一场 一点 一股 一种 一款 一项 一份子 一块儿 一步 一席 一端 一侧 一带 一阵 一片 一幕 统一 "
    "唯一 之一 同一 万一 单一 "
    "专一 第一财经 第一时间 第一线 第一手 第一书记 第一副 第一夫人 第三方 第三者 第三世界 第一产业 第二产业 第三产业 "
    "第四范式 第一印象 第一反应 "
    "二维码 二次元 三元锂 三元电池 三元鋰 三元電池 三元材料 "
    "二氧化 三氧化 一氧化 三文鱼 三角 四肢 五官 六合 七彩 八卦 九霄 十分 百分制 两会 两岸 两国 两地 两性 "
    "两侧 两旁 两边 两端 两用 "
    "两栖 两手 两难 两极 两者 双方 两房 两高 两新 两委 三方 三国 三好 三甲 三无 三公 三军 四处 四周 四方 五金 五官 "
    "七号 八方 九州 十足 "
    "一国 一瓶颈 一视同仁 千百年 数十年 一等奖 二等奖 三等奖 一等功 二等功 三等功 一级 二级 三级 四级 五级 一期 二期 "
    "三期 四期 五期 一号 二号 三号"
)
# 第N followed by these names an institution, a document's part or a date, not a place in an order
NOT_ORDINAL = words(
    "人民 医院 中学 小学 师范 附属 附中 机床 汽车 财经 时间 线 手 书记 副 夫人 方 者 世界 产业 张 图 页 条 章 节 编 卷 "
    "号 季度 财季 天 年 月 周 日 "
    "工作 检察 监狱 军 师 集团 巡回 实验 幼儿 航空 研究 批次 印象 反应 范式 性 感 高等 职业 建筑 看守 审判 巡视 督察 "
    "课 题 期 人称 视角 台阶"
)
