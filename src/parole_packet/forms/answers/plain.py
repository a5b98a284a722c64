"""Letters that forms take: Latin, without accents, and in most boxes without many signs."""

import re
import unicodedata

_TYPOGRAPHIC = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "′": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "″": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "…": "...",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
    }
)
_STROKED = str.maketrans(
    {
        "Ł": "L",
        "ł": "l",
        "Đ": "D",
        "đ": "d",
        "Ð": "D",
        "ð": "d",
        "Ø": "O",
        "ø": "o",
        "Ħ": "H",
        "ħ": "h",
        "Ŧ": "T",
        "ŧ": "t",
        "ı": "i",
        "ß": "ss",
        "ẞ": "SS",
        "Æ": "AE",
        "æ": "ae",
        "Œ": "OE",
        "œ": "oe",
        "Þ": "TH",
        "þ": "th",
        "Ə": "A",
        "ə": "a",
        "º": "o",
        "ª": "a",
    }
)


def plain(text: str) -> str:
    """Return the text as forms print it: one line, composed letters, typographic signs as ASCII."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC).split())


def suggestion(text: str) -> str:
    """Return the text in plain Latin letters, such as Lukasz for Łukasz; empty when there is no way to tell.

    Only a proposal: the machine-readable lines of the passport decide how a name is written without accents.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKED))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare if bare.isascii() else ""


def foreign_words(text: str) -> list[str]:
    """The words of a plain text that hold letters or signs outside ASCII."""
    return [word for word in text.split() if not word.isascii()]


def refused_signs(text: str, allowed: str) -> str:
    """The ASCII signs of a text that are not allowed, each once; `allowed` is the inside of `[...]`."""
    return "".join(dict.fromkeys(re.findall(f"[^{allowed}]", re.sub(r"[^\x00-\x7f]", "", text))))


def without(text: str, allowed: str) -> str:
    """The text with a blank for each refused sign; an apostrophe closes up, as passports print it."""
    return " ".join(re.sub(f"[^{allowed}]", " ", text.replace("'", "")).split())
