"""Rules for sound articles and good cards, each with a code (``rules.yaml``).

``check`` gives every problem of a deck: what the readers and the extraction could not
use or doubt, and what the rules here find in the notes; without what is switched off.
"""

from versecards.check.github import to_github
from versecards.check.rules import Rule, rules, rules_markdown
from versecards.check.runner import check, heard

__all__ = ["Rule", "check", "heard", "rules", "rules_markdown", "to_github"]
