"""Every finding that can be made is in the catalog, and everything in the catalog can be made."""

import ast
import re
from functools import cache
from pathlib import Path

import parole_packet
from parole_packet.catalog import CATALOG

SOURCE = Path(parole_packet.__file__).parent
MAKERS = {"Diagnostic", "refuse"}


def made() -> set[str]:
    """Return the codes that are named where findings are made."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def named(code: str) -> bool:
    """Whether the program outside the catalog names a code, whole or by its beginning (`f"unknown-{kind}"`)."""
    whole, beginnings = _strings()
    return code in whole or code.startswith(tuple(beginnings))


@cache
def _strings() -> tuple[set[str], set[str]]:
    files = [path for path in SOURCE.rglob("*.py") if path.parent.name != "catalog"]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    whole = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    parts = [node.values[0] for node in nodes if isinstance(node, ast.JoinedStr) and node.values]
    begun = {str(part.value) for part in parts if isinstance(part, ast.Constant)}
    return whole, {words for words in begun if re.fullmatch(r"[a-z]+-", words)}


def test_every_code_that_is_made_is_explained() -> None:
    assert len(made()) > 30
    assert sorted(made() - CATALOG.keys()) == []


def test_every_code_that_is_explained_is_made() -> None:
    assert [code for code in CATALOG if not named(code)] == []


def test_codes_and_their_words_keep_the_form() -> None:
    odd = [code for code in CATALOG if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)]
    assert odd == []
    assert [code for code, entry in CATALOG.items() if not (entry.title and entry.why and entry.mend)] == []
    assert [
        code
        for code, entry in CATALOG.items()
        if re.match("[A-Z][a-z]", entry.title) or entry.title[-1] == "."
    ] == []
    assert [code for code, entry in CATALOG.items() if bool(entry.as_of) != bool(entry.confidence)] == []
