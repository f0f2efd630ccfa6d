"""Words of the HTML page in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from checker.render import _words as words

_PAIRS: dict[str, tuple[str, str]] = {
    "lang": ("en", "zh-Hans"),
    "heading": ("Consistency report", "一致性检查报告"),
    "conflicts": ("Conflicts", "冲突一览"),
    "evidence": ("Evidence", "证据对照"),
    "articles": ("Articles", "文章"),
    "level": ("Severity", "级别"),
    "conflict": ("Conflict", "冲突"),
    "values": ("Values found", "各方数值"),
    "rule": ("Rule", "规则"),
    "id": ("Id", "编号"),
    "article": ("Article", "文章"),
    "title": ("Title", "标题"),
    "date": ("Date used", "所用日期"),
    "found": ("Conflicts", "冲突数"),
    "remarks": ("Remarks", "备注"),
    "confidence": ("confidence ", "置信度"),
    "normalized": ("read as ", "读作 "),
    "copy": ("copy of ", "转载自 "),
    "why": ("Why it conflicts. ", "为何冲突："),
    "changed": ("What changed. ", "变化："),
    "suggestion": ("Suggestion. ", "建议："),
    "ruling_before": ("Decision so far: ", "此前裁定："),
    "kept": ("✓ kept", "✓ 采用"),
    "go": ("Go to", "跳到"),
    "show": ("Show only", "只看"),
    "by_rule": ("By rule", "按规则"),
    "every": ("all", "全部"),
    "no_date": ("none found", "未找到"),
    "as_of": ("as of ", "基准日 "),
    "encoder": ("encoder ", "模型 "),
    "colon": (": ", "："),
}


@dataclass(frozen=True)
class Words:
    """The words in one language, "zh" or "en", as attributes; what depends on a number is a method."""

    lang_code: str

    def __getattr__(self, name: str) -> str:
        """The word of that name. Raises AttributeError where there is none."""
        if name not in _PAIRS:
            raise AttributeError(name)
        return _PAIRS[name][self.lang_code == "zh"]

    def _say(self, en: str, zh: str) -> str:
        return zh if self.lang_code == "zh" else en

    def line(self, n: int) -> str:
        """A line number."""
        return self._say(f"L{n}", f"第{n}行")

    def witnesses(self, n: int) -> str:
        """How many independent sources say so."""
        return self._say(words.counted(n, "independent source", "independent sources"), f"{n} 个独立信源")

    def more(self, n: int) -> str:
        """That some conflicts have no card."""
        return self._say(f"{n} more are listed without their quotes; -o json has them.", f"另有 {n} 处只列条目，原文见 -o json。")

    def decided(self, n: int) -> str:
        """Heading of the decided conflicts."""
        return self._say(f"Decided ({n})", f"已裁定（{n}）")

    def known(self, n: int) -> str:
        """Heading of the baseline's conflicts."""
        return self._say(f"Known from the baseline ({n})", f"基线已知（{n}）")

    def updates(self, n: int) -> str:
        """Heading of the updates."""
        return self._say(f"Updates, no conflicts ({n})", f"数字已更新，不算冲突（{n}）")

    def stale(self, n: int) -> str:
        """Heading of the stale records."""
        return self._say(f"Records that fit no conflict any more ({n})", f"已无对应冲突的记录（{n}）")

    def notices(self, n: int) -> str:
        """Heading of the notices."""
        return self._say(f"Notices on articles and records ({n})", f"关于文章与记录的提示（{n}）")

    def consistent(self, n: int) -> str:
        """Heading of the agreements."""
        return self._say(f"Checked and consistent ({n})", f"已核对且一致（{n}）")

    def apart(self, n: int) -> str:
        """Heading of the look-alikes."""
        return self._say(f"Similar sentences not compared ({n})", f"相似但不作比较（{n}）")

    def notes(self, n: int) -> str:
        """Heading of the run's notes."""
        return self._say(f"Notes on the run ({n})", f"运行说明（{n}）")
