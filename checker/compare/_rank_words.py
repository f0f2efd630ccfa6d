"""Words that give something a place in an order, and those that tell what the order is of."""

from __future__ import annotations

import re

from checker.compare._numerals import ZH

_VERB = r"(?:排名|位居|位列|名列|并列|排行|排在|排到|稳居|高居|跃居|升至|升到|荣获|获得|夺得|拿下|列|居|排|获)"
_SCOPE = r"(?:全国|全省|全市|全区|全县|全球|世界|亚洲|欧洲|国内|国际|行业|同业|榜单|金牌榜|积分榜|总榜|总分|小组)?"
RANK_ZH = re.compile(
    rf"{_VERB}{_SCOPE}第(?P<a>{ZH})(?![届次批期轮季产集\d])[位名]?|(?<!每)第(?P<b>{ZH})名|第(?P<c>{ZH})大(?=[\u4e00-\u9fff])|"
    r"(?P<first>[量额率数值价分票速幅产]最[高大多快]的?|最多的?|居首位?|位居首位|居榜首|位居榜首)|(?P<next>其次|次之|紧随其后|紧跟其后)"
)
_PLACE = r"first|second|third|fourth|fifth"
RANK_EN = re.compile(
    rf"\b(?:(?:ranked|came|finished|placed|was|is|were|are|stood|in|took) (?:joint )?(?P<a>{_PLACE})(?: place)?|"
    rf"(?P<b>{_PLACE})(?: place)?(?=,? (?:with|on|at) [$€£¥\d])|(?P<c>{_PLACE})(?=[.;,]|$)|"
    r"(?P<first>(?:the |had |has |won |took )?(?:the )?most|topped the [a-z]+|"
    r"(?:largest|highest|biggest|top) (?:number|share|amount|sum|donor|contributor|total|rate|price|bid|score|sales|donation))|"
    r"(?P<next>followed by|next came|next was))\b",
    re.IGNORECASE,
)
EN = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}

# the other way round, or a place that is not by size
UPWARD = re.compile(
    r"最少|最低|最小|最短|最轻|倒数|用时|耗时|杆|跌|降|失分|扣分|亏|最慢|最便宜|由低到高|从低到高|"
    r"\b(?:fewest|lowest|least|smallest|shortest|strokes?|par|fell|loss\w*|penalt\w*|slowest|cheapest)\b",
    re.IGNORECASE,
)
SCOPE = re.compile(
    r"全国|全省|全市|全区|全县|全球|世界|亚洲|欧洲|非洲|国内|海外|男子|女子|男|女|团体|个人|[甲乙丙ABC]组|青年组|成年组|单项|总榜|"
    r"上半年|下半年|季度|去年|今年|前年|当年|\b(?:men|women|boys|girls|team|individual|national\w*|world\w*|global\w*|asia\w*|europe\w*|"
    r"last year|this year|half|quarter)\b",
    re.IGNORECASE,
)
TOTAL = re.compile(r"共|总|合计|其他|其余|另|平均|去年|同期|\b(?:total|all|others?|rest|average|last)\b", re.IGNORECASE)

# from a place to its figure and back: no verb or noun of another measure between
TO_FIGURE_ZH = re.compile(
    r"[的]?是?[^，,。；;:（()）\d]{0,14}[，,（(:]?(?:均?达到?|达|为|有|共|共有|约|以|获|拿下|得票?|获得|持股|占|占比){0,2}"
)
# 分别以98分、97分位居第二、第三: several places in a row, their figures before them
MORE_PLACES = re.compile(rf"(?:[、和与]第{ZH}[位名]?)+")
EACH = re.compile(r"(?:分别|依次)以?$")
JOINS = re.compile(r"[^，,。；;（()）\d、和与]{0,6}[、和与]")
TO_FIGURE_EN = re.compile(
    r"(?: place)?[^.;,()\d]{0,30}?,? ?(?:\(|with |on |at |by [A-Z][\w' -]{1,30},? ?(?:with |on |at |\()?)?", re.IGNORECASE
)
TO_RANK_ZH = re.compile(r"(?P<noun>[^，,。；;（()）\d]{0,8}?)[)]?(?:的[^，,。；;（()）\d]{1,8})?[，,]?")
TO_RANK_EN = re.compile(r"(?P<noun>(?: [a-z]+){0,2})\)? ")
LEADS_ZH = re.compile(r"(?:以|凭借?|[(])(?:约|近|超)?$")
LEADS_EN = re.compile(r"(?:\(|\bwith )$", re.IGNORECASE)
PEER_ZH = re.compile(r"[^，,。；;、（()）\d]{0,4}[)][、，,和及]{1,2}(?P<name>[^，,。；;、（()）\d]{2,12})[(]")
PEER_EN = re.compile(r"(?: [a-z]+){0,2}\)(?:, (?:and )?| and )(?P<name>[A-Z][\w' -]{1,24}) \(")
