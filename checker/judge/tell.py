"""What a report says about its judge, and what --judge-dry-run prints."""

from __future__ import annotations

from collections.abc import Sequence

from checker.judge.asked import Request
from checker.judge.settings import Settings
from checker.model import JudgeRun, Report, Text
from checker.render._words import cut

ANSWER = 60  # tokens of an answer a group, about; of a fact as well
FACTS = 0.35  # facts of an article for each ten tokens of it, about


def notes(made: Report, run: JudgeRun, problems: Sequence[str]) -> list[Text]:
    """Who judged and what came of it; what has no answer and why; what was withheld."""
    counts = {name: run.counts.get(name, 0) for name in ("requests", "requests budget", "groups unjudged", "sentences withheld")}
    out = [_done(made, run)] if run.models else []
    asked = counts["requests"]
    if failed := run.counts.get("requests failed", 0) + run.counts.get("requests open", 0):
        why = cut(problems[0], 120) if problems else "not in the record"
        out.append(
            Text(
                f"Warning: {failed} of {asked} requests to the judge have no answer ({why}); "
                "what they asked about stands as without a judge.",
                f"警告：{asked} 个判定请求中有 {failed} 个没有答复（{why}），相关内容维持离线结果。",
            )
        )
    if over := counts["requests budget"]:
        left = counts["groups unjudged"]
        out.append(
            Text(
                f"Warning: the budget ended before {over} of {asked} requests; {left} groups were not judged.",
                f"警告：预算用尽，{asked} 个请求中有 {over} 个未发出；{left} 组未判定。",
            )
        )
    if hidden := counts["sentences withheld"]:
        out.append(
            Text(
                f"{hidden} sentences or titles speak to a language model and were not shown to it.",
                f"有 {hidden} 处句子或标题是写给语言模型的，未交其阅读。",
            )
        )
    return out


def _done(made: Report, run: JudgeRun) -> Text:
    by = ", ".join(run.models)
    held = run.counts.get("verdicts", 0) + run.counts.get("facts", 0)
    dropped = sum(n for name, n in run.counts.items() if name.startswith("dropped"))
    added = sum(f.judged is not None and f.judged.offline.listed != "conflicts" for f in made.conflicts)
    lowered = sum(f.judged is not None and f.judged.relation != "conflict" for f in made.conflicts)
    return Text(
        f"Judged by {by}: {held} statements verified, {dropped} dropped; {added} conflicts added, {lowered} lowered.",
        f"由 {by} 判定：{held} 条经核验，{dropped} 条不予采信；新增冲突 {added} 处，降级 {lowered} 处。",
    )


def dry_run(asked: Sequence[Request], listed: Sequence[Request], left: int, settings: Settings) -> str:
    """Every request with its size, and what the run would cost. Tokens are estimates; those of answers are guesses."""
    lines = []
    read = written = 0
    for n, request in enumerate((*asked, *listed), 1):
        guess = ANSWER * len(request.groups) // 2 if request.groups else int(request.tokens * FACTS / 10 * ANSWER)
        guess = min(settings.answer_tokens, max(guess, ANSWER))
        read, written = read + request.tokens, written + guess
        what = f"{len(request.groups)} groups" if request.groups else f"article {request.articles[0] + 1}"
        lines.append(f"{n:>4}  {request.use:<10}  {request.key[:12]}  {request.tokens:>6} tokens  {what}")
    if listed:
        again = sum(min(settings.answer_tokens, int(request.tokens * FACTS / 10 * ANSWER)) for request in listed)
        read, written = read + again, written + again // 4
        lines.append(f"   +  group       (follows from the answers)  about {again} tokens")
    lines.append(
        f"{len(asked) + len(listed)} requests: about {read} tokens to read and {written} to write (1.6 Chinese characters a"
    )
    lines.append("token, 4 of other scripts; no tokenizer was asked).")
    if left:
        lines.append(f"{left} proposals of the lowest scores found no room.")
    if settings.price:
        lines.append(f"About {settings.price.of(read, written):.4f} {settings.price.currency}.")
    else:
        lines.append("No price of this model in judge.prices.")
    return "\n".join(lines) + "\n"
