"""What an application does with the Responses API of OpenAI's SDK."""
import json

import openai
from pydantic import BaseModel

from checks import CITIES, PIXEL, SCHEMA, model, raises, run, said

client = openai.OpenAI(max_retries=0)
ASK = "Say something."
WEATHER = {"type": "function", "name": "weather", "description": "The weather of a city.", "parameters": SCHEMA, "strict": True}


class River(BaseModel):
    name: str
    length_km: int


def create(scenario, provider, **more):
    return client.responses.create(model=model(scenario, provider), **{"input": ASK, **more})


def whole(provider):
    reply = create("words", provider, instructions="Be brief.")
    assert reply.object == "response" and reply.status == "completed" and reply.model == model("words", provider), reply
    assert reply.output_text == said("words"), reply
    assert reply.usage.total_tokens == reply.usage.input_tokens + reply.usage.output_tokens > 0, reply


def stream(provider):
    events = list(create("words", provider, stream=True))
    assert "".join(e.delta for e in events if e.type == "response.output_text.delta") == said("words"), events
    assert events[0].type == "response.created" and events[-1].type == "response.completed", [e.type for e in events]
    assert events[-1].response.output_text == said("words") and events[-1].response.usage.output_tokens > 0, events[-1]
    numbers = [e.sequence_number for e in events]
    assert numbers == sorted(set(numbers)) and len(events) > 8, numbers


def stream_helper(provider):
    with client.responses.stream(model=model("words", provider), input=ASK) as events:
        for _ in events:
            pass
        assert events.get_final_response().output_text == said("words")


def stream_left(provider):
    with create("long", provider, stream=True) as events:
        for event in events:
            if event.type == "response.output_text.delta":
                break


def broken_stream(provider):
    events = list(create("broken", provider, stream=True))
    seen = "".join(e.delta for e in events if e.type == "response.output_text.delta")
    assert seen.startswith("One two"), seen
    assert [e.code for e in events if e.type == "error"] == ["provider_error"], events
    assert events[-1].type == "response.failed" and events[-1].response.error.message, events[-1]


def tools(provider):
    called(create("two-tools", provider, tools=[WEATHER]))


def tools_streamed(provider):
    with client.responses.stream(model=model("two-tools", provider), input=ASK, tools=[WEATHER]) as events:
        for _ in events:
            pass
        called(events.get_final_response())


def called(reply):
    calls = [item for item in reply.output if item.type == "function_call"]
    assert [c.name for c in calls] == ["weather", "weather"], reply
    assert [json.loads(c.arguments) for c in calls] == CITIES and len({c.call_id for c in calls}) == 2, reply


def tool_results(provider):
    first = create("two-tools", provider, tools=[WEATHER])
    answers = [{"type": "function_call_output", "call_id": item.call_id, "output": "sunny"}
               for item in first.output if item.type == "function_call"]
    # This model calls a tool until it has seen a result.
    reply = create("free", provider, input=[{"role": "user", "content": ASK}, *first.output, *answers], tools=[WEATHER])
    assert reply.output_text and all(item.type == "message" for item in reply.output), reply


def structured(provider):
    reply = client.responses.parse(model=model("free", provider), input=ASK, text_format=River)
    assert isinstance(reply.output_parsed, River) and reply.output_parsed.name, reply


def images(provider):
    def asked(*more):
        content = [{"type": "input_text", "text": "What is it?"}, *more]
        return create("words", provider, input=[{"role": "user", "content": content}]).usage.input_tokens

    image = {"type": "input_image", "image_url": "data:image/png;base64," + PIXEL, "detail": "auto"}
    assert asked(image) >= asked() + len(PIXEL) // 3, "the image did not reach the provider"


def reasoning(provider):
    whole_reply = create("thoughts", provider)
    with client.responses.stream(model=model("thoughts", provider), input=ASK) as events:
        for _ in events:
            pass
        streamed = events.get_final_response()
    for reply in (whole_reply, streamed):
        thoughts = [item for item in reply.output if item.type == "reasoning"]
        assert thoughts[0].summary[0].text == "Rivers are wet." and reply.output_text == "They flow.", reply


def usage_details(provider):
    usage = create("counted", provider).usage
    assert (usage.input_tokens, usage.output_tokens, usage.total_tokens) == (100, 30, 130), usage
    assert usage.input_tokens_details.cached_tokens == 40, usage
    assert usage.output_tokens_details.reasoning_tokens == (0 if provider == "anthropic" else 10), usage


def refusals(provider):
    def ask(scenario):
        return lambda: create(scenario, f"{provider}-faults")

    bad = raises(openai.BadRequestError, ask("refused-400"))
    assert bad.code == "provider_error" and "scripted by the test" in bad.message and bad.request_id, bad
    assert raises(openai.InternalServerError, ask("refused-500")).status_code == 502
    assert raises(openai.RateLimitError, ask("refused-429")).response.headers["retry-after"] == "1"


def retries(provider):
    patient = client.with_options(max_retries=2)
    reply = patient.responses.create(model=model("again-503", f"{provider}-responses"), input=ASK)
    assert reply.output_text == "Second time lucky.", reply


def run_all():
    run("responses", whole)
    run("responses-stream", stream)
    run("responses-stream-helper", stream_helper)
    run("responses-stream-left", stream_left)
    run("responses-broken-stream", broken_stream)
    run("responses-tools", tools)
    run("responses-tools-streamed", tools_streamed)
    run("responses-tool-results", tool_results)
    run("responses-structured", structured)
    run("responses-images", images)
    run("responses-reasoning", reasoning)
    run("responses-usage-details", usage_details)
    run("responses-refusals", refusals)
    run("responses-retries", retries)
