"""The order of the rooms, read from the imports; each check is shown to catch what it is for."""

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "parole_packet"

ORDER = (
    {"cache", "diagnostics", "facts", "law", "records", "resources", "catalog", "errors", "worker"},
    {"case"},
    {"pdf", "typeset"},
    {"rules", "forms", "documents"},
    {"packet"},
    {"cli"},
)
"""Rooms, lowest first: each may import what stands lower; only in the lowest row also its neighbors."""

LIBRARIES = {
    "typer": {"cli"},
    "rich": {"cli"},
    "ruamel": {"case"},
    "pydantic": {"case"},
    "pydantic_core": {"case"},
    "pypdf": {"pdf"},
    "pikepdf": {"pdf"},
    "pypdfium2": {"pdf"},
    "reportlab": {"typeset"},
    "markdown_it": {"typeset"},
    "jinja2": {"typeset"},
    "markupsafe": {"typeset"},
    "uharfbuzz": {"typeset"},
    "bidi": {"typeset"},
    "pymupdf_fonts": {"typeset"},
    "PIL": {"documents", "typeset"},
    "pillow_heif": {"documents"},
    "platformdirs": {"cache", "forms"},
}
NETWORK = {
    "socket",
    "socketserver",
    "ssl",
    "http",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "xmlrpc",
    "webbrowser",
}
NETWORK_WITHIN = {"urllib.request", "urllib.robotparser", "asyncio.streams"}

Imports = Mapping[str, frozenset[str]]


def read_imports(folder: Path) -> dict[str, frozenset[str]]:
    """Return what each module of a package imports, by dotted names; `from a import b` counts as `a.b`."""
    package = folder.name
    trees = {}
    for path in sorted(folder.rglob("*.py")):
        parts = (package, *path.relative_to(folder).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        trees[name] = ast.parse(path.read_text("utf-8"))
    return {name: frozenset(_imported(tree, trees)) for name, tree in trees.items()}


def _imported(tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                own = str(node.module).split(".")[0] in {name.split(".")[0] for name in modules}
                yield whole if whole in modules or not own else str(node.module)


def room(module: str) -> str:
    """Return the room of a module of ours, empty for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def wrong_ways(imports: Imports, order: tuple[set[str], ...] = ORDER) -> list[str]:
    """Name every import that goes up, or sideways."""
    height = {name: level for level, row in enumerate(order) for name in row}
    found = []
    for module, targets in imports.items():
        here = room(module)
        for target in targets:
            if not target.startswith("parole_packet.") or room(target) == here or here in ("", "__main__"):
                continue
            level, other = height[here], height[room(target)]
            if other > level or (other == level and level > 0):
                found.append(f"{module} imports {target}")
    return sorted(found)


def strangers(imports: Imports) -> list[str]:
    """Name every foreign library that is imported outside its room, or that has none."""
    found = []
    for module, targets in imports.items():
        for target in targets:
            library = target.split(".")[0]
            if library == "parole_packet" or library in sys.stdlib_module_names:
                continue
            if room(module) not in LIBRARIES.get(library, set()):
                found.append(f"{module} imports {library}")
    return sorted(found)


def network_users(imports: Imports) -> list[str]:
    """Name every module that could reach the network."""
    return sorted(
        f"{module} imports {target}"
        for module, targets in imports.items()
        for target in targets
        if target.split(".")[0] in NETWORK
        or any(f"{target}.".startswith(f"{name}.") for name in NETWORK_WITHIN)
    )


def cycle(imports: Imports) -> list[str]:
    """Return modules that import each other in a ring, empty when there are none.

    The package itself is left out: it imports what it offers at first use only.
    """
    modules = imports.keys() - {"parole_packet"}
    try:
        TopologicalSorter({name: imports[name] & modules for name in sorted(modules)}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.fixture(scope="module")
def imports() -> Imports:
    return read_imports(SOURCE)


def test_the_scan_found_every_room(imports: Imports) -> None:
    rooms = {room(module) for module in imports} - {"", "__main__"}
    assert rooms == set().union(*ORDER)
    assert sum(map(len, imports.values())) > 100


def test_imports_point_one_way(imports: Imports) -> None:
    assert wrong_ways(imports) == []


def test_each_library_stays_in_its_room(imports: Imports) -> None:
    assert strangers(imports) == []


def test_nothing_can_reach_the_network(imports: Imports) -> None:
    assert network_users(imports) == []


def test_no_modules_import_each_other_in_a_ring(imports: Imports) -> None:
    assert cycle(imports) == []


@pytest.fixture
def spoiled(tmp_path: Path) -> Imports:
    """A package that does everything it must not."""
    files = {
        "__init__.py": "",
        "diagnostics.py": "from parole_packet.cli import app",
        "cli/__init__.py": "",
        "cli/app.py": "import parole_packet.diagnostics\nfrom urllib import request",
        "pdf/__init__.py": "from parole_packet import typeset\ndef f():\n    import reportlab.pdfgen",
        "typeset/__init__.py": "import leftpad\nfrom http.client import HTTPConnection",
    }
    folder = tmp_path / "parole_packet"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    return read_imports(folder)


def test_a_wrong_way_is_caught(spoiled: Imports) -> None:
    assert wrong_ways(spoiled) == [
        "parole_packet.diagnostics imports parole_packet.cli.app",
        "parole_packet.pdf imports parole_packet.typeset",
    ]


def test_a_stranger_is_caught(spoiled: Imports) -> None:
    assert strangers(spoiled) == [
        "parole_packet.pdf imports reportlab",
        "parole_packet.typeset imports leftpad",
    ]


def test_network_code_is_caught(spoiled: Imports) -> None:
    assert network_users(spoiled) == [
        "parole_packet.cli.app imports urllib.request",
        "parole_packet.typeset imports http.client.HTTPConnection",
    ]


def test_a_ring_is_caught(spoiled: Imports) -> None:
    assert set(cycle(spoiled)) == {"parole_packet.diagnostics", "parole_packet.cli.app"}
