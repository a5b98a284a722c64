"""What the program sets in type by itself: each builder takes plain text and trees and returns a story."""

from parole_packet.typeset.stories.exhibits import (
    Certifier,
    IndexRow,
    certification_story,
    index_story,
    tab_story,
    translation_story,
)
from parole_packet.typeset.stories.letter import letter_story, statement_story

__all__ = [
    "Certifier",
    "IndexRow",
    "certification_story",
    "index_story",
    "letter_story",
    "statement_story",
    "tab_story",
    "translation_story",
]
