"""The `values` scorer as a gate: figures for both languages, and the floors below which they must not fall.

    python -m tests.evaluation.gate_values            print the figures and what lies below its floor
    python -m tests.evaluation.gate_values --raise    write higher floors to tests/gates.json; a floor never falls

Floors stand in `tests/gates.json` under "values": {"zh number": {"f1": 0.97, "f1_value": 0.97}, ...}.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import math
import warnings
from pathlib import Path
from typing import Any

from tests.evaluation.values import extract

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval"
GATES = ROOT / "tests" / "gates.json"
LANGUAGES = ("zh", "en")
Scores = dict[str, dict[str, float]]
# The goals of the design: exact span, span and value. They bind where a floor is not higher.
GOALS: dict[str, tuple[float, float]] = {
    "zh number": (0.975, 0.975),
    "zh percentage": (0.98, 0.98),
    "zh currency": (0.93, 0.88),
    "zh dimension": (0.82, 0.70),
    "zh date": (0.91, 0.83),
    "zh dateperiod": (0.86, 0.88),
    "zh duration": (0.97, 0.93),
    "zh datetimemodel": (0.87, 0.85),
    "en number": (0.91, 0.91),
    "en currency": (0.90, 0.90),
    "en date": (0.90, 0.90),
    "en dateperiod": (0.90, 0.90),
    "en duration": (0.90, 0.90),
    "en datetimemodel": (0.82, 0.77),
}


def available() -> bool:
    """True where the evaluation sets lie beside the repository."""
    return (SHARED / "score_values.py").exists()


def scores() -> Scores:
    """F1 of exact spans ("f1") and of span and value ("f1_value") for each language and type; takes a few seconds."""
    spec = importlib.util.spec_from_file_location("score_values", SHARED / "score_values.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    out: Scores = {}
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the scorer leaves its files to the garbage collector
        for language in LANGUAGES:
            rows: Scores = module.run(extract, SHARED / "values", lang=language)
            out.update({name: {k: float(v) for k, v in row.items()} for name, row in rows.items()})
    return out


def floors(path: Path = GATES) -> Scores:
    """The stored floors, raised to the goals where these are higher; the goals alone where none are stored."""
    stored: Scores = json.loads(path.read_text(encoding="utf-8")).get("values", {}) if path.exists() else {}
    out = {name: dict(row) for name, row in stored.items()}
    for name, (f1, value) in GOALS.items():
        row = out.setdefault(name, {"f1": 0.0, "f1_value": 0.0})
        row["f1"], row["f1_value"] = max(row["f1"], f1), max(row["f1_value"], value)
    return out


def below(found: Scores, wanted: Scores) -> list[str]:
    """One line for each figure under its floor; a figure that is missing counts as 0."""
    return [
        f"{name} {key}: {found.get(name, {}).get(key, 0.0):.4f} is below {floor:.4f}"
        for name, row in sorted(wanted.items())
        for key, floor in sorted(row.items())
        if found.get(name, {}).get(key, 0.0) < floor - 1e-9
    ]


def raised(found: Scores, stored: Scores) -> Scores:
    """`stored` with every floor at the higher of itself and the figure, rounded down to a thousandth."""
    out: Scores = {}
    for name in sorted({*found, *stored}):
        keys = sorted({*found.get(name, {}), *stored.get(name, {})})
        out[name] = {
            k: max(stored.get(name, {}).get(k, 0.0), math.floor(found.get(name, {}).get(k, 0.0) * 1000) / 1000) for k in keys
        }
    return out


def main() -> int:
    """Print the figures; exit status 1 where one lies below its floor."""
    parser = argparse.ArgumentParser(description="gate of the values scorer")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to the figures")
    options = parser.parse_args()
    if not available():
        print("the evaluation sets are not beside the repository: nothing measured")
        return 0
    found = scores()
    for name, row in found.items():
        print(f"{name:20} span {row['f1']:.3f}  span and value {row['f1_value']:.3f}")
    missed = below(found, floors())
    print("\n".join(missed) if missed else "every figure is at or above its floor")
    if options.up:
        gates: dict[str, Any] = json.loads(GATES.read_text(encoding="utf-8")) if GATES.exists() else {}
        gates["values"] = raised(found, gates.get("values", {}))
        GATES.write_text(json.dumps(gates, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
