"""The wordings of `corpus.py`: kinds of events with their facts in both languages, names, and filling without figures.

Of every fact: its name, the sort of its value, two Chinese and two English wordings. {v} is the value, {o} the organisation,
{p} its spokesperson, {n} what the event is about.
"""

from __future__ import annotations

Fact = tuple[str, str, tuple[str, str], tuple[str, str]]

KINDS: dict[str, tuple[Fact, ...]] = {
    "bridge": (
        (
            "length",
            "metres",
            ("{n}全长{v}米。", "据{o}公布的资料，{n}全长{v}米。"),
            ("{n} is {v} metres long.", "At {v} metres long, {n} links the two banks."),
        ),
        (
            "workers",
            "count",
            ("{o}说，施工高峰时有{v}名工人在{n}上作业。", "高峰期，{o}为{n}组织了{v}名工人。"),
            ("At the peak {v} workers built {n}.", "{o} said it had {v} workers on {n} at the peak."),
        ),
        (
            "cost",
            "money",
            ("{n}总投资{v}元。", "{o}披露，{n}的总投资为{v}元。"),
            ("{n} cost {v} yuan to build.", "{o} put the cost of {n} at {v} yuan."),
        ),
        (
            "opened",
            "day",
            ("{n}于{v}正式通车。", "{v}，{n}正式通车。"),
            ("{n} opened to traffic on {v}.", "On {v}, {n} opened to traffic."),
        ),
        (
            "cars",
            "count",
            ("通车首日，{v}辆汽车驶过{n}。", "{o}统计，首日有{v}辆汽车驶过{n}。"),
            ("On the first day {v} cars crossed {n}.", "{o} counted {v} cars on {n} on the first day."),
        ),
        (
            "share",
            "percent",
            ("{n}使两岸的通勤时间缩短{v}。", "{o}测算，{n}让通勤时间缩短了{v}。"),
            ("{n} cuts commuting times by {v}.", "{o} said {n} would shorten commutes by {v}."),
        ),
        (
            "families",
            "count",
            ("为建设{n}，当地搬迁了{v}户居民。", "{p}说，{n}开工前有{v}户居民搬迁。"),
            ("To make room for {n}, {v} households moved.", "{p} said {v} households had moved to make room for {n}."),
        ),
        (
            "lamps",
            "count",
            ("{n}上装有{v}盏路灯。", "夜里，{n}的{v}盏路灯同时亮起。"),
            ("{n} is lit by {v} street lamps.", "{v} street lamps light {n} at night."),
        ),
    ),
    "hospital": (
        (
            "beds",
            "count",
            ("{n}设置床位{v}张。", "{o}说，{n}共有{v}张床位。"),
            ("{n} has {v} beds.", "{o} said {n} was equipped with {v} beds."),
        ),
        (
            "doctors",
            "count",
            ("{n}现有医生{v}名。", "{o}为{n}招聘了{v}名医生。"),
            ("{n} employs {v} doctors.", "{o} hired {v} doctors for {n}."),
        ),
        (
            "cost",
            "money",
            ("{n}的建设耗资{v}元。", "{o}披露，建设{n}花费{v}元。"),
            ("Building {n} cost {v} yuan.", "{o} spent {v} yuan on {n}."),
        ),
        (
            "opened",
            "day",
            ("{n}于{v}开诊。", "{v}，{n}正式开诊。"),
            ("{n} opened its doors on {v}.", "On {v}, {n} opened its doors."),
        ),
        (
            "area",
            "area",
            ("{n}建筑面积{v}平方米。", "{o}介绍，{n}的建筑面积为{v}平方米。"),
            ("{n} has a floor area of {v} square metres.", "{o} gave the floor area of {n} as {v} square metres."),
        ),
        (
            "visits",
            "count",
            ("开诊首周，{n}接待患者{v}人次。", "{o}统计，{n}首周的门诊量为{v}人次。"),
            ("In its first week {n} received {v} patients.", "{o} counted {v} patients at {n} in the first week."),
        ),
        (
            "wait",
            "percent",
            ("{n}启用后，挂号等候时间下降{v}。", "{p}表示，{n}让挂号等候时间下降了{v}。"),
            ("Waiting times fell by {v} after {n} opened.", "{p} said {n} had reduced waiting times by {v}."),
        ),
        (
            "rooms",
            "count",
            ("{n}内建有{v}间手术室。", "{o}在{n}配备了{v}间手术室。"),
            ("{n} has {v} operating theatres.", "{o} equipped {n} with {v} operating theatres."),
        ),
    ),
    "ferry": (
        (
            "passengers",
            "count",
            ("开航首周，{n}运送旅客{v}人次。", "{o}说，{n}首周运送了{v}人次旅客。"),
            ("{n} carried {v} passengers in its first week.", "{o} said {v} passengers took {n} in its first week."),
        ),
        (
            "crew",
            "count",
            ("{n}配有船员{v}名。", "{o}为{n}招募了{v}名船员。"),
            ("{n} has a crew of {v} sailors.", "{o} hired {v} sailors for {n}."),
        ),
        (
            "cost",
            "money",
            ("{o}为{n}投入{v}元。", "{n}的造价为{v}元。"),
            ("{o} paid {v} yuan for {n}.", "{n} cost {v} yuan."),
        ),
        (
            "opened",
            "day",
            ("{n}于{v}开航。", "{v}，{n}正式开航。"),
            ("{n} entered service on {v}.", "On {v} {n} set sail."),
        ),
        (
            "cabins",
            "count",
            ("{n}设有{v}间客舱。", "旅客可以选择{n}上的{v}间客舱。"),
            ("{n} has {v} cabins.", "Travellers can choose among the {v} cabins of {n}."),
        ),
        (
            "length",
            "metres",
            ("{n}的航程为{v}米。", "据{o}介绍，{n}的航程为{v}米。"),
            ("{n} covers a crossing of {v} metres.", "{o} gives the crossing of {n} as {v} metres."),
        ),
        (
            "share",
            "percent",
            ("消息公布后，{n}的预订量增长{v}。", "{p}说，{n}的预订量增长了{v}。"),
            ("Bookings for {n} rose by {v}.", "{p} said bookings for {n} had risen by {v}."),
        ),
        (
            "jobs",
            "count",
            ("{n}带来{v}个就业岗位。", "{o}表示，{n}创造了{v}个就业岗位。"),
            ("{n} created {v} jobs.", "{o} said {n} had created {v} jobs."),
        ),
    ),
    "plant": (
        (
            "output",
            "tonnes",
            ("{n}年产量为{v}吨。", "{o}说，{n}每年可以生产{v}吨产品。"),
            ("{n} will make {v} tonnes a year.", "{o} expects {n} to produce {v} tonnes a year."),
        ),
        (
            "staff",
            "count",
            ("{n}有员工{v}名。", "{o}为{n}招收了{v}名员工。"),
            ("{n} employs {v} people.", "{o} took on {v} employees at {n}."),
        ),
        (
            "cost",
            "money",
            ("{n}投资{v}元。", "{o}为建设{n}投资{v}元。"),
            ("{o} invested {v} yuan in {n}.", "The investment in {n} came to {v} yuan."),
        ),
        (
            "opened",
            "day",
            ("{n}于{v}投产。", "{v}，{n}正式投产。"),
            ("{n} began production on {v}.", "On {v}, {n} started up."),
        ),
        (
            "area",
            "area",
            ("{n}占地{v}平方米。", "{o}介绍，{n}占地面积为{v}平方米。"),
            ("{n} occupies {v} square metres.", "{o} said {n} occupied {v} square metres."),
        ),
        (
            "robots",
            "count",
            ("{n}使用{v}台机器人。", "车间里，{n}的{v}台机器人同时运转。"),
            ("{n} uses {v} robots.", "{v} robots work at {n}."),
        ),
        (
            "power",
            "percent",
            ("{n}的单位能耗下降{v}。", "{p}说，{n}的单位能耗下降了{v}。"),
            ("{n} uses {v} less energy for each product.", "{p} said {n} had cut energy use by {v}."),
        ),
        (
            "orders",
            "count",
            ("{n}已接到{v}份订单。", "{o}透露，{n}手中有{v}份订单。"),
            ("{n} has received {v} orders.", "{o} said {n} had {v} orders in hand."),
        ),
    ),
    "fair": (
        (
            "visitors",
            "count",
            ("{n}接待观众{v}人次。", "{o}统计，{n}共有{v}人次观众入场。"),
            ("{n} drew {v} visitors.", "{o} counted {v} visitors at {n}."),
        ),
        (
            "stands",
            "count",
            ("{n}设有{v}个展位。", "{o}为{n}布置了{v}个展位。"),
            ("{n} has {v} stands.", "{o} set up {v} stands for {n}."),
        ),
        (
            "deals",
            "money",
            ("{n}签约金额为{v}元。", "{o}披露，{n}的签约金额达到{v}元。"),
            ("Contracts worth {v} yuan were signed at {n}.", "{o} said {n} had brought contracts worth {v} yuan."),
        ),
        ("opened", "day", ("{n}于{v}开幕。", "{v}，{n}开幕。"), ("{n} began on {v}.", "On {v}, {n} began.")),
        (
            "companies",
            "count",
            ("{v}家企业参加了{n}。", "{p}说，参加{n}的企业有{v}家。"),
            ("{v} companies took part in {n}.", "{p} said {v} companies were present at {n}."),
        ),
        (
            "area",
            "area",
            ("{n}的展览面积为{v}平方米。", "{o}把{n}的展览面积定为{v}平方米。"),
            ("{n} fills {v} square metres.", "{o} rented {v} square metres for {n}."),
        ),
        (
            "growth",
            "percent",
            ("{n}的门票收入增长{v}。", "{o}表示，{n}的门票收入增长了{v}。"),
            ("Ticket sales for {n} rose by {v}.", "{o} said ticket sales for {n} were up {v}."),
        ),
        (
            "helpers",
            "count",
            ("{v}名志愿者为{n}服务。", "{o}为{n}培训了{v}名志愿者。"),
            ("{v} volunteers help at {n}.", "{o} trained {v} volunteers for {n}."),
        ),
    ),
}
# Of every kind: what is named, and the endings of the organisations that do it, each in both languages.
THINGS = {
    "bridge": (("{a}大桥", "{a} Bridge"), ("桥梁集团", "Bridge Group"), ("建设公司", "Construction")),
    "hospital": (("{a}医院", "{a} Hospital"), ("医疗集团", "Medical Group"), ("卫生局", "Health Bureau")),
    "ferry": (("{a}轮渡", "{a} Ferry"), ("航运公司", "Shipping"), ("港务集团", "Port Group")),
    "plant": (("{a}电池厂", "{a} Battery Plant"), ("能源公司", "Energy"), ("科技集团", "Technology Group")),
    "fair": (("{a}博览会", "{a} Fair"), ("会展公司", "Exhibitions"), ("文旅集团", "Tourism Group")),
}
TITLES = (
    ("{n}启用", "{n} opens"),
    ("{n}迎来首批市民", "First day for {n}"),
    ("{t}关注{n}", "{t} looks at {n}"),
    ("记者走进{n}", "A visit to {n}"),
    ("{o}介绍{n}", "{o} presents {n}"),
)
FIRST = "青柏临安平清沙石云白松江河溪泉南北东西景永宜丰乐和嘉汉桐梅柳荷莲杨枫榆岚"
SECOND = "州陵川浦原湾港岭泽桥塘洲峰源溪野坪林谷岛渡城潭岗滩埠垣丘台屏浔汀"
PARTS = ("东西南北金银碧翠长广云月", "湖山苑塔沙滩水园河阳乐兴")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "明华建国志强文丽晓东海燕春梅伟平学军玉兰秀英永红立新德胜"
EN_A = "Al Bar Cor Dal Eld Fen Gar Hol Ing Kel Lor Mar Nor Pen Quin Ros Sel Tor".split()  # noqa: SIM905
EN_B = "bury by dale field ford ham holm leigh mere mouth ness ridge stead ton wick worth".split()  # noqa: SIM905
EN_LAST = "Ashdown Bellamy Carrow Denholm Everett Fairley Granger Hollis Inwood Jessop Kendrick Lomax".split()  # noqa: SIM905
EN_FIRST = "Alice Brian Clara Daniel Edith Frank Grace Henry Irene James Laura Martin".split()  # noqa: SIM905
EN_PARTS = (
    ["East", "West", "South", "North", "Gold", "White", "Long", "New", "High", "Star", "Mill", "Oak"],
    ["lake", "hill", "gate", "well", "sand", "water", "acre", "cross", "moor", "field", "brook", "wood"],
)
# Filling without figures: one part of each row makes a sentence.
ZH_FILL = """
{p}的同事|一位退休教师|附近的商户|几名大学生|前来采访的媒体|{o}的负责人|住在对岸的老人|参与设计的专家|志愿者|出租车司机们
在现场|接受采访时|回忆往事时|谈到变化|走出家门后|听到消息后|站在人群里|面对镜头|对记者|和家人一起
说心情很激动|表示等待了很久|谈起了童年的见闻|希望人气能够保持下去|担心停车会更加困难|对施工质量表示满意|提到了过去出行的不便|认为周边配套还要完善
，天空下着小雨|，久久不愿离去|，旁边的孩子听得入神|，不少人点头赞同|，周围响起掌声|，语气十分平静|，还提出了几点建议|，话里带着一点遗憾|，脸上露出笑容
"""
EN_FILL = """
A retired teacher|A friend of {p}|A manager at {o}|Shop owners nearby|A student in the crowd|A former mayor|An elderly visitor
 told reporters| said with a smile| explained over coffee| argued at the gate| remarked in the rain| recalled at length| insisted
 that the town had waited for this day| that parking would be harder to find| that the mood was calm| that work had been hard
 while others listened| as the lights came on| and left soon afterwards| to some applause| despite the weather| in a calm voice
"""
EARLIER = ("{o}此前负责的项目中，{fact}", "Among the earlier projects of {o}: {fact}")
