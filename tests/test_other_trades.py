"""Lines of other professions: no rule of engineering fires on them, and none is taken for machine learning."""

from pathlib import Path

import pytest
import yaml

from reframer.finding import find_bullet
from reframer.model.findings import MlInvolvement
from reframer.rulebook import Rules

LINES = yaml.safe_load((Path(__file__).parent / "data" / "other_trades.yaml").read_text("utf-8"))


def test_the_lines_are_many_and_none_stands_twice() -> None:
    texts = [line["text"] for line in LINES]
    assert len(texts) > 100
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_only_rules_about_leading_people_fire_on_other_trades(line: dict[str, str], rules: Rules) -> None:
    found = find_bullet(line["text"], rules)
    fired = [competency.rule_id for competency in found.competencies if not competency.rule_id.startswith("leadership.")]
    assert fired == []
    assert found.ml.involvement is MlInvolvement.NONE


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("Replaced a 15-year-old booking system by five services.", "apis.monolith_migration"),
        ("Was on-call for 12 services every fourth week.", "reliability.incident_response"),
        ("Tuned the garbage collection of a ticket service; pauses from 900 ms to 80 ms.", "performance.memory_tuning"),
        ("Cut cloud costs by 25% with savings plans.", "cloud.finops"),
        ("Sent 12M emails per day through a queue of 80 workers.", "performance.high_throughput"),
        ("Scraped fares of 120 web sites twice a day.", "batch_data.web_scraping"),
        ("Cut hallucinations of the LLM assistant from 9% to 2%.", "ml_existing.llm_eval"),
        ("Fixed a deadlock between two threads of the fare worker.", "performance.concurrency"),
    ],
)
def test_the_same_words_count_in_engineering(text: str, rule_id: str, rules: Rules) -> None:
    assert rule_id in [competency.rule_id for competency in find_bullet(text, rules).competencies]
