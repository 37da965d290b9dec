"""The commands: they read arguments, call the rooms and show what came of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cards import __version__, console
from cards.problems import ContentError

SOURCE = click.argument(
    "source", type=click.Path(path_type=Path), default=Path("source"), required=False
)
FORMAT = click.option(
    "--format",
    "as_json",
    type=click.Choice(["text", "json"]),
    default="text",
    callback=lambda _context, _option, value: value == "json",
    help="How to show the result.",
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The package to write."
)


class _Example(click.Command):
    """A command whose help ends with an example."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the example as it stands, on lines of its own."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write_text("Example:")
            with formatter.indentation():
                for line in self.epilog.splitlines():
                    formatter.write_text(line)


class _Group(click.Group):
    command_class = _Example

    def list_commands(self, context: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands in the order in which a person meets them."""
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="versecards")
def cli() -> None:
    """Turn Bible-study articles into Anki decks, and keep those decks current.

    Put your articles into the folder `source`, run `versecards build`, and import the
    package it writes into Anki. After you have edited an article, do the same again:
    the cards change, the reviews stay.
    """


@cli.command(epilog="versecards build\nversecards build my-articles -o prayer.apkg")
@SOURCE
@OUTPUT
@click.option("--keep-going", is_flag=True, help="Leave out articles that cannot be read.")
@FORMAT
def build(source: Path, output: Path | None, keep_going: bool, as_json: bool) -> None:
    """Build the deck of a folder of articles, or of one article.

    The package goes to the folder `build` unless -o names another file. Beside the
    articles the file `deck.ledger` remembers which card is which: keep it with them.
    """
    from cards.build import build as run
    from cards.report import show_build

    built = run(source, output, keep_going=keep_going)
    show_build(built, as_json=as_json)
    if built.prepared.deck.broken:
        sys.exit(1)


@cli.command("list", epilog="versecards list\nversecards list --kind verse --format json")
@SOURCE
@click.option(
    "--kind",
    type=click.Choice(["verse", "concept", "point", "question"]),
    help="Only notes of this kind.",
)
@FORMAT
def list_notes(source: Path, kind: str | None, as_json: bool) -> None:
    """List the notes of a deck with all that stands on their cards."""
    from cards.build import prepare
    from cards.report import show_notes

    show_notes(prepare(source), kind, as_json=as_json)


@cli.command(epilog="versecards references source/intercession.txt")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@FORMAT
def references(files: tuple[Path, ...], as_json: bool) -> None:
    """List every Bible reference in these files (`-` is standard input)."""
    from cards.report import show_references

    show_references(files, as_json=as_json)


def main() -> None:
    """Run the command line; problems are shown in one shape, never as a traceback."""
    try:
        cli.main(standalone_mode=False)
    except ContentError as error:
        console.problems(error.problems, to_error=True)
        count = len(error.problems)
        console.failed(f"Nothing was written: {count} problem{'s'[: count != 1]} to mend.")
        sys.exit(1)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        console.failed("Stopped.")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except BrokenPipeError:
        sys.stdout = None
        sys.exit(1)
    except OSError as error:
        name = error.filename or "a file"
        console.failed(f"{name}: {error.strerror or error}")
        sys.exit(1)
    except Exception as error:
        if os.environ.get("VERSECARDS_TRACEBACK"):
            raise
        console.failed(
            f"versecards made a mistake ({type(error).__name__}: {error}). "
            "Please report it, with what VERSECARDS_TRACEBACK=1 shows."
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
