"""Here a reader is what is tested: each command has its own, as it has at a coordinator's desk."""

import pytest


@pytest.fixture
def kept() -> None:
    """Nothing is kept."""
