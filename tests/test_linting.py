"""Lint of whole made-up resumes: which lines are doubted, and above all which are not."""

import pytest

from reframer.finding import find
from reframer.linting import lint
from reframer.parsing import parse_resume
from reframer.readers import read_bytes
from reframer.weighing import weigh

INFLATED = """\
PRIYA VALENBROOK
AI/ML Architect | Deep Learning Expert | Python
Leeds | priya@example.org

SUMMARY
Machine learning expert with 8 years of building neural networks at scale.
Backend engineer for insurance systems.

EXPERIENCE
Software Engineer, Norrbank Insurance, 2019 - present
- Wrote the claims API in Go, 3k requests/s at p99 40 ms
- Engineered state-of-the-art machine learning pipelines
- Integrated a vendor's OCR service for letters, 900 pages a day
- Built our own OCR recognition model
- Achieved 99.99% fraud detection accuracy
- Managed ML feature stores for real-time inference
- Trained 14 engineers on Kubernetes
- Kaggle bronze medal in tabular playground

Software Engineer, Delta Post, 2010 - 2014
- Fine-tuned BERT for address parsing
- Kept 30 build jobs green

SKILLS
Go, PostgreSQL, Kubernetes
PyTorch, LangChain, Computer Vision

EDUCATION
BSc Mathematics, Leeds, 2010
"""

GENUINE = """\
ANDERS KVIST
ML Engineer | recommendation systems | Spark, Python
Oslo | anders@example.org

SUMMARY
ML engineer with four years of ranking and recommendation work in production.

EXPERIENCE
Machine Learning Engineer, Fjordmart, 2020 - present
- Built the candidate retrieval for recommendations (two-tower, 4M items), recall@100 0.41 to 0.57
- Deployed the ranking model on Triton, p99 22 ms at 3k requests/s
- Set up nightly retraining in Airflow with a promotion gate on NDCG
- Tried a transformer ranker; worse than the old model on the same 2,000 queries, so not shipped
- Mentored 2 data scientists

Backend Engineer, Fjordmart, 2017 - 2020
- Migrated the basket service to Kafka, 40k events/s
- Called the Klaro search-ranking API with a 90 ms timeout
- Wrote the feature computation for the pricing team's model, 25 features

SKILLS
Python, Spark, PyTorch, Triton, Airflow, Kafka
learning to rank, A/B testing

PROJECTS
- Bird call classifier (hobby) on 3,100 own recordings, 9 species, 84% on 400 held-out recordings
"""

CONTRADICTORY = """\
MIKA SOLBERG
Software Engineer
Bergen | mika@example.com

EXPERIENCE
Software Engineer, Havfisk Data, 2019 - 2023
- Put the research group's catch detector behind a gRPC service, 300 requests/s
- The detector was trained by the research group
- Trained the catch detector on 2 million images
- Tested a LoRA adapter for captain's notes on 300 cases; not shipped
- Launched the LoRA adapter to all customers
- Wrote the order API, 200 requests/s

EDUCATION
BSc Informatics, Bergen, 2019
"""


def linted(text, rules):
    document = read_bytes(text.encode(), "resume.txt")
    resume = parse_resume(document)
    findings = find(resume, rules)
    return lint(resume, findings, weigh(findings, rules, (), resume), rules, document)


def doubted(text, rules):
    lines = text.splitlines()
    return {(lines[found.source.line - 1].removeprefix("- "), found.flag) for found in linted(text, rules)}


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("AI/ML Architect | Deep Learning Expert | Python", "title_inflation"),
        ("Machine learning expert with 8 years of building neural networks at scale.", "title_inflation"),
        ("Engineered state-of-the-art machine learning pipelines", "unsupported_ml_claim"),
        ("Built our own OCR recognition model", "unsupported_ml_claim"),
        ("Achieved 99.99% fraud detection accuracy", "implausible_metric"),
        ("Managed ML feature stores for real-time inference", "unsupported_ml_claim"),
        ("Kaggle bronze medal in tabular playground", "coursework_only"),
        ("Fine-tuned BERT for address parsing", "unsupported_ml_claim"),
        ("PyTorch, LangChain, Computer Vision", "skill_without_evidence"),
    ],
)
def test_an_overclaim_is_doubted(rules, line, flag):
    assert (line, flag) in doubted(INFLATED, rules)


@pytest.mark.parametrize(
    "line",
    [
        "Wrote the claims API in Go, 3k requests/s at p99 40 ms",
        "Integrated a vendor's OCR service for letters, 900 pages a day",
        "Trained 14 engineers on Kubernetes",
        "Kept 30 build jobs green",
        "Go, PostgreSQL, Kubernetes",
    ],
)
def test_an_honest_line_beside_overclaims_is_left_alone(rules, line):
    assert line not in {text for text, _ in doubted(INFLATED, rules)}


def test_a_genuine_resume_is_left_alone(rules):
    assert doubted(GENUINE, rules) == set()


def test_the_line_that_contradicts_another_is_doubted_and_the_honest_one_is_not(rules):
    assert doubted(CONTRADICTORY, rules) == {
        ("Trained the catch detector on 2 million images", "unsupported_ml_claim"),
        ("Launched the LoRA adapter to all customers", "unsupported_ml_claim"),
    }


def test_a_wish_in_the_headline_claims_nothing_and_is_no_inflated_title(rules):
    text = CONTRADICTORY.replace("Software Engineer\nBergen", "Aspiring Machine Learning Engineer\nBergen")
    assert "Aspiring Machine Learning Engineer" not in {line for line, _ in doubted(text, rules)}


def test_findings_come_in_the_order_of_the_lines_and_say_why(rules):
    found = linted(INFLATED, rules)
    assert [each.source.line for each in found] == sorted(each.source.line for each in found)
    assert all(each.why.endswith(".") and each.words for each in found)


def test_without_the_document_the_place_is_that_of_the_section(rules):
    document = read_bytes(INFLATED.encode(), "resume.txt")
    resume = parse_resume(document)
    findings = find(resume, rules)
    found = lint(resume, findings, weigh(findings, rules, (), resume), rules)
    assert "title_inflation" in {each.flag for each in found}


def test_document_flags(rules):
    document = read_bytes(INFLATED.encode(), "resume.txt")
    resume = parse_resume(document)
    verdicts = weigh(find(resume, rules), rules, (), resume)
    flags = {flag.id: flag for flag in verdicts.document_flags}
    assert {"title_inflation", "skill_without_evidence", "coursework_only"} <= set(flags)
    assert "PyTorch" in flags["skill_without_evidence"].words
    assert "Kubernetes" not in flags["skill_without_evidence"].words
