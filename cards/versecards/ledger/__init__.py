"""Which note of today is which note of yesterday, and when each last changed."""

from versecards.ledger.ledger import Identification, Identified, Ledger, Retired, Stamped, State

__all__ = ["Identification", "Identified", "Ledger", "Retired", "Stamped", "State"]
