"""What the commands share: their arguments and options, their help, and how one stops."""

from __future__ import annotations

from pathlib import Path

import click

from versecards import console
from versecards.problems import ContentError

PATH = click.Path(path_type=Path)


def _usual_source() -> Path:
    from versecards.deck import usual_source  # noqa: PLC0415 (help needs none of it)

    return usual_source()


SOURCE = click.argument("source", type=PATH, default=_usual_source, required=False)
OUTPUT = click.option("-o", "--output", type=PATH, help="The file to write.")
PACKAGE = click.option(
    "-o", "--output", type=PATH, help="The package to write, or the folder that it goes to."
)
FORMAT = click.option(
    "--format",
    "as_json",
    type=click.Choice(["text", "json"]),
    default="text",
    callback=lambda _context, _option, value: value == "json",
    help="How to show the result.",
)
KEEP_GOING = click.option(
    "--keep-going", is_flag=True, help="Leave out articles that cannot be read."
)
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Read the articles in so many processes (all cores).",
)
TRANSLATIONS = click.option(
    "--source",
    "source",
    type=PATH,
    default=_usual_source,
    help="The folder of articles whose translations are at hand too.",
)


class Command(click.Command):
    """A command whose help ends with examples, a line each."""

    writes = False
    """Whether it writes files, so that one that stops says that it wrote none."""

    def invoke(self, ctx: click.Context) -> object:
        """Run it; content that cannot be used is shown, and the exit status is 1."""
        try:
            return super().invoke(ctx)
        except ContentError as error:
            console.problems(error.problems, to_error=True)
            count = console.counted(len(error.problems), "problem")
            console.failed(f"Stopped{', nothing written' if self.writes else ''}: {count}.")
            ctx.exit(1)

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the examples as they stand."""
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.splitlines():
                    formatter.write_text(line)


class Writer(Command):
    """A command that writes files."""

    writes = True


class Group(click.Group):
    """The program with its commands."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands in the order in which a person meets them."""
        return list(self.commands)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what each command does in its whole first sentence."""
        rows = [(name, each.get_short_help_str(1000)) for name, each in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
