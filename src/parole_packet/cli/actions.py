"""What each command does, between the public interface and the terminal."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

import parole_packet
from parole_packet.case.load import find_case
from parole_packet.catalog import CATALOG, Entry
from parole_packet.cli import loading
from parole_packet.cli.choices import Format
from parole_packet.cli.console import Progress, put, say, terminal, width_of
from parole_packet.cli.human import as_concise, as_text, wrap
from parole_packet.cli.machine import as_github, as_json
from parole_packet.cli.masks import one_line
from parole_packet.cli.passwords import passwords
from parole_packet.cli.report import Report, make_report
from parole_packet.cli.sizes import byte_count
from parole_packet.diagnostics import Severity
from parole_packet.errors import CaseRejectedError, UsageError

if TYPE_CHECKING:
    from parole_packet import BuildResult, CheckResult


def check(
    case: Path | None,
    *,
    output: Format,
    strict: bool,
    today: date,
    requirements: bool,
    deep: bool,
    law: Path | None,
    password_file: Path | None,
    cache: bool,
    quiet: bool,
) -> int:
    """Print the findings of a case and return the exit code."""
    if requirements and output is not Format.TEXT:
        raise UsageError("--requirements is a table for a person", "leave --format out")
    path = find_case(case, Path())
    loading.load_all()
    known = passwords(password_file, ask=output is Format.TEXT)
    result = parole_packet.check(path, today=today, law=law, passwords=known, cache=cache, deep=deep)
    report = _report(result, path)
    _print_report(report, output, quiet=quiet)
    if requirements:
        from parole_packet.cli.requirement_table import requirement_table

        put(requirement_table(result.requirements, width=width_of(terminal(sys.stdout))))
    if output is Format.TEXT and report.findings and not quiet:
        say(f"more about a finding: parole-packet explain {report.findings[0].code}")
    counts = report.counts()
    return int(bool(counts[Severity.ERROR] or (strict and counts[Severity.WARNING])))


def dry_run(
    case: Path | None,
    *,
    max_size: str | None,
    today: date,
    law: Path | None,
    password_file: Path | None,
    cache: bool,
    quiet: bool,
) -> int:
    """Print the plan of the packet as far as the case allows one, and return the exit code."""
    limit = byte_count(max_size)
    from parole_packet.cli.plan_table import plan_table

    loading.load_all()
    path = find_case(case, Path())
    known = passwords(password_file, ask=True)
    result = parole_packet.check(path, today=today, law=law, passwords=known, cache=cache)
    report = _report(result, path)
    _tell_findings(report, quiet=quiet)
    if result.plan is not None:
        put(plan_table(result.plan, width=width_of(terminal(sys.stdout))))
        if limit and not quiet:
            say("the plan is that of one file: what --max-size makes of it is only known when it is built")
    return int(bool(report.counts()[Severity.ERROR]))


def build(
    case: Path | None,
    *,
    draft: bool,
    out: Path | None,
    force: bool,
    max_size: str | None,
    preview: bool,
    show: bool,
    today: date,
    law: Path | None,
    password_file: Path | None,
    cache: bool,
    quiet: bool,
) -> int:
    """Build the packet, print its path and return the exit code."""
    limit = byte_count(max_size)
    path = find_case(case, Path())
    loading.load_all()
    progress = Progress(quiet=quiet)
    try:
        result = parole_packet.build(
            path,
            draft=draft,
            force=force,
            out=out,
            today=today,
            law=law,
            passwords=passwords(password_file, ask=True),
            cache=cache,
            max_size=limit,
            preview=preview,
            progress=progress,
        )
    except CaseRejectedError as error:
        progress.clear()
        _tell_findings(_report(error, path), quiet=quiet)
        return error.exit_code
    finally:
        progress.clear()
    _tell_findings(_report(result, path), quiet=quiet)
    put([str(file) for file in result.volumes or (result.packet,)])
    if not quiet:
        _say_built(result)
    if show:
        _open(result.packet)
    return 0


def init(
    folder: Path, *, ground: str | None, example: bool, templates: bool, force: bool, quiet: bool
) -> None:
    """Write a starter, the example or the templates and say, file by file, what was done."""
    from parole_packet.case.scaffold import grounds, write_case, write_example, write_templates

    if example and ground:
        raise UsageError("--example and --ground exclude each other", "use --ground for a case of your own")
    known = grounds()
    written = []
    if example:
        written += write_example(folder, force=force)
    elif ground in known:
        written += write_case(folder, ground or "", force=force)
    elif ground or not templates:
        raise _no_such_ground(ground, known)
    if templates:
        written += write_templates(folder, force=force)
    if not quiet:
        put(f"{file.status.value:>9}  {file.path}" for file in written)
        place = "" if folder == Path() else f" {shlex.quote(str(folder))}"
        say(f"next: parole-packet {'build' if example else 'check'}{place}")


def _no_such_ground(ground: str | None, known: Mapping[str, str]) -> UsageError:
    if ground is None:
        message = "say what the request is based on with --ground, or look at a complete case with --example"
    else:
        close = get_close_matches(ground, known, n=1, cutoff=0.4)
        message = f"there is no ground `{ground}`" + (f"; did you mean `{close[0]}`?" if close else "")
    return UsageError(message, f"grounds: {', '.join(known)}")


def explain(code: str | None) -> None:
    """Print what the catalog knows about a code, or all codes."""
    if code is None:
        longest = max(map(len, CATALOG), default=0)
        put(f"{name:<{longest}}  {entry.severity.value:<7}  {entry.title}" for name, entry in CATALOG.items())
        return
    name = code.strip().strip("[]").lower()
    if name not in CATALOG:
        close = get_close_matches(name, CATALOG, n=3, cutoff=0.5)
        way = f"did you mean {' or '.join(close)}?" if close else "`parole-packet explain` lists them all"
        raise UsageError(f"there is no finding with the code `{code}`", way)
    put(_explanation(CATALOG[name], width_of(terminal(sys.stdout))))


def _explanation(entry: Entry, width: int) -> Iterator[Text]:
    """Yield a catalog entry as a page to read."""
    head = Text.assemble((f"{entry.severity}[{entry.code}]", "bold"), ": ")
    yield from wrap(head, entry.title, width, indent=2)
    origin = [entry.confidence.words] if entry.confidence else []
    origin += [entry.source] if entry.source else []
    origin += [f"as of {entry.as_of.isoformat()}"] if entry.as_of else []
    facts = {
        "Why it matters": entry.why,
        "What to do": entry.mend,
        "The rule comes from": ", ".join(origin),
        "In a draft": "a draft can be built in spite of it" if entry.draft else "",
        "If it does not apply": "accept it under `accepted:` in the case file, with your reason"
        if entry.accept
        else "",
    }
    for heading, words in facts.items():
        if words:
            yield Text()
            yield from wrap(Text.assemble((f"{heading}: ", "bold")), one_line(words), width)


def schema() -> None:
    """Print the JSON Schema of the case file."""
    from parole_packet.case.schema import schema_text

    put([schema_text().rstrip("\n")])


def _report(result: "BuildResult | CheckResult | CaseRejectedError", path: Path) -> Report:
    """Order the findings of a result or of a rejected case."""
    file = result.source.file if result.source is not None else str(path)
    taken = () if isinstance(result, CaseRejectedError) else result.accepted
    accepted = [(finding, entry.reason) for finding, entry in taken]
    return make_report(result.findings, result.source, file=file, accepted=accepted)


def _print_report(report: Report, output: Format, *, quiet: bool) -> None:
    """Print findings to stdout; quiet text leaves out what is no error."""
    if output is Format.JSON:
        put([as_json(report)])
    elif output is Format.GITHUB:
        put(as_github(report))
    elif output is Format.CONCISE:
        put(as_concise(report.errors() if quiet else report))
    elif not quiet or report.counts()[Severity.ERROR]:
        put(as_text(report.errors() if quiet else report, width=width_of(terminal(sys.stdout))))


def _tell_findings(report: Report, *, quiet: bool) -> None:
    """Tell findings on stderr, where they do not mix with what a command hands on."""
    shown = report.errors() if quiet else report
    if shown.findings:
        put(as_text(shown, width=width_of(terminal(sys.stderr))), sys.stderr)


def _say_built(result: "BuildResult") -> None:
    kind = "a draft" if result.draft else "the packet"
    if result.unchanged:
        say(f"unchanged: {kind} of {result.pages} pages was built of the very same; --force builds it again")
    else:
        volumes = f" in {len(result.volumes)} volumes" if len(result.volumes) > 1 else ""
        say(f"built {kind}: {result.pages} pages{volumes}, each compared with its source")
    if result.uploads:
        say(f"files to upload: {len(result.uploads)}, in {result.uploads[0].parent}")
    if result.reduced:
        pictures = "1 picture was" if result.reduced == 1 else f"{result.reduced} pictures were"
        say(f"{pictures} stored smaller to fit in; the manifest says what each was and is")
    for file in result.left:
        say(f"left where it is, and not part of what was built: {file}")
    say(f"filing-day sheet, what to do with it: {result.filing_day}")
    if result.preview is not None:
        say(f"preview, all pages to look through: {result.preview}")
    say(f"manifest: {result.manifest}")
    if result.unfilled:
        forms = ", ".join(result.unfilled)
        say(f"answer sheets stand in for the official forms that are not there: {forms}")
    if result.draft:
        say("a draft is not for filing: mend what is named above and build again")


def _open(path: Path) -> None:
    """Open a file with the system's viewer, or say that it could not be done."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606
        else:
            viewer = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.run(  # noqa: S603 - our own file, no shell
                [viewer, str(path)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
    except (OSError, subprocess.CalledProcessError):
        say(f"no viewer could be started; open it yourself: {path}")
