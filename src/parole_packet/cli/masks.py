"""Characters that would disturb a terminal, made visible."""

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAB = "    "


def visible(character: str) -> str:
    """Return what stands for a character on a terminal: a control character is shown, never obeyed.

    Direction marks are shown too: obeyed, they could make a line read differently from what the file says.
    """
    if character == "\t":
        return _TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    if "\x7f" <= character < "\xa0" or character in _BIDI_CONTROLS or character in "\u2028\u2029":
        return "\ufffd"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return character


def one_line(text: str) -> str:
    """Return text as it may stand in a message: on one line, with control characters made visible."""
    return "".join(visible(character) for character in " ".join(text.split()))
