from claims.find.names import find_names
from claims.model import Article, Span
from claims.resolve import Resolution, resolve
from claims.settings import Settings
from claims.split import sentences


def _resolve(*texts: str, settings: Settings | None = None) -> Resolution:
    articles = [Article.from_text(text, path=f"{number}.md") for number, text in enumerate(texts)]
    mentions = [find_names(article.text, article.language) for article in articles]
    return resolve(articles, [sentences(article) for article in articles], mentions, settings or Settings())


def _id(found: Resolution, article: int, name: str) -> str:
    return next(found.of(article, m) for m in found.mentions[article] if m.text == name)


def _subject(found: Resolution, value: str, article: int = 0) -> tuple[str, str]:
    at = found.articles[article].text.index(value)
    span = Span(at, at + len(value))
    sentence = next(s for s in found.sentences[article] if s.span.contains(span))
    clause = next((c for c in sentence.clauses if c.contains(span)), sentence.span)
    _, name, how = found.subject_of(article, sentence, clause, span)
    return name, how


ENGLISH = "Lena Vorst runs the Greywater Museum. Vorst, 51, said the museum owns 400 boats. She bought 12 of them in May."


def test_short_forms_titles_and_pronouns_follow_the_full_name() -> None:
    found = _resolve(ENGLISH)
    assert _id(found, 0, "Vorst") == _id(found, 0, "Lena Vorst") == _id(found, 0, "She")
    assert _id(found, 0, "the museum") == _id(found, 0, "Greywater Museum") != ""


def test_two_people_of_one_surname_stay_apart() -> None:
    found = _resolve("They met Lena Vorst and Anton Vorst in Bramley. Then Vorst left.")
    assert len({_id(found, 0, name) for name in ("Lena Vorst", "Anton Vorst", "Vorst")}) == 3


def test_names_meet_across_languages_and_sound_is_marked() -> None:
    found = _resolve("记者见到了玛丽·科瓦奇和王建国。", "They met Marie Kovach and Wang Jianguo in Bramley.")
    assert _id(found, 0, "玛丽·科瓦奇") == _id(found, 1, "Marie Kovach")
    assert _id(found, 0, "王建国") == _id(found, 1, "Wang Jianguo")
    kinds = {entity.name: {link.kind for link in entity.links} for entity in found.entities}
    assert kinds["Marie Kovach"] == {"sound"} and kinds["Wang Jianguo"] == {"script"}


def test_gloss_and_user_table() -> None:
    found = _resolve("昨日玛丽·科瓦奇(Lena Vorst)到访。", "They met Lena Vorst. They met Old Ironside in Bramley.")
    assert _id(found, 0, "玛丽·科瓦奇") == _id(found, 1, "Lena Vorst")
    table = Settings(aliases={"Lena Vorst": ("Old Ironside",)})
    found = _resolve("They met Lena Vorst. They met Old Ironside in Bramley.", settings=table)
    assert _id(found, 0, "Old Ironside") == _id(found, 0, "Lena Vorst")


def test_order_of_articles_does_not_matter() -> None:
    texts = (ENGLISH, "西岭银行昨日开业,西岭有94个网点。", "记者见到了玛丽·科瓦奇。")
    assert _resolve(*texts).entities == _resolve(*reversed(texts)).entities


def test_subjects() -> None:
    found = _resolve("昨日,西岭银行有94个网点;东桥银行有58个网点。总裁Lena Vorst因与Anton Vexley冲突,于2019年离开西岭银行。")
    assert _subject(found, "94个")[0] == "西岭银行"
    assert _subject(found, "58个")[0] == "东桥银行"
    assert _subject(found, "2019年")[0] == "Lena Vorst"
    assert _subject(_resolve(ENGLISH), "400 boats")[0] == "Greywater Museum"
    assert _subject(_resolve(ENGLISH), "12 of")[1] == "pronoun"


def test_unknown_subject_is_none() -> None:
    assert _subject(_resolve("It rained for 12 days."), "12 days") == ("", "none")
