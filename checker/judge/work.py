"""A judged run: what is asked, what came of it, and the report with both in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from checker.judge import extract
from checker.judge.asked import Request, Writer
from checker.judge.bench import Bench, count, items
from checker.judge.frames import Frames
from checker.judge.guard import speaks
from checker.judge.keep import Entry
from checker.judge.lay import Layer
from checker.judge.proposals import Proposal, propose
from checker.judge.settings import Settings
from checker.judge.tell import dry_run, notes
from checker.judge.verify import Tally, Verdict, verdicts
from checker.model import JudgeRun, Report
from checker.render._words import cut
from checker.run import Inside

Sleep = Callable[[float], None]


@dataclass
class _Done:
    """What the uses of a run add up to."""

    counts: Counter[str] = field(default_factory=Counter)
    models: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def shown(report: Report, inside: Inside) -> tuple[tuple[Proposal, ...], int]:
    """The proposals that a model may see, and how many sentences are withheld because they speak to one."""
    extraction = inside.extraction
    hidden = {
        (n, sentence.span)
        for n, article in enumerate(extraction.articles)
        for sentence in extraction.sentences[n]
        if speaks(article.text[sentence.span.start : sentence.span.end])
    }
    titles = {n for n, article in enumerate(extraction.articles) if speaks(f"{article.title}\n{article.source or ''}")}

    def clean(proposal: Proposal) -> bool:
        own = {(extraction.claims[i].article, extraction.claims[i].sentence.span) for i in proposal.claims}
        places = own | set(proposal.sentences)
        return not places & hidden and not any(article in titles for article, _ in places)

    return tuple(p for p in propose(report, inside) if clean(p)), len(hidden) + len(titles)


def first_requests(report: Report, inside: Inside, settings: Settings, lang: str) -> tuple[list[Request], list[Request], int, int]:
    """Requests of both uses that are known before any answer, proposals without room, and sentences withheld."""
    asked: list[Request] = []
    left = hidden = 0
    proposals, hidden = shown(report, inside)
    if "adjudicate" in settings.uses:
        made, left = Writer(inside, lang).requests(proposals, settings.request_tokens)
        asked = list(made)
    listed = extract.requests(inside, settings.request_tokens) if "extract" in settings.uses else []
    return asked, listed, left, hidden


def rehearsed(report: Report, inside: Inside, settings: Settings, lang: str) -> str:
    """What a run would send and cost, as text; the requests are written to --judge-record, to be answered elsewhere."""
    asked, listed, left, _ = first_requests(report, inside, settings, lang)
    bench = Bench(settings)
    bench.ask([*asked, *listed])
    bench.close()
    return dry_run(asked, listed, left, settings)


def judged(report: Report, inside: Inside, settings: Settings, lang: str, sleep: Sleep | None = None) -> Report:
    """The offline `report` with the verdicts of a model laid over it; `lang` ("zh" or "en") is the language of reasons.

    Whatever the server does, the offline findings are in the result; a note tells what was not judged. The record is
    written at the end. Raises SettingsError where the files of --judge-record or --judge-replay cannot be used.
    """
    bench = Bench(settings, sleep) if sleep else Bench(settings)
    layer = Layer(report, inside, lang)
    done = _Done()
    asked, listed, left, hidden = first_requests(report, inside, settings, lang)
    done.counts.update({"groups without room": left, "sentences withheld": hidden})
    if asked:
        layer.lay(_adjudicated(asked, bench, inside, done))
    if listed:
        _extracted(listed, bench, inside, layer, done, settings)
    bench.close()
    return _told(layer, done, settings)


def _counted(requests: Sequence[Request], entries: Sequence[Entry], done: _Done) -> None:
    done.counts["requests"] += len(requests)
    for outcome in ("answered", "failed", "budget", "open"):
        done.counts[f"requests {outcome}"] += count(entries, outcome)
    done.counts["tokens read"] += sum(entry.read for entry in entries)
    done.counts["tokens written"] += sum(entry.written for entry in entries)
    done.models |= {cut(entry.model, 60) for entry in entries if entry.outcome == "answered"}
    done.problems += [entry.problem for entry in entries if entry.outcome == "failed" and entry.problem]


def _adjudicated(requests: Sequence[Request], bench: Bench, inside: Inside, done: _Done) -> list[Verdict]:
    entries = bench.ask(requests)
    _counted(requests, entries, done)
    made: list[Verdict] = []
    tally = Tally()
    for request, entry in zip(requests, entries, strict=True):
        done.counts["groups"] += len(request.groups)
        answers = items(request, entry)
        if answers is None:
            done.counts["groups unjudged"] += len(request.groups)
            continue
        found = list(verdicts(answers, request, inside.extraction, cut(entry.model, 60), tally))
        done.counts["verdicts"] += len(found)
        made += found
    done.counts.update({f"dropped: {name}": n for name, n in tally.dropped.items()})
    return made


def _extracted(requests: Sequence[Request], bench: Bench, inside: Inside, layer: Layer, done: _Done, settings: Settings) -> None:
    entries = bench.ask(requests)
    _counted(requests, entries, done)
    tally = Tally()
    found: list[extract.Fact] = []
    names: list[str] = []
    for request, entry in zip(requests, entries, strict=True):
        rows = items(request, entry)
        if rows is None:
            done.counts["articles unread"] += 1
            continue
        found += extract.facts(rows, request, inside.extraction, tally)
        names.append(cut(entry.model, 60))
    facts = extract.numbered(found)
    done.counts["facts"] += len(facts)
    done.counts.update({f"dropped: {name}": n for name, n in tally.dropped.items()})
    groups = extract.grouping(facts, settings.request_tokens)
    entries = bench.ask(groups)
    _counted(groups, entries, done)
    told = [slot for request, entry in zip(groups, entries, strict=True) for slot in items(request, entry) or ()]
    model = names[0] if names else ""
    for draft in Frames(inside).drafts(extract.slots(facts, told)):
        layer.add(draft, model)


def _told(layer: Layer, done: _Done, settings: Settings) -> Report:
    made = layer.report()
    models = tuple(sorted(done.models))
    counts = {name: n for name, n in sorted(done.counts.items()) if n}
    run = JudgeRun(models, settings.uses, counts, tuple(layer.judgements))
    return replace(made, judge=run, notes=(*made.notes, *notes(made, run, done.problems)))
