"""JSON Schemas of the answers of the commands about legal terms."""

from typing import Any

_TEXT = {"type": "string"}
_TEXT_OR_NONE = {"type": ["string", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_DAY = {"type": ["string", "null"], "format": "date"}
_MOMENT = {"type": ["string", "null"], "format": "date-time"}
_YES_NO_NONE = {"type": ["boolean", "null"]}

_END = {"due_on": _DAY, "due_at": _MOMENT, "due_at_utc": _MOMENT, "waits_for": _TEXT_OR_NONE}
_STEPS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["n", "code", "words"],
        "additionalProperties": False,
        "properties": {"n": _COUNT, "code": _TEXT, "words": {"type": "string", "minLength": 1}},
    },
}


def _object(properties: dict[str, Any], *, or_none: bool = False) -> dict[str, Any]:
    return {
        "type": ["object", "null"] if or_none else "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object(properties)}


_NAME = {"profile": _TEXT, "duty": _TEXT, "source": _TEXT, "reading": _TEXT_OR_NONE}
_WARNINGS = _list({"code": _TEXT, "words": _TEXT})
_ONE = {
    "version": {"const": "legal_due/1"},
    "source": _TEXT,
    "profile": _TEXT,
    "profile_version": _COUNT,
    "profile_as_of": {"type": "string", "format": "date"},
    "duty": _TEXT,
    "title": _TEXT,
    "legal_term": _TEXT,
    "note": _TEXT_OR_NONE,
    "confidence": _TEXT,
    "is_on": {"type": "boolean"},
    "meaning": _TEXT,
    "start_event": _TEXT,
    "stop_event": _TEXT,
    "started": _TEXT,
    **_END,
    "steps": _STEPS,
    "calendar": _object(
        {
            "place": _TEXT,
            "timezone": _TEXT,
            "library": _TEXT,
            "weekend": {"type": "array", "items": _COUNT},
            "years": {"type": "array", "items": _COUNT},
            "fingerprint": _TEXT,
            "confirmed_until": _COUNT,
        }
    ),
    "places": _list({"place": _TEXT, "timezone": _TEXT, **_END}),
    "readings": _list({"reading": _TEXT, **_END, "steps": _STEPS}),
    "also": _list({**_NAME, **_END, "steps": _STEPS}),
    "earliest": _object({**_NAME, **_END}, or_none=True),
    "extension": _object({"condition": _TEXT, **_END, "steps": _STEPS}, or_none=True),
    "fallback": _object({**_END, "steps": _STEPS}, or_none=True),
    "stopped_at": _MOMENT,
    "in_time": _YES_NO_NONE,
    "warnings": _WARNINGS,
}
_ROW = {
    "row": _COUNT,
    "case": _TEXT_OR_NONE,
    "profile": _TEXT,
    "duty": _TEXT,
    "source": _TEXT,
    "region": _TEXT,
    "at": _TEXT,
    "due_on": _DAY,
    "due_at": _MOMENT,
    "waits_for": _TEXT_OR_NONE,
    "earliest_duty": _TEXT_OR_NONE,
    "earliest_on": _DAY,
    "stopped_at": _MOMENT,
    "in_time": _YES_NO_NONE,
}
_MANY = {
    "type": "object",
    "required": ["version", "n", "late", "out", "rows"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "legal_due/1"},
        "n": _COUNT,
        "late": _COUNT,
        "out": _TEXT_OR_NONE,
        "rows": _list(_ROW),
        "warnings": {"type": "array"},
    },
}

DUE_SCHEMA = {
    "title": "vinculo legal due",
    "description": "One date with --at, or one row per date of a file.",
    "oneOf": [_object(_ONE), _MANY],
}

_DUTY = {
    "profile": _TEXT,
    "id": _TEXT,
    "kind": _TEXT,
    "title": _TEXT,
    "legal_term": _TEXT,
    "article": _TEXT,
    "confidence": _TEXT,
    "confidence_words": _TEXT,
    "agreement": _TEXT,
    "is_on": {"type": "boolean"},
    "clock": {"type": ["object", "null"]},
    "also": {"type": "array", "items": _TEXT},
    "applies_to": {"type": "array", "items": _TEXT},
    "effective_from": _DAY,
    "details": {"type": ["object", "null"]},
    "evidence": {"type": "array", "items": _TEXT},
    "sources": {"type": "array", "items": {"type": "string", "format": "uri"}},
    "note": _TEXT_OR_NONE,
}
PROFILES_SCHEMA = {
    "title": "vinculo legal profiles",
    **_object(
        {
            "version": {"const": "legal_profiles/1"},
            "n": _COUNT,
            "clocks": _COUNT,
            "switched_off": _COUNT,
            "disclaimer": _TEXT,
            "profiles": _list(
                {
                    "id": _TEXT,
                    "version": _COUNT,
                    "as_of": {"type": "string", "format": "date"},
                    "name": _TEXT,
                    "status": _TEXT,
                    "country": _TEXT,
                    "calendar": _TEXT,
                    "timezone": _TEXT,
                    "regions": {"type": "array", "items": _TEXT},
                    "confirmed_until": {"type": ["integer", "null"]},
                    "valid_from": _DAY,
                    "effective_from": _DAY,
                    "enforceable_from": _DAY,
                    "is_on": {"type": "boolean"},
                    "duties": _COUNT,
                    "clocks": _COUNT,
                    "switched_off": _COUNT,
                }
            ),
            "duties": _list(_DUTY),
        }
    ),
}

_READING = {
    "clock": {"enum": ["call", "call_menu", "human"]},
    "key": _TEXT,
    "words": _TEXT,
    "base": {"enum": ["received", "answered"]},
    "n": _COUNT,
    "value": {"type": ["number", "null"]},
    "unit": {"enum": ["share", "seconds"]},
    "limit": {"type": "number"},
    "passes": {"type": "boolean"},
    "margin": {"type": "number"},
    "period": _TEXT,
    "reason": _TEXT_OR_NONE,
}
CALLS_SCHEMA = {
    "title": "vinculo legal calls",
    **_object(
        {
            "version": {"const": "legal_calls/1"},
            "source": _TEXT,
            "n": _COUNT,
            "timezone": _TEXT,
            "clocks": _list(
                {
                    "clock": {"enum": ["call", "call_menu", "human"]},
                    "words": _TEXT,
                    "source": _TEXT,
                    "n": _COUNT,
                    "unanswered": _COUNT,
                    "passes_all": {"type": "boolean"},
                }
            ),
            "strictest": _list(_READING),
            "readings": _list(_READING),
            "passes_all": {"type": "boolean"},
            "warnings": _WARNINGS,
        }
    ),
}
