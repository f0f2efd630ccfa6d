"""What a judge would be asked on the newsroom events: tokens an event, and the share of conflict facts that the requests contain.

  judge_recall.py [--eval ../shared/eval] [--loose 0.05] [--record DIR] [-v]

A conflict fact counts as contained where one group of its kind, or of kind "slot", holds mentions of two of its values that exclude
each other; for sums and orders, which one article can get wrong alone, also where groups of that kind hold mentions of all its
values. A mention is held where a claim's value lies in its quote; for rosters where a sentence of the group holds the quote.
Nothing is sent anywhere. The scorer that ships was trained on these events: `--loose 1.1` takes from it only the best partner of a
claim in each other article, whatever its score.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import pathlib

from checker.judge import keep, proposals
from checker.judge.settings import Settings as Judge
from checker.judge.work import first_requests
from checker.render._words import language
from checker.run import check
from claims.read import read_file
from claims.settings import Settings


def scorer(folder):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def holds(group, mention, extraction):
    def name(path):
        return path.replace("\\", "/").rsplit("/", 1)[-1]

    for i in group.claims:
        claim = extraction.claims[i]
        if name(claim.path) == mention["article"] and claim.value_start < mention["end"] and claim.value_end > mention["start"]:
            return True
    return group.kind == "roster" and any(
        name(extraction.articles[a].path) == mention["article"] and span.start < mention["end"] and span.end > mention["start"]
        for a, span in group.sentences
    )


def contained(fact, groups, extraction, value_of):
    values = {value_of(m["value"]) for m in fact["mentions"]}
    for group in groups:
        held = {value_of(m["value"]) for m in fact["mentions"] if holds(group, m, extraction)}
        if len(held) > 1 and group.kind in ("slot", fact["kind"]):
            return True
    if fact["kind"] not in ("sum", "order"):
        return False
    own = [group for group in groups if group.kind == fact["kind"]]
    return {value_of(m["value"]) for m in fact["mentions"] if any(holds(g, m, extraction) for g in own)} == values


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=pathlib.Path, default=pathlib.Path("../shared/eval"))
    parser.add_argument("--loose", type=float, default=proposals.LOOSE)
    parser.add_argument("--record", type=pathlib.Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    proposals.LOOSE = args.loose
    score = scorer(args.eval)
    found, total = collections.Counter(), collections.Counter()
    sizes, articles, listed_sizes = [], 0, []
    print(f"{'event':24}{'requests':>9}{'tokens':>8}{'largest':>8}{'groups':>7}{'left':>5}{'extract':>9}{'contained':>11}")
    for event in sorted(p for p in (args.eval / "newsroom").iterdir() if (p / "gold.jsonl").exists()):
        _, facts = score.locate(event)
        read = [
            a for f in sorted(score.articles(event).iterdir()) if f.suffix in {".md", ".txt"} for a in read_file(str(f), Settings())
        ]
        seen = []
        report = check(read, inside=seen.append)
        settings = Judge(uses=("adjudicate", "extract"), model="none")
        asked, listed, left, _ = first_requests(report, seen[0], settings, language(report, "auto"))
        groups = [group for request in asked for group in request.groups]
        conflicts = [fact for fact in facts if fact["status"] == "conflict"]
        hit = 0
        for fact in conflicts:
            ok = contained(fact, groups, seen[0].extraction, score.group)
            hit += ok
            total[fact["kind"]] += 1
            found[fact["kind"]] += ok
            if args.verbose and not ok:
                print("    MISSED", fact["kind"], fact["fact"])
        tokens = sum(request.tokens for request in asked)
        reading = sum(request.tokens for request in listed)
        largest = max(request.tokens for request in asked)
        sizes.append(tokens)
        listed_sizes.append(reading)
        articles += len(read)
        print(f"{event.name:24}{len(asked):9}{tokens:8}{largest:8}{len(groups):7}{left:5}{reading:9}{hit:8}/{len(conflicts)}")
        if args.record:
            rows = [(request, keep.Entry("open", "none")) for request in (*asked, *listed)]
            keep.write(args.record / f"{event.name}.jsonl", rows)
    done, all_ = sum(found.values()), sum(total.values())
    print(
        f"contained {done}/{all_} = {done / all_:.3f}; tokens an event: mean {sum(sizes) / len(sizes):.0f}, most {max(sizes)}; an article: {sum(sizes) / articles:.0f}; extract an article: {sum(listed_sizes) / articles:.0f}"
    )
    print(json.dumps({kind: f"{found[kind]}/{total[kind]}" for kind in sorted(total)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
