"""The official forms of a packet: filled in, taken over as they are, read back from the finished file."""

from collections.abc import Iterator, Mapping, Sequence
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
    """The forms whose pages stand in the packet, by the name the plan knows them under."""

    prepared: Sequence[PreparedForm]
    _pages: dict[str, bytes] = field(default_factory=dict)
    _filled: dict[str, FilledForm] = field(default_factory=dict)
    _editable: dict[str, bytes] = field(default_factory=dict)

    def filled(self) -> Mapping[str, bytes]:
        """Return the pages, once all forms that have a blank are filled in and those completed elsewhere are read.

        Raises SourceProblemError where a blank that looked right cannot be filled in, InputOutputError, OSError.
        """
        for form in self.prepared:
            if part_key(form.form) in self._pages:
                continue
            if form.copy is not None and form.pages:
                self._pages[part_key(form.form)] = form.completed()
            elif _is_filled(form):
                try:
                    filled = self._filled[form.form] = form.fill()
                    self._editable[_editable_name(form)] = form.editable()
                except PdfProblem as problem:
                    raise SourceProblemError(part_key(form.form), problem) from problem
                self._pages[part_key(form.form)] = filled.pdf
        return self._pages

    def failures(self, packet: Path, plan: Plan) -> Iterator[str]:
        """Read every filled form back from the finished packet: each answer in its box, nothing anywhere else."""
        for form in self.prepared:
            if form.form in self._filled and part_key(form.form) in plan.targets:
                first = plan.targets[part_key(form.form)] - plan.first
                yield from read_back(packet, first, self._filled[form.form], form.blank())

    @property
    def signed(self) -> frozenset[str]:
        """The keys of the forms that the person put in as they were signed and scanned."""
        return frozenset(
            part_key(form.form) for form in self.prepared if form.copy is not None and form.pages
        )

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
