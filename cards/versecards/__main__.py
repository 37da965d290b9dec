"""Run the command line with ``python -m versecards``."""

from versecards.cli import main

main()
