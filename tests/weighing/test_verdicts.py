"""Evidence, strength and questions of made-up bullets."""

import pytest

from reframer.finding import find_bullet
from reframer.model.findings import BulletFindings
from reframer.model.verdicts import Answer, Evidence, Strength
from reframer.weighing import weigh_bullet
from reframer.weighing.conditions import CONDITIONS


def verdict_of(text, rules, answers=()):
    return weigh_bullet(find_bullet(text, rules, bullet_id="b"), rules, answers)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Built things", "stated"),
        ("Built the billing API in Java", "scoped"),
        ("Built Kafka consumers handling 40k events/s", "measured"),
        ("Reduced p99 latency of the router from 120 ms to 40 ms", "proven"),
        ("Helped reduce p99 latency from 120 ms to 40 ms", "scoped"),
        ("Responsible for the router, p99 from 120 ms to 40 ms", "scoped"),
        ("Used AI to increase revenue by 500%", "stated"),
    ],
)
def test_evidence(rules, text, evidence):
    assert verdict_of(text, rules).evidence is Evidence(evidence)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Planning to build a feature store in Q3", "keep"),
        ("Completed an online course on deep learning", "keep"),
        ("Used AI to increase revenue by 500%", "keep"),
        ("Helped reduce p99 latency from 120 ms to 40 ms", "restate"),
        ("Built Kafka consumers handling 40k events/s", "bridge"),
        ("Deployed the data science team's churn model, 800 requests/s", "restate"),
        ("Trained a churn model on 400k accounts, AUC 0.81", "claim"),
    ],
)
def test_strength_is_gated(rules, text, most):
    assert verdict_of(text, rules).strength.level <= Strength(most).level


def test_own_work_on_models_opens_the_claim(rules):
    assert verdict_of("Trained a churn model on 400k accounts, AUC 0.81", rules).strength is Strength.CLAIM


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Helped migrate 30 services to Kubernetes", ("yours",)),
        ("Responsible for the router", ("yourself",)),
        ("Cut alert noise by 60%", ("before", "after")),
        ("Used machine learning to route parcels", ("model",)),
        ("Reduced log volume by 4000%", ("before",)),
        ("Wrote Kafka consumers for card payments in Java", ("events",)),
        ("Ran GPU nodes for 5 teams", ("workloads",)),
        ("Planning to move billing to Kafka", ("shipped",)),
        ("Integrated the OpenAI API to draft replies", ("quality",)),
    ],
)
def test_the_first_question_asks_for_what_is_missing(rules, text, words):
    first = verdict_of(text, rules).questions[0]
    assert all(word in first.ask.lower() for word in words), first.ask
    assert first.id == f"b.{first.need}"
    assert first.unlocks


def test_questions_are_ranked_and_few(rules):
    questions = verdict_of("Helped build Kafka pipelines for fraud rules", rules).questions
    values = [question.value for question in questions]
    assert 1 <= len(questions) <= 3
    assert values == sorted(values, reverse=True)
    assert len({question.id for question in questions}) == len(questions)


def test_an_answered_question_is_not_asked_again(rules):
    text = "Helped migrate 30 services to Kubernetes"
    first = verdict_of(text, rules).questions[0]
    for name in (first.id, first.need, first.ask):
        answer = Answer(question_id=name, value="the operators")
        again = verdict_of(text, rules, (answer,))
        assert first.id not in {question.id for question in again.questions}
        assert again.answers[0].question_id == first.id


def test_an_answer_with_a_source_attests_and_one_without_measures(rules):
    text = "Built the billing API in Java"
    plain = Answer(question_id="b.rate", value="4k requests/s")
    sourced = plain.model_copy(update={"source": "dashboard, 2025-11"})
    assert verdict_of(text, rules, (plain,)).evidence is Evidence.MEASURED
    assert verdict_of(text, rules, (sourced,)).evidence is Evidence.ATTESTED


def test_only_answers_that_meet_a_rules_needs_license_its_claim(rules):
    text = "Built Kafka consumers handling 40k events/s"
    consumer = Answer(question_id="b.consumer", value="the card-fraud scoring model", source="design document")
    other = Answer(question_id="b.alone", value="alone")
    assert verdict_of(text, rules, (consumer,)).strength is Strength.CLAIM
    assert verdict_of(text, rules, (other,)).strength is not Strength.CLAIM


def test_an_answer_never_lifts_a_plan(rules):
    text = "Planning to move billing to Kafka"
    answer = Answer(question_id="b.rate", value="4k events/s", source="memory")
    assert verdict_of(text, rules, (answer,)).evidence.level <= Evidence.SCOPED.level


def test_an_empty_answer_is_none(rules):
    text = "Built the billing API in Java"
    assert verdict_of(text, rules, (Answer(question_id="b.rate", value=" "),)) == verdict_of(text, rules)


def test_findings_without_anything_are_weighed(rules):
    verdict = weigh_bullet(BulletFindings(bullet_id="b", text=""), rules)
    assert verdict.evidence is Evidence.NONE
    assert verdict.strength is Strength.KEEP


def test_every_condition_that_questions_name_exists(rules):
    named = {condition for inquiry in rules.vocabulary.questions for condition in inquiry.when}
    assert named <= set(CONDITIONS)


def test_every_template_that_questions_name_exists(rules):
    phrases = {phrase.id for phrase in rules.vocabulary.phrases}
    assert {inquiry.template for inquiry in rules.vocabulary.questions} - {""} <= phrases
