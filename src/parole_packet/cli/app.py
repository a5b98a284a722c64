"""The command line: what can be typed, and the exit codes."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from parole_packet import __version__
from parole_packet.cli import loading
from parole_packet.cli.choices import Format, complete_code, complete_ground
from parole_packet.cli.forms import forms_app
from parole_packet.errors import ParolePacketError

EXIT_INPUT_OUTPUT = 3
EXIT_BUG = 70
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="parole-packet",
    help="Check and build a humanitarian parole filing: one case file and a folder of evidence in, "
    "one linked PDF out. Nothing leaves this machine.",
    epilog="Start with: parole-packet init my-case --example",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(forms_app)

Case = Annotated[
    Path | None,
    typer.Argument(
        metavar="CASE", help="The case file, or a folder with one case; without it, the only case here."
    ),
]
Today = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DATE", help="Check as if today were DATE, written 2026-12-01."
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help="Passwords of locked PDFs, one line each: exhibits/bank.pdf: the password. A terminal asks.",
    ),
]
LawFolder = Annotated[
    Path | None,
    typer.Option("--law", metavar="DIR", help="Use the law files of DIR in place of those of the same name."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Use and keep nothing of what was worked out before.")
]
MaxSize = Annotated[
    str | None,
    typer.Option(
        "--max-size",
        metavar="SIZE",
        help="Make pictures smaller, as little as it takes, so that no file is over SIZE (12MB, 900kB, 12MiB); "
        "what does not fit goes into volumes. Online: for each upload.",
    ),
]
Preview = Annotated[
    bool,
    typer.Option(
        "--preview",
        help="Also write preview.html: all pages on one sheet with the findings at their page, "
        "to look through and to print.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    for name in ("SIGTERM", "SIGHUP"):  # end as after Ctrl-C, so that private copies are cleared away
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package gets to see a case
    loading.begin()
    code = run(sys.argv[1:])
    gc.freeze()  # the system takes all memory back at once
    sys.exit(code)


def _open_closed_streams() -> None:
    """Open what is closed (`>&-`) on nothing: its number would go to the next file that is opened, a passport."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for the whole run


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; every way in which a run can end is told here."""
    try:
        typer.main.get_command(app).main(args=list(arguments), prog_name="parole-packet")
    except SystemExit as stop:
        return _ended(stop)
    except ParolePacketError as error:
        from parole_packet.cli import console

        console.tell_error(error)
        return error.exit_code
    except OSError as error:
        from parole_packet.cli import console

        console.tell_system_error(error)
        return EXIT_INPUT_OUTPUT
    except Exception as error:
        from parole_packet.cli import console

        console.tell_crash(error, debug="--debug" in arguments or bool(os.environ.get("PAROLE_PACKET_DEBUG")))
        return EXIT_BUG
    return 0


def _ended(stop: SystemExit) -> int:
    """Return the exit code of a command that ended by itself or was interrupted."""
    if stop.code == EXIT_INTERRUPTED:
        typer.echo("interrupted", err=True)
    return stop.code if isinstance(stop.code, int) else 0


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"parole-packet {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="After a crash show everything, values of the case included.")
    ] = False,
) -> None:
    """Take the options that stand before a command; `run` looks for `--debug` itself, after a crash."""


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the case is to live.")] = Path(),
    ground: Annotated[
        str | None,
        typer.Option(
            metavar="GROUND",
            help="What the request is based on, such as medical_treatment.",
            autocompletion=complete_ground,
        ),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help="Write a complete fictional case that builds at once.")
    ] = False,
    templates: Annotated[
        bool,
        typer.Option(
            "--templates", help="Copy the wording of letters and statements into the case, to change it."
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that differ.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write a starter case: a commented case file, folders for the evidence, a schema for the editor."""
    from parole_packet.cli import actions

    actions.init(folder, ground=ground, example=example, templates=templates, force=force, quiet=quiet)


@app.command()
def check(
    case: Case = None,
    output: Annotated[
        Format, typer.Option("--format", help="For a person, for grep, for programs, for a GitHub workflow.")
    ] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Let a warning fail the check, too.")] = False,
    requirements: Annotated[
        bool,
        typer.Option(
            "--requirements", help="After the findings, list what is asked for and what answers it."
        ),
    ] = False,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep",
            help="Look at every page, too: blank ones, and names, dates and numbers in text layers.",
        ),
    ] = False,
    today: Today = None,
    law: LawFolder = None,
    password_file: PasswordFile = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Show every problem of a case at once: exit code 0 when it can be built, 1 when it has errors."""
    from parole_packet.cli import actions

    code = actions.check(
        case,
        output=output,
        strict=strict,
        requirements=requirements,
        deep=deep,
        today=_day(today),
        law=law,
        password_file=password_file,
        cache=not no_cache,
        quiet=quiet,
    )
    raise typer.Exit(code)


@app.command()
def build(
    case: Case = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Build in spite of what is missing; every page then says DRAFT.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the plan, page by page range; write nothing.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where to write; default: `out` beside the case."),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Build also what is unchanged; replace a packet that was changed since it was built.",
        ),
    ] = False,
    max_size: MaxSize = None,
    preview: Preview = False,
    show: Annotated[bool, typer.Option("--open", help="Open the packet when it is built.")] = False,
    today: Today = None,
    law: LawFolder = None,
    password_file: PasswordFile = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Build the packet, prove that it is complete, and print its path."""
    from parole_packet.cli import actions

    if dry_run:
        raise typer.Exit(
            actions.dry_run(
                case,
                max_size=max_size,
                today=_day(today),
                law=law,
                password_file=password_file,
                cache=not no_cache,
                quiet=quiet,
            )
        )
    code = actions.build(
        case,
        draft=draft,
        out=out,
        force=force,
        max_size=max_size,
        preview=preview,
        show=show,
        today=_day(today),
        law=law,
        password_file=password_file,
        cache=not no_cache,
        quiet=quiet,
    )
    raise typer.Exit(code)


@app.command()
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="What stands in brackets; without it, all codes.",
            autocompletion=complete_code,
        ),
    ] = None,
) -> None:
    """Say what a finding means, why it matters, how to mend it and where its rule comes from."""
    from parole_packet.cli import actions

    actions.explain(code)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the case file."""
    from parole_packet.cli import actions

    actions.schema()


def _day(moment: datetime | None) -> date:
    """Return the day to check for: the one given, or today on this machine's calendar."""
    return (moment or datetime.now().astimezone()).date()
