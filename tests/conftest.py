"""The strict harness of every test: real PostgreSQL, no network, warnings are errors."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines are shared
settings.load_profile("house")

pytest_plugins = [
    "tests.harness.database",
    "tests.harness.folders",
    "tests.harness.pages",
    "tests.harness.requirements",
    "tests.harness.strictness",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--night", action="store_true", help="also run the tests that are too slow for every change")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--night"):
        return
    tonight = [item for item in items if item.get_closest_marker("night")]
    config.hook.pytest_deselected(items=tonight)
    items[:] = [item for item in items if item not in set(tonight)]
