"""The official forms of a packet: filled in, taken over as they are, read back from the finished file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parole_packet.forms.continuation import continuation_story
from parole_packet.forms.fill import FilledForm
from parole_packet.forms.prepare import PreparedForm
from parole_packet.forms.readback import read_back
from parole_packet.packet.answer_sheets import NeededForm
from parole_packet.packet.assemble import SourceProblemError
from parole_packet.packet.plan import PageSource, Plan
from parole_packet.pdf.reader import PdfProblem

EDITABLE = "forms"
"""The folder of the copies that can still be corrected, beside the packet."""


def part_key(form: str) -> str:
    """Return the key of a form's part, and the name under which the plan knows its pages."""
    return f"form:{form}"


def needed(form: PreparedForm) -> NeededForm:
    """Return a form as the composition takes it: its pages, or its answers for a sheet."""
    pages = tuple(PageSource(part_key(form.form), index) for index in range(form.pages))
    added = continuation_story(form) if _is_filled(form) else None
    return NeededForm(form.answers, form.sheets, pages, added)


@dataclass(slots=True)
class OfficialForms:
    """The forms whose pages stand in the packet: `pages` by the name the plan knows them under."""

    prepared: Sequence[PreparedForm]
    pages: dict[str, bytes] = field(default_factory=dict)
    _filled: dict[str, FilledForm] = field(default_factory=dict)
    _editable: dict[str, bytes] = field(default_factory=dict)

    def fill(self) -> None:
        """Fill in all forms that have a blank and read those completed elsewhere.

        Raises SourceProblemError where a blank that looked right cannot be filled in, InputOutputError, OSError.
        """
        for form in self.prepared:
            if form.copy is not None and form.pages:
                self.pages[part_key(form.form)] = form.completed()
            elif _is_filled(form):
                try:
                    filled = self._filled[form.form] = form.fill()
                    self._editable[_editable_name(form)] = form.editable()
                except PdfProblem as problem:
                    raise SourceProblemError(part_key(form.form), problem) from problem
                self.pages[part_key(form.form)] = filled.pdf

    def failures(self, packet: Path, plan: Plan) -> Iterator[str]:
        """Read every filled form back from the finished packet: each answer in its box, nothing anywhere else."""
        for form in self.prepared:
            if form.form in self._filled:
                first = plan.targets[part_key(form.form)] - 1
                yield from read_back(packet, first, self._filled[form.form], form.blank())

    @property
    def editable_names(self) -> tuple[str, ...]:
        """The names, beside the packet, of the copies that can still be corrected in a viewer."""
        return tuple(_editable_name(form) for form in self.prepared if _is_filled(form))

    def write_editable(self, work: Path) -> None:
        """Write a copy of each filled form that can be corrected in a viewer. Raises OSError."""
        for name, data in self._editable.items():
            target = work / name
            target.parent.mkdir(mode=0o700, exist_ok=True)
            target.write_bytes(data)


def _is_filled(form: PreparedForm) -> bool:
    return form.binding is not None and form.copy is None


def _editable_name(form: PreparedForm) -> str:
    return f"{EDITABLE}/{form.form.lower()}.pdf"
