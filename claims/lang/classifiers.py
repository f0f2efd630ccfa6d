"""Chinese classifiers that may stand between a number and the thing counted."""

from __future__ import annotations

from claims.lang._words import words

# Longest first when matched. Measures of nobody (度 折 倍 岁 期 代 版 方 点) are read elsewhere or not at all.
CLASSIFIERS = words(
    "架次 人次 车次 班次 标准箱 个百万 个人 名人 位数 万份 "
    "位 名 个 人 例 架 件 家 户 辆 份 枚 座 所 次 起 只 头 匹 条 张 本 部 台 艘 颗 篇 首 幅 幢 栋 间 套 批 项 种 类 款 "
    "组 队 支 场 届 轮 局 站 处 "
    "口 片 块 根 棵 株 朵 粒 滴 箱 袋 瓶 杯 盒 包 桶 罐 盘 碗 餐 顿 句 段 页 章 节 字 册 集 卷 封 则 步 层 级 梯次 "
    "股 手 笔 单 票 席 床 门 通 声 "
    "遍 趟 回 发 把 副 双 对 打 群 伙 帮 班 排 列 道 尾 面 盏 扇 顶 词 单位 宗 桩 环 名额 胎 剂 针 框 格 档 圈 "
    "国 省 市 县 区 镇 乡 村 校 分 国家 城市 学校 企业 公司 省份 城 项目 品牌 床位 门店 网点 岗位 机场 院校 席位"
)
PEOPLE = frozenset({"人", "名", "位", "个人", "人次"})
# 一 and 两 with these are mostly articles or adverbs, not counts
WEAK_AFTER_ONE = frozenset(words("回 发 把 面 道 手 排 列 行 声 口 对 双 片 块 节 级 步 段 层 分 点 国 省 市 县 区"))
