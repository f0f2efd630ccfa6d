"""Words of a few events that happen to a named person or organisation: founding, taking leave, announcing a departure, birth.

Only events whose holder is named beside the verb and which happen once (or whose length is asked) belong here; everything
else is the learned scorer's. The verbs are the common news synonyms of each event in both languages.
"""

from __future__ import annotations

import re

FOUND = re.compile(
    r"创立|创办|创建|成立|组建|(?<!共同)创设|設立|设立|創立|創辦|創建|"
    r"\b(?:founded|co-founded|established|set up|launched|started)\b",
    re.IGNORECASE,
)
ON_LEAVE = re.compile(r"休假|休.{0,6}假期|停职|\b(?:leave of absence|sabbatical|on leave|suspend(?:ed)?)\b", re.IGNORECASE)
ANNOUNCE = re.compile(r"宣布|官宣|公布|宣佈|公佈|\b(?:announced?|said|revealed|declared)\b", re.IGNORECASE)
DEPART = re.compile(
    r"离开|离职|辞职|辞任|卸任|離開|離職|請辭|\b(?:leav(?:e|ing)|resign\w*|step(?:ping)? down|depart\w*|quit)\b", re.IGNORECASE
)
BORN = re.compile(r"出生|生于|生於|\bborn\b", re.IGNORECASE)
AGAIN = re.compile(r"再次|首次|第二次|重返|重新|\b(?:again|first|second|re-?)\b", re.IGNORECASE)
BEFORE_THAT = re.compile(
    r"不久前|前不久|此前|之前|早前|先前|日前|近日|近期|刚刚?|曾|\b(?:who (?:had )?|recently|previously|earlier|just|already)\b",
    re.IGNORECASE,
)
SOME = re.compile(
    r"了?[^，,。；;]{0,8}?(?:首|一|多|数|两|几|第[一二三四五]|\d{1,3})(?:家|个|批|所|支|座)|\s(?:the first|one of)\b", re.IGNORECASE
)
LONG_SINCE = re.compile(r"了?(?:近|约|超|仅|已)?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})(?:多|余)?(?:个?月|年|周年)")
OF_ANOTHER = re.compile(r"起?[^，,。；;]{0,8}(?:施行|实施|发布|出版|印发|通过|召开|举行)的")
