"""The cases notice when the checker's knowledge is damaged: blank one list, and named overclaims or paraphrases go wrong."""

import pytest

from reframer.rulebook import Rules
from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying import verify_line

LATENCY = ("Reduced p99 quote latency from 60 ms to 9 ms", "Reduced p99 quote latency from 60 ms to 9 s")
FALSE = {
    "technologies": ("Wrote jobs in pyspark for 9 shops", "Wrote jobs for 9 shops"),
    "verbs": ("Writes Puppet modules", "Wrote Puppet modules"),
    "units": LATENCY,
    "limit": ("Removed some dead code", "Removed the dead code"),
    "denial": ("Built the portal, excluding payments", "Built the portal and payments"),
    "team": ("We moved the warehouse to Snowflake", "Moved the warehouse to Snowflake"),
    "share": ("Was part of the team that built the loyalty app", "Built the loyalty app with the team"),
    "approximate": ("Saved roughly 15 hours per week", "Saved 15 hours per week"),
    "upper": ("Answered in under 40 ms", "Answered in 40 ms"),
    "duty": ("Responsible for the print hall", "Owned the print hall"),
    "number": ("Led three squads", "Led 3 squads"),
    "same": ("Keeps 99.9% uptime", "Keeps 99.9% availability"),
    "long": ("Added 2FA for 9k accounts", "Added two-factor authentication for 9k accounts"),
    "deed": ("Mocked the card reader for 40 tests", "Simulated the card reader for 40 tests"),
    "class": ("Decoupled the tariffs from the portal", "Split the tariffs from the portal"),
    "light": ("Interviewed 14 clerks", "Held 14 interviews with clerks"),
    "distant": ("Reviewed the migration of 30 kiosks", "Migrated 30 kiosks"),
    "shell": ("Wrote the rounding in Ada", "Wrote the rounding routine in Ada"),
    "contrast": ("Wrote the tide forms for pilots", "Wrote the departmental forms for pilots"),
    "family": ("Kept the schemata of 30 shops", "Kept the schemas of 30 shops"),
    "entailed": ("Redis in front of the stock list", "In-memory Redis in front of the stock list"),
    "plain": ("Wrote the importer for 90 feeds", "Wrote the importer across the 90 feeds"),
}
HONEST = frozenset({"verbs", "duty", "number", "same", "long", "deed", "class", "light", "shell", "family", "entailed", "plain"})


def accused(pair: tuple[str, str], rules: Rules) -> bool:
    return any(found.severity == "violation" for found in verify_line(*pair, rules))


def blanked(rules: Rules, name: str) -> Rules:
    """The rules without one list of the vocabulary, or without the equivalents of one kind."""
    vocabulary = rules.vocabulary
    if name in type(vocabulary).model_fields:
        changed = vocabulary.model_copy(update={name: ()})
    else:
        left = tuple(entry for entry in vocabulary.equivalents if entry.kind is not EquivalentKind(name))
        assert len(left) < len(vocabulary.equivalents)
        changed = vocabulary.model_copy(update={"equivalents": left})
    return rules.model_copy(update={"vocabulary": changed, "fingerprint": f"without {name}"})


@pytest.mark.parametrize("name", FALSE)
def test_the_whole_vocabulary_judges_rightly(name: str, rules: Rules) -> None:
    assert accused(FALSE[name], rules) is (name not in HONEST)


@pytest.mark.parametrize("name", FALSE)
def test_a_blank_list_is_noticed(name: str, rules: Rules) -> None:
    assert accused(FALSE[name], blanked(rules, name)) is (name in HONEST)
