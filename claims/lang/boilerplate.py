"""What surrounds a story on a page and is no part of it: tables of patterns, no logic.

LINE patterns are matched at the head of a line without its outer markup and take the whole line. SENTENCE patterns
take one sentence of a line. INLINE patterns take just what they match. BLOCK patterns open a list of links or offers: the
items below go with them. TAIL patterns open the page's foot: short lines below that are no sentences go with them.
"""

# ruff: noqa: E501 - the alternatives of one pattern stay together

from __future__ import annotations

import re

_I = re.IGNORECASE


class Cued:
    """A pattern with words of which every match holds one, so that most texts need not be searched for it."""

    def __init__(self, cues: str, pattern: str, flags: int = 0) -> None:
        """`cues` are parted by | and in small letters."""
        self.cues = tuple(cues.split("|"))
        self.pattern = re.compile(pattern, flags)

    def may_be_in(self, folded: str) -> bool:
        """False where a text (casefolded) holds no match for certain."""
        for cue in self.cues:  # noqa: SIM110 - a generator takes twice as long as all its questions
            if cue in folded:
                return True
        return False


def cued(patterns: tuple[Cued, ...], folded: str) -> tuple[re.Pattern[str], ...]:
    """Those of the patterns that can match in a text (casefolded), or in a part of it."""
    return tuple(one.pattern for one in patterns if one.may_be_in(folded))


# Sign-offs of the staff, in brackets anywhere or as a line of its own.
ROLES = (
    r"责编|責編|责任编辑|責任編輯|值班编辑|值班編輯|实习编辑|编辑|編輯|校对|校對|审核|審核|编审|監製|监制|撰文|采写|採寫|作者|編譯|编译|"
    r"摄影|攝影|来源|來源|实习生|實習生|通讯员|通訊員|图源|圖源|图片来源|圖片來源|排版|美编|美編|统筹|策划|终审|終審|初审|复审|文字|文|图|圖"
)

_LINE_ZH = (
    rf"^(?:{ROLES})[ 　]*[：:丨|｜/／][^。！？；]{{0,60}}$",
    r"^(?:本报|本報|新华社|本刊|见习|見習)?[记記]者[ 　：:丨|｜/／][^。，！？；]{0,40}$",
    r"^(?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|更多阅读|更多閱讀|相关新闻|相關新聞|相关报道|相關報導|猜你喜欢|猜你喜歡|"
    r"热门推荐|熱門推薦|往期|往期回顾|精彩推荐|上一篇|下一篇|阅读原文|閱讀原文)(?:$|[：:｜|》 　])",
    r"^【(?:广告|廣告|推广|推廣|延伸|相关|相關|热门|熱門|福利|活动|活動|优惠|優惠)】",
    r"^(?:广告|廣告|推广|推廣|优惠|優惠|便民信息|今日天气|今日天氣)[ 　]*[：:|｜]",
    r"^(?:点击上方|點擊上方|关注我们|關注我們)",
    r"^(?:长按|長按|扫码|掃碼|扫描|掃描)[^。，]{0,12}(?:关注|關注|领|領|群|下载|下載|添加|二维码|二維碼|识别|阅读)",
    r"^(?:客服|咨询|諮詢|服务|服務|订阅|訂閱|爆料|新闻|新聞)(?:热线|熱線|电话|電話)[ 　]*[：:]",
    r"^(?:投稿|联系|聯繫|合作)(?:邮箱|郵箱|方式|电话|電話)?[ 　]*[：:]",
    r"^(?:商务合作|商務合作|合作请|合作請|转载请|轉載請)",
    r"^(?:免责声明|免責聲明|版权声明|版權聲明|风险提示|風險提示|特别声明|特別聲明)(?:$|[ 　]*[：:及和])",
    r"^(?:郑重)?[声聲]明[ 　]*[：:].*(?:本站|本网|本網|转载|轉載|版权|版權|侵权|侵權|观点|觀點|投资|投資)",
    r"^(?:感谢阅读|感謝閱讀|查看评论|查看評論|发表评论|發表評論|评论区|評論區|分享到|分享[ 　]打印|字号|字號)",
    r"^(?:图|圖|图片|圖片|配图|配圖|题图|題圖|资料图|資料圖|图说|圖說|示意图|图[一二三四五六七八九十\d]{1,2})[ 　]*[：:／/|丨]",
    r"^[^。！？]{2,60}(?:[ 　/／]|记者|記者)[^。！？ 　]{0,8}(?:摄|攝|供图|供圖|制图|製圖)[）)]?$",
    r"^(?:本报讯|本報訊)?[（(](?:图片|圖片|图文|圖文|图|圖)[^（）()]{0,40}(?:提供|网络|網絡|资料|資料)[）)]$",
    r"^(?:原标题|原標題)[：:][^。！？]{0,80}$",
    r"^本文(?:来源|來源|转自|轉自|首发|首發|转载自|轉載自)",
    r"^(?:转自|轉自|稿源|转载|轉載|来源|來源)[：:｜|丨]?[^。！？；，]{0,30}$",
)

_LINE_EN = (
    (
        r"^(?:related(?: (?:stories|articles|reading|links|coverage))?|read (?:more|next|also)|see also|also read|more from (?:our|the|this)\b.{0,30}|"
        r"in other news|you may also like|recommended(?: for you)?|trending|most read|editor'?s picks)(?: ?[:|]|$)",
        _I,
    ),
    (r"^(?:advertisement|advertorial|sponsored(?: content| post)?|promoted|promotion|paid post|ad)(?: ?[:|-]|$)", _I),
    (r"^PLUS:", 0),
    (r"^WIN(?::| (?:a|an|tickets|one|two|\W?\d)\b)", 0),
    (r"^(?:win|enter|text \w+ to|turn to|see) .{0,60}(?:!|competition|puzzle pages|travel pages|to enter)", _I),
    (r"^TOMORROW(?: IN .{0,30})?:", 0),
    (r"^(?:coming up|next (?:week|time|month|issue)|tomorrow)(?: in .{0,30})?:", _I),
    (r"^what do you think\?", _I),
    (r"^(?:today'?s|this week'?s|our) (?:offers?|deals?|crossword|sudoku|horoscopes?)\b", _I),
    (r"^(?:lottery results?|horoscopes?|weather|sudoku|crossword|classifieds?|births and deaths|tv guide)(?: ?[:|])", _I),
    (
        r"^(?:subscribe|unsubscribe|sign up|join our|follow us|like us|share this|tweet this|comments?(?: are)? (?:open|closed)|leave a (?:comment|reply)|"
        r"log in|sign in|view comments|post a comment|\d+ comments?$)",
        _I,
    ),
    (r"^you (?:are|'re) receiving this", _I),
    (r"^(?:media|press|news|editorial|investor)? ?(?:contacts?|enquiries|inquiries|hotline)(?: information)? ?[:|]", _I),
    (
        r"^(?:image|picture|photo|photos|photograph|caption|pictured|file photo|graphic|illustration|video|credit|watch)(?: credit)? ?[:|]",
        _I,
    ),
    (r"^(?:photo(?:graph)?s?|image|picture|illustration|graphic) (?:by|courtesy|credit)\b", _I),
    (
        r"^\(?(?:additional |further )?(?:reporting|editing|writing|compiled|translated|edited|produced)(?: and (?:editing|writing|reporting))? by\b.{0,160}$",
        _I,
    ),
    (r"^by [A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{0,20}){1,3}(?:,? (?:in|for) .{1,40})?$", 0),
    (r"^(?:disclaimer|copyright|©|\(c\) \d{4}|all rights reserved|terms of (?:use|service)|privacy policy|cookie)", _I),
    (r"^(?:support (?:independent|our|local|quality)|become a (?:member|supporter)|donate)\b", _I),
    (r"^recycle this (?:paper|newspaper)", _I),
    (r"^(?:this (?:story|article) (?:was|is) (?:first|originally) published|republished (?:with|under|from))", _I),
)

LINE = re.compile("|".join([f"(?:{one})" for one in _LINE_ZH] + [f"({'?i' if flags else '?'}:{one})" for one, flags in _LINE_EN]))
"""All of them begin the line: one `match` tries them all."""

LICENCE = Cued(
    "公网安备|icp|许可证编号|許可證編號",
    r"(?:^|[^\d])(?:[京沪津渝粤浙苏鲁川鄂湘闽皖赣豫冀晋陕甘宁青新藏云贵琼桂辽吉黑蒙]?公网安备|ICP[备備证證]|许可证编号|許可證編號)",
)
"""The one that stands anywhere in a line."""

SENTENCE = (
    Cued("构成|構成", r"不(?:构成|構成).{0,10}(?:建议|建議|依据|依據|要约|要約)", _I),
    Cued("仅供参考|僅供參考|版权|版權", r"仅供参考|僅供參考|(?:版权|版權)(?:归|歸).{0,20}所有|(?:版权|版權)所有", _I),
    Cued("侵", r"如有侵[权權]|如若.{0,20}侵犯.{0,10}[权權]益|侵[权權]?[删刪]", _I),
    Cued("未经|未經|未征得", r"未经.{0,12}(?:禁止|不得|严禁|谢绝)|未經.{0,12}(?:禁止|不得|嚴禁)|未征得.{0,12}禁止", _I),
    Cued(
        "谨慎|謹慎|责任自负|市场有风险",
        r"(?:投资|投資|理财|理財).{0,6}(?:需|须|須)谨?慎?(?:谨慎|謹慎)|据此(?:投资|操作|入市).{0,8}责任自负|市场有风险",
        _I,
    ),
    Cued("不代表", r"(?:观点|觀點|立场|立場|文章).{0,8}不代表(?:本|平台|我们)", _I),
    Cued(
        "扫码|掃碼|扫一扫|加微信|加群|进群|進群",
        r"(?:扫码|掃碼|扫一扫|加微信|加群|进群|進群).{0,12}(?:领|領|省|进群|進群|入群|咨询|諮詢|优惠|優惠|备注)",
        _I,
    ),
    Cued(
        "在看|转发给|轉發給|分享给|分享給|一键三连",
        r"(?:点个|點個|点|點).{0,2}[“「]?在看|(?:转发给|轉發給|分享给|分享給).{0,12}(?:朋友|家长|家長|家人)|一键三连",
        _I,
    ),
    Cued(
        "公众号|公眾號|公号|微信号|微信號|点击上方|欢迎|歡迎",
        r"(?:公众号|公眾號|公号|微信号|微信號)[ 　]*[：:]|点击上方|欢迎(?:订阅|关注)|歡迎(?:訂閱|關注)",
        _I,
    ),
    Cued("评论区|評論區|留言区", r"(?:评论区|評論區|留言区).{0,8}(?:抽|送|见|聊)", _I),
    Cued(
        "查看更多|感谢|返回搜狐|更多精彩",
        r"查看更多(?:AI)?(?:文章|内容|精彩)|感谢(?:您的)?阅读|返回搜狐|更多精彩(?:内容|資訊|资讯)",
        _I,
    ),
    Cued(
        "offer ends|unsubscribe|rights reserved|sign up",
        r"\boffer ends\b|\bunsubscribe\b|\ball rights reserved\b|\bsign up (?:for|to) (?:our|the)\b.{0,30}(?:newsletter|alerts?|updates?)",
        _I,
    ),
    Cued(
        "funded by its|republish|free newspaper|advice",
        r"\bis funded by its readers\b|\brepublishes? .{0,40}under licen[cs]e\b|\bis a free newspaper\b|\bnot (?:investment|financial|legal|medical) advice\b",
        _I,
    ),
    Cued(
        "18s only|terms|subscribers get|buy me",
        r"\b(?:over|under)-?18s only\b|\bterms (?:and conditions )?apply\b|\bsubscribers get\b|\bbuy me a coffee\b",
        _I,
    ),
)

_STAFF = r"(?:本报|本報|新华社|总台|央视|见习|見習|实习|實習|特派)?(?:央视)?[记記]者|[责責]任?[编編]辑?|编辑|編輯|实习生|通讯员|作者|来源|來源|编译|編譯|采写|摄影|图源|校对"
INLINE = (
    Cued(
        "记者|記者|任编|任編|任辑|编|編|实习生|通讯员|作者|来源|來源|采写|摄影|图源|校对|责|責",
        rf"[（(【](?:{_STAFF})[ 　：:丨|/]?[^（）()【】。\n]{{0,60}}[）)】]",
    ),
    Cued("记者|記者", r"[（(][^（）()。，、\n]{0,10}[记記]者[ 　：:][^（）()。，\n]{1,40}[）)]"),
    Cued("完", r"[（(]完[）)]"),
    Cued(
        "reporting by|editing by|writing by|compiled by|edited by",
        r"\((?:Additional )?(?:Reporting|Editing|Writing|Compiled|Edited) by [^()\n]{1,160}\)",
        _I,
    ),
    Cued(
        "客户端|供图|供圖|摄|攝|资料|資料|提供|图片来自网络",
        r"[（(](?:[^（）()。\n]{0,30}(?:客户端|供图|供圖|摄|攝|资料图|資料圖|图片均?由[^（）()\n]{0,12}提供|图片来自网络))[）)]",
    ),
    Cued("![", r"!\[[^\]\n]{0,300}\]\([^()\[\]\n]{0,2000}\)"),
    Cued(
        "返回搜狐|更多精彩",
        r"(?:返回搜狐，?查看更多|更多精彩内容请进入\w{0,8})(?:[ 　]*责任编辑[：:]\w{0,6})?[ 　]*$",
        re.MULTILINE,
    ),
    Cued(
        "责任编辑|責任編輯|责编|責編|编辑",
        r"(?:责任编辑|責任編輯|责编|責編|值班编辑|编辑)[：:][ 　]?[\w ]{0,16}[ 　]*$",
        re.MULTILINE,
    ),
    Cued(
        "广告|廣告|推广|推廣",
        r"(?<=[。！？!”」])[ 　]*(?:【(?:广告|廣告|推广|推廣)】|(?:广告|廣告)[：:])[^\n]{0,200}$",
        re.MULTILINE,
    ),
    Cued("正文：", r"\A[^。！？\n]{0,60}正文：(?:原标题：)?"),
    Cued("<!--", r"<!--[^\n]{0,2000}?-->"),
    Cued("{{", r"\{\{[^{}\n]{0,80}\}\}"),
)

BLOCK = re.compile(
    r"^(?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|猜你喜欢|猜你喜歡|热门推荐|往期回顾|相关新闻|相关报道|"
    r"today'?s offers|related(?: stories| articles| reading| links)?|read more|more from .{0,30}|most read|trending|you may also like)[ 　]*[：:]?$",
    _I,
)
TAIL = re.compile(
    r"^(?:给TA打赏|给作者打赏|查看评论|发表评论|上一篇|下一篇|相关阅读|相關閱讀|猜你喜欢|热门推荐|点赞|收藏|举报|"
    r"[声聲]明[：:].{0,4}本站|免责声明|版权声明|leave a (?:comment|reply)|post a comment|share this|most read|recommended for you)",
    _I,
)
CHROME = re.compile(
    r"^(?:个人中心|購物車|购物车|优惠[券劵]|今日签到|有新私信.{0,8}|私信列表|搜索|登录|注册|首页|返回顶部|回到顶部|点赞|收藏|举报|分享|打印|人已打赏|"
    r"给TA打赏|共.{0,24}人|\d+ ?(?:条)?评论|home|menu|search|login|register|back to top|share|print|comments?)$",
    _I,
)
IMAGE_NUMBER = re.compile(r"第[ 　]?\d{1,3}[ 　]?[张張]$")
ITEM = re.compile(r"^(?:[-*+•·●▪■►>]|\d{1,2}[.、)）])[ 　]*")
STAMP = re.compile(r"^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?$")
