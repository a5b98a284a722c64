"""Where the files live that come with the program: templates, law data, example cases."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as `resource("templates", "law")`.

    A wheel carries `templates/` and `cases/` inside the package; an editable install finds them at the root of
    the checkout. Raises FileNotFoundError when neither has it.
    """
    for root in (_PACKAGE, _CHECKOUT):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
