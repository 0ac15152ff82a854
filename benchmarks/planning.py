"""How fast bullets are found, weighed, reworded and checked on one core. Figures only; nothing here is a test.

python benchmarks/planning.py [BULLETS]
"""

import sys
import time

from reframer import assess_bullet, load_rules
from reframer.model.findings import RoleTime
from reframer.process import collect_seldom

THINGS = ("ticket", "ferry", "berth", "invoice", "museum", "parcel", "tariff", "weather", "library", "harbour")
BULLETS = (
    "I built the Kafka consumers of the {thing} feed, {count}k events/s, p99 from {count} ms to 9ms",
    "Responsible for the nightly {thing} job in Spark ({count} sources, 3TB/day) and its on-call rota",
    "Rewrote the {thing} search on Elasticsearch, cutting p95 latency from {count}0 ms to {count} ms",
    "Helped migrate the {thing} service from a Rails monolith to Go services on Kubernetes",
    "Worked on the {thing} API (Go, gRPC), {count}M requests/day w/ 99.9% availability",
    "Various {thing} improvements",
    "Wrote {count} unit tests for the {thing} desk, raising coverage from 41% to 83%",
    "Java, Spring Boot, Kafka, PostgreSQL, Docker, Terraform ({thing} {count})",
)


def main(count: int) -> None:
    """Print bullets a second, every line different, the checker included; garbage is collected as in the command's process."""
    collect_seldom()
    rules = load_rules()
    lines = [
        BULLETS[at % len(BULLETS)].format(thing=THINGS[at % len(THINGS)], count=at % 97 + 11 + at // len(BULLETS))
        for at in range(count)
    ]
    assess_bullet("Responsible for running 9 hosts", rules)  # every table is made once
    start = time.process_time()
    changed = sum(assess_bullet(line, rules, role=RoleTime.PAST).after != line for line in lines)
    seconds = time.process_time() - start
    print(f"{count} bullets, {changed} changed: {count / seconds:.0f} a second of one core, the checker included")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 800)
