"""How much of a perfect judge's answers survives verification: the gold answers the requests, the pipeline does the rest.

  judge_ceiling.py [--eval ../shared/eval] [-v]

No model takes part. For every conflict fact the first group that holds two of its values (else a mention of its kind) gets an honest
verdict with whole sentences as quotes; findings that hit no conflict get the verdict "compatible". What remains below 1.0 is lost by
the proposals, by verification or by the way verdicts are laid over the report, never by a model. It is a ceiling, no measured quality.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import tempfile

from judge_recall import scorer

from checker.judge import keep
from checker.judge.settings import Settings as Judge
from checker.judge.work import first_requests, judged
from checker.render.json import to_dict
from checker.run import check
from claims.read import read_file
from claims.settings import Settings


class Gold:
    """Answers the requests of one event."""

    def __init__(self, facts, extraction, value_of):
        self.facts, self.extraction, self.value_of = facts, extraction, value_of

    def place(self, article, span):
        n = next(i for i, s in enumerate(self.extraction.sentences[article]) if s.span == span)
        return f"A{article + 1}.{n + 1}"

    def quote(self, i):
        claim = self.extraction.claims[i]
        text = self.extraction.articles[claim.article].text[claim.sentence.span.start : claim.sentence.span.end]
        return {"in": self.place(claim.article, claim.sentence.span), "claim": f"c{i + 1}", "quote": " ".join(text.split())}

    def answer(self, group, name, claims, quotes=None, **more):
        made = {
            "group": name,
            "claims": [f"c{i + 1}" for i in claims],
            "slot": "same",
            "relation": "conflict",
            "grade": "error",
            "reason": "gold",
        }
        return made | {"quotes": quotes or [self.quote(i) for i in claims]} | more

    def of(self, fact, group, name):
        held = collections.defaultdict(list)
        for m in fact["mentions"]:
            for i in group.claims:
                claim = self.extraction.claims[i]
                if claim.path.rsplit("/", 1)[-1] == m["article"] and claim.value_start < m["end"] and claim.value_end > m["start"]:
                    held[self.value_of(m["value"])].append(i)
        if group.kind == "slot" and len(held) > 1:
            return self.answer(group, name, [own[0] for own in held.values()])
        if group.kind == "roster" and fact["kind"] == "roster":
            return self.roster(fact, group, name)
        if group.kind == fact["kind"] == "sum":
            own = sorted({i for ids in held.values() for i in ids}, key=lambda i: (-self.number(i), i))
            return self.answer(group, name, own) if len(own) > 2 else None
        if group.kind == fact["kind"] == "order":
            return self.order(held, group, name)
        return None

    def number(self, i):
        return float(getattr(self.extraction.claims[i].value, "value", 0) or 0)

    def order(self, held, group, name):
        ids = sorted({i for own in held.values() for i in own})
        dates = {i: self.extraction.claims[i].value for i in ids}
        late = [
            i for i, d in dates.items() if getattr(d, "start", None) and self.published(i) and d.start.date() > self.published(i)
        ]
        if late:
            return self.answer(group, name, late[:1])
        return self.answer(group, name, ids[:2]) if len(ids) > 1 else None

    def published(self, i):
        return self.extraction.articles[self.extraction.claims[i].article].published

    def roster(self, fact, group, name):
        quotes = {}
        for m in fact["mentions"]:
            for article, span in group.sentences:
                same = self.extraction.articles[article].path.rsplit("/", 1)[-1] == m["article"]
                if same and span.start <= m["start"] and m["end"] <= span.end:
                    quotes.setdefault(
                        self.value_of(m["value"]), {"in": self.place(article, span), "claim": "", "quote": m["quote"]}
                    )
        return self.answer(group, name, [], list(quotes.values())) if len(quotes) > 1 else None

    def false(self, group, name, status):
        return self.answer(group, name, group.claims, slot="scope", relation="compatible") if status != "conflict" else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=pathlib.Path, default=pathlib.Path("../shared/eval"))
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    score = scorer(args.eval)
    sums = collections.Counter()
    for event in sorted(p for p in (args.eval / "newsroom").iterdir() if (p / "gold.jsonl").exists()):
        _, facts = score.locate(event)
        read = [
            a for f in sorted(score.articles(event).iterdir()) if f.suffix in {".md", ".txt"} for a in read_file(str(f), Settings())
        ]
        seen = []
        report = check(read, inside=seen.append)
        gold = Gold(facts, seen[0].extraction, score.group)
        status = {f["id"]: score.judge(f, facts)[0] for f in to_dict(report)["conflicts"]}
        asked, *_ = first_requests(report, seen[0], Judge(), "zh")
        conflicts = [fact for fact in facts if fact["status"] == "conflict"]
        told, rows = set(), []
        for request in asked:
            answers = []
            for n, group in enumerate(request.groups, 1):
                for fact in conflicts:
                    if fact["fact"] not in told and (made := gold.of(fact, group, f"G{n}")):
                        answers.append(made)
                        if group.kind in ("slot", fact["kind"]):
                            told.add(fact["fact"])
                if (
                    group.offline is not None
                    and group.listed == "conflicts"
                    and (made := gold.false(group, f"G{n}", status[group.offline.id]))
                ):
                    answers.append(made)
            rows.append(
                (
                    request,
                    keep.Entry("answered", "gold", json.dumps({"data": request.mark, "answers": answers}, ensure_ascii=False)),
                )
            )
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "gold.jsonl"
            keep.write(file, rows)
            after = judged(report, seen[0], Judge(replay=file), "zh")
        row = collections.Counter(gold=len(conflicts))
        hit = {}
        for name, made in (("before", report), ("after", after)):
            flagged = [f for f in to_dict(made)["conflicts"] if f["severity"] in score.FLAGGED]
            verdicts = [score.judge(f, facts) for f in flagged]
            hit[name] = {i for said, i in verdicts if said == "conflict"}
            row.update(
                {
                    f"{name} flags": len(flagged),
                    f"{name} true": sum(said == "conflict" for said, _ in verdicts),
                    f"{name} found": len(hit[name]),
                }
            )
        print(event.name, dict(row), {k: n for k, n in after.judge.counts.items() if k.startswith(("dropped", "verdicts"))})
        if args.verbose:
            for i, fact in enumerate(facts):
                if fact["status"] == "conflict" and i not in hit["after"]:
                    print("    MISSED", fact["kind"], fact["fact"], "" if fact["fact"] in told else "(not proposed)")
        sums += row
    for name in ("before", "after"):
        print(
            name,
            "precision",
            round(sums[f"{name} true"] / sums[f"{name} flags"], 3),
            "recall",
            round(sums[f"{name} found"] / sums["gold"], 3),
        )


if __name__ == "__main__":
    main()
