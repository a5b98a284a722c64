"""The commands for the library of blank forms."""

from pathlib import Path
from typing import Annotated

import typer

Library = Annotated[
    Path | None,
    typer.Option("--forms", metavar="DIR", help="The library; default: PAROLE_PACKET_FORMS, or your own."),
]

forms_app = typer.Typer(
    name="forms", help="Your library of blank official forms.", no_args_is_help=True, rich_markup_mode=None
)


@forms_app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="PDF files from uscis.gov.")],
    folder: Library = None,
    accept_edition: Annotated[
        bool,
        typer.Option("--accept-edition", help="Keep an edition newer than the program, if its boxes agree."),
    ] = False,
) -> None:
    """Say what each file is, and keep the blank official forms of this filing."""
    from parole_packet.cli import form_actions

    raise typer.Exit(form_actions.add(files, folder, accept_edition=accept_edition))


@forms_app.command("list")
def show(
    case: Annotated[
        Path | None, typer.Argument(metavar="CASE", help="A case: says what it needs. Without it, all forms.")
    ] = None,
    folder: Library = None,
) -> None:
    """Say which forms are there, and where the missing ones are found on uscis.gov."""
    from parole_packet.cli import form_actions

    form_actions.show(case, folder)
