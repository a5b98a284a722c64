"""Filling a small form that has every quirk, and proving box by box what stands in it."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parole_packet.forms.answers import make
from parole_packet.forms.answers.fit import Fitted, fit
from parole_packet.forms.answers.record import Answer, FormAnswers
from parole_packet.forms.blanks import identify
from parole_packet.forms.fill import FilledForm, Written, fill, plan, rooms
from parole_packet.forms.layout import LEADING
from parole_packet.forms.maps import Binding, bind, read_map
from parole_packet.forms.readback import read_back
from parole_packet.pdf.raster import renderer
from tests.corpus.form_drawing import draw
from tests.corpus.forms import QUIRKY
from tests.forms.test_blanks import X1

MAP = Path(__file__).parents[1] / "corpus" / "quirky_map.yaml"
BLANK = draw(QUIRKY)
WORDS = {
    "name.family": "van der Berg-Haidari",
    "name.given": "Maryam",
    "number": "055501342",
    "why": "She was diagnosed (on May 3) with a tumor that no hospital in the country can treat, and the "
    "surgery is scheduled for January; afterwards she returns home.",
    "sex": "female",
    "unit_type": "apt",
    "state": "CA",
    "self": "Self",
}


def answers(values: dict[str, str]) -> FormAnswers:
    listed = [answer(key, values.get(key)) for key in WORDS]
    return FormAnswers("X-1", "A drawn form", None, {}, tuple(listed))


def answer(key: str, value: str | None) -> Answer:
    if key in ("sex", "unit_type"):
        words = {token: token for token in ("male", "female", "apt", "other")}
        return make.choice("1/1", key, key, value, (), words=words)
    kind = make.PROSE if key == "why" else make.WORDS
    return make.text("1/1", key, key, value, (), kind=kind)


@pytest.fixture(scope="module")
def binding(tmp_path_factory: pytest.TempPathFactory) -> Binding:
    path = tmp_path_factory.mktemp("forms") / "x-1.pdf"
    path.write_bytes(BLANK)
    found, differences = bind(identify(path, known=[X1]), read_map(MAP))
    assert differences == []
    assert found is not None
    return found


def fitted(binding: Binding, values: dict[str, str]) -> Fitted:
    return fit(answers(values), rooms(binding))


def filled(binding: Binding, values: dict[str, str]) -> FilledForm:
    written, misfits = plan(binding, fitted(binding, values))
    assert misfits == []
    return fill(binding.blank, written, BLANK)


def faults(form: FilledForm, finished: bytes, first: int = 0) -> list[str]:
    return read_back(finished, first, form, BLANK)


def test_every_box_holds_its_answer(binding: Binding) -> None:
    form = filled(binding, WORDS)
    assert faults(form, form.pdf) == []


def test_an_empty_form_is_the_blank_as_printed(binding: Binding) -> None:
    form = filled(binding, {"self": "Self"})
    assert faults(form, form.pdf) == []


def test_only_the_right_boxes_are_ticked(binding: Binding) -> None:
    form = filled(binding, WORDS)
    assert {one.box.name: one.state for one in form.boxes if one.state} == {
        "form1[0].Female[0]": "/F",
        "form1[0].Apartment[0]": "/ APT ",
    }


def test_nothing_interactive_is_left(binding: Binding) -> None:
    with pikepdf.open(io.BytesIO(filled(binding, WORDS).pdf)) as pdf:
        assert sorted(pdf.Root.keys()) == ["/Pages", "/Type"]
        assert not pdf.is_encrypted
        assert [sorted(page.keys()) for page in pdf.pages] == [
            ["/Contents", "/MediaBox", "/Parent", "/Resources", "/Type"]
        ] * 2


def test_text_that_does_not_print_stays_out(binding: Binding) -> None:
    with renderer(filled(binding, WORDS).pdf) as pages:
        text = pages.text(0)
    assert "Form X-1" in text
    assert "ViewOnly" not in text


def test_barcodes_can_be_read(binding: Binding) -> None:
    form = filled(binding, WORDS)
    assert barcodes(form.pdf) == ["X-1|01/02/26|1", "X-1|01/02/26|2"]


def barcodes(pdf: bytes) -> list[str]:
    from PIL import Image

    found = []
    with renderer(pdf) as pages:
        for index in range(len(pages)):
            drawn = pages.draw(index, dpi=300)
            picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb)
            foot = picture.crop((0, round(drawn.height * 0.94), drawn.width, drawn.height))
            foot = foot.resize((foot.width, foot.height * 3))
            found += [
                code.text for code in zxingcpp.read_barcodes(foot, formats=zxingcpp.BarcodeFormat.PDF417)
            ]
    return found


def test_lines_stand_on_the_printed_rules(binding: Binding) -> None:
    why = next(one for one in filled(binding, WORDS).boxes if one.box.name == "form1[0].Why[0]")
    assert len(why.lines) == 2
    assert why.box.rect.height / 3 == LEADING


def test_the_same_answers_give_the_same_bytes(binding: Binding) -> None:
    assert filled(binding, WORDS).pdf == filled(binding, WORDS).pdf


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("number", "1234567890", "10 characters in a box of 9"),
        ("name.given", "M" * 40, "the words are wider than the box"),
        ("name.given", "Łukasz", "the letters Ł cannot be printed"),
        ("state", "ZZ", "the value is not in the list of the box"),
        ("sex", "other", "no box takes this answer"),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_drawn(
    binding: Binding, key: str, value: str, words: str
) -> None:
    ready = Fitted(answers(WORDS | {key: value}), {"why": ("One line",)}, (), ())
    _, misfits = plan(binding, ready)
    assert words in [misfit.words for misfit in misfits]


def changed(form: FilledForm, name: str, **change: object) -> list[Written]:
    return [replace(one, **change) if one.box.name == f"form1[0].{name}[0]" else one for one in form.boxes]  # type: ignore[arg-type]


def covered(pdf: bytes, page: int, x: float, y: float, width: float, height: float) -> bytes:
    """Paint a white patch over a finished page: the text stays, the ink goes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        patch = f"q 1 g {x} {y} {width} {height} re f Q".encode()
        document.pages[page].contents_add(document.make_stream(patch))
        document.save(out)
    return out.getvalue()


def swapped(form: FilledForm, binding: Binding) -> bytes:
    lines = {one.box.name: one.lines for one in form.boxes}
    first, second = "form1[0].Locked[0]", "form1[0].State[0]"
    other = {first: lines[second], second: lines[first]}
    written = [replace(one, lines=other.get(one.box.name, one.lines)) for one in form.boxes]
    return fill(binding.blank, written, BLANK).pdf


def without_page(form: FilledForm, binding: Binding) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(form.pdf)) as document:
        del document.pages[1]
        document.save(out)
    return out.getvalue()


Sabotage = Callable[[FilledForm, Binding], bytes]
SABOTAGE: dict[str, tuple[Sabotage, str]] = {
    "a clipped answer": (lambda form, _: covered(form.pdf, 0, 150, 701, 40, 16), "1/1: the letter"),
    "half a letter": (lambda form, _: covered(form.pdf, 0, 38, 701, 60, 6), "1/1: the letter"),
    "a lost answer": (
        lambda form, binding: fill(binding.blank, changed(form, "Family", lines=()), BLANK).pdf,
        "1/1: the box does not hold its answer",
    ),
    "two ticks": (
        lambda form, binding: fill(binding.blank, changed(form, "Male", state="/M"), BLANK).pdf,
        "1/5: the box should be empty",
    ),
    "a lost tick": (
        lambda form, binding: fill(binding.blank, changed(form, "Female", state=""), BLANK).pdf,
        "1/5: the mark or answer does not show",
    ),
    "swapped values": (swapped, "1/2: the box does not hold its answer"),
    "a value in a signature box": (
        lambda form, binding: fill(binding.blank, changed(form, "Signature", lines=("Karim",)), BLANK).pdf,
        "1/9: the box should be empty",
    ),
    "a lost barcode": (
        lambda form, _: covered(form.pdf, 1, 192, 12, 270, 18),
        "page 2, /barcode: the barcode",
    ),
    "a scratch on a barcode": (
        lambda form, _: covered(form.pdf, 1, 300, 12, 4, 18),
        "page 2, /barcode: the barcode",
    ),
    "ink beside the boxes": (lambda form, _: covered(form.pdf, 0, 36, 26, 30, 8), "page 1: it differs"),
    "a page missing": (without_page, "has 1 pages in place of 2"),
    "not a PDF": (lambda *_: b"%PDF-1.7 nothing", "cannot be read back"),
}


@pytest.mark.parametrize("name", SABOTAGE)
def test_sabotage_of_the_finished_pages_is_caught(binding: Binding, name: str) -> None:
    form = filled(binding, WORDS)
    spoil, expected = SABOTAGE[name]
    found = faults(form, spoil(form, binding))
    assert [fault for fault in found if expected in fault], found


def test_a_form_is_read_back_from_the_middle_of_a_packet(binding: Binding) -> None:
    form = filled(binding, WORDS)
    out = io.BytesIO()
    with pikepdf.new() as packet, pikepdf.open(io.BytesIO(form.pdf)) as pages:
        packet.add_blank_page()
        packet.pages.extend(pages.pages)
        packet.save(out)
    assert faults(form, out.getvalue(), first=1) == []
    assert faults(form, out.getvalue(), first=0) != []


_LETTERS = "".join(chr(code) for code in range(33, 127))
_WORD = st.text(_LETTERS, min_size=1, max_size=30)


def sentence(most: int) -> st.SearchStrategy[str]:
    return st.lists(_WORD, min_size=1, max_size=6).map(lambda words: " ".join(words)[:most].strip())


@example(family="A-", given_name="on the way-", number="0", why="- and - (then) \\ so-")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    family=sentence(28),
    given_name=sentence(30),
    number=st.text("0123456789", min_size=1, max_size=9),
    why=sentence(200),
)
def test_whatever_fits_is_read_back_whole(
    binding: Binding, family: str, given_name: str, number: str, why: str
) -> None:
    values: dict[str, str] = {"name.family": family, "name.given": given_name, "number": number, "why": why}
    form = filled(binding, values)
    assert faults(form, form.pdf) == []
    written = {one.box.name: " ".join(one.lines) for one in form.boxes}
    assert written["form1[0].Family[0]"] == family
    assert "".join(written["form1[0].Why[0]"].split()) == "".join(why.split())
