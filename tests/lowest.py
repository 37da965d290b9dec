"""Print the lowest versions that pyproject.toml allows, as constraints for pip.

``python tests/lowest.py > lowest.txt``, in an environment where versecards is installed.
"""

from __future__ import annotations

import re
from importlib.metadata import requires

_BOUND = re.compile(r"(?P<name>[\w.-]+)[^;]*?>=(?P<version>[\w.]+)")

_FOR_TESTS = re.compile(r"extra == .test.")


def lowest(requirements: list[str]) -> list[str]:
    """Return ``name==version`` for each requirement that has a lower bound.

    What only serves to develop or to pin has no part in the tests.
    """
    used = [
        text
        for text in requirements
        if "extra ==" not in text or "'test'" in text.replace('"', "'")
    ]
    bounds = (_BOUND.match(requirement) for requirement in used)
    return [f"{bound['name']}=={bound['version']}" for bound in bounds if bound]


if __name__ == "__main__":
    print("\n".join(lowest(requires("versecards") or [])))
