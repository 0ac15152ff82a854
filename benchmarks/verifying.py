"""How many false lines the checker catches, how many honest ones it leaves in peace, and how fast it is.

Prints kills per mutation operator with the survivors, false alarms per kind of paraphrase, and pairs per second.
Run it as ``python benchmarks/verifying.py``; it needs nothing but the installed package and the case file of the tests.
"""

import itertools
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from reframer.model.outcome import Severity
from reframer.rulebook import Rules, load_rules
from reframer.verifying import verify_line

CASES = Path(__file__).resolve().parent.parent / "tests" / "data" / "verify_cases.jsonl"
SIBLINGS = {
    "PostgreSQL": "Oracle",
    "Kafka": "RabbitMQ",
    "RabbitMQ": "Kafka",
    "Kubernetes": "Nomad",
    "Redis": "Memcached",
    "Spark": "Flink",
    "Flink": "Spark",
    "Go": "Rust",
    "Rust": "Go",
    "Java": "Kotlin",
    "Python": "Ruby",
    "React": "Vue",
    "Airflow": "Dagster",
    "Terraform": "Pulumi",
    "MySQL": "MariaDB",
    "MongoDB": "Cassandra",
    "Jenkins": "CircleCI",
    "Grafana": "Kibana",
    "gRPC": "Thrift",
    "GraphQL": "SOAP",
    "Docker": "Podman",
    "Elasticsearch": "Solr",
    "Solr": "Elasticsearch",
    "Angular": "React",
    "Swift": "Kotlin",
    "dbt": "Dataform",
    "Helm": "Kustomize",
    "Ansible": "Puppet",
    "Snowflake": "BigQuery",
    "Azure": "AWS",
    "Vue": "Svelte",
}
FLIPS = {
    "Reduced": "Increased",
    "Cut": "Raised",
    "Lowered": "Raised",
    "Raised": "Lowered",
    "Increased": "Decreased",
    "rose": "fell",
    "fell": "rose",
    "dropped": "grew",
    "cutting": "raising",
    "reducing": "increasing",
    "reduced": "increased",
    "down": "up",
}
UNITS = {
    " ms": " s",
    " s": " min",
    "%": "x",
    " TB": " PB",
    " GB": " TB",
    "TB": "GB",
    "M ": "B ",
    "k ": "M ",
    "/day": "/hour",
    " a month": " a day",
    " per week": " per day",
    "/s": "/min",
    " a day": " an hour",
    " per minute": " per second",
    " RPS": " TPS",
    " hours": " days",
    " years": " months",
}
HEDGES = (
    "~",
    "about ",
    "About ",
    "roughly ",
    "Roughly ",
    "up to ",
    "Up to ",
    "almost ",
    "Almost ",
    "under ",
    "over ",
    "most ",
    "partly ",
    "some ",
    "at peak",
)
DENIALS = ("never ", "not ", "no ", "without ", ", not adopted", " except the audit table", "did not ")
WEAK = (
    "Helped ",
    "Assisted with ",
    "Contributed to ",
    "Took part in ",
    "Worked on ",
    "Participated in ",
    "Supported ",
    "Maintained ",
    "Used ",
)
LIMITS = ("Planning to ", "University project: ", "Capstone: ", "Hackathon ", "Prototype ", "Proposed ", "Piloted ")
TEAM = ("We ", "Together with two colleagues ", "As part of a team of 6, ", "Our team ")
BULLETS = (
    "Built a Kafka ingestion service for tram telemetry, 40k events/s at p99 of 25 ms",
    "Reduced invoice rendering time from 9 s to 2 s by caching fonts",
    "Maintained 14 Ansible roles for 300 hosts",
    "Led the move of 22 services from Jenkins to GitHub Actions in 4 months",
    "Cut storage cost by 35% and restore time by 60% with incremental snapshots",
    "Helped migrate 18 warehouses to the new scanner backend in Go",
    "We rebuilt the tariff engine in Java; I wrote the rounding module",
    "Responsible for maintaining the PostgreSQL cluster of 12 nodes, ~5 TB",
    "Wrote Terraform modules used by 9 teams",
    "Planning to replace RabbitMQ with Pulsar next quarter",
    "University project: route planner in Python with OpenStreetMap data",
    "Called a vendor's address-validation API from the checkout, up to 900 requests per minute",
    "Evaluated ScyllaDB, not adopted",
    "Error budget burn fell by 30% after the on-call rota changed",
    "Designed the audit-log schema for 7 clinics; no patient data left the site",
    "Owned the fare cache on Redis, 6k RPS at p95 under 8 ms",
    "Piloted feature flags with one team in Graz",
    "Raised unit-test coverage from 48% to 81% on the billing module",
    "Deployed the forecasting team's models as Docker containers, 2k predictions per minute",
    "Ported the label printer driver from C to Rust, memory down from 90 MB to 20 MB",
    "Mentored 3 junior developers; 1 of them promoted",
    "Served 12 branches and 340 clerks with the branch portal in Angular",
    "Software Engineer, Tallmere Rail, 2016-2020",
    "Migrated 60 tables with no downtime except the audit table",
    "Automated about 80 regression tests with Playwright, saving roughly 15 hours a week",
    "Took part in the design of the loyalty API, over 2M calls a day",
    "Sharded the order tables (16 shards), which let the shop grow to 4M customers",
    "Wrote a Flink job with 10-minute windows over scanner events",
    "Introduced contract tests for 11 services with Pact",
    "Set SLOs for 11 services; MTTR went from 50 min to 20 min",
)
Mutator = Callable[[str, Rules], Iterator[str]]


def digit(text: str, rules: Rules) -> Iterator[str]:
    for match in re.finditer(r"(?<![A-Za-z\d.,])\d+(?:\.\d+)?", text):
        value = match.group()
        other = value[:-1] + str((int(value[-1]) + 3) % 10)
        if float(other) != 0:
            yield text[: match.start()] + other + text[match.end() :]


def ten_times(text: str, rules: Rules) -> Iterator[str]:
    for match in re.finditer(r"(?<![A-Za-z\d.,-])\d+(?![\d.,])", text):
        yield text[: match.end()] + "0" + text[match.end() :]


def unit(text: str, rules: Rules) -> Iterator[str]:
    for old, new in UNITS.items():
        for match in re.finditer(r"(?<=\d)[kM]?" + re.escape(old) + r"(?![a-z])", text):
            piece = match.group()
            if text[match.end() - 1] != old[-1]:
                continue
            yield text[: match.start()] + piece[: len(piece) - len(old)] + new + text[match.end() :]


def number_dropped(text: str, rules: Rules) -> Iterator[str]:
    for match in re.finditer(r"(?<=[a-z] )(?:~|about |over |up to |roughly )?\d+(?:\.\d+)?[kM]?%? (?=[a-z])", text):
        rest = text[: match.start()] + text[match.end() :]
        if not re.search(r"\b(from|to|by|of|at|under) (ms|s|min|TB|MB|a|and|per|with)\b", rest):
            yield rest


def swap_ends(text: str, rules: Rules) -> Iterator[str]:
    if match := re.search(r"from ([\w%. ]+?) to ([\w%. ]+?)(?=$|[,;(]| by | in | on )", text):
        yield text[: match.start()] + f"from {match.group(2)} to {match.group(1)}" + text[match.end() :]


def swap_figures(text: str, rules: Rules) -> Iterator[str]:
    found = list(re.finditer(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?[kM]?%?(?= |$)", text))
    for one, other in itertools.pairwise(found):
        between = text[one.end() : other.start()]
        alike = ("%" in one.group()) == ("%" in other.group())
        if one.group() != other.group() and alike and " to " not in between:
            yield text[: one.start()] + other.group() + between + one.group() + text[other.end() :]


def technology_swapped(text: str, rules: Rules) -> Iterator[str]:
    for old, new in SIBLINGS.items():
        if re.search(rf"\b{re.escape(old)}\b", text) and new not in text:
            yield re.sub(rf"\b{re.escape(old)}\b", new, text)


def technology_dropped(text: str, rules: Rules) -> Iterator[str]:
    for old in SIBLINGS:
        if re.search(rf"(?:in|on|with|in the) {re.escape(old)}\b(?! [A-Z])", text):
            yield re.sub(rf" (?:in|on|with|in the) {re.escape(old)}\b", "", text)


def technology_added(text: str, rules: Rules) -> Iterator[str]:
    for name in ("Kubernetes", "Scala", "PyTorch", "Snowflake"):
        if name.lower() not in text.lower() and "GKE" not in text:
            yield f"{text.rstrip('.')} using {name}"


def flipped(text: str, rules: Rules) -> Iterator[str]:
    for old, new in FLIPS.items():
        if re.search(rf"\b{old}\b (?!for|to the)", text) and re.search(r"\d", text):
            yield re.sub(rf"\b{old}\b", new, text, count=1)


def agency(text: str, rules: Rules) -> Iterator[str]:
    for weak in WEAK:
        if text.startswith(weak):
            yield "Led " + text.removeprefix(weak)
            yield "Built " + text.removeprefix(weak)


def led(text: str, rules: Rules) -> Iterator[str]:
    first = text.split(" ")[0]
    verbs = {verb.past.capitalize() for verb in rules.vocabulary.verbs if verb.rank == 3}
    if first in verbs:
        yield f"Led a team that {first.lower()}{text.removeprefix(first)}"
        yield f"Architected and {first.lower()}{text.removeprefix(first)}"


def for_ml(text: str, rules: Rules) -> Iterator[str]:
    for tail in ("for ML models", "feeding real-time feature pipelines", "for model training", "to power an LLM assistant"):
        yield f"{text.rstrip('.')} {tail}"


def renamed_ml(text: str, rules: Rules) -> Iterator[str]:
    names = {
        "service": "model-serving service",
        "services": "ML services",
        "pipeline": "feature pipeline",
        "requests": "predictions",
        "events": "features",
        "jobs": "training jobs",
        "API": "inference API",
        "tests": "model evaluations",
        "hosts": "GPU training hosts",
        "cache": "feature store",
    }
    for old, new in names.items():
        if re.search(rf"\b{old}\b", text):
            yield re.sub(rf"\b{old}\b", new, text, count=1)


def ml_lead(text: str, rules: Rules) -> Iterator[str]:
    yield f"Machine-learning infrastructure: {text[0].lower()}{text[1:]}"


def hedge_dropped(text: str, rules: Rules) -> Iterator[str]:
    for hedge in HEDGES:
        if hedge in text and (
            hedge in ("most ", "partly ", "some ", "at peak") or re.search(re.escape(hedge) + r"[$€]?\d", text)
        ):
            yield text.replace(hedge, "", 1)


def denial_dropped(text: str, rules: Rules) -> Iterator[str]:
    for denial in DENIALS:
        if denial in text:
            yield text.replace(denial, "" if denial not in ("without ", "no ") else "with ", 1)


def praise(text: str, rules: Rules) -> Iterator[str]:
    first, _, rest = text.partition(" ")
    for word in ("world-class", "mission-critical", "highly scalable", "innovative"):
        yield f"{first} {word} {rest}"


def noun_swapped(text: str, rules: Rules) -> Iterator[str]:
    for match in list(re.finditer(r"(?<=[a-z] )([a-z]{5,})(?=$|,|;| for| in| on| with)", text))[:2]:
        if match.group() not in ("under", "about", "after", "which", "other", "using", "roughly", "month", "hours", "years"):
            yield text[: match.start()] + "satellites" + text[match.end() :]


def scope(text: str, rules: Rules) -> Iterator[str]:
    for tail in ("across the organisation", "company-wide", "worldwide", "for the entire company"):
        yield f"{text.rstrip('.')} {tail}"


def percentile(text: str, rules: Rules) -> Iterator[str]:
    for old, new in (("p99", "p50"), ("p95", "p99"), ("p50", "p99")):
        if old in text and new not in text:
            yield text.replace(old, new)


def baseline(text: str, rules: Rules) -> Iterator[str]:
    for match in re.finditer(r"(?<!from )(?<=to )(\d+(?:\.\d+)?)( ms| s|%)", text):
        if "from" not in text:
            yield text[: match.start() - 3] + f"from {float(match.group(1)) * 4:g}{match.group(2)} to " + text[match.start() :]


def figure_added(text: str, rules: Rules) -> Iterator[str]:
    yield f"{text.rstrip('.')}, cutting costs by 37%"
    yield f"{text.rstrip('.')} for 1,900 customers"


def alone(text: str, rules: Rules) -> Iterator[str]:
    yield f"Single-handedly {text[0].lower()}{text[1:]}"


def team_dropped(text: str, rules: Rules) -> Iterator[str]:
    for team in TEAM:
        if text.startswith(team):
            rest = text.removeprefix(team)
            yield rest[0].upper() + rest[1:].split(";")[0]


def limit_dropped(text: str, rules: Rules) -> Iterator[str]:
    for limit in LIMITS:
        if text.startswith(limit):
            rest = text.removeprefix(limit)
            yield (
                "Built " + rest
                if limit in ("University project: ", "Capstone: ", "Hackathon ", "Prototype ")
                else rest[0].upper() + rest[1:]
            )


def result_added(text: str, rules: Rules) -> Iterator[str]:
    yield f"{text.rstrip('.')}, significantly improving customer satisfaction"


def year_shifted(text: str, rules: Rules) -> Iterator[str]:
    for match in re.finditer(r"\b(19|20)\d\d\b", text):
        yield text[: match.start()] + str(int(match.group()) - 2) + text[match.end() :]


def title_raised(text: str, rules: Rules) -> Iterator[str]:
    if re.search(r", .*(19|20)\d\d", text):
        yield f"Senior {text}" if not text.startswith("Senior") else text.replace("Senior", "Principal", 1)
        yield f"ML {text}"


def employer(text: str, rules: Rules) -> Iterator[str]:
    if match := re.search(r", ([A-Z][a-z]+)([ ,])", text):
        yield text[: match.start(1)] + "Google" + text[match.end(1) :]


def cause(text: str, rules: Rules) -> Iterator[str]:
    if match := re.search(r"^([A-Z][a-z]+ed)([^;.]*)[;.] ([A-Z]?[a-z ]+?) (?:fell|dropped|went) (.*\d.*)$", text):
        yield f"{match.group(1)}{match.group(2)}, cutting {match.group(3)} {match.group(4)}"


MUTATORS: tuple[Mutator, ...] = (
    digit,
    ten_times,
    unit,
    number_dropped,
    swap_ends,
    swap_figures,
    technology_swapped,
    technology_dropped,
    technology_added,
    flipped,
    agency,
    led,
    for_ml,
    renamed_ml,
    ml_lead,
    hedge_dropped,
    denial_dropped,
    praise,
    noun_swapped,
    scope,
    percentile,
    baseline,
    figure_added,
    alone,
    team_dropped,
    limit_dropped,
    result_added,
    year_shifted,
    title_raised,
    employer,
    cause,
)


def unit_spacing(text: str, rules: Rules) -> Iterator[str]:
    spaced = re.sub(r"(?<=\d) (?=(ms|s|GB|TB|MB)\b)", "", text)
    if spaced != text:
        yield spaced
    apart = re.sub(r"(?<=\d)(?=(ms|GB|TB|MB)\b)", " ", text)
    if apart != text:
        yield apart


def thousands(text: str, rules: Rules) -> Iterator[str]:
    for match in re.finditer(r"(?<![\d.])(\d+)k(?= [a-z]|\b)", text):
        yield text[: match.start()] + f"{int(match.group(1)) * 1000:,}" + text[match.end() :]
    for match in re.finditer(r"(?<![\d.])(\d+)M(?= [a-z])", text):
        yield text[: match.start()] + match.group(1) + " million" + text[match.end() :]


def percent_word(text: str, rules: Rules) -> Iterator[str]:
    if "%" in text:
        yield re.sub(r"(?<=\d)%", " percent", text)


def number_word(text: str, rules: Rules) -> Iterator[str]:
    words = {"3": "three", "4": "four", "7": "seven", "9": "nine", "11": "eleven", "12": "twelve"}
    for digits, word in words.items():
        if re.search(rf"(?<![\w.,$€-]){digits} (?=[a-z]{{4,}})", text):
            yield re.sub(rf"(?<![\w.,$€-]){digits} (?=[a-z]{{4,}})", f"{word} ", text, count=1)


def per_form(text: str, rules: Rules) -> Iterator[str]:
    for old, new in (
        ("/day", " per day"),
        (" a day", " daily"),
        (" per week", " a week"),
        (" a month", " per month"),
        ("/s", " per second"),
        (" a week", "/week"),
    ):
        if re.search(rf"{old}\b", text):
            yield re.sub(rf"{old}\b", new, text)


def full_stop(text: str, rules: Rules) -> Iterator[str]:
    yield text + "."


def first_person(text: str, rules: Rules) -> Iterator[str]:
    if text.split(" ")[0].endswith("ed"):
        yield f"I {text[0].lower()}{text[1:]}"


def synonym(text: str, rules: Rules) -> Iterator[str]:
    pairs = {
        "Built": "Developed",
        "Wrote": "Created",
        "Reduced": "Cut",
        "Cut": "Lowered",
        "Migrated": "Moved",
        "Moved": "Migrated",
        "Helped": "Assisted to",
        "Introduced": "Established",
        "Maintained": "Looked after",
        "Led": "Headed",
        "Raised": "Increased",
        "Took part in": "Contributed to",
        "Fixed": "Resolved",
        "Mentored": "Coached",
        "Ran": "Operated",
        "Created": "Built",
        "Lowered": "Reduced",
    }
    for old, new in pairs.items():
        if text.startswith(old + " "):
            yield new + text.removeprefix(old)


def lower_agency(text: str, rules: Rules) -> Iterator[str]:
    first, _, rest = text.partition(" ")
    if first in ("Built", "Wrote", "Led", "Designed", "Introduced", "Created", "Architected", "Deployed", "Migrated"):
        yield f"Worked on {rest}"
        yield f"Contributed to {rest}"


def british(text: str, rules: Rules) -> Iterator[str]:
    for old, new in (
        ("ized", "ised"),
        ("ised", "ized"),
        ("color", "colour"),
        ("catalogue", "catalog"),
        ("organisation", "organization"),
        ("center", "centre"),
    ):
        if re.search(rf"\w{{3,}}{old}\b|\b{old}\b", text):
            yield re.sub(rf"{old}\b", new, text)


def alias(text: str, rules: Rules) -> Iterator[str]:
    for old, new in (
        ("Kubernetes", "K8s"),
        ("PostgreSQL", "Postgres"),
        ("MongoDB", "Mongo"),
        ("React", "ReactJS"),
        ("Terraform", "terraform"),
        ("Kafka", "Apache Kafka"),
        ("Spark", "Apache Spark"),
        ("Airflow", "Apache Airflow"),
        ("Elasticsearch", "ElasticSearch"),
        ("GitHub Actions", "Github Actions"),
    ):
        if re.search(rf"(?<!Apache ){old}\b(?!JS)", text):
            yield re.sub(rf"\b{old}\b", new, text)


def hedge_form(text: str, rules: Rules) -> Iterator[str]:
    for old, new in (
        ("~", "about "),
        ("about ", "approximately "),
        ("About ", "~"),
        ("roughly ", "~"),
        ("up to ", "at most "),
        ("over ", "more than "),
        ("under ", "below "),
    ):
        if re.search(re.escape(old) + r"\d", text):
            yield text.replace(old, new, 1)


def parts_reordered(text: str, rules: Rules) -> Iterator[str]:
    parts = text.split("; ")
    if len(parts) == 2 and "," not in parts[1] and len(parts[1]) > 12 and not parts[1].startswith(("it", "it's", "my")):
        yield f"{parts[1][0].upper()}{parts[1][1:]}; {parts[0][0].lower()}{parts[0][1:]}"


def split_sentences(text: str, rules: Rules) -> Iterator[str]:
    if "; " in text:
        head, tail = text.split("; ", 1)
        yield f"{head}. {tail[0].upper()}{tail[1:]}"
    if ", which " in text:
        head, tail = text.split(", which ", 1)
        yield f"{head}; this {tail}"


def hyphens(text: str, rules: Rules) -> Iterator[str]:
    if re.search(r"[a-z]-[a-z]", text):
        yield re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)


def dashes(text: str, rules: Rules) -> Iterator[str]:
    if re.search(r"\d-\d", text):
        yield re.sub(r"(?<=\d)-(?=\d)", "–", text)
    if " and " in text:
        yield text.replace(" and ", " & ", 1)
    if " with " in text:
        yield text.replace(" with ", " w/ ", 1)


def duty(text: str, rules: Rules) -> Iterator[str]:
    if text.startswith("Responsible for ") and not text.split(" ")[2].endswith("ing"):
        yield "Owned " + text.removeprefix("Responsible for ")
    verbs = {verb.gerund: verb.past for verb in rules.vocabulary.verbs}
    if (match := re.match(r"(?:Responsible for|Duties included|Was tasked with) (\w+ing)\b", text)) and match.group(1) in verbs:
        yield verbs[match.group(1)].capitalize() + text[match.end() :]


def present_tense(text: str, rules: Rules) -> Iterator[str]:
    verbs = {verb.past.capitalize(): verb.third.capitalize() for verb in rules.vocabulary.verbs}
    first = text.split(" ")[0]
    if first in verbs:
        yield verbs[first] + text.removeprefix(first)


def brackets(text: str, rules: Rules) -> Iterator[str]:
    if match := re.search(r", (~?\d[\w.,%/ ]*)$", text):
        yield text[: match.start()] + f" ({match.group(1)})"


def long_form(text: str, rules: Rules) -> Iterator[str]:
    for old, new in (
        ("SLOs", "service-level objectives (SLOs)"),
        ("MTTR", "mean time to recovery (MTTR)"),
        ("PII", "personally identifiable information (PII)"),
        ("CI/CD", "continuous integration and delivery (CI/CD)"),
        ("ADRs", "architecture decision records (ADRs)"),
    ):
        if old in text and new not in text and f"({old})" not in text:
            yield text.replace(old, new, 1)


PARAPHRASERS: tuple[Mutator, ...] = (
    unit_spacing,
    thousands,
    percent_word,
    number_word,
    per_form,
    full_stop,
    first_person,
    synonym,
    lower_agency,
    british,
    alias,
    hedge_form,
    parts_reordered,
    split_sentences,
    hyphens,
    dashes,
    duty,
    present_tense,
    brackets,
    long_form,
)


def lines_of_cases() -> tuple[str, ...]:
    """Return the old lines of the test cases, each once, with the bullets above."""
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(dict.fromkeys((*BULLETS, *(case["source"] for case in cases))))


def is_caught(old: str, new: str, rules: Rules) -> bool:
    """Say whether the checker finds a violation."""
    return any(found.severity is Severity.VIOLATION for found in verify_line(old, new, rules))


def measure(rules: Rules) -> tuple[dict[str, Counter[str]], dict[str, list[tuple[str, str]]]]:
    """Return hits and totals for each operator, and the pairs that went wrong (survivors and false alarms)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for operators, wanted in ((MUTATORS, True), (PARAPHRASERS, False)):
        for operator in operators:
            name = operator.__name__
            for old in lines_of_cases():
                for new in dict.fromkeys(operator(old, rules)):
                    if new == old:
                        continue
                    counts[name]["all"] += 1
                    if is_caught(old, new, rules) is wanted:
                        counts[name]["right"] += 1
                    else:
                        wrong[name].append((old, new))
    return counts, wrong


def main() -> None:
    rules = load_rules()
    started = time.perf_counter()
    counts, wrong = measure(rules)
    seconds = time.perf_counter() - started
    for title, operators in (("killed", MUTATORS), ("accepted", PARAPHRASERS)):
        names = [operator.__name__ for operator in operators]
        for name in names:
            print(f"{title} {name:20} {counts[name]['right']:4} of {counts[name]['all']:4}")
        right, total = sum(counts[name]["right"] for name in names), sum(counts[name]["all"] for name in names)
        print(f"{title} in all: {right} of {total} = {right / max(total, 1):.2%}\n")
    for name, pairs in wrong.items():
        for old, new in pairs:
            print(f"{name}: {old} => {new}")
    total = sum(count["all"] for count in counts.values())
    print(f"\n{total} pairs in {seconds:.1f} s, {seconds / max(total, 1) * 1000:.2f} ms a pair")


if __name__ == "__main__":
    main()
