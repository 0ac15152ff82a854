"""Flags: made-up bullets in, the doubts that must and must not be raised out."""

import pytest

from reframer.finding import find_bullet
from reframer.weighing import weigh_bullet

CASES = [
    # no figure, or a figure
    ("Wrote the export module in Java", {"missing_metric"}),
    ("Upgraded the portal to Java 17 and Angular 15", {"missing_metric"}),
    ("Offered 24/7 support for the portal", {"missing_metric"}),
    ("Wrote 90 unit tests", set()),
    ("Trained two interns", set()),
    ("Halved the build time", set()),
    ("Moved the ledger to a new region with zero downtime", set()),
    # taking part and duties
    ("Helped the platform team with upgrades", {"vague_verb", "missing_metric"}),
    ("Worked on 14 payment screens", {"vague_verb"}),
    ("Was involved in the design of a billing API", {"vague_verb", "missing_metric"}),
    ("Responsible for the invoice service", {"vague_verb", "duty_not_outcome", "missing_metric"}),
    ("In charge of 12 warehouses of data", {"vague_verb", "duty_not_outcome"}),
    ("Responsible for running 120 nodes of the search cluster", set()),
    ("Worked with actuaries; I wrote the simulator, 30 runs a day", set()),
    ("Prepared weekly status reports for the steering committee", {"duty_not_outcome", "missing_metric"}),
    ("Worked on the billing rewrite: wrote the invoice engine, 40k invoices a night", set()),
    ("Supported 3,000 users of the portal", set()),
    ("Contributed 23 patches to the kernel", set()),
    ("Upgraded Java 8 to 17", {"missing_metric"}),
    # vague things
    ("Various improvements across multiple systems", {"vague_object", "missing_metric"}),
    ("Several apps for customers", {"vague_object", "missing_metric"}),
    ("Integrated several services (Stripe, Twilio) with retries, 40k calls a day", set()),
    ("Several prototypes for the harbour office", {"vague_object", "missing_metric"}),
    ("Various evaluations for the marketing department", {"vague_object", "missing_metric"}),
    ("Several talks on sails", {"missing_metric"}),
    ("Multiple sclerosis register of a clinic", {"missing_metric"}),
    ("Several forms for the harbour rebuilt as one page", {"missing_metric"}),
    ("Several harbour pages, 40 forms a day", set()),
    ("Oracle tasks as assigned", {"vague_object", "missing_metric"}),
    ("Various scripts and helpers for the ferry office", {"vague_object", "missing_metric"}),
    ("Replaced various scripts with one scheduler, 40 jobs a night", set()),
    # what comes round
    ("Weekly planning round with the boatyard", {"duty_not_outcome", "missing_metric"}),
    ("Regular inspections of the server room", {"duty_not_outcome", "missing_metric"}),
    ("Prepare slides for the quarterly harbour board", {"duty_not_outcome", "missing_metric"}),
    ("Keep the handbook up to date", {"duty_not_outcome", "missing_metric"}),
    ("Weekly report of idle berths, empty ones halved", set()),
    ("Regular expression engine for log lines", {"missing_metric"}),
    ("Monthly report generator for berths", {"missing_metric"}),
    ("Presented at the yearly meeting of a sailing society", {"missing_metric"}),
    ("Chair the Friday berth meeting", {"duty_not_outcome", "missing_metric"}),
    ("Friday ferry timetable", {"missing_metric"}),
    # who learned, and who acted
    ("Learned ranker for berths, 9,000 queries a day", set()),
    ("Learned Kubernetes on 4 nodes", {"vague_verb"}),
    ("Under me the night crew moved 30 berths to the new plan", {"team_credit"}),
    ("Put the berth plan, 30 berths, under me the quay", set()),
    ("Mentor of one apprentice every year", set()),
    # a place in a rota
    ("On-call one week in six", {"duty_not_outcome"}),
    ("Wrote the on-call handbook: 30 pages, each with a drill", set()),
    # a standing place, where people ask
    ("Contact person for all questions on the quay cranes", {"duty_not_outcome", "missing_metric"}),
    ("Answer berth calls every other week", {"duty_not_outcome", "missing_metric"}),
    ("Contact form for tenants, 300 a week", set()),
    ("Point of contact for the harbour office: open questions 120 to 8", set()),
    # how long, and how few
    ("Sat with the lock keepers for three weeks", {"missing_metric"}),
    ("Kept the ferry site up for three weeks of storm", set()),
    ("Ran the old and the new tariff side by side for 2 months", set()),
    ("Look after the harbour's two file servers", {"missing_metric"}),
    ("Look after 40 servers", set()),
    # numbers that measure nothing
    ("Four-eyes approval for tariff changes", {"missing_metric"}),
    ("Two-factor login for the crew portal", {"missing_metric"}),
    ("Involved in the safety case (IEC 61508)", {"vague_verb", "missing_metric"}),
    # a team's credit
    ("Moved 6 dashboards of our team to Grafana", set()),
    ("Part of the team that launched the loyalty app", {"team_credit", "missing_metric"}),
    ("The team cut page load from 4 s to 1 s", {"team_credit"}),
    ("As tech lead of 6 engineers, I rewrote the router, p99 90 ms to 30 ms", set()),
    # figures
    ("Reduced support tickets by 40%", {"metric_no_baseline"}),
    ("Reduced support tickets 40%, from 500 to 300 a month", set()),
    ("Raised trial starts 9% (95% CI 4 to 14)", set()),
    ("Reduced log volume by 4000%", {"implausible_metric"}),
    ("Reached 130% test coverage", {"implausible_metric"}),
    ("Achieved 99.99% model accuracy on churn", {"implausible_metric"}),
    ("Raised test coverage to 100%", set()),
    ("Kept 99.99% uptime for 3 years", set()),
    # praise
    ("Delivered a world-class reporting portal to 40 banks", {"marketing_adjective"}),
    ("Built the smart card reader driver, 12 ms a read", set()),
    ("Smart, inspiring travel experience", {"marketing_adjective", "missing_metric"}),
    ("Told lying down from falling in 97% of 300 staged falls", set()),
    # machine learning
    ("Smart self-learning harbour with cognitive insights", {"unsupported_ml_claim", "marketing_adjective", "missing_metric"}),
    ("Used machine learning to route parcels", {"unsupported_ml_claim", "missing_metric"}),
    ("AI-powered pricing solution", {"unsupported_ml_claim", "marketing_adjective", "missing_metric"}),
    ("Added receipt scanning with Google ML Kit, 93% of receipts read", {"ml_consumer_only"}),
    ("Ran JupyterHub for 45 data scientists", {"ml_adjacent_only"}),
    ("Finished the Deep Learning Specialization on Coursera", {"coursework_only"}),
    ("MNIST classifier, 98% accuracy", {"coursework_only", "tutorial_dataset"}),
    ("Planning to train a churn model on billing data", {"aspirational"}),
    ("Rule-based matching without ML, 3k pairs a day", {"negated"}),
    ("Fine-tuned the JVM, pauses 90 ms to 12 ms", set()),
    ("Maintained 60 dbt models with 300 tests", set()),
    ("Trained a churn model on 400k accounts, AUC 0.81 against 0.74 before", set()),
]
MAY_ALSO = {"ambiguous_term", "vague_object"}  # raised or not: readers differ


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_flags(rules, text, expected):
    flags = {flag.id for flag in weigh_bullet(find_bullet(text, rules, bullet_id="b"), rules).flags}
    assert flags - (MAY_ALSO - expected) == expected


def test_every_flag_is_known_and_says_why_and_what_mends_it(rules):
    for text, _ in CASES:
        for flag in weigh_bullet(find_bullet(text, rules, bullet_id="b"), rules).flags:
            assert flag.id in rules.flags
            assert flag.why
            assert flag.mend == rules.flags[flag.id].mend


def test_the_words_of_a_flag_slice_back_to_the_text(rules):
    for text, _ in CASES:
        for flag in weigh_bullet(find_bullet(text, rules, bullet_id="b"), rules).flags:
            assert flag.span is None or text[flag.span.start : flag.span.end] == flag.words


def test_flags_come_in_the_order_of_the_list_of_flags(rules):
    order = list(rules.flags)
    for text, _ in CASES:
        places = [order.index(flag.id) for flag in weigh_bullet(find_bullet(text, rules, bullet_id="b"), rules).flags]
        assert places == sorted(places)
