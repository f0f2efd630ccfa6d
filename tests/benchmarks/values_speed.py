"""Speed of the value finders against three libraries, as a ratio, on the sentences of `training/`.

    python tests/benchmarks/values_speed.py [--sentences 400] [--only crossclaim,duckling]

Each library is installed by pip into a virtual environment of its own below a temporary directory, which is removed at the end.
Nothing of them is imported by crossclaim or its tests. jionlp's dependency jiojio is under the GPL: it is downloaded, run in its
own process for the comparison and deleted; no line of it is copied, linked or distributed. A library that does not install or does
not run is named in the table with the reason.

Processor time of one process each; a warm-up pass is not counted; the best of three passes counts. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMER = """
import json, sys, time
rows = json.load(sys.stdin)
def measure(read):
    found = sum(read(text, zh) for text, zh in rows)
    best = 1e9
    for _ in range(3):
        began = time.process_time()
        for text, zh in rows:
            read(text, zh)
        best = min(best, time.process_time() - began)
    print(json.dumps({"seconds": best, "found": found}))
"""
CROSSCLAIM = """
from datetime import datetime
from claims.find.values import find_values
day = datetime(2026, 5, 20)
measure(lambda text, zh: len(find_values(text, day)))
"""
DUCKLING = """
from duckling import Context, default_locale_lang, load_time_zones, parse_dimensions
from duckling import parse_lang, parse_locale, parse_ref_time, parse_text
zones = load_time_zones("/usr/share/zoneinfo")
moment = parse_ref_time(zones, "Asia/Shanghai", 1779235200)
def context(code):
    lang = parse_lang(code)
    return Context(moment, parse_locale(code, default_locale_lang(lang)))
contexts = {True: context("ZH"), False: context("EN")}
kinds = ["amount-of-money", "duration", "number", "ordinal", "quantity", "temperature", "time", "distance", "volume"]
dimensions = parse_dimensions(kinds)
def count(found):
    return len(json.loads(found) if isinstance(found, (str, bytes)) else found)
measure(lambda text, zh: count(parse_text(text, contexts[zh], dimensions, False)))
"""
RECOGNIZERS = """
from recognizers_date_time import DateTimeRecognizer
from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
def models(culture):
    n, u, d = NumberRecognizer(culture), NumberWithUnitRecognizer(culture), DateTimeRecognizer(culture)
    return [n.get_number_model(), n.get_ordinal_model(), n.get_percentage_model(), u.get_age_model(), u.get_currency_model(),
            u.get_dimension_model(), u.get_temperature_model(), d.get_datetime_model()]
by_language = {True: models("zh-cn"), False: models("en-us")}
def read(text, zh):
    found = 0
    for model in by_language[zh]:
        try:
            found += len(model.parse(text))
        except Exception:
            pass
    return found
measure(read)
"""
JIONLP = """
import contextlib, os, time
with contextlib.redirect_stdout(open(os.devnull, "w")):
    import jionlp
rows = [row for row in rows if row[1]]
def read(text, zh):
    with contextlib.redirect_stdout(open(os.devnull, "w")):
        return len(jionlp.ner.extract_time(text, time_base=1779235200.0)) + len(jionlp.ner.extract_money(text, with_parsing=True))
measure(read)
"""
LIBRARIES = {
    "pyduckling-native-phihos 0.3.0": (["pyduckling-native-phihos==0.3.0"], DUCKLING, "zh, en"),
    "recognizers-text-suite 1.0.2a2": (["recognizers-text-suite==1.0.2a2", "emoji==1.7.0"], RECOGNIZERS, "zh, en"),
    "jionlp 1.5.31 (times and money only)": (["jionlp==1.5.31", "setuptools<81"], JIONLP, "zh"),
}


def sentences(limit: int) -> list[tuple[str, bool]]:
    """(sentence, is it Chinese), half and half, in the order of the files."""
    out: list[tuple[str, bool]] = []
    for folder, zh in (("zh", True), ("en", False)):
        rows = [
            json.loads(line)["text"]
            for path in sorted((ROOT / "training" / folder).glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()
            if '"text"' in line and '"article"' in line
        ]
        out += [(text, zh) for text in rows[: limit // 2]]
    return out


def timed(python: Path | str, code: str, rows: list[tuple[str, bool]]) -> tuple[float, int]:
    """(seconds for all rows, values found) of one library, in a process of its own; RuntimeError where it does not run."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT) if code is CROSSCLAIM else ""}
    done = subprocess.run(
        [str(python), "-c", TIMER + code],
        check=False,
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        env=environment,
        timeout=900,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit status {done.returncode}")
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    return answer["seconds"], answer["found"]


def installed(folder: Path, packages: list[str]) -> Path:
    """The interpreter of a new environment with `packages`; RuntimeError where pip fails."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError("does not install: " + (done.stderr.strip().splitlines() or ["pip failed"])[-1])
    return python


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--only", default="", help="part of a library's name")
    options = parser.parse_args()
    rows = sentences(options.sentences)
    zh = [row for row in rows if row[1]]
    ours = {"zh, en": timed(sys.executable, CROSSCLAIM, rows), "zh": timed(sys.executable, CROSSCLAIM, zh)}
    print(f"{len(rows)} sentences ({len(zh)} Chinese), one core\n")
    print("| library | languages | sentences a second | values found | crossclaim is … times as fast |\n|---|---|--:|--:|--:|")
    for languages, (seconds, found) in ours.items():
        print(f"| crossclaim | {languages} | {len(rows if ',' in languages else zh) / seconds:,.0f} | {found} | 1 |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for i, (name, (packages, code, languages)) in enumerate(LIBRARIES.items()):
            if options.only not in name:
                continue
            own = zh if languages == "zh" else rows
            try:
                seconds, found = timed(installed(Path(folder) / str(i), packages), code, own)
                ratio = f"{seconds / ours[languages][0]:,.1f}"
                print(f"| {name} | {languages} | {len(own) / seconds:,.0f} | {found} | {ratio} |", flush=True)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                print(f"| {name} | {languages} | – | – | {error} |", flush=True)


if __name__ == "__main__":
    main()
