"""Which question is asked first."""

import pytest

from reframer.finding import find_bullet
from reframer.model.verdicts import Answer, Question
from reframer.rulebook.one_fact import asks_for_two
from reframer.weighing import weigh_bullet
from reframer.weighing.wanted import why_not


def test_a_question_takes_the_persons_own_word_for_the_thing(rules):
    found = find_bullet("Assisted with the partitioning of the ferry ticket table", rules)
    asked = [question.ask for question in weigh_bullet(found, rules).questions]
    assert asked[0].startswith("Which part of the partitioning did you")
    assert not any("{" in ask for ask in asked)


ASKED = [
    # by the kind of thing, and by what the line lacks
    ("Wrote the tide-table importer in Go", "How many rows or GB did the tide-table importer process in a run or a day?"),
    ("Built a berth API in Kotlin", "How many requests a second or day did the berth API handle at peak?"),
    ("Built a berth API in Kotlin, 9k requests/s", "What p95 or p99 latency did the berth API hold at peak?"),
    ("Added a Memcached cache for fares; load fell from 80% to 30%", "What hit rate did the cache reach?"),
    ("Ran Kubernetes for the ferry desk", "How many clusters, nodes or services did it run?"),
    ("Added Grafana alerts for the locks", "How many services did the monitoring or alerts cover?"),
    ("Cut alert noise at the ferry desk by 60%", "How many alerts or pages a week before and after?"),
    ("Helped move 14 ferry services to Linux", "Which of the 14 ferry services did you move or convert yourself?"),
    ("Moved the tariff jobs from Oracle to MySQL", "How much was moved: services, tables, rows or lines of code?"),
    ("Mentored interns at the ferry desk", "How many people took part?"),
    ("Fixed a memory leak in the ticket printer", "What did memory, errors or throughput do after the fix?"),
    ("Parser for tide tables in Rust", "Did you write the parser yourself?"),
    ("Reduced the tide bundle by 40%", "What was the size before and after, in MB or GB?"),
]


@pytest.mark.parametrize(("text", "first"), ASKED)
def test_what_is_asked_first(text, first, rules):
    assert weigh_bullet(find_bullet(text, rules), rules).questions[0].ask == first


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Built a berth API in Kotlin, 9k requests/s, p99 40 ms", ("how many requests", "p99")),
        ("Added a Memcached cache for fares, hit rate 93%", ("hit rate",)),
        ("Ran Kubernetes for the ferry desk: 4 clusters, 90 nodes", ("how many clusters",)),
        ("Wrote a dashboard about the lag of Kafka consumers", ("events or messages a second did the dashboard",)),
        ("Owned the maintenance of the fare importer", ("the maintenance handle",)),
    ],
)
def test_nothing_is_asked_that_stands_there_or_makes_no_sense(text, never, rules):
    asked = " ".join(question.ask.lower() for question in weigh_bullet(find_bullet(text, rules), rules).questions)
    assert not [words for words in never if words in asked]


def test_no_question_of_the_list_leaves_a_place_open(rules):
    places = {"{thing}": "it", "{head}": "", "{figure}": "", "{counted}": "", "{was}": "", "{measured}": "", "{uncounted}": ""}
    places |= {"{this}": "this", "{title}": "it", "{what}": ""}
    for inquiry in rules.vocabulary.questions:
        left = inquiry.ask
        for place, words in places.items():
            left = left.replace(place, words)
        assert "{" not in left, inquiry.id
        assert left.count("?") == 1, inquiry.id
        assert "{head}" not in inquiry.ask or inquiry.heads or inquiry.object, inquiry.id
        assert "{counted}" not in inquiry.ask or {"counted", "counted_for", "own_count"} & set(inquiry.when), inquiry.id


ONE_FACT = [
    # a word beside the thing, or of another kind of thing, calls for nothing
    ("Wrote 90 unit tests for the ferry desk", "What did the tests catch before release?"),
    ("Engineer in the ferry team", "What did you build or change in this role?"),
    ("Setting up of a berth network for 40 lock-keepers", "Which of this did you build or change yourself?"),
    ("Vue, Nuxt, Django", "What did you build or run with these?"),
    ("Cut berth bookings per guest by 20%", "From how many bookings per guest to what?"),
    ("Moved 14 ferry services to Linux", "How long did the move take?"),
    ("Trained two interns at the ferry desk", "In what did you train or coach them?"),
    ("Hired 6 developers", "How many of them stayed longer than a year?"),
]


OF_AN_EXPERT = [
    # a line without a deed: the deed, with the name of the thing
    ("Berth proxies: quotas and logging for 12 harbours", "Did you build the berth proxies or run what others had built?"),
    ("Tide table scripts", "Which of the tide table scripts did you write or set up yourself?"),
    ("Berth desk migration", "What was your part in the migration: decision, build, migration or support?"),
    ("Ferry desk improvements, from 30 to 85 tickets an hour", "What did you change to get there?"),
    ("Kafka, 4M tickets a day", "What did you build or run with Kafka?"),
    ("Kafka, Flink; berth feeds for 40 harbours", "What did you build or run with these?"),
    ("Berths no longer sit idle at noon", "Which of this did you build or change yourself?"),
    # a deed that the line tells is not asked about
    ("Sized and tuned the berth cluster", "How many clusters, nodes or services did it run?"),
    ("Berth tool in Go, written by me", "How many teams or users use the berth tool today?"),
    ("Lock desk rota: wrote the planner, 40 keepers", "Who uses the planner today?"),
    # a share: where it started
    ("Put a proxy before the ferry site, origin requests minus 85%", "From how many origin requests to what?"),
    ("Rewrote the berth reports with 75% fewer reads", "From how many reads to what?"),
    # a result: what brought it, or how it was checked
    ("Raised the ferry rating from 2.9 to 4.4", "What did you change to get there?"),
    ("Moved 12 years of berth records to S3, 31M rows", "How did you check that nothing was lost or changed?"),
    ("Trained a LightGBM model for berth delays (Gini 0.58)", "On which sample was the Gini measured?"),
    (
        "Wrote a wrapper around two transcription vendors, 90k minutes per day",
        "Did you compare the vendors or measure their errors?",
    ),
    # a trial: what it showed
    ("Tried the new berth map in a parallel run of 8 weeks", "What did the parallel or shadow run show?"),
    ("Ran a drill at the locks and found 9 gaps in the alarms", "How many of the findings were fixed?"),
    ("Proposed a night mode for the locks", "Was any of it tried since?"),
    # people who were taught: in what
    ("Coached 4 lock-keepers, of whom 3 were promoted", "In what did you train or coach them?"),
    # shared work: one's part in what it was on
    ("Helped lock-keepers with tide plans", "What did you yourself do for the tide plans?"),
    ("Worked w/ pilots and planners on berth data model", "What did you yourself do for the berth data model?"),
    # what fails, what is by hand, what the bill did
    ("Rotated the keys of the lock desks", "How much of it was automated?"),
    (
        "Found that idle pumps made most of the power charges, and moved them to a timer",
        "What did the bill come to a month, before and after?",
    ),
]


@pytest.mark.parametrize(("text", "first"), OF_AN_EXPERT)
def test_the_first_question_is_the_one_an_expert_would_ask(text, first, rules):
    assert weigh_bullet(find_bullet(text, rules), rules).questions[0].ask == first


@pytest.mark.parametrize("text", [text for text, _ in OF_AN_EXPERT])
def test_no_two_questions_of_a_line_ask_for_the_deed(text, rules):
    asked = weigh_bullet(find_bullet(text, rules), rules).questions
    assert sum(each.template == "answer.part" or each.unlocks == "a deed" for each in asked) <= 1


@pytest.mark.parametrize(("text", "first"), ONE_FACT)
def test_the_question_is_about_the_thing_itself(text, first, rules):
    assert weigh_bullet(find_bullet(text, rules), rules).questions[0].ask == first


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Held lock-keeper hours for 60 trainees", ("whose hours", "hours saved")),
        ("Built a berth library used by 20 teams", ("how many teams",)),
        ("Split the berth ledger into 16 shards", ("or shards",)),
        ("Parser for tide tables, which I wrote in Rust", ("did you write", "own part")),
        ("Ran the app start page", ("write the app",)),
        ("Coached 4 lock-keepers", ("how many people",)),
        ("Tech lead of 5, hired 3 of them", ("how many people",)),
        ("Lead the berth content: 240 rules", ("rules deliver",)),
        ("Match servers at the ferry desk follow the tide", ("correct match",)),
        ("Listed all 74 feature toggles of the ferry desk", ("how many flags",)),
        ("Wrote a berth feed, 400k tickets monthly", ("a second or day", "tickets a day")),
        ("Cut the bill of the locks; it was $9k before and $4k after", ("before and after",)),
        ("Deploys of the ferry desk: 2 a week before, 30 now", ("how often did you release",)),
        ("Tuned PDBs so we can drain the berths at noon", ("how large", "was yours")),
        ("Worked w/ lock-keepers on the berth plan", ("how many lock-keepers", "part of the lock-keepers")),
    ],
)
def test_what_the_line_counts_or_says_is_not_asked(text, never, rules):
    asked = " ".join(question.ask.lower() for question in weigh_bullet(find_bullet(text, rules), rules).questions)
    assert not [words for words in never if words in asked]


@pytest.mark.parametrize(
    ("ask", "two"),
    [
        ("How many rows, and how fast?", True),
        ("Did you set it up, for which model and at what rate?", True),
        ("How many producers and consumers use it?", True),
        ("What throughput and queue depth?", True),
        ("Did a model read it? Which one?", True),
        ("Was it moved, and did it stay live?", True),
        ("Which model read it, if any?", False),
        ("What was the run time before and after?", False),
        ("What changed (time, cost), from what to what?", False),
        ("How many clusters, nodes or services did it run?", False),
        ("Was it the median or the tail?", False),
    ],
)
def test_a_question_for_two_facts_is_told_from_one(ask, two):
    assert bool(asks_for_two(ask)) is two


ANSWERED = [
    ("How many events a second?", "Bob", "asks for a number"),
    ("How many services were moved?", "14", "what it counts"),
    ("How many services were moved?", "40 minutes", "this is a time"),
    ("How long did the move take?", "14 teams", "asks for a time"),
    ("Did you write the parser yourself?", "7", "asks for words"),
    ("How many events a second?", "!!", "no word"),
    ("How many events a second?", "80k messages/s", ""),
    ("How many services were moved?", "14 services in 3 weeks", ""),
    ("How long did the move take?", "6 weeks", ""),
    ("How often did the gate fire?", "twice a month", ""),
    ("Did you write the parser yourself?", "yes, all of it", ""),
    ("From how many calls to what?", "from 90 to 12 a day", ""),
]


@pytest.mark.parametrize(("ask", "value", "fault"), ANSWERED)
def test_an_answer_of_another_kind_is_told(ask, value, fault, rules):
    question = Question(id="b.x", bullet_id="b", ask=ask, unlocks="a figure")
    said = why_not(question, value, find_bullet(value, rules).metrics)
    assert (fault in said) if fault else said == ""


def test_no_and_not_knowing_prove_nothing(rules):
    found = find_bullet("Worked on the berth ledger", rules, bullet_id="b")
    for value in ("no", "don't know", "I do not know", "no idea"):
        answer = Answer(question_id="b.part", value=value, source="memory", bullet_id="b")
        assert weigh_bullet(found, rules, (answer,)).evidence is weigh_bullet(found, rules).evidence
