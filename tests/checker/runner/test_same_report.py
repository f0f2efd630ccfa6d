"""A report is the same to the byte, wherever its articles are read and its stories are checked."""

from checker import run
from checker.render.json import render
from checker.runner import LocalRunner
from claims.model import Article

ARTICLES = [
    Article.from_text(
        f"The Harlow {story} bridge opened on {1 + story} May 2024. The Harlow {story} bridge cost {90 + 5 * story + 40 * (k > 1)} "
        f"million dollars. The Harlow {story} bridge is {400 + story} metres long.\n",
        path=f"{story}-{k}.txt",
    )
    for story in range(4)
    for k in range(3)
]


def divided(sketches):
    """Three articles a story, as a corpus of thousands would be divided."""
    return [tuple(range(at, at + 3)) for at in range(0, len(sketches), 3)]


def test_one_process_two_and_spark_tell_the_same(cluster, monkeypatch):
    monkeypatch.setattr(run, "stories", divided)
    with LocalRunner(2) as two:
        told = [run.check(ARTICLES, encoder="hash", runner=runner) for runner in (LocalRunner(), two, cluster)]
    assert told[0].stats["stories"] == 4
    assert told[0].conflicts
    texts = [render(report) for report in told]
    assert texts[1] == texts[0]
    assert texts[2] == texts[0]
