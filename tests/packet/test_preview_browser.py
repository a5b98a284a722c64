"""The preview in a browser: filters, keys, print, and not one request."""

import io
import os
import sys
import unicodedata
from collections.abc import Iterator

import pypdf
import pytest

from tests.packet import preview_case
from tests.packet.preview_case import Built

if sys.platform == "win32":
    pytest.skip("a browser is driven through inherited pipes", allow_module_level=True)

from tests.packet.browser import VARIABLE, Browser, browser_path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return preview_case.build(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def open_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = browser_path()
    if path is None:
        assert os.environ.get("CI") != "true", "Chromium is needed here"
        pytest.skip(f"there is no Chromium; {VARIABLE} may name one")
    browser = Browser(path, tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def browser(open_browser: Browser, built: Built) -> Iterator[Browser]:
    """The preview, freshly opened; whatever a test does with it, nothing is complained of or fetched."""
    open_browser("Emulation.setScriptExecutionDisabled", value=False)
    open_browser(
        "Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False
    )
    open_browser.open(built.path)
    yield open_browser
    asked = {event["request"]["url"] for event in open_browser.told("Network.requestWillBeSent")}
    assert {url for url in asked if not url.startswith("data:")} == {built.path.as_uri()}
    for complaint in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
        assert open_browser.told(complaint) == []


def shown(browser: Browser) -> list[int]:
    """Return the numbers of the pages that can be seen."""
    script = "[...document.querySelectorAll('.page')].filter(one => one.checkVisibility()).map(one => one.id.slice(1))"
    return [int(number) for number in browser.run(script)]


def at(browser: Browser) -> int | None:
    """Return the number of the page that has the focus."""
    number = browser.run("document.activeElement.closest('.page')?.id.slice(1)")
    return number and int(number)


def choose(browser: Browser, value: str) -> None:
    browser.run(f"show.value = {value!r}; show.dispatchEvent(new Event('change'))")


def test_pages_are_filtered_by_what_was_found_and_by_part(browser: Browser, built: Built) -> None:
    everything = shown(browser)
    assert everything == [one["number"] for one in built.manifest["pages"]]
    choose(browser, "found")
    assert built.number("odd", 2) in shown(browser)
    assert built.number("odd", 1) not in shown(browser)
    choose(browser, "blank")
    assert shown(browser) == [built.number("odd", 3)]
    assert browser.run("document.getElementById('shown').value") == f"1 of {len(everything)} pages"
    part = browser.run("[...show.options].find(one => one.text.startsWith('Exhibit A')).value")
    choose(browser, part)
    first = built.number("odd", 1)
    assert shown(browser) == [first - 1, first, first + 1, first + 2]
    choose(browser, "all")
    assert shown(browser) == everything


def test_search_finds_titles_in_any_script_files_and_findings(browser: Browser, built: Built) -> None:
    everything = shown(browser)
    browser.press("/")
    assert browser.run("document.activeElement.id") == "search"
    browser("Input.insertText", text=preview_case.PERSIAN)
    assert shown(browser) == [built.number("persian", 1) - 1, built.number("persian", 1)]
    browser.press("Escape")
    assert shown(browser) == everything
    browser.press("/", *"COMMENTS")
    assert shown(browser) == [built.number("odd", 2)]
    browser.press("Enter")
    assert at(browser) == built.number("odd", 2)
    browser.run("search.value = 'nowhere'; search.dispatchEvent(new Event('input'))")
    assert shown(browser) == []
    browser.run("clear.click()")
    assert shown(browser) == everything


def test_keys_lead_through_the_pages(browser: Browser, built: Built) -> None:
    last = len(built.manifest["pages"])
    browser.press("Home")
    assert at(browser) == 1
    browser.press("j", "ArrowRight")
    assert at(browser) == 3
    browser.press("k", "ArrowLeft", "ArrowLeft")
    assert at(browser) == 1
    browser.press("ArrowDown")
    below = at(browser)
    assert below is not None
    assert below > 1
    browser.press("ArrowUp")
    assert at(browser) == 1
    browser.press("End")
    assert at(browser) == last
    browser.press("Home", "n")
    assert at(browser) == built.number("odd", 2)
    browser.press("n", "p")
    assert at(browser) == built.number("odd", 2)
    outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    assert (
        browser.run("[...document.querySelectorAll('.view')].filter(one => one.tabIndex === 0).length") == 1
    )


def test_a_page_is_enlarged_and_closed_again(browser: Browser, built: Built) -> None:
    number = built.number("odd", 2)
    browser.run(f"document.querySelector('#p{number} .view').focus()")
    browser.press("Enter")
    assert browser.run("document.querySelector('#large').open")
    assert browser.run("caption.textContent").startswith(f"Packet page {number} of")
    assert browser.run("document.querySelector('#picture').decode().then(() => picture.naturalHeight)") == 594
    assert browser.run("picture.getBoundingClientRect().height") > 594
    assert "comments that open on a click" in browser.run("signs.textContent")
    browser.press("j")
    assert browser.run("caption.textContent").startswith(f"Packet page {number + 1} of")
    browser.press("Escape")
    assert not browser.run("document.querySelector('#large').open")
    browser.wait_for(f"document.activeElement.closest('#p{number + 1}')")
    browser.press("?")
    assert browser.run("document.querySelector('#help').open")
    browser.press("Escape")
    assert not browser.run("document.querySelector('#help').open")


def test_a_finding_leads_to_its_page_even_when_that_is_filtered_out(browser: Browser, built: Built) -> None:
    number = built.number("odd", 2)
    choose(browser, "blank")
    browser.run(f"document.querySelector('.finding a[href=\"#p{number}\"]').click()")
    assert at(browser) == number
    assert browser.run("show.value") == "all"


@pytest.mark.parametrize("width", [400, 1280])
def test_no_width_makes_it_scroll_sideways(width: int, browser: Browser) -> None:
    browser("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_without_scripts_it_is_a_plain_list(browser: Browser, built: Built) -> None:
    browser("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(built.path)
    assert shown(browser) == [one["number"] for one in built.manifest["pages"]]
    assert browser.run("document.querySelector('#tools').checkVisibility()") is False
    assert browser.run("document.querySelector('#p1 img').getBoundingClientRect().width") > 400


def printed(browser: Browser) -> list[str]:
    """Return the text of each printed sheet, letter by letter: fonts may join some."""
    sheets = pypdf.PdfReader(io.BytesIO(browser.printed())).pages
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


@pytest.mark.parametrize("dark", ["light", "dark"])
def test_printed_it_is_a_checklist_of_twenty_pages_a_sheet(dark: str, browser: Browser, built: Built) -> None:
    browser("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": dark}])
    planned = built.manifest["pages"]
    sheets = printed(browser)
    count = -(-len(planned) // 20)
    findings, pages = sheets[:-count], " ".join(sheets[-count:])
    assert "Findings" in findings[0]
    assert "comments that open on a click" in " ".join(findings)
    assert not any(one["footer"] in " ".join(findings) for one in planned)
    assert all(one["footer"] in pages for one in planned)
    assert all("Not part of the filing" in sheet for sheet in sheets)
    assert not any("Search" in sheet for sheet in sheets)


def test_what_is_filtered_out_is_not_printed(browser: Browser) -> None:
    choose(browser, "blank")
    sheets = printed(browser)
    assert "Exhibit A, page 3 of 3" in sheets[-1]
    assert "Exhibit A, page 2 of 3" not in " ".join(sheets)
