"""The whole check on corpora of growing size: `python tests/benchmarks/scale.py 100 1000 [10000] [--encoder hash]`.

Each corpus comes from `corpus.py`. Every run is a process of its own: cold (empty store), warm (nothing changed), and with one
article changed. CPU time is counted; loading the libraries and models, measured with two articles, is taken off the cold runs.
With `--encoder hash` the vectors cost next to nothing, which leaves everything but embedding. Prints a Markdown table, the
growth exponent of the cold CPU time, and how many planted conflicts were found beside how many flags that show none.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus

COLUMNS = (
    "articles",
    "cold CPU s",
    "articles/s",
    "warm CPU s",
    "one changed CPU s",
    "peak MB",
    "store MB",
    "planted found",
    "recall",
    "false flags",
    "an article",
)
_RUN = """
import resource, sys, time
from checker.cli import run
start = time.process_time()
code = run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(code, time.process_time() - start, used.ru_maxrss / 1e3, "torch" in sys.modules)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """CPU seconds, peak MB, whether torch was imported, and the report."""

    seconds: float
    wall: float
    peak: float
    torch: bool
    report: bytes


def check(folder: Path, store: Path, encoder: str) -> Run:
    """One process that checks `folder` with `store`."""
    out = folder.with_name("report.json")
    options = ["--store", str(store), "--encoder", encoder, "-e", "--isolated", "--no-progress", "-q"]
    command = [sys.executable, "-c", _RUN, "check", str(folder), "-o", f"json={out}", *options]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - start
    code, seconds, peak, torch = done.stdout.split()[-4:]
    if code != "0":
        raise SystemExit(done.stderr)
    return Run(float(seconds), wall, float(peak), torch == "True", out.read_bytes())


@dataclass(frozen=True, slots=True)
class Quality:
    """How many of the planted conflicts a finding shows, and how many findings of conflicts show none."""

    found: int
    planted: int
    false: int


def quality(report: bytes, planted: list[corpus.Planted]) -> Quality:
    """A finding shows a planted conflict where it sets the wrong value of the wrong article against the true one of another."""
    seen: set[corpus.Planted] = set()
    false = 0
    for conflict in json.loads(report)["conflicts"]:
        said = {(Path(claim["path"]).name, claim["quote"]) for side in conflict["values"] for claim in side["claims"]}
        hit = {one for one in planted if _shows(said, one)}
        seen |= hit
        false += not hit
    return Quality(len(seen), len(planted), false)


def _shows(said: set[tuple[str, str]], one: corpus.Planted) -> bool:
    wrong = any(path == one.wrong and one.said in quote for path, quote in said)
    return wrong and any(path == other and true in quote for path, quote in said for other, true in one.against)


def measure(articles: int, encoder: str, loading: float) -> tuple[str, float]:
    """A row of the table, and the CPU seconds of the cold run without loading."""
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place) / "in", Path(place) / "s.db"
        planted = corpus.write(folder, articles)
        cold, warm = check(folder, store, encoder), check(folder, store, encoder)
        if cold.report != warm.report or warm.torch:
            raise SystemExit("the warm run differs from the cold one or loaded torch")
        changed = sorted(folder.iterdir())[0]
        changed.write_text(
            changed.read_text(encoding="utf-8").replace("说", "称").replace("said", "added") + "\n", encoding="utf-8"
        )
        one = check(folder, store, encoder)
        net = max(cold.seconds - loading, 1e-3)
        told = quality(cold.report, planted)
        cells = (
            f"{articles:,}",
            f"{net:.1f}",
            f"{articles / net:.0f}",
            f"{warm.seconds:.1f}",
            f"{one.seconds:.1f}",
            f"{cold.peak:,.0f}",
            f"{store.stat().st_size / 1e6:.1f}",
            f"{told.found}/{told.planted}",
            f"{told.found / max(1, told.planted):.3f}",
            f"{told.false}",
            f"{told.false / articles:.3f}",
        )
        return f"| {' | '.join(cells)} |", net


def main(words: list[str]) -> None:
    """Measure every number of articles that is named."""
    encoder = words[words.index("--encoder") + 1] if "--encoder" in words else "default"
    sizes = [int(word) for word in words if word.isdigit()]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        corpus.write(folder, 2)
        loading = check(folder, Path(place) / "s.db", encoder).seconds
    print(f"encoder {encoder}; loading {loading:.1f} s\n")
    print("| " + " | ".join(COLUMNS) + " |\n" + "|---" * len(COLUMNS) + "|")
    spent = {}
    for size in sizes:
        row, spent[size] = measure(size, encoder, loading)
        print(row, flush=True)
    if len(sizes) > 1:
        a, b = sizes[0], sizes[-1]
        print(f"\ngrowth exponent {math.log(spent[b] / spent[a]) / math.log(b / a):.2f} from {a:,} to {b:,}")
    print(f"peak of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
