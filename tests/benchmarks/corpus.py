"""Corpora of any size, with planted conflicts, copies and look-alikes: `python tests/benchmarks/corpus.py FOLDER ARTICLES`.

An event is one thing that opened somewhere: a bridge, a hospital, a plant. Two to eight articles of some 800 characters tell
it, each some of its eight facts in its own order and wording, most events in one language, every eighth in both.

- Names come back: a town has several events, an organisation does several, of one kind or of many, and articles mention facts
  of what it did before (with the values that were told then).
- Look-alikes: all events of a kind share their wordings; every seventh event is of the same organisation, town and kind as an
  earlier one and differs in its name, day and values.
- Copies: every sixth article repeats an earlier one of its event under another title, without one sentence and with a byline.
- Conflicts: in every third event one article states one fact wrong, by a slip of digits or days. No other difference is
  planted; `Planted` names the articles that state the true value. Rounding ("about 1,200") agrees with what it rounds.

Everything follows from the seed; an event does not depend on how many there are.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus_words as words

LENGTH = 800  # characters of an article, about
TELLERS = (2, 3, 3, 4, 4, 5, 6, 8)
REUSED = 4  # events that share a town, and that share an organisation, on average
ROUNDED = 0.08  # of the large counts
Values = dict[str, int | date]


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted conflict: the article `wrong` says `said`, `against` say the true value."""

    event: int
    fact: str
    wrong: str
    said: str
    against: tuple[tuple[str, str], ...]  # articles, each with the true value as it stands there


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: names in Chinese and in English (each a dict), the true values, the languages it is told in."""

    number: int
    kind: str
    names: tuple[dict[str, str], dict[str, str]]
    true: Values
    day: date
    languages: str  # "zh", "en" or "both"


def corpus(articles: int, seed: int = 7) -> tuple[list[tuple[str, str]], list[Planted]]:
    """(file name, text) of `articles` articles, and the conflicts planted in them; an event that does not fit whole is left out
    but for its first articles, which hold no conflict then."""
    out: list[tuple[str, str]] = []
    planted: list[Planted] = []
    number = 0
    while len(out) < articles:
        made, conflict = _told(number, seed)
        room = articles - len(out)
        if conflict is not None and len(made) > room:
            made = [one for one in made if one[0] != conflict.wrong]
        elif conflict is not None:
            planted.append(conflict)
        out += made[:room]
        number += 1
    return out, planted


@lru_cache(maxsize=4096)
def event_of(number: int, seed: int) -> Event:
    """The event of that number."""
    dice = random.Random(f"{seed}-{number}")
    like = number - dice.randrange(1, 30) if number % 7 == 6 else -1
    day = date(2024, 1, 5) + timedelta(days=dice.randrange(600))
    if like >= 0:  # the same doer, town and kind as before
        model = event_of(like, seed)
        kind, names, languages = model.kind, model.names, model.languages
    else:
        kind = dice.choice(sorted(words.KINDS))
        languages = "zh" if dice.random() < 0.6 else "en"
        names = _names(kind, languages, number, seed)
        if number % 8 == 3 and languages == "zh":
            languages = "both"
    names = _thing(kind, names, dice)
    true = {name: day if sort == "day" else _value(sort, dice) for name, sort, _, _ in words.KINDS[kind]}
    return Event(number, kind, names, true, day, languages)


def _names(kind: str, language: str, number: int, seed: int) -> tuple[dict[str, str], dict[str, str]]:
    """Town, organisation and person: of few towns and organisations, so that they come back."""
    own = random.Random(f"{seed}-{number}-names")
    town = random.Random(f"{seed}-town-{number // (REUSED * 6)}-{own.randrange(6)}-{language}")
    owner = random.Random(f"{seed}-owner-{number // (REUSED * 5)}-{own.randrange(5)}-{language}-{kind}")
    ending = owner.choice(words.THINGS[kind][1:])
    if language == "en":
        t, o = town.choice(words.EN_A) + town.choice(words.EN_B), owner.choice(words.EN_A) + owner.choice(words.EN_B)
        person = f"{owner.choice(words.EN_FIRST)} {owner.choice(words.EN_LAST)}"
        told = {"t": t, "o": f"{o} {ending[1]}", "p": person}
        return told, told
    t, o = (dice.choice(words.FIRST) + dice.choice(words.SECOND) for dice in (town, owner))
    surname, given = owner.choice(words.SURNAMES), owner.choice(words.GIVEN) + owner.choice(words.GIVEN)
    return (
        {"t": f"{t}市", "o": o + ending[0], "p": surname + given},
        {"t": _spelled(t), "o": f"{_spelled(o)} {ending[1]}", "p": f"{_spelled(surname)} {_spelled(given)}"},
    )


def _thing(kind: str, names: tuple[dict[str, str], dict[str, str]], dice: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """What the event is about: town, part of the town and kind of thing, which hardly ever come together twice."""
    zh, en = names
    form = words.THINGS[kind][0]
    if zh is en:
        own = {**en, "n": form[1].format(a=f"{en['t']} {''.join(map(dice.choice, words.EN_PARTS))}")}
        return own, own
    part = "".join(map(dice.choice, words.PARTS))
    town = zh["t"].removesuffix("市")
    return {**zh, "n": form[0].format(a=town + part)}, {**en, "n": form[1].format(a=f"{en['t']} {_spelled(part)}")}


@lru_cache(maxsize=4096)
def _spelled(chinese: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(chinese)).capitalize()


def _told(number: int, seed: int) -> tuple[list[tuple[str, str]], Planted | None]:
    event = event_of(number, seed)
    dice = random.Random(f"{seed}-{number}-told")
    tellers = dice.choice(TELLERS)
    facts = words.KINDS[event.kind]
    wrong = dice.randrange(1, tellers) if number % 3 == 0 else None
    slip = dice.choice(facts)
    slipped = _slipped(slip[1], event.true[slip[0]], dice)
    out: list[tuple[str, str]] = []
    said: dict[str, str] = {}  # how each article states the fact that one of them has wrong
    for teller in range(tellers):
        path = f"{number:06d}-{teller}.txt"
        language = (teller + number) % 2 if event.languages == "both" else int(event.languages == "en")
        title = dice.choice(words.TITLES)[language].format(**event.names[language])
        head = f"{title}\n{event.day + timedelta(days=dice.randrange(1, 4))}\n"
        like = [at for at in range(teller) if at != wrong and _language(event, at) == language]
        if like and teller != wrong and (number + teller) % 6 == 5:
            origin = dice.choice(like)
            out.append((path, head + _copied(out[origin][1].split("\n", 2)[2], language, dice)))
            if out[origin][0] in said:
                said[path] = said[out[origin][0]]
            continue
        values = {**event.true, slip[0]: slipped} if teller == wrong else event.true
        must = slip[0] if wrong is not None and teller in {0, wrong} else ""
        chosen = [fact for fact in facts if fact[0] == must or dice.random() < 0.75]
        lines = [_line(fact, values[fact[0]], event.names[language], language, dice, exact=fact[0] == slip[0]) for fact in chosen]
        if any(fact[0] == slip[0] for fact in chosen):
            said[path] = _written(slip[1], values[slip[0]], language)
        out.append((path, head + _body(lines, event, seed, language, dice)))
    if wrong is None:
        return out, None
    path = f"{number:06d}-{wrong}.txt"
    return out, Planted(number, slip[0], path, said[path], tuple((other, how) for other, how in said.items() if other != path))


def _language(event: Event, teller: int) -> int:
    return (teller + event.number) % 2 if event.languages == "both" else int(event.languages == "en")


def _line(fact: words.Fact, value: int | date, names: dict[str, str], language: int, dice: random.Random, *, exact: bool) -> str:
    """A sentence that states the value; a large count now and then rounded."""
    _, sort, *wordings = fact
    text = _written(sort, value, language)
    if sort == "count" and isinstance(value, int) and value > 1000 and not exact and dice.random() < ROUNDED:
        text = ("约", "about ")[language] + _written(sort, (value + 50) // 100 * 100, language)
    line = dice.choice(wordings[language]).format(v=text, **names)
    return line[0].upper() + line[1:]


def _body(lines: list[str], event: Event, seed: int, language: int, dice: random.Random) -> str:
    names = event.names[language]
    lines = [*lines, *_earlier(event, seed, language, dice)]
    parts = [row.split("|") for row in (words.ZH_FILL, words.EN_FILL)[language].strip("\n").splitlines()]
    while sum(map(len, lines)) < LENGTH - 80:
        lines.append("".join(dice.choice(part) for part in parts).format(**names) + "。."[language])
    dice.shuffle(lines)
    opening = (
        f"{names['t']}的{names['n']}由{names['o']}负责，{names['p']}是发言人。",
        f"{names['o']} is behind {names['n']} in {names['t']}; {names['p']} speaks for it.",
    )[language]
    third = len(lines) // 3
    gap = ("", " ")[language]
    return "\n".join(gap.join(part) for part in ([opening, *lines[:third]], lines[third : 2 * third], lines[2 * third :])) + "\n"


def _earlier(event: Event, seed: int, language: int, dice: random.Random) -> list[str]:
    """Now and then a fact of an earlier event of the same organisation, as it was."""
    if dice.random() > 0.2:
        return []
    for number in range(event.number - 1, max(-1, event.number - 40), -1):
        other = event_of(number, seed)
        if other.names[language]["o"] == event.names[language]["o"] and other.names != event.names and other.languages != "both":
            fact = dice.choice(words.KINDS[other.kind])
            line = _line(fact, other.true[fact[0]], other.names[language], language, dice, exact=True)
            return [words.EARLIER[language].format(fact=line, **event.names[language])]
    return []


def _copied(body: str, language: int, dice: random.Random) -> str:
    """The same without one sentence that states nothing, with a byline."""
    mark = ("。", ". ")[language]
    first, *rest = body.rstrip("\n").split(mark)
    idle = [at for at, sentence in enumerate(rest[:-1]) if not any(char.isdigit() for char in sentence) and "\n" not in sentence]
    if idle:
        rest.pop(dice.choice(idle))
    return mark.join([first, *rest]) + ("\n（综合报道）\n", "\n(From agency reports)\n")[language]


def _value(sort: str, dice: random.Random) -> int:
    """Money in tens of millions of yuan, percent in tenths, the others as they are."""
    if sort == "money":
        return dice.randrange(11, 980)
    if sort == "percent":
        return dice.randrange(50, 600)
    if sort in {"metres", "area", "tonnes"}:
        return dice.randrange(400, 9800) * (1 if sort == "metres" else 10)
    return dice.randrange(110, 980) if dice.random() < 0.6 else dice.randrange(1100, 98000)


def _written(sort: str, value: int | date, language: int) -> str:
    if isinstance(value, date):
        return (f"{value.month}月{value.day}日", f"{value.day} {value:%B}")[language]
    if sort == "money":
        return (f"{value / 10:.1f}亿", f"{value * 10:,} million")[language]
    if sort == "percent":
        return f"{value / 10:.1f}%"
    return (str(value), f"{value:,}")[language]


def _slipped(sort: str, true: int | date, dice: random.Random) -> int | date:
    """Another value, as slips make them: another day, one digit, or two digits exchanged; never within 4 % of the true one."""
    if isinstance(true, date):
        return true + timedelta(days=dice.choice((-7, -3, 3, 5, 10)))
    text = str(true)
    for _ in range(99):
        at = dice.randrange(len(text) - 1)
        said = (
            text[:at] + text[at + 1] + text[at] + text[at + 2 :]
            if dice.random() < 0.5
            else text[:at] + str(dice.randrange(1, 10)) + text[at + 1 :]
        )
        if said[0] != "0" and abs(int(said) - true) > 0.04 * true:
            return int(said)
    return true * 2


def write(folder: Path, articles: int, seed: int = 7) -> list[Planted]:
    """The corpus as files in `folder`, and planted.json beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts, planted = corpus(articles, seed)
    for name, text in texts:
        (folder / name).write_text(text, encoding="utf-8")
    rows: Sequence[dict[str, object]] = [asdict(one) for one in planted]
    folder.with_name(folder.name + ".planted.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return planted


if __name__ == "__main__":
    print(len(write(Path(sys.argv[1]), int(sys.argv[2]))), "planted conflicts")
