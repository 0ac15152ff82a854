"""Ten ordinary overclaims and four honest paraphrases of one small resume: all ten stopped, all four let through."""

import pytest

from reframer.rulebook import Rules
from reframer.verifying import verify_line

RESUME = """Contributed to moving 30 services to Nomad across 2 data centres
Built Pulsar consumers for tick data handling 900k messages/sec
Reduced p99 quote latency from 60 ms to 9 ms, 99.9% uptime
Called the credit-scoring API from the loans service
Java, Rust, Pulsar, PostgreSQL, Nomad
Software Engineer, Ostwind Trading (2014-2024)"""

OVERCLAIMS = {
    "title": "ML Engineer, Ostwind Trading (2014-2024)",
    "feature pipelines": "Managed real-time ML feature pipelines on Pulsar handling 900k messages/sec",
    "model orchestration": "Led model orchestration on Nomad across 2 data centres",
    "inference serving": "Optimized inference serving, cutting p99 from 60 ms to 9 ms",
    "predictions": "Built real-time feature pipeline serving 40k predictions/day",
    "fine-tuning": "Fine-tuned an open-source LLM with LoRA and PyTorch for credit scoring",
    "led": "Led the migration of 30 services to Nomad across 2 data centres",
    "latency": "Reduced p99 quote latency from 60 ms to 2 ms",
    "rate": "Built Pulsar consumers for tick data handling 9M messages/sec",
    "a nine": "Reduced p99 quote latency from 60 ms to 9 ms, 99.99% uptime",
}
HONEST = (
    "Cut p99 quote latency to 9 ms (from 60 ms)",
    "Built tick-data consumers using Pulsar, with Nomad",
    "Helped move 30 services to Nomad",
    "Ran the service at 99.9 percent availability",
)


def violations(text: str, rules: Rules) -> list[str]:
    return [found.kind for found in verify_line(RESUME, text, rules) if found.severity == "violation"]


@pytest.mark.parametrize("name", OVERCLAIMS)
def test_an_overclaim_is_stopped(name: str, rules: Rules) -> None:
    assert violations(OVERCLAIMS[name], rules)


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_paraphrase_passes(text: str, rules: Rules) -> None:
    assert violations(text, rules) == []
