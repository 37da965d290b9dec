"""Rules for sound articles and good cards, each with a code (``versecards/problems.yaml``).

``check`` gives every problem of a deck: what the readers and the extraction could not
use or doubt, and what the rules here find in the notes; without what is switched off.
"""

from versecards.check.github import to_github
from versecards.check.page import explain, rules_markdown
from versecards.check.runner import check, heard

__all__ = ["check", "explain", "heard", "rules_markdown", "to_github"]
