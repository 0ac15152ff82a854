"""How fast bullets are read, what loading costs, and how much memory stays. Figures only; nothing here is a test.

python benchmarks/finding.py [BULLETS]
"""

import resource
import sys
import time

from reframer.finding import find_bullet
from reframer.language import language_for
from reframer.rulebook import Rules, load_rules

BULLETS = (
    "Built Kafka consumers for the ticket feed, 900k events/s, p99 from 40 ms to 9 ms",
    "Responsible for the nightly Spark job (14 sources, 3 TB/day) and its on-call rota",
    "Helped migrate the loyalty service from a Rails monolith to Go services on Kubernetes",
    "Wrote 140 unit tests and a contract suite, raising coverage from 41% to 83%",
    "Mentored two interns; one of them now owns the search page",
    "Cut the monthly AWS bill by $21k by moving batch work to spot instances and removing idle clusters",
    "Java, Spring Boot, Kafka, PostgreSQL, Docker, Terraform",
    "Trained a gradient-boosted churn model (AUC 0.81) and served it behind FastAPI for 3M customers",
)


def megabytes() -> float:
    """The largest resident size so far, in megabytes."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024 if sys.platform != "darwin" else size / 1024 / 1024


def loaded() -> Rules:
    """Load the rules and build the language layer, printing what each costs."""
    start = time.perf_counter()
    rules = load_rules()
    print(f"rules loaded        {time.perf_counter() - start:8.2f} s  {megabytes():6.0f} MB")
    start = time.perf_counter()
    language_for(rules)
    print(f"language layer      {time.perf_counter() - start:8.2f} s  {megabytes():6.0f} MB")
    return rules


def main() -> None:
    """Print the figures."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    rules = loaded()
    for bullet in BULLETS:
        find_bullet(bullet, rules)
    language = language_for(rules)
    for name, read in (
        ("language only", language.analyse),
        ("with rules", lambda text: language.competencies(language.analyse(text))),
        ("find_bullet", lambda text: find_bullet(text, rules)),
    ):
        start = time.process_time()
        for number in range(wanted):
            read(BULLETS[number % len(BULLETS)])
        print(f"{name:<19} {wanted / (time.process_time() - start):8.0f} bullets a second of one core")
    print(f"at the end          {'':8}    {megabytes():6.0f} MB")


if __name__ == "__main__":
    main()
