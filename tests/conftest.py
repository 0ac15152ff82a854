"""Shared by all tests: the built-in rules, loaded once, a cache folder of the run, and the flag that rewrites golden files."""

import os
import signal
import tempfile

import pytest
from hypothesis import Phase, settings

from reframer.rulebook import Rules, load_rules

# The same examples in every run: a suite that fails by chance is not believed. --hypothesis-profile=seek seeks new ones.
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
settings.register_profile("repeat", derandomize=True, deadline=None, phases=_PHASES)
settings.register_profile("seek", deadline=None, max_examples=1000)
settings.load_profile("repeat")


def pytest_configure(config: pytest.Config) -> None:
    """Keep checked rules away from the developer's cache folder, and let a Ctrl-C be heard.

    Runs of other checkouts fill and empty that folder meanwhile.
    """
    if not hasattr(config, "workerinput"):  # the workers of xdist inherit it
        folder = tempfile.TemporaryDirectory(prefix="reframer-tests-")
        os.environ["XDG_CACHE_HOME"] = folder.name  # not in a fixture: test modules load rules when they are imported
        config.add_cleanup(folder.cleanup)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's background job; the processes of tests would be deaf too
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; then read the diff")


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
