import itertools

import pytest

from claims.find.names import find_names


def _of(text: str, language: str = "zh", kinds: str = "PER ORG PROD LOC OTHER") -> list[str]:
    return [mention.text for mention in find_names(text, language) if mention.kind in kinds.split()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日Lena Vorst离开Vexa Labs。", "Lena Vorst"),
        ("昨日Lena Vorst离开Vexa Labs。", "Vexa Labs"),
        ("总裁Lena Vorst表示遗憾。", "Lena Vorst"),
        ("OrbitCo CEO Lena Vorst今天辞职。", "OrbitCo"),
        ("OrbitCo CEO Lena Vorst今天辞职。", "Lena Vorst"),
        ("新手机Falcon 7售价三千元。", "Falcon 7"),
        ("航班QX2031晚点。", "QX2031"),
        ("馆长玛丽·科瓦奇说。", "玛丽·科瓦奇"),
        ("区长王建国昨天到场。", "王建国"),
        ("昨天,西岭银行公布年报。", "西岭银行"),
        ("岚曜汽车发布财报,岚曜还在亏损。", "岚曜"),
        ("北京大學校長王建國表示。", "北京大學"),
    ],
)
def test_chinese_text_has(text: str, name: str) -> None:
    assert name in _of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这种AI能写代码。", "AI"),
        ("他读了“Slow Thinking”(慢思考)一章。", "Slow Thinking"),
        ("见https://news.example/Vexa/Labs的说明。", "Vexa"),
        ("这家初创公司倒闭了。", "初创公司"),
    ],
)
def test_chinese_text_has_not(text: str, name: str) -> None:
    assert name not in _of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry Petunia sank. Mayor Lena Vorst wept.", "Lena Vorst"),
        ("Shares of Vexa Labs fell. Vexa Labs said nothing.", "Vexa Labs"),
        ("On Monday the Falcon 7 flew.", "Falcon 7"),
        ("They met Lena Vorst. Vorst's lawyer spoke.", "Vorst"),
        ("A fire at the University of Marrow was put out.", "University of Marrow"),
    ],
)
def test_english_text_has(text: str, name: str) -> None:
    assert name in _of(text, "en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry sank.", "The"),
        ("Meanwhile prices fell. Rescuers came on Monday.", "Monday"),
        ("Rescuers came at dawn.", "Rescuers"),
        ("The Chinese team won.", "Chinese"),
    ],
)
def test_english_text_has_not(text: str, name: str) -> None:
    assert name not in _of(text, "en")


def test_titles_and_pronouns() -> None:
    assert _of("王建国是董事长,他很忙。其中一人走了,该行未回应。", kinds="TITLE PRON") == ["董事长", "他", "该行"]
    assert _of("Lena Vorst left. She blamed the company.", "en", "TITLE PRON") == ["She", "the company"]


def test_mentions_are_disjoint_and_lie_on_their_text() -> None:
    text = "---\ntitle: 西岭银行换帅\nsource: Lake Post\n---\n\n西岭银行董事长王建国与Lena Vorst会面。他说不急。\n"
    found = find_names(text, "zh")
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert "Lake Post" not in {m.text for m in found}
