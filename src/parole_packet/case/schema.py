"""The JSON Schema of a case file, for editors: completion, hover texts and marks under mistakes."""

import json
from typing import Any

from parole_packet.case.base import NAME, WORDS, Json
from parole_packet.case.models import Case

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> Json:
    """Return the JSON Schema (2020-12) of a case file.

    It takes whatever the loader takes, as a YAML editor sees it: numbers and booleans as well as the same in
    quotes. The loader checks more than a schema can say.
    """
    schema: Json = _tidy(Case.model_json_schema(by_alias=True, mode="validation"))
    return {"$schema": DIALECT, "title": "parole-packet case file", **schema}


def schema_text() -> str:
    """Return the schema as a file, the same on every system."""
    return json.dumps(case_schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(value: Any) -> Any:
    """Leave out what no reader needs: generated titles and defaults that say nothing."""
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _tidy(one) for key, one in value.items() if not _is_noise(key, one)}


def _is_noise(key: str, value: Any) -> bool:
    if key in (WORDS, NAME):
        return True
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [], {}))
