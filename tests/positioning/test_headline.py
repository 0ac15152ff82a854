"""Headlines of made-up people, a table for each kind of fault: what is said, and what must not be."""

from itertools import pairwise

import pytest

from reframer.finding import find
from reframer.model.document import FileKind
from reframer.model.findings import CareerPath
from reframer.model.resume import Bullet, Project, Resume, Role, SkillGroup
from reframer.model.source import SourceRef
from reframer.positioning.headline import write_headline
from reframer.rulebook import Rules
from reframer.weighing import weigh

HERE = SourceRef(file="ida.txt")


def role(number: int, title: str, dates: str, *bullets: str) -> Role:
    start, _, end = dates.partition("-")
    lines = tuple(Bullet(id=f"r{number}b{at}", text=text, source=HERE) for at, text in enumerate(bullets))
    return Role(id=f"r{number}", company="Ziegelwerk", title=title, start=start, end=end, dates=dates, bullets=lines, source=HERE)


def headline(
    rules: Rules,
    *roles: tuple[str, str, tuple[str, ...]],
    project: str = "",
    skills: tuple[str, ...] = (),
    path: CareerPath = CareerPath.PLATFORM,
) -> str:
    resume = Resume(
        file="ida.txt",
        kind=FileKind.TEXT,
        sha256="0",
        roles=tuple(role(number, title, dates, *bullets) for number, (title, dates, bullets) in enumerate(roles)),
        projects=(Project(id="p", bullets=(Bullet(id="p0", text=project, source=HERE),), source=HERE),) if project else (),
        skill_groups=(SkillGroup(skills=skills, source=HERE),) if skills else (),
    )
    findings = find(resume, rules)
    return write_headline(resume, findings, weigh(findings, rules, (), resume), rules, path).sentence.text


def of_one(bullet: str, rules: Rules, path: CareerPath = CareerPath.PLATFORM) -> str:
    return headline(rules, ("Engineer", "2021-present", (bullet,)), path=path)


NOW = ("Backend Engineer", "2021-present")


@pytest.mark.parametrize(
    ("now", "then", "first"),
    [
        (
            "Run the parcel label service (Java, PostgreSQL): 700 labels/s in December",
            "Built the Kafka stock feed, 9k messages/s",
            "Parcel label service (700 labels/s in December)",
        ),
        (
            "Built the member portal in React for 62,000 tenants",
            "Booking webhooks for 9 campsites, double bookings 7% to 2%",
            "Member portal in React (62,000 tenants)",
        ),
    ],
)
def test_what_is_held_now_stands_before_what_was_done_once(now: str, then: str, first: str, rules: Rules) -> None:
    text = headline(rules, (*NOW, (now,)), ("Developer", "2014-2021", (then,)))
    assert text.split(" | ")[1] == first


def test_a_telling_figure_stands_first(rules: Rules) -> None:
    lines = ("Wrote Kubernetes tests on all 23 services", "Customer matching in SQL on BigQuery, 2.7 million people")
    assert headline(rules, (*NOW, lines)).split(" | ")[1].startswith("Customer matching")


def test_the_first_line_of_a_role_says_what_the_person_is_known_for(rules: Rules) -> None:
    lines = (
        "Own the tram ticket service (Go, PostgreSQL): 1,200 sales/s at rush hour",
        "Wrote the refund service in Go: 40 refunds/s",
        "Wrote the invoice service in Go: 30 invoices/s",
    )
    assert headline(rules, (*NOW, lines)).split(" | ")[1].startswith("Tram ticket service")


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        (
            "Replaced the global mutex of the seat map with a wait-free queue, 4.2 times the bookings per second",
            "Replaced the global mutex of the seat map with a wait-free queue (4.2 times the bookings per second)",
        ),
        (
            "Replaced hand-copied releases with GitLab CI: 90 releases a week",
            "Replaced hand-copied releases with GitLab CI (90 releases a week)",
        ),
        (
            "Moved 44 cron scripts to Airflow, late reports 20 a month to 1",
            "Moved 44 cron scripts to Airflow (late reports 20 a month to 1)",
        ),
        (
            "Rewrote a 12-year-old Perl importer in Go, run time 3 h to 9 min",
            "Rewrote a 12-year-old Perl importer in Go (run time 3 h to 9 min)",
        ),
        ("Cut start-up of the depot app from 9 s to 2 s", "Cut start-up of the depot app from 9 s to 2 s"),
        (
            "Swapped hand-kept deploy scripts for Argo CD across 90 services; failed deploys 9% to 2%",
            "Swapped hand-kept deploy scripts for Argo CD across 90 services (failed deploys 9% to 2%)",
        ),
        (
            "Lessons on video: switched to adaptive streaming with Mux, start-up time 6 s to 1.4 s",
            "Lessons on video: switched to adaptive streaming with Mux (start-up time 6 s to 1.4 s)",
        ),
        (
            "Replaced hash maps of the berth index with bitmaps, CPU per route 270 to 90 µs",
            "Replaced hash maps of the berth index with bitmaps (CPU per route 270 to 90 µs)",
        ),
        ("Connected 17 ferry lines over Kafka, 60k messages/s", "Connected 17 ferry lines (60k messages/s)"),
    ],
)
def test_what_was_left_or_changed_is_quoted_with_the_deed(bullet: str, said: str, rules: Rules) -> None:
    """The object alone would say that the person made what they took away."""
    assert of_one(bullet, rules).split(" | ")[1] == said


@pytest.mark.parametrize(
    "bullet",
    [
        "Removed the Redis cache of the map tiles, 3k requests/s",
        "Retired 4 Kafka clusters that nobody used",
        "Trained 18 analysts on Kafka and Spark",
        "Held weekly office hours on Kafka for 50 students",
        "Secure-coding training on Kubernetes for 60 developers",
        "Manual testing of the Kafka consumer, 400 test cases",
        "Wrote 260 hostile prompts",
        "Switched on anomaly detection in Datadog for 70 services",
        "Found the handle leak which took down the Kafka brokers every 30 days",
        "Kafka topics now expire after 12 hours",
        "New Kubernetes images go to 1% of hosts, then to all of them",
        "Responsible for the Kafka platform of 90 services",
        "Member of the team that moved 300 services to Kubernetes",
        "Recommended-products block bought from a vendor, 4% of revenue",
    ],
)
def test_no_proof_is_better_than_a_weak_one(bullet: str, rules: Rules) -> None:
    assert len(of_one(bullet, rules).split(" | ")) == 1 or not any(letter.isdigit() for letter in of_one(bullet, rules))


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        ("Loyalty API in Go, rent paid in the app 52% to 81%", "(rent paid in the app 52% to 81%)"),
        (
            "Built the Snowflake fare warehouse: 310 fact and 740 dimension tables",
            "(310 fact and 740 dimension tables)",
        ),
        (
            "Wrote the Kafka consumer of the till: searches without a click 30% to 12%",
            "(searches without a click 30% to 12%)",
        ),
        ("Wrote the queue between till and stock in Go, p99.9 delay 3 ms to 90 µs", "(p99.9 delay 3 ms to 90 µs)"),
        ("Built the Kafka alert feed: pages 70 to 12 a day by merging duplicates", "(pages 70 to 12 a day)"),
        (
            "Built passkey login in Kotlin, 83% of visits now without a password",
            "(83% of visits now without a password)",
        ),
        (
            "Wrote the Kubernetes operator of the kiosks: 170 mends in 2023 without a call at night",
            "(170 mends in 2023 without a call at night)",
        ),
    ],
)
def test_a_figure_carries_the_words_that_give_it_its_meaning(bullet: str, said: str, rules: Rules) -> None:
    assert said in of_one(bullet, rules)


@pytest.mark.parametrize(
    ("bullet", "unsaid"),
    [
        ("Wrote the mail queue in Go, lost mails 40 a month to none", "40 a month)"),
        ("Wrote a question set in Python: no release under 88% goes out", "(release under"),
        ("Reply drafts in Java for the till: 64% of replies posted after a second look", "posted)"),
        ("Wrote the rules service in Java: 860 rules edited by harbour clerks", "edited)"),
        ("Run the toll service in Java, 12 customers (38 ms was 90)", "38 ms"),
        ("Wrote the Kafka mail sorter in Python; keyword rules 0.61, ours 0.79", "0.61"),
        ("Ran 22 checkout experiments in Go, 5 kept", "(5 kept)"),
        ("Added a second key in Go and moved 5M ticket codes to BLAKE3", "(5M"),
    ],
)
def test_no_figure_is_cut_until_it_says_something_else(bullet: str, unsaid: str, rules: Rules) -> None:
    assert unsaid not in of_one(bullet, rules)


@pytest.mark.parametrize(
    ("bullet", "said", "unsaid"),
    [
        (
            "Node service for label import with retries, 70k files a week",
            "Node service for label import",
            "Node service (",
        ),
        ("Built the data pipeline of the ferry line, 40k rows/s", "Data pipeline of the ferry line", "Data pipeline ("),
        (
            "Tech lead of 6 engineers for the booking platform (3M users)",
            "Tech lead of 6 engineers for the booking platform (3M users)",
            "engineers (",
        ),
        (
            "Main developer of the harbour's crane software in C++ (80 cranes); stops 40 a week to 6",
            "Main developer of the harbour's crane software",
            "developer (",
        ),
        (
            "Built the event pipeline from Kafka through Spark to S3: 90k events/s",
            "Event pipeline",
            "from Kafka (",
        ),
        (
            "Matched guest accounts across tills, phones and web in Spark: 4M ids to 3M people",
            "Matched guest accounts (4M ids to 3M people)",
            "across tills (",
        ),
    ],
)
def test_a_name_is_not_cut_out_of_its_context(bullet: str, said: str, unsaid: str, rules: Rules) -> None:
    text = of_one(bullet, rules)
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        (
            "Inference engine in Java for boiler repair: 700 if-then rules, right part first time 70% to 85%",
            "if-then rules",
        ),
        ("Recommendation widget in React, click-through 1.1% to 2.0%", ""),
        ("Anomaly detection on Kafka counters, 40 counters", ""),
        (
            "Put the pricing group's demand model behind a gRPC service: 4,000 predictions/s",
            "the pricing group's demand model behind a gRPC service",
        ),
    ],
)
def test_nothing_sounds_like_a_model_of_ones_own(bullet: str, said: str, rules: Rules) -> None:
    """A thing that a reader takes for machine learning stands beside the words that say what or whose it is, or not at all."""
    proofs = of_one(bullet, rules).split(" | ")[1:]
    shown = [proof for proof in proofs if any(letter.isdigit() for letter in proof)]
    assert said in "".join(shown) if said else not shown


PAID = ("Run the crane telemetry service in Go: 50k messages/s",)


def test_work_outside_the_roles_is_labelled_and_never_first(rules: Rules) -> None:
    text = headline(
        rules,
        (*NOW, PAID),
        project="Tide forecaster: LightGBM on harbour data, MAPE 8.1% against 12.3% for last week's tide, code public",
        path=CareerPath.APPLIED,
    )
    slots = text.split(" | ")
    assert slots[1].startswith("Crane telemetry service")
    assert slots[2] == "Project: Tide forecaster (MAPE 8.1% against 12.3% for last week's tide)"


def test_a_label_gives_way_to_what_stands_behind_it(rules: Rules) -> None:
    text = headline(
        rules,
        (*NOW, PAID),
        project="Home lab: Mistral 7B behind vLLM on one card, 1,100 tokens/s at 9 users; scripts public",
    )
    assert "Project: Mistral 7B behind vLLM" in text
    assert "Home lab" not in text


@pytest.mark.parametrize(
    ("bullets", "skills", "shown", "unshown"),
    [
        (("Moved 40 jobs from Jenkins to GitLab CI", "Wrote billing in Java on PostgreSQL"), (), "Java", "Jenkins"),
        (("Replaced hand-kept Puppet with Ansible", "Run Kubernetes for billing in Java"), (), "Kubernetes", "Puppet"),
        (("Rewrote map sync (Realm to SQLite) in Swift",), (), "Swift", "Realm"),
        (("Rewrote a Perl importer in Go", "Run Kubernetes for billing in Java"), (), "Java", "Perl"),
        (("Removed 60k lines of dead Angular code", "Wrote billing in Java on PostgreSQL"), (), "Java", "Angular"),
        (("Maintained the legacy route planner in PHP", "Wrote billing in Java on PostgreSQL"), ("PHP", "Java"), "Java", "PHP"),
        (("Worked on the till in React Native", "Wrote billing in Java on PostgreSQL"), ("Java",), "PostgreSQL", "React Native"),
        (("COBOL batch to Java in 9 releases", "Wrote billing in Java on PostgreSQL"), (), "PostgreSQL", "COBOL"),
        (
            ("Gave the science team a shared JupyterHub", "Run Kubernetes and Terraform"),
            ("Kubernetes", "Terraform"),
            "Terraform",
            "Jupyter",
        ),
    ],
)
def test_technologies_are_those_in_use(
    bullets: tuple[str, ...], skills: tuple[str, ...], shown: str, unshown: str, rules: Rules
) -> None:
    row = headline(rules, (*NOW, bullets), skills=skills).split(" | ")[-1]
    assert shown in row
    assert unshown not in row


def test_people_are_a_managers_proof_and_no_one_elses(rules: Rules) -> None:
    line = "Manage four teams, 31 engineers and 3 leads, for freight and customs"
    assert "Manage four teams (31 engineers and 3 leads)" in headline(rules, ("Director of Engineering", "2019-present", (line,)))
    assert "mentored" not in headline(rules, (*NOW, ("Mentored 12 engineers in Kafka", *PAID))).lower()


def test_a_headline_fits_and_keeps_whole_slots(rules: Rules) -> None:
    lines = tuple(
        f"Run the {name} service of the {place} depot in {language}: {count}k messages/s from {count} gates in every season"
        for name, place, language, count in (
            ("toll", "northern", "Go", 90),
            ("barrier", "southern", "Java", 70),
            ("camera", "eastern", "C++", 50),
        )
    )
    text = headline(rules, ("Principal Software Engineer, Toll Collection and Road Telematics", "2018-present", lines))
    assert len(text) <= 220
    assert all(slot.count("(") == slot.count(")") for slot in text.split(" | "))
    assert all(one != other for one, other in pairwise(text.split(" | ")))


def test_people_who_are_led_keep_the_deed(rules: Rules) -> None:
    shown = headline(
        rules,
        ("Engineering Manager", "2021-present", ("Led 14 people in three squads", "Moved the tariff service to Kubernetes")),
    )
    assert "14 people" not in shown or "Led 14 people" in shown or "Lead 14 people" in shown


def test_own_work_on_models_of_the_path_comes_first(rules: Rules) -> None:
    shown = headline(
        rules,
        (
            *NOW,
            (
                "Own the berth API (Go, Redis): 9k requests/min, p95 cut from 480 ms to 130 ms",
                "Built reply drafting on Azure OpenAI for 90 harbour clerks in 2 ports: 63% of replies sent after small changes",
            ),
        ),
        path=CareerPath.GENAI,
    )
    assert shown.startswith(
        "Backend Engineer | Reply drafting on Azure OpenAI for 90 harbour clerks (63% of replies sent after small changes)"
    )


def test_who_trained_is_known_for_that_before_what_was_collected_for_it(rules: Rules) -> None:
    shown = headline(
        rules,
        (
            *NOW,
            (
                "Built the berth search (12M tickets, 1,900 queries/s at peak)",
                "Collected 3,900 mooring judgements, nDCG@10 0.44 to 0.56 in a year",
                "Trained the second-stage ranker on them with LightGBM, bookings per search up 2.7%",
            ),
        ),
        path=CareerPath.APPLIED,
    )
    assert "Collected" not in shown
    assert "ranker" in shown


def test_an_interval_of_confidence_is_no_figure_of_its_own(rules: Rules) -> None:
    shown = of_one(
        "Ran 7 trials on the berth screen with Firebase; big buttons raised bookings per call 12% (95% interval 8 to 16)", rules
    )
    assert "interval" not in shown
