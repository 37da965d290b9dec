"""How a check is written down with its codes, and where all of them are found."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from versecards.check.context import Context
from versecards.problems import Problem

_PACKAGE = "versecards.check.rules"


@dataclass(frozen=True)
class Check:
    """One check: the codes that it reports, and the function that looks for them."""

    codes: tuple[str, ...]
    run: Callable[[Context], Iterator[Problem]]


def check(*codes: str) -> Callable[[Callable[[Context], Iterator[Problem]]], Check]:
    """Make the function below the check that reports these codes of ``problems.yaml``."""
    return lambda run: Check(codes, run)


@cache
def checks() -> tuple[Check, ...]:
    """Return every check in the modules of ``check/rules/``, in the order of their names."""
    paths = import_module(_PACKAGE).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(paths, f"{_PACKAGE}."))
    modules = [import_module(name) for name in names]
    return tuple(
        value for module in modules for value in vars(module).values() if isinstance(value, Check)
    )
