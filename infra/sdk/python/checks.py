"""What all programs share: the models they call, what those say, and how a check's end is told.

A check is called with the kind of provider its models stand on. Its end is a line: feature, provider kind, and `passed`,
`refused` (the gateway named what that provider has no words for) or `failed: …`.
"""
import json
import os
import traceback

PROGRAM = os.environ["AGUMBE_SDK_PROGRAM"]
SCENARIOS = json.load(open(os.environ["AGUMBE_SDK_SCENARIOS"], encoding="utf-8"))
PROVIDERS = ("openai", "anthropic", "google")
ANY = "any"
ASK = [{"role": "user", "content": "Say something."}]
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
CITIES = [{"city": "Rome", "days": 2}, {"city": "Österås", "days": 1}]
SCHEMA = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
    "required": ["city", "days"],
    "additionalProperties": False,
}


class Refused(Exception):
    """The gateway refused what this provider cannot do, and said so as it should."""


def model(scenario, provider):
    """The model of this program that behaves so, on a provider of that kind."""
    return f"@{PROGRAM}-{provider}/{scenario}.{PROGRAM}.{provider}"


def said(scenario):
    return SCENARIOS[scenario]["text"]


def raises(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def run(feature, check, providers=PROVIDERS):
    for provider in providers:
        try:
            check(provider)
            end = "passed"
        except Refused:
            end = "refused"
        except Exception as error:  # noqa: BLE001: whatever it is, it is this check's end
            where = traceback.extract_tb(error.__traceback__)[-1]
            end = f"failed: {type(error).__name__} at line {where.lineno}, {where.line}: {error}".replace("\n", " ")[:600]
        print(feature, provider, end, sep="\t", flush=True)
