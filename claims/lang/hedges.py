"""Words that make a figure approximate or a bound. Values are `Approx` names of `claims.model`."""

from __future__ import annotations

from claims.lang._words import words

# directly before the figure; longest first when matched
ZH_BEFORE: dict[str, str] = {
    **dict.fromkeys(words("大约 约 大概 大致 约莫 约为 约有 约合 折合约 估计约 差不多 左近 近似 粗略"), "about"),
    **dict.fromkeys(words("近 接近 将近 逼近 直逼 快 近乎 临近"), "nearly"),
    **dict.fromkeys(
        words(
            "不足 不到 未满 不满 低于 少于 小于 未达 未达到 无法达到 达不到 没达到 没有达到 未能达到 不及 未超过 没到 跌破 降至不足"
        ),
        "under",
    ),
    **dict.fromkeys(words("超过 超过了 超 超出 逾 突破 多于 高于 大于 过 远超 已超 已逾 上"), "over"),
    **dict.fromkeys(words("至少 最少 不少于 不低于 起码 少说 最低"), "at-least"),
    **dict.fromkeys(words("至多 最多 不超过 不高于 不多于 顶多 上限 封顶"), "at-most"),
    **dict.fromkeys(words("最高 最高达 可达 最大 至多可达"), "up-to"),
}
# 达到 and 长达 only stress the figure
ZH_BEFORE.update(dict.fromkeys(("达到", "长达", "可达"), ""))
ZH_AFTER: dict[str, str] = {
    **dict.fromkeys(words("左右 上下 前后 光景"), "about"),
    **dict.fromkeys(words("以上 或以上 及以上 起步"), "at-least"),
    **dict.fromkeys(words("以下 以内 之内 及以下 或以下 封顶 不到"), "at-most"),
    **dict.fromkeys(words("出头 开外 有余 挂零 多 余"), "over"),
}
EN_BEFORE: dict[str, str] = {
    **dict.fromkeys(
        [
            "about",
            "around",
            "roughly",
            "approximately",
            "approx",
            "approx.",
            "circa",
            "an estimated",
            "estimated",
            "something like",
            "or so",
            "close to about",
        ],
        "about",
    ),
    "some": "some",
    **dict.fromkeys(
        [
            "nearly",
            "almost",
            "close to",
            "just under",
            "just below",
            "approaching",
            "a little under",
            "a little less than",
            "slightly less than",
            "slightly under",
            "nearing",
            "not quite",
            "shy of",
        ],
        "nearly",
    ),
    **dict.fromkeys(
        [
            "less than",
            "fewer than",
            "under",
            "below",
            "lower than",
            "smaller than",
            "no more than half",
            "failed to reach",
            "fails to reach",
            "did not reach",
            "short of",
            "unable to reach",
        ],
        "under",
    ),
    **dict.fromkeys(
        [
            "more than",
            "over",
            "above",
            "upwards of",
            "exceeding",
            "exceeded",
            "exceed",
            "exceeds",
            "in excess of",
            "greater than",
            "higher than",
            "well over",
            "topped",
            "surpassed",
            "surpass",
            "just over",
            "a little over",
            "slightly more than",
            "a little more than",
            "north of",
            "passed",
        ],
        "over",
    ),
    **dict.fromkeys(["at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of"], "at-least"),
    **dict.fromkeys(["at most", "no more than", "not more than", "a maximum of", "maximum of", "capped at"], "at-most"),
    **dict.fromkeys(["up to", "as much as", "as many as", "as high as", "as long as"], "up-to"),
}
EN_AFTER: dict[str, str] = {
    **dict.fromkeys(["or so", "or thereabouts"], "about"),
    **dict.fromkeys(["or more", "plus", "or over", "and over", "or above", "and above"], "at-least"),
    **dict.fromkeys(["or less", "or fewer", "or under", "and under"], "at-most"),
}
SMALL_STEP = frozenset({"just over", "a little over", "slightly more than", "a little more than", "出头", "挂零"})
ZH_UP = words("增长 上涨 上升 增加 提高 提升 上浮 扩大 回升 攀升 增 涨 升 升高 新增 增幅 涨幅 大涨 猛增 激增 多了 多出")
ZH_DOWN = words("下降 下跌 下滑 减少 降低 回落 缩减 缩水 萎缩 收窄 下调 降 跌 减 降幅 跌幅 大跌 暴跌 锐减 跌掉 收跌 少了")
EN_UP = words(
    "rose rise rises rising up grew grow grows growing climbed climbs increased increase increases gained gains jumped "
    "jumps surged surge advanced swelled soared"
)
EN_DOWN = words(
    "fell fall falls falling down dropped drop drops declined decline declines slid slides slumped lost tumbled plunged "
    "shed sank decreased shrank narrowed cut"
)
EN_MOVE = words(  # of prices and levels, with the change or the level after them
    "dipped eased edged slipped ticked rebounded retreated recovered firmed added rallied strengthened weakened softened "
    "inched crept nudged raised lifted lowered trimmed reduced"
)
ZH_MOVE = words("上调 调升 调高 调降 调低 下挫 走高 走低 收涨 收升 收低 回吐 反弹 微升 微跌 微涨 急升 急跌 再升 再跌 加价 降价")
EN_UP_AFTER = words("increase rise growth gain jump surge higher up more")
EN_DOWN_AFTER = words("decrease decline fall drop loss slump lower down less cut")
