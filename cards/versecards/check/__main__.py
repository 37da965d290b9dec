"""``python -m versecards.check > CHECKS.md``: write the page of the rules."""

import sys

from versecards.check.page import rules_markdown

sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
sys.stdout.write(rules_markdown())
