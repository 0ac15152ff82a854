"""What the rules cost: loading cold and warm, matching, memory, and beside them the floor that spaCy's import sets.

python benchmarks/rules.py [RUNS]

Each load runs in a process of its own, the best of several, in seconds of one core, so that a busy machine does not count:
cold has an empty cache folder, warm the cache that the run before left. The imports that loading needs (pydantic, YAML, the
models) are shown on a line of their own. Exit code 1 when a figure misses its bound.
"""

import os
import subprocess
import sys
import tempfile

LOAD = """
import time
start = time.process_time()
import reframer.rulebook
imported = time.process_time()
reframer.rulebook.load_rules()
print(time.process_time() - imported, imported - start)
"""
FLOOR = "import time; start = time.process_time(); import spacy; print(time.process_time() - start)"
MATCH = """
import resource, sys, time
from reframer import find_bullet, load_rules
rules = load_rules()
texts = [example.text for rule in rules.rules for example in rule.examples]
find_bullet(texts[0], rules)
start = time.process_time()
for text in texts:
    find_bullet(text, rules)
rate = len(texts) / (time.process_time() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
print(rate, peak)
"""
MEMORY_FLOOR = "import resource, spacy; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"


def run(code: str, cache: str) -> list[float]:
    """Return the numbers that ``code`` prints, run in a fresh process with its own cache folder."""
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, text=True, capture_output=True)
    return [float(number) for number in done.stdout.split()]


def best_cold(runs: int) -> float:
    """Return the shortest load without a cache, in seconds; the first run also warms the disk and Python's byte code."""
    seconds = []
    for _ in range(runs + 1):
        with tempfile.TemporaryDirectory() as cache:
            seconds.append(run(LOAD, cache)[0])
    return min(seconds[1:])


def main() -> int:
    """Print the figures; return 1 when one misses its bound."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    missed = 0

    def show(name: str, value: float, unit: str, bound: float, *, least: bool = False) -> None:
        nonlocal missed
        holds = value >= bound if least else value <= bound
        missed += not holds
        print(f"{name:<22} {value:9.2f} {unit:<10} bound {'>=' if least else '<='} {bound:g}{'' if holds else '   MISSED'}")

    cold = best_cold(runs)
    with tempfile.TemporaryDirectory() as cache:
        run(LOAD, cache)
        warm, imports = (min(figures) for figures in zip(*(run(LOAD, cache) for _ in range(runs)), strict=True))
        rate, memory = max(run(MATCH, cache) for _ in range(2))
        floor = min(run(FLOOR, cache)[0] for _ in range(runs))
        floor_memory = run(MEMORY_FLOOR, cache)[0]
    show("load, cold", cold, "s", 0.6)
    show("load, warm", warm, "s", 0.15)
    print(f"{'imports before that':<22} {imports:9.2f} s")
    show("matching, one core", rate, "bullets/s", 400, least=True)
    show("memory, at most", memory, "MB", 250)
    print(f"{'floor: import spacy':<22} {floor:9.2f} s          {floor_memory:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
