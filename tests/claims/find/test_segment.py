from claims.find.segment import JiebaSegmenter, name_tags, segmenter, words


def test_words_partition_the_text(capsys) -> None:
    text = "岚港大学昨日宣布，2021年起与Vexa Labs合作。"
    found = words(text)
    assert "".join(word for _, _, word in found) == text
    assert all(text[start:end] == word for start, end, word in found)
    assert "大学" in {word for _, _, word in found} or "岚港大学" in {word for _, _, word in found}
    assert capsys.readouterr().out == ""


def test_tags_lie_on_their_text() -> None:
    lines = ["　记者王建国从北京大学获悉", "no Chinese here", ""]
    tags = name_tags(lines)
    assert len(tags) == 3
    assert tags[1] == () and tags[2] == ()
    assert ("王建国", "PER") in {(lines[0][start:end], label) for start, end, label in tags[0]}


def test_the_segmenter_is_loaded_once() -> None:
    assert segmenter() is segmenter()


def test_fallback_gives_words_and_no_tags() -> None:
    fallback = JiebaSegmenter()
    assert "".join(fallback.cut("医院发布通报")) == "医院发布通报"
    assert fallback.tag(["王建国"]) == [()]
