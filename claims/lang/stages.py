"""Stages of procedures in the only order in which they can happen, Chinese (Simplified) and English. Tables only.

A pattern with a group `o` names the thing that the stage concerns; two stages that both name one must name the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its name in both report languages and how it is written."""

    en: str
    zh: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Procedure:
    """Stages, earliest first.

    `anywhere`: one article has only one such procedure, so its stages may stand in different paragraphs.
    """

    name: str
    stages: tuple[Stage, ...]
    anywhere: bool = False


def _stage(en: str, zh: str, zh_words: str, en_words: str) -> Stage:
    return Stage(en, zh, re.compile(rf"{zh_words}|\b(?:{en_words})\b" if en_words else zh_words, re.IGNORECASE))


_EN_PERMIT = r"(?:operating|safety|launch|flight) (?:certificate|licen[cs]e|permit)"

# A deadline and the results of the same thing: 复核申请截止 … 复核结果; applications for review closed … review results.
_CLOSES = re.compile(
    r"(?P<o>[\u4e00-\u9fff]{2})(?:的?(?:申请|登记|申报))(?:[^，,。；;]{0,14})(?:截止|关闭|结束)"
    r"|(?P<e>\b[a-z]{4,}) (?:applications?|requests?|entries) (?:closed|had closed|were closed)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"(?P<o>[\u4e00-\u9fff]{2})(?:的?(?:结果|名单))(?:[^，,。；;]{0,14})(?:公布|公示|通知|出炉|揭晓|发布|发出)"
    r"|(?P<e>\b[a-z]{4,}) results? (?:was|were|had been|came|went)\b",
    re.IGNORECASE,
)

PROCEDURES: tuple[Procedure, ...] = (
    Procedure(
        "filing",
        (
            _stage(
                "filed",
                "递交",
                r"(?:申请|申报|材料|申请书|招股书|方案|诉状)[^，,。；;]{0,14}(?:递交|提交|报送|呈报|送交)"
                r"|(?:递交|提交|报送|呈报|递表)[^，,。；;]{0,14}(?:申请|申报|材料|招股书|诉状)",
                r"(?:filed|submitted|lodged)\b[^,.;]{0,30}\b(?:application|request|petition|claim|bid|complaint)"
                r"|(?:application|request|petition|complaint)\b[^,.;]{0,30}\b(?:filed|submitted|lodged)",
            ),
            _stage(
                "accepted",
                "受理",
                r"(?<!不予)(?<!未)(?<!申请)受理(?!费|点|窗口|中心|机构|部门|范围)",
                r"(?:accepted|admitted)\b[^,.;]{0,20}\b(?:application|request|petition|filing)"
                r"|(?:application|request|petition|filing)\b[^,.;]{0,20}\b(?:accepted|admitted)",
            ),
            _stage(
                "approved",
                "批准",
                r"(?<!未)(?:获批(?!评)|获得?批准|正式批准|予以批准|核准|批复)",
                r"(?:approved|granted|cleared)\b[^,.;]{0,20}\b(?:application|request|petition|filing)"
                r"|(?:application|request|petition|filing)\b[^,.;]{0,20}\b(?:approved|granted|cleared)",
            ),
        ),
    ),
    Procedure(
        "trial",
        (
            _stage(
                "arrested", "被捕", r"被捕|被?(?:警方|公安机关)?(?:逮捕|刑事拘留|刑拘|抓获)", r"(?:was|were) (?:arrested|detained)"
            ),
            _stage("charged", "起诉", r"提起公诉|被(?:公诉|起诉)|移送起诉", r"(?:was|were) (?:charged|indicted)"),
            _stage("tried", "开庭", r"开庭审理|公开开庭|出庭受审", r"went on trial|trial (?:began|opened|started)"),
            _stage(
                "sentenced",
                "宣判",
                r"(?<!将)(?<!择期)宣判|被?判处|获刑|被判刑",
                r"(?:was|were) (?:sentenced|convicted|found guilty)",
            ),
        ),
    ),
    Procedure(
        "works",
        (
            _stage(
                "begun",
                "开工",
                r"开工(?!率|日)|动工|破土|奠基",
                r"broke ground|ground was broken|(?:construction|building work) (?:began|started)",
            ),
            _stage(
                "completed", "竣工", r"竣工|完工|建成(?!后|区)", r"(?:construction|building work) (?:ended|finished|was completed)"
            ),
            _stage(
                "opened",
                "投用",
                r"通车|投入使用|正式启用|正式开放|正式开业|投产",
                r"opened to (?:traffic|the public|visitors|passengers)",
            ),
        ),
    ),
    Procedure(
        "permit",
        (
            _stage(
                "licensed",
                "发证",
                r"(?:颁发|签发|核发|取得|获得|领取|拿到)[^，,。；;]{0,12}(?:运营|营业|经营|安全|飞行|发射)(?:许可证?|合格证|执照)"
                r"|(?:运营|营业|经营|安全|飞行|发射)(?:许可证?|合格证|执照)[^，,。；;]{0,8}(?:颁发|签发|核发|到手)",
                rf"(?:issued|granted|signed|awarded)\b[^,.;]{{0,20}}\b{_EN_PERMIT}"
                rf"|{_EN_PERMIT} (?:was|had been) (?:issued|granted|signed|awarded)",
            ),
            _stage(
                "opened",
                "开通",
                r"正式(?:开通|运营|开业|投运|通车)|开通运营|通车运营",
                r"(?:opened(?: to (?:traffic|the public|passengers))?|began operating|entered service)",
            ),
        ),
        anywhere=True,
    ),
    Procedure("deadline", (Stage("closed", "截止", _CLOSES), Stage("results", "结果", _RESULTS))),
    Procedure(
        "flight",
        (
            _stage("took off", "起飞", r"起飞|离地|升空", r"took off|lifted off|left the ground"),
            _stage(
                "declared an emergency",
                "宣布紧急状态",
                r"宣布(?:进入)?紧急状态|发出(?:紧急)?求救|挂出7700",
                r"declared an emergency|(?:sent|issued|made) a mayday",
            ),
            _stage("landed", "降落", r"(?<!起飞和)(?:降落(?!伞|点|区)|落地|着陆(?!点|区|场))", r"landed|touched down"),
        ),
    ),
    Procedure(
        "election",
        (
            _stage(
                "voted",
                "投票",
                r"(?:举行|开始|进行)投票|投票开始",
                r"(?:polls|voting) opened|(?:city|country|voters|residents) (?:voted|went to the polls)",
            ),
            _stage(
                "certified",
                "确认结果",
                r"(?:确认|认证)[^，,。；;]{0,8}(?:选举结果|计票结果)",
                r"certified (?:the|its|his|her)\b[^,.;]{0,20}(?:count|results?|election|winner)",
            ),
            _stage("sworn in", "就职", r"宣誓就[职任]", r"(?:was|were) sworn in|took the oath"),
        ),
    ),
    Procedure(
        "deal",
        (
            _stage(
                "signed",
                "签约",
                r"签署[^，,。；;]{0,12}(?:收购|转让|并购|合并)[^，,。；;]{0,4}协议",
                r"signed\b[^,.;]{0,20}\b(?:merger|purchase|acquisition) (?:agreement|deal)",
            ),
            _stage(
                "closed",
                "交割",
                r"(?:完成|办理)[^，,。；;]{0,6}(?:交割|股权过户)|交割完成",
                r"(?:merger|purchase|acquisition|takeover) (?:closed|was completed)",
            ),
        ),
    ),
    Procedure(
        "hospital",
        (
            _stage(
                "admitted",
                "入院",
                r"入院|住进[^，,。；;]{0,8}(?:医院|病房|icu)",
                r"(?:was|were) (?:admitted to|taken to) (?:the )?hospital",
            ),
            _stage("discharged", "出院", r"出院(?!率|标准)", r"(?:was|were) discharged"),
        ),
    ),
    Procedure(
        "festival",
        (_stage("opened", "开幕", r"开幕(?!式|词|战|后|前|以来)", ""), _stage("closed", "闭幕", r"闭幕(?!式|词|后|前)", "")),
    ),
    Procedure(
        "alarm",
        (
            _stage(
                "reported",
                "上报",
                r"(?<!迟)(?<!瞒)(?:才|始|首次)?(?:上报|报警|接报|接到[^，,。；;]{0,4}报警)",
                r"reported (?:it|the \w+) to the (?:police|authorities|ministry|health \w+)",
            ),
            _stage(
                "investigators arrived",
                "进驻",
                r"(?:专家|工作|调查|督导|督查|救援)(?:组|队)[^，,。；;]{0,10}(?:进驻|抵达|入驻|赶到|赶赴)",
                r"(?:investigators|inspectors|experts|rescuers) (?:arrived|moved in|went in)",
            ),
        ),
    ),
    Procedure(
        "life",
        (
            _stage("born", "出生", r"出生(?!率|地|证|人口|时|后|前)", r"(?:was|were) born"),
            _stage("died", "去世", r"(?:去世|逝世|病逝|辞世)(?!后|前|时)", r"(?:died|passed away)"),
        ),
    ),
)

# Words with which a stage is not the plain one: planned, put off, done again, one part of several.
UNCERTAIN = re.compile(
    r"原定|原计划|本应|本该|计划|拟(?!定|人)|推迟|延期|延至|提前|改期|重新|再次|再度|第二次|第二批|另一|新一轮|补充|[一二三四]期|分批|部分|"
    r"未(?:能|获|经|被)|尚未|没有|否认|如果|若(?!干)|"
    r"\b(?:originally|planned|due|scheduled|postponed|delayed|again|another|second|re-?\w*opened|phase|partly|partially|"
    r"not|never|would|if|unless|expected|new)\b",
    re.IGNORECASE,
)
# One thing follows another within a sentence.
EN_AFTER = re.compile(r",?\s+(?:only |just |shortly |soon |immediately )?(?:after|once|following)\s", re.IGNORECASE)
EN_BEFORE = re.compile(r",?\s+(?:just |shortly |immediately )?(?:before|ahead of|prior to)\s", re.IGNORECASE)
EN_OPENS_AFTER = re.compile(r"(?:after|once|following)\s", re.IGNORECASE)
ZH_AFTER = re.compile(r"(?<![今日此事前战最])(?:之后|以后|后)[，,\s]*$")
ZH_THEN = re.compile(r"[而并]?(?:随后|随即|其后|接着|然后|继而)")
