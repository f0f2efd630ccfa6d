"""Sentences that speak to a language model instead of to a reader. They are never shown to one.

This is a first fence, not the only one: whatever gets past it stands between fences as data, and what a model then says is
verified or dropped. A sentence withheld wrongly costs no more than the judge's opinion on it.
"""

from __future__ import annotations

import re

from claims.lang.scripts import plain

_EN = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b(?:\W+\w+){0,5}\W+(?:instructions?|prompts?|rules|directions|guidelines|"
    r"commands?|system message)\b",
    r"\byou are (?:now )?(?:an? |the )?(?:\w+ ){0,2}(?:ai|assistant|language model|llm|chatbot|fact[- ]checker|judge)\b",
    r"\b(?:to|dear|attention|note to|hey|hello)[:,]? (?:the |any |all )?(?:ai|llms?|language models?|chatbots?|assistants?)\b",
    r"\bsystem ?prompt\b|\bdeveloper mode\b|\bjailbreak\b|\bprompt injection\b",
    r"<\|?(?:im_start|im_end|system|assistant|endoftext)\b|\[/?inst\]|<</?sys>>|#{2,} ?(?:system|instructions?|assistant)\b",
    r"^\W*(?:system|assistant|developer) ?:",
    r"\b(?:report|return|output|answer|reply|respond)\b(?:\W+\w+){0,4}\W+(?:no|zero|without|empty) "
    r"(?:conflicts?|answers?|json|list|array)",
    r"\b(?:do not|don't|never|must not) (?:report|flag|mark|list|mention)\b(?:\W+\w+){0,4}\W+(?:conflicts?|contradictions?|errors?|"
    r"discrepanc(?:y|ies))\b",
    r"\bmark\b(?:\W+\w+){0,6}\W+(?:compatible|consistent|verified)\b",
    r'"(?:answers|facts|slots|relation|verdict|role)"\s*:|<<< ?data\b|\bdata \w{4,16} ?>>>',
)
_ZH = (
    r"(?:忽略|无视|忘记|忘掉|忘了|不要理会|不必理会|停止执行|覆盖|绕过)[^。！？]{0,14}(?:指令|指示|提示词|提示|要求|规则|设定|系统消息|命令)",
    r"你(?:现在)?(?:是|将扮演|要扮演|扮演)[^。！？]{0,10}(?:ai|人工智能|语言模型|大模型|助手|机器人|核查员)",
    r"(?:致|告|请)(?:各位|所有|任何)?(?:ai|人工智能|语言模型|大模型|智能助手)",
    r"系统提示|提示词注入|开发者模式|越狱模式",
    r"(?:不要|请勿|不得|禁止|别|无需)(?:再)?(?:报告|标记|输出|指出|列出|提示)[^。！？]{0,10}(?:冲突|矛盾|错误|不一致|差异)",
    r"(?:输出|返回|回复|回答)[^。！？]{0,10}(?:json|空数组|空列表|无冲突|没有冲突)",
    r"(?:一律|统统|全部|全都)(?:判定|标记|标|视|判)[^。！？]{0,8}(?:一致|无冲突|兼容|相容|正确)",
)
_SPEAKS = re.compile("|".join(f"(?:{pattern})" for pattern in (*_EN, *_ZH)), re.IGNORECASE | re.MULTILINE)


def speaks(text: str) -> bool:
    """True for a text that gives orders to a language model, or imitates the marks of a conversation with one."""
    return bool(_SPEAKS.search(plain(text)))
