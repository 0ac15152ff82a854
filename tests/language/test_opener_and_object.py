"""How bullets begin, what their verb acts on, and which verbs they hold."""

import pytest

from reframer.language import language_for
from reframer.rulebook import Rules

# text, kind of opener, base of its verb, head of the object
BULLETS = [
    ("Built a nightly export for the tax team", "verb", "build", "export"),
    ("Designed, built and shipped the seat map", "verb", "design", "map"),
    ("Successfully reduced invoice errors by 40%", "verb", "reduce", "errors"),
    ("Set up alerting rules", "verb", "set up", "rules"),
    ("Led a team of 6 engineers building the ledger", "verb", "lead", "team"),
    ("Wrote a suite of contract tests", "verb", "write", "tests"),
    ("Led the development of a booking service", "verb", "lead", "service"),
    ("Release notes generator for the tills", "noun", "", "generator"),
    ("Release packages for the tills", "verb", "release", "packages"),
    ("Migrated from Hudson to Jenkins", "verb", "migrate", "Hudson"),
    ("Built Kafka consumers processing 3k events/s", "verb", "build", "consumers"),
    ("Maintain the video transcoding pipeline", "verb", "maintain", "pipeline"),
    ("Built a service handling refunds", "verb", "build", "service"),
    ("Created scalable, reliable APIs for partners", "verb", "create", "APIs"),
    ("Improved Redis and Memcached hit rates", "verb", "improve", "rates"),
    ("Developing billing screens", "gerund", "develop", "screens"),
    ("Engineering manager for three squads", "noun", "", "manager"),
    ("Design of the booking flow", "noun", "", "flow"),
    ("Test automation framework for the shop", "noun", "", "framework"),
    ("Responsible for maintaining the cron host", "duty", "maintain", "host"),
    ("Was responsible for the billing portal", "duty", "", "portal"),
    ("Responsible for migrating from Ant to Maven", "duty", "migrate", "Ant"),
    ("Helped migrate the mail service", "participation", "migrate", "service"),
    ("Worked on the search page", "participation", "", "page"),
    ("Worked with designers to rebuild the cart", "participation", "rebuild", "cart"),
    ("I wrote the import scripts", "person", "write", "scripts"),
    ("We have rebuilt checkout", "person", "rebuild", "checkout"),
    ("Java, Spring Boot, Kafka, Docker", "list", "", ""),
    ("Planned to introduce feature flags", "verb", "plan", "flags"),
    ("Distributed systems in Scala", "noun", "", "systems"),
    ("Search: rebuilt the ranking page", "verb", "rebuild", "page"),
    ("Migrated 200+ on-prem VM's to the cloud", "verb", "migrate", "VM"),
    ("Feature toggles for 9 shops", "noun", "", "toggles"),
    ("Model serving on two hosts", "noun", "", "serving"),
    ("Building data pipelines for the mill", "gerund", "build", "pipelines"),
    ("Testing framework for the shop", "noun", "", "framework"),
    ("Celery workers render 90 pages", "noun", "", "workers"),
    ("Designed and soldered a sensor board", "verb", "design", "board"),
    ("Built collaborative editing tools", "verb", "build", "tools"),
    ("Designed a mechanism reducing memory by 30%", "verb", "design", "mechanism"),
    ("Shipped plant and mushroom identification", "verb", "ship", "identification"),
    ("React screens for a ferry line", "noun", "", "screens"),
    ("Found that 40% of jobs were idle", "verb", "find", "jobs"),
]


@pytest.mark.parametrize(("text", "kind", "verb", "head"), BULLETS)
def test_opener_and_head(text: str, kind: str, verb: str, head: str, rules: Rules) -> None:
    analysis = language_for(rules).analyse(text)
    assert analysis.opener is not None
    found = (
        analysis.opener.kind.value,
        analysis.opener.verb.base if analysis.opener.verb else "",
        analysis.object_head.text if analysis.object_head else "",
    )
    assert found == (kind, verb, head)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Built and deployed a cart", ["build/past", "deploy/past"]),
        ("Rewrote the cache, reducing load by 30%", ["rewrite/past", "reduce/gerund"]),
        ("Cut cost by removing idle nodes", ["cut/past", "remove/gerund"]),
        ("Added checks to prevent bad orders", ["add/past", "prevent/base"]),
        ("Built distributed systems and automated tests", ["build/past"]),
        ("Built dashboards for monitoring and alerting", ["build/past"]),
        ("Wrote a job which exports invoices", ["write/past", "export/third"]),
        ("Jobs written in Scala", ["write/participle"]),
    ],
)
def test_verbs_that_are_deeds(text: str, verbs: list[str], rules: Rules) -> None:
    assert [f"{verb.base}/{verb.form}" for verb in language_for(rules).analyse(text).verbs] == verbs


def test_the_rank_of_the_opening_verb(rules: Rules) -> None:
    ranks = [
        language_for(rules).analyse(text).verbs[0].rank for text in ("Led X work", "Built X", "Maintained X", "Assisted users")
    ]
    assert ranks == [4, 3, 2, 1]
