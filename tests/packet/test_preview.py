"""The preview as a file: what stands in it, that nothing reaches out of it, and when it is made and taken away."""

import base64
import hashlib
import io
import json
import re
import stat
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.packet.pipeline import Settings, prepare
from parole_packet.packet.preview import preview_findings
from tests.cli import minimal
from tests.conftest import TESTS, Ran
from tests.packet import preview_case
from tests.packet.preview_case import MARKUP, PERSIAN, TODAY, Built

Run = Callable[..., Ran]
PREVIEW = "preview-draft.html"
_VOID = {"meta", "img", "input", "path", "circle", "use"}


class Page(HTMLParser):
    """Every element with its attributes and the text inside it; fails where elements do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, _, text in self._open:
            text.append(data)

    def all(self, tag: str, of_class: str = "") -> list[dict[str, str]]:
        """Return the attributes of elements, with their text under `text`."""
        return [
            attributes | {"text": " ".join("".join(text).split())}
            for name, attributes, text in self.elements
            if name == tag and (not of_class or of_class in attributes.get("class", "").split())
        ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return preview_case.build(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def page(built: Built) -> Page:
    return Page(built.html)


def card(page: Page, number: int) -> dict[str, str]:
    (found,) = [one for one in page.all("li", "page") if one["id"] == f"p{number}"]
    return found


def test_every_page_of_the_packet_stands_in_it_with_its_label(built: Built, page: Page) -> None:
    cards = page.all("li", "page")
    planned = built.manifest["pages"]
    assert len(cards) > 15
    assert [one["id"] for one in cards] == [f"p{one['number']}" for one in planned]
    for shown, one in zip(cards, planned, strict=True):
        assert one["footer"] in shown["text"]
        assert (one["source"] or "") in shown["text"]
    (link,) = [one for one in page.all("a", "view") if one["href"] == f"#p{built.number('odd', 2)}"]
    total = len(planned)
    assert link["aria-label"].startswith(
        f"Packet page {built.number('odd', 2)} of {total}; Exhibit A, page 2 of 3;"
    )


def test_the_parts_are_headings_and_can_be_chosen(page: Page) -> None:
    titles = [re.sub(r" pages? [\d-]+$", "", one["text"]) for one in page.all("h2")][1:-1]
    assert titles == [one["text"] for one in page.all("option")][3:]
    assert f"Exhibit A. {MARKUP}" in titles
    assert "Cover letter" in titles


def test_text_of_the_case_never_becomes_markup(built: Built, page: Page) -> None:
    assert len(page.all("script")) == 1
    assert page.all("b") == [one for one in page.all("b") if "best" not in one["text"]]
    assert built.html.count("&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;x&#39;") > 2
    assert any(one["text"] == f"Exhibit B. Certificate {PERSIAN} of birth" for one in page.all("bdi"))


def test_nothing_in_it_leads_out_of_it(page: Page) -> None:
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for tag, attributes, _ in page.elements:
        assert not {name for name in attributes if name.startswith("on")} | attributes.keys() & {
            "style",
            "srcset",
        }
        assert attributes.get("src", "data:image/webp;base64,").startswith("data:image/webp;base64,")
        assert tag not in {"link", "base", "iframe", "object", "embed"}
        if "href" in attributes:
            assert attributes["href"][0] == "#"
            assert attributes["href"][1:] in ids
    (style,), (script,) = (
        [text for tag, _, text in page.elements if tag == kind] for kind in ("style", "script")
    )
    assert "url(" not in "".join(style)
    assert "@import" not in "".join(style)
    assert "://" not in "".join(script)


def test_a_browser_may_run_its_own_style_and_script_only(page: Page) -> None:
    (policy,) = [
        one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"
    ]
    texts = {tag: "".join(text) for tag, _, text in page.elements if tag in ("style", "script")}
    digests = {
        tag: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for tag, text in texts.items()
    }
    assert policy == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'"
    )


def test_the_pictures_are_the_pages(built: Built, page: Page) -> None:
    pictures = [one for one in page.all("img") if "src" in one]
    assert len(pictures) == len(built.manifest["pages"])
    for one in pictures:
        image = Image.open(io.BytesIO(base64.b64decode(one["src"].partition(",")[2])))
        assert image.size == (459, 594) == (int(one["width"]), int(one["height"]))
    assert len({one["src"] for one in pictures}) > 10


def test_findings_stand_at_their_page_and_the_others_on_top(built: Built, page: Page) -> None:
    comment = card(page, built.number("odd", 2))
    assert "found" in comment["class"]
    assert "comments that open on a click are left out" in comment["text"]
    assert "found" not in card(page, built.number("odd", 1))["class"]
    accepted = card(page, built.number("persian", 1))
    assert "accepted" in accepted["text"]
    listed = {re.search(r"[a-z]+-[a-z-]+", one["text"])[0]: one["text"] for one in page.all("li", "finding")}  # type: ignore[index]
    assert f"packet page {built.number('odd', 2)}" in listed["pdf-comments"]
    assert "no page of its own" in listed["policy-note"]
    assert "the <b>best</b> there is, A•••••••••" in listed["low-resolution"]


def test_a_page_with_nothing_on_it_is_marked(built: Built, page: Page) -> None:
    blank = [int(one["id"][1:]) for one in page.all("li", "page") if "blank" in one["class"].split()]
    assert blank == [built.number("odd", 3)]
    assert "looks blank" in card(page, blank[0])["text"]


def test_it_says_what_it_is_and_to_which_file_it_belongs(built: Built, page: Page) -> None:
    (head,) = page.all("header")
    assert "Not part of the filing." in head["text"]
    assert "Draft: cannot be filed." in head["text"]
    digest = hashlib.sha256(built.packet.read_bytes()).hexdigest()
    assert f"packet-draft.pdf with SHA-256 {digest}" in head["text"]


def test_it_is_private_and_named_in_the_manifest(built: Built) -> None:
    assert stat.S_IMODE(built.path.stat().st_mode) == 0o600
    digest = hashlib.sha256(built.path.read_bytes()).hexdigest()
    assert built.manifest["outputs"][PREVIEW] == {"sha256": digest}


def test_the_same_case_gives_the_same_preview_on_any_day(built: Built, tmp_path: Path, run: Run) -> None:
    assert run("build", built.case, "--preview", "--today", "2027-12-02", "--out", tmp_path).code == 0
    assert (tmp_path / PREVIEW).read_bytes() == built.path.read_bytes()


def test_a_build_says_where_it_is_and_makes_none_unasked(tmp_path: Path, run: Run) -> None:
    case = minimal.write(tmp_path / "case")
    out = case.parent / "out"
    assert "preview" not in run("build", case, *TODAY).stderr
    assert not (out / PREVIEW).exists()
    assert (
        f"preview, all pages to look through: {out / PREVIEW}"
        in run("build", case, "--preview", *TODAY).stderr
    )


def test_one_of_an_earlier_build_does_not_stay_beside_a_newer_packet(tmp_path: Path, run: Run) -> None:
    case = minimal.write(tmp_path / "case")
    out = case.parent / "out"
    assert run("build", case, "--preview", *TODAY).code == 0
    assert run("build", case, *TODAY).code == 0
    assert not (out / PREVIEW).exists()
    assert PREVIEW not in json.loads((out / "packet-draft.manifest.json").read_text("utf-8"))["outputs"]


def test_one_somebody_changed_is_neither_taken_away_nor_replaced(tmp_path: Path, run: Run) -> None:
    case = minimal.write(tmp_path / "case")
    preview = case.parent / "out" / PREVIEW
    assert run("build", case, "--preview", *TODAY).code == 0
    preview.write_text("my notes", "utf-8")
    assert run("build", case, *TODAY, "--force").code == 0
    assert preview.read_text("utf-8") == "my notes"
    ended = run("build", case, "--preview", *TODAY)
    assert ended.code == 3
    assert f"{PREVIEW} was changed since it was built, or was not built by this program" in ended.stderr
    assert run("build", case, "--preview", *TODAY, "--force").code == 0
    assert preview.read_text("utf-8").startswith("<!doctype html>")


PLACES = {
    "the file": (("exhibits", 0, "file"), (), [("original", 1)]),
    "pages of the file": (("exhibits", 0, "file"), (1, 2), [("original", 1), ("original", 2)]),
    "the exhibit": (("exhibits", 0, "title"), (), [("original", 1)]),
    "the translation": (("exhibits", 0, "translation", "file"), (), [("translation", 1)]),
    "the translator": (("exhibits", 0, "translation", "translator"), (), [("certification", 1)]),
    "the sponsor": (("sponsor", "income"), (), []),
}


@pytest.mark.parametrize(("path", "pages", "wanted"), PLACES.values(), ids=PLACES)
def test_a_finding_leads_to_the_pages_it_is_about(
    path: tuple[str | int, ...], pages: tuple[int, ...], wanted: list[tuple[str, int]], tmp_path: Path
) -> None:
    case = minimal.CASE.replace(
        "    file: exhibits/letter.pdf\n",
        "    file: exhibits/letter.pdf\n    language: [fa]\n"
        "    translation: {file: exhibits/letter.md, translator: noor}\n",
    )
    case += "translators:\n  noor: {name: Leila Noor, languages: [fa]}\n"
    file = minimal.write(tmp_path / "case", case)
    (file.parent / "exhibits" / "letter.md").write_text("The letter.", "utf-8")
    found = prepare(file, Settings(draft=True, library=tmp_path / "no-forms"))
    assert found.loaded.case
    assert found.composition
    plan = found.composition.plan
    finding = Diagnostic("uncited-exhibit", "something", where=Where(path), pages=pages)
    (shown,) = preview_findings(found.loaded.case, plan, found.loaded.source, [finding], [])
    at = [plan.pages[number - 1] for number in shown.pages]
    assert [(page.part.kind.value, page.position) for page in at] == wanted
    assert {page.part.exhibit for page in at} <= {"letter"}


def test_the_pages_of_the_example_fit_their_findings(tmp_path: Path) -> None:
    found = prepare(TESTS.parent / "cases" / "medical" / "case.yaml", Settings(draft=True, library=tmp_path))
    assert found.loaded.case
    assert found.composition
    plan, source = found.composition.plan, found.loaded.source
    shown = preview_findings(found.loaded.case, plan, source, found.lasting.open, ())
    files = {
        plan.pages[number - 1].source.file
        for one in shown
        if one.code == "pdf-comments"
        for number in one.pages
    }
    assert files == {"exhibits/charity-care.pdf"}
