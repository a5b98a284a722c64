"""Web pages that need nothing but themselves: one file, its style and script inside and allowed by their digests."""

import base64
import hashlib
from collections.abc import Mapping
from typing import TextIO

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from parole_packet.resources import resource


def write_web_page(stream: TextIO, name: str, values: Mapping[str, object]) -> None:
    """Fill in `templates/NAME/NAME.html.j2` with the style and script beside it, and write it piece by piece.

    Values are escaped, so that none can become markup. What a value yields lazily is asked for only when its place is
    reached: a page may be larger than the memory. The policy in the page lets a browser load nothing at all.
    """
    folder = resource("templates", name)
    style, script = (folder.joinpath(f"{name}.{kind}").read_text("utf-8") for kind in ("css", "js"))
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_digest(style)}; script-src {_digest(script)}"
    )
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    own = {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704 - our own files
    stream.writelines(environment.get_template(f"{name}.html.j2").generate(**values, **own))


def _digest(text: str) -> str:
    """Return the digest by which a browser knows an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
