"""What the `forms` commands do."""

import sys
from pathlib import Path

from parole_packet.case.load import find_case, load_case
from parole_packet.cli import loading
from parole_packet.cli.console import put, say, terminal, width_of
from parole_packet.cli.human import as_text
from parole_packet.cli.report import make_report
from parole_packet.diagnostics import Diagnostic
from parole_packet.errors import InputOutputError
from parole_packet.forms.answers import registry
from parole_packet.forms.blanks import FORMS, Blank, Verdict, identify
from parole_packet.forms.editions import page_of
from parole_packet.forms.findings import blank_finding, boxes_finding
from parole_packet.forms.library import accepting, choose, keep, library_folder, look, search_folders
from parole_packet.forms.maps import bind, form_map


def add(files: list[Path], folder: Path | None, *, accept_edition: bool) -> int:
    """Keep the good ones of the files and return the exit code: 1 when one of them is not good."""
    loading.end()
    library = library_folder(folder)
    findings: list[Diagnostic] = []
    for file in files:
        if file.is_dir():
            raise InputOutputError(f"{file} is a folder", f"name the files in it: {file / '*.pdf'}")
        if not file.is_file():
            raise InputOutputError(f"there is no file {file}", "check the name; paths start at this folder")
        blank = accepting(file) if accept_edition else identify(file)
        problem = _problem(blank, str(file))
        if problem is not None:
            findings.append(problem)
            put([f"not kept: {file}"])
            continue
        kept = keep(blank, library, accepted=blank.accepted)
        put([f"{'known' if kept.known else 'kept'}: {file}: {describe(blank)}"])
    if findings:
        report = make_report(findings, None, file="these files")
        put(as_text(report, width=width_of(terminal(sys.stderr))), sys.stderr)
    say(f"library: {library}")
    return int(bool(findings))


def _problem(blank: Blank, file: str) -> Diagnostic | None:
    if blank.verdict is not Verdict.OFFICIAL:
        return blank_finding(blank, file=file)
    _, differences = bind(blank, form_map(blank.form))
    return boxes_finding(blank, differences) if differences else None


def describe(blank: Blank) -> str:
    """Say in a line what a blank is."""
    pages = "1 page" if blank.pages == 1 else f"{blank.pages} pages"
    return (
        f"Form {blank.form}, edition {blank.edition}, build of {blank.build}, {pages}, as USCIS published it"
    )


def show(case: Path | None, folder: Path | None) -> None:
    """List the forms of a case, or all, with the blank of each or its official page."""
    loading.end()
    path = find_case(case, Path.cwd()) if case is not None else None
    loaded = load_case(path).case if path is not None else None
    wanted = [form for form, one in registry.FORMS.items() if one.needed(loaded)] if loaded else FORMS
    blanks = list(look(search_folders(path.parent if path else None, folder)))
    for form in wanted:
        blank = choose(form, blanks)
        put(
            [f"{form:<7} {describe(blank)}: {blank.path}" if blank else f"{form:<7} missing: {page_of(form)}"]
        )
    for blank in blanks:
        if blank.verdict is not Verdict.OFFICIAL:
            put([f"not usable: {blank_finding(blank, file=str(blank.path)).text}"])
    say(f"library: {library_folder(folder)}")
