"""`.crossclaim/facts.toml`: values that the newsroom has settled, each with the sentences that state its slot.

    [[fact]]
    id = "5a4ae88"
    subject = "海峡大桥"
    aliases = ["Strait Bridge"]
    quote = "海峡大桥于2021年通车"
    value = "2021年"
    source = "https://example.org/opening"
    by = "Lin <lin@example.org>"
    on = "2031-06-01"
    wordings = [{ quote = "The Strait Bridge opened in 2020", value = "2020" }]

`quote` states the fact, `value` is the part of it that is settled. `wordings` are other sentences about the same slot, whose
values need not be right: they say how it may be worded, also in another language.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.identity import anchor, short
from checker.ledger.cases import Case, Said
from checker.ledger.storage import FOLDER, write_lines
from claims.errors import SettingsError
from claims.model import Figure

FACTS = "facts.toml"
_TEXTS = ("id", "subject", "quote", "value", "published", "source", "note", "by", "on")
_KEYS = (*_TEXTS, "aliases", "wordings")


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence or clause, the part of it that is the value, and the day from which its relative dates count (or "")."""

    quote: str
    value: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One settled value. `on` is ISO 8601."""

    id: str
    subject: str
    wording: Wording
    aliases: tuple[str, ...] = ()
    others: tuple[Wording, ...] = ()
    source: str = ""
    note: str = ""
    by: str = ""
    on: str = ""


def path_of(root: Path) -> Path:
    """Where the facts of a project stand."""
    return root / FOLDER / FACTS


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts in the order of the file; none where it is missing. Raises SettingsError that names file and fact."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return ()
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from None
    rows = table.pop("fact", [])
    if table or not isinstance(rows, list):
        raise SettingsError(f"{path}: holds [[fact]] tables only, not {', '.join(sorted(table)) or 'fact'}")
    made: list[Fact] = []
    for number, row in enumerate(rows, 1):
        try:
            made.append(_fact(row))
        except ValueError as error:
            raise SettingsError(f"{path}: fact {number}: {error}") from None
        if made[-1].id in {fact.id for fact in made[:-1]}:
            raise SettingsError(f"{path}: fact {number}: id {made[-1].id} is used twice")
    return tuple(made)


def make(
    quote: str,
    value: str,
    *,
    subject: str,
    aliases: Sequence[str] = (),
    published: str = "",
    source: str = "",
    note: str = "",
    by: str = "",
    on: str = "",
) -> Fact:
    """A fact from a sentence. Raises SettingsError where no value can be read as `value` in it, or the subject is not named."""
    fact = Fact("", subject.strip(), Wording(quote, value, published), tuple(aliases), (), source, note, by, on)
    _readable(fact)
    key = "\x1f".join((anchor(fact.subject), anchor(quote), anchor(value)))
    return _with_id(fact, hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest())


def promote(case: Case, keep: str, *, source: str = "", note: str = "", by: str = "", on: str = "") -> Fact:
    """The fact that a decision "keep" establishes: the kept quote, worded also as everyone else in the conflict did.

    `keep` is the normalised value of a side. Raises SettingsError where the kept side cannot stand as a fact.
    """
    kept = [said for side in case.sides if side.normalized == keep for said in side.said]
    if not kept or not case.subject:
        raise SettingsError(f"{short(case.id)}: no subject is known; use `crossclaim facts add` with --subject")
    every = [_wording(said) for side in case.sides for said in side.said]
    own = Fact("", case.subject, _wording(kept[0]), case.names, (), source or kept[0].path, note, by, on)
    first = next((w for w in map(_wording, kept) if _fits(own, w)), None)
    if first is None:
        raise SettingsError(f"{short(case.id)}: its quotes do not name {case.subject}; use `crossclaim facts add`")
    others = tuple(dict.fromkeys(w for w in every if w != first and _fits(own, w)))
    return _with_id(Fact("", own.subject, first, own.aliases, others, own.source, note, by, on), case.id)


def append(path: Path, fact: Fact) -> None:
    """Add a fact at the end of the file; what stands there stays as it is. Raises SettingsError where the id is taken."""
    if fact.id in {known.id for known in read_facts(path)}:
        raise SettingsError(f"{path}: fact {fact.id} is there already")
    old = path.read_text(encoding="utf-8-sig").rstrip("\n") if path.exists() else ""
    write_lines(path, [*([old, ""] if old.strip() else []), *_lines(fact)])


def remove(path: Path, prefix: str) -> Fact:
    """Take out the fact whose id begins so, and return it; comments before it stay. Raises SettingsError."""
    facts = read_facts(path)
    found = [n for n, fact in enumerate(facts) if prefix and fact.id.startswith(prefix.lower())]
    if len(found) != 1:
        listed = ", ".join(facts[n].id for n in found)
        raise SettingsError(f"{prefix!r} is ambiguous: {listed}" if found else f"no fact {prefix!r}; `crossclaim facts list`")
    text = path.read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines) if line.strip().startswith("[[fact]]")]
    left = [*lines[: starts[found[0]]], *_tail(lines, starts, found[0])] if len(starts) == len(facts) else []
    rest = tuple(fact for n, fact in enumerate(facts) if n != found[0])
    if _parsed(left) != rest:  # a string that spans lines looks like a table, or the file is laid out unusually
        left = [line for fact in rest for line in (*_lines(fact), "")][:-1]
    while left and not left[-1].strip():
        left.pop()
    write_lines(path, left)
    return facts[found[0]]


def _tail(lines: Sequence[str], starts: Sequence[int], number: int) -> Sequence[str]:
    return lines[starts[number + 1] :] if number + 1 < len(starts) else ()


def _parsed(lines: Sequence[str]) -> tuple[Fact, ...] | None:
    try:
        return tuple(_fact(row) for row in tomllib.loads("\n".join(lines)).get("fact", []))
    except (ValueError, tomllib.TOMLDecodeError):
        return None


def _fact(row: Any) -> Fact:
    if not isinstance(row, dict):
        raise ValueError("is no table")
    for key in row:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            raise ValueError(f"unknown key {key!r}" + (f"; did you mean {near[0]}?" if near else ""))
    text = {name: _text(row, name) for name in _TEXTS}
    for name in ("id", "subject", "quote", "value"):
        if not text[name].strip():
            raise ValueError(f"{name} is missing")
    aliases, wordings = row.get("aliases", []), row.get("wordings", [])
    if not isinstance(aliases, list) or not all(isinstance(name, str) for name in aliases):
        raise ValueError("aliases is no list of texts")
    if not isinstance(wordings, list):
        raise ValueError("wordings is no list of tables")
    first = Wording(text["quote"], text["value"], text["published"])
    others = tuple(_worded(one) for one in wordings)
    for one in (first, *others):
        if one.value not in one.quote:
            raise ValueError(f"{one.value!r} does not stand in {one.quote!r}")
    return Fact(text["id"], text["subject"], first, tuple(aliases), others, text["source"], text["note"], text["by"], text["on"])


def _worded(row: Any) -> Wording:
    if not isinstance(row, dict) or not row.keys() <= {"quote", "value", "published"}:
        raise ValueError("a wording has the keys quote, value and published")
    return Wording(_text(row, "quote"), _text(row, "value"), _text(row, "published"))


def _text(row: dict[str, Any], name: str) -> str:
    found = row.get(name, "")
    if name in {"on", "published"} and hasattr(found, "isoformat"):  # a TOML date
        return str(found.isoformat())
    if not isinstance(found, str):
        raise ValueError(f"{name} is no text")
    return found


def _lines(fact: Fact) -> list[str]:
    rows: list[tuple[str, str]] = [("id", _quoted(fact.id)), ("subject", _quoted(fact.subject))]
    if fact.aliases:
        rows.append(("aliases", f"[{', '.join(map(_quoted, fact.aliases))}]"))
    texts = {"quote": fact.wording.quote, "value": fact.wording.value, "published": fact.wording.published}
    texts |= {"source": fact.source, "note": fact.note, "by": fact.by, "on": fact.on}
    rows += [(name, _quoted(text)) for name, text in texts.items() if text]
    lines = ["[[fact]]", *(f"{name} = {text}" for name, text in rows)]
    if fact.others:
        lines += ["wordings = [", *(f"    {_table(one)}," for one in fact.others), "]"]
    return lines


def _table(one: Wording) -> str:
    day = f", published = {_quoted(one.published)}" if one.published else ""
    return f"{{ quote = {_quoted(one.quote)}, value = {_quoted(one.value)}{day} }}"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _wording(said: Said) -> Wording:
    return Wording(said.quote, said.value, said.published)


def _with_id(fact: Fact, id_: str) -> Fact:
    from dataclasses import replace

    return replace(fact, id=id_[:12])


def _readable(fact: Fact) -> None:
    if not fact.wording.value or fact.wording.value not in fact.wording.quote:
        raise SettingsError(f"{fact.wording.value!r} does not stand in the sentence")
    if not fact.subject:
        raise SettingsError("a fact needs a subject")
    if not _fits(fact, fact.wording):
        raise SettingsError(f"the sentence must name {fact.subject} and state {fact.wording.value!r} as a figure, date or duration")
    _usable(fact)


def _usable(fact: Fact) -> None:
    """Raises SettingsError for a fact that no article would ever be held against."""
    from checker.ledger.witness import KINDS, pattern_of

    pattern = pattern_of(fact, fact.wording)
    value = pattern.claim.value if pattern else None
    if isinstance(value, Figure) and value.kind not in KINDS:
        hint = "; state the date of birth instead" if value.kind == "age" else ""
        raise SettingsError(f"{fact.wording.value!r}: no article is held against a fact of this kind ({value.kind}){hint}")


def _fits(fact: Fact, wording: Wording) -> bool:
    from checker.ledger.witness import pattern_of

    return pattern_of(fact, wording) is not None
