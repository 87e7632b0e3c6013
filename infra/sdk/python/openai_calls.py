"""What an application does with OpenAI's SDK; base URL and key come from the variables that the SDK itself reads."""
import json

import openai
from pydantic import BaseModel

import openai_responses
from checks import ANY, ASK, CITIES, PIXEL, SCHEMA, Refused, model, raises, run, said

client = openai.OpenAI(max_retries=0)
WEATHER = {"type": "function", "function": {"name": "weather", "description": "The weather of a city.", "parameters": SCHEMA}}


class River(BaseModel):
    name: str
    length_km: int


def chat(provider):
    reply = client.chat.completions.create(model=model("words", provider), messages=ASK)
    assert reply.object == "chat.completion" and reply.model == model("words", provider), reply
    assert reply.choices[0].message.content == said("words") and reply.choices[0].finish_reason == "stop", reply
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens > 0, reply


def stream(provider):
    chunks = list(client.chat.completions.create(
        model=model("words", provider), messages=ASK, stream=True, stream_options={"include_usage": True}))
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == said("words"), chunks
    assert len(chunks) > 5 and chunks[-1].usage.completion_tokens > 0, chunks
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop", chunks


def stream_helper(provider):
    with client.chat.completions.stream(model=model("words", provider), messages=ASK) as events:
        assert [e for e in events if e.type == "content.done"][0].content == said("words")
        assert events.get_final_completion().choices[0].message.content == said("words")


def stream_left(provider):
    with client.chat.completions.create(model=model("long", provider), messages=ASK, stream=True) as chunks:
        assert next(iter(chunks)).choices, "no chunk"


def tools(provider):
    choice = client.chat.completions.create(model=model("two-tools", provider), messages=ASK, tools=[WEATHER]).choices[0]
    assert choice.finish_reason == "tool_calls", choice
    called(choice.message.tool_calls)


def tools_streamed(provider):
    with client.chat.completions.stream(model=model("two-tools", provider), messages=ASK, tools=[WEATHER]) as events:
        choice = events.get_final_completion().choices[0]
    assert choice.finish_reason == "tool_calls", choice
    called(choice.message.tool_calls)


def called(calls):
    assert [c.function.name for c in calls] == ["weather", "weather"], calls
    assert [json.loads(c.function.arguments) for c in calls] == CITIES, calls
    assert len({c.id for c in calls}) == 2 and all(c.id for c in calls), calls


def tool_results(provider):
    first = client.chat.completions.create(
        model=model("two-tools", provider), messages=ASK, tools=[WEATHER]).choices[0].message
    answers = [{"role": "tool", "tool_call_id": c.id, "content": "sunny"} for c in first.tool_calls]
    # This model calls a tool until it has seen a result.
    reply = client.chat.completions.create(
        model=model("free", provider), messages=[*ASK, first, *answers], tools=[WEATHER]).choices[0]
    assert reply.finish_reason == "stop" and reply.message.content and not reply.message.tool_calls, reply


def tool_choice(provider):
    named = {"type": "function", "function": {"name": "weather"}}
    other = {"type": "function", "function": {"name": "tides", "parameters": SCHEMA}}
    reply = client.chat.completions.create(
        model=model("free", provider), messages=ASK, tools=[other, WEATHER], tool_choice=named)
    assert reply.choices[0].message.tool_calls[0].function.name == "weather", reply
    none = client.chat.completions.create(
        model=model("free", provider), messages=ASK, tools=[WEATHER], tool_choice="none")
    assert none.choices[0].message.content, none


def structured(provider):
    reply = client.chat.completions.parse(model=model("free", provider), messages=ASK, response_format=River)
    assert isinstance(reply.choices[0].message.parsed, River) and reply.choices[0].message.parsed.name, reply


def images(provider):
    def asked(*more):
        content = [{"type": "text", "text": "What is it?"}, *more]
        return client.chat.completions.create(
            model=model("words", provider), messages=[{"role": "user", "content": content}]).usage.prompt_tokens

    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64," + PIXEL}}
    assert asked(image) >= asked() + len(PIXEL) // 3, "the image did not reach the provider"


def reasoning(provider):
    whole = client.chat.completions.create(model=model("thoughts", provider), messages=ASK).choices[0].message
    assert whole.reasoning_content == "Rivers are wet." and whole.content == "They flow.", whole
    deltas = [c.choices[0].delta for c in client.chat.completions.create(
        model=model("thoughts", provider), messages=ASK, stream=True) if c.choices]
    assert "".join(getattr(d, "reasoning_content", None) or "" for d in deltas) == "Rivers are wet.", deltas


def usage_details(provider):
    usage = client.chat.completions.create(model=model("counted", provider), messages=ASK).usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (100, 30, 130), usage
    assert usage.prompt_tokens_details.cached_tokens == 40, usage
    # Anthropic counts its thoughts as output and does not say how many they were.
    thought = 0 if provider == "anthropic" else 10
    assert usage.completion_tokens_details.reasoning_tokens == thought, usage


def several_choices(provider):
    def ask():
        return client.chat.completions.create(model=model("words", provider), messages=ASK, n=2)

    if provider == "anthropic":
        assert raises(openai.BadRequestError, ask).param == "n"
        raise Refused
    assert [c.message.content for c in ask().choices] == [said("words")] * 2


def own_members(provider):
    reply = client.chat.completions.with_raw_response.create(
        model=model("words", provider), messages=ASK,
        extra_body={"agumbe_metadata": {"operation": "sdk"}}, extra_headers={"x-request-id": "python-sdk-1"})
    assert reply.headers["x-request-id"] == "python-sdk-1" and reply.headers["x-agumbe-attempts"] == "1", reply.headers
    assert reply.parse().choices[0].message.content == said("words"), reply


def refusals(provider):
    def ask(scenario):
        return lambda: client.chat.completions.create(model=model(scenario, f"{provider}-faults"), messages=ASK)

    bad = raises(openai.BadRequestError, ask("refused-400"))
    assert bad.code == "provider_error" and "scripted by the test" in bad.message and bad.request_id, bad
    assert raises(openai.NotFoundError, ask("refused-404")).request_id
    broken = raises(openai.InternalServerError, ask("refused-500"))
    assert broken.status_code == 502 and broken.code == "provider_error" and broken.request_id, broken
    assert raises(openai.InternalServerError, ask("wrong-key")).code == "provider_auth_failed"
    busy = raises(openai.RateLimitError, ask("refused-429"))
    assert busy.response.headers["retry-after"] == "1" and busy.request_id, busy.response.headers


def retries(provider):
    patient = client.with_options(max_retries=2)
    for scenario in ("again-503", "again-429"):
        reply = patient.chat.completions.create(model=model(scenario, f"{provider}-retries"), messages=ASK)
        assert reply.choices[0].message.content == "Second time lucky.", reply


def no_retry(provider):
    patient = client.with_options(max_retries=2)
    raises(openai.InternalServerError, lambda: patient.chat.completions.create(
        model=model("wrong-key", f"{provider}-final"), messages=ASK))


def timeouts(provider):
    raises(openai.APITimeoutError, lambda: client.chat.completions.create(
        model=model("slow", provider), messages=ASK, timeout=0.7))


def broken_stream(provider):
    seen = []

    def read():
        for chunk in client.chat.completions.create(model=model("broken", provider), messages=ASK, stream=True):
            seen.extend(c.delta.content or "" for c in chunk.choices)

    raises(openai.APIError, read)
    assert "".join(seen).startswith("One two"), seen


def embeddings(provider):
    vectors = f"@{model('x', provider)[1:].split('/')[0]}/vectors"
    one = client.embeddings.create(model=vectors, input="text")
    assert len(one.data[0].embedding) == 16 and all(isinstance(v, float) for v in one.data[0].embedding), one
    many = client.embeddings.create(model=vectors, input=["text", "b"], encoding_format="float")
    assert [e.index for e in many.data] == [0, 1] and many.usage.prompt_tokens > 0, many
    assert max(abs(a - b) for a, b in zip(one.data[0].embedding, many.data[0].embedding)) < 1e-6, (one, many)


def models(_):
    found = {m.id: m for m in client.models.list()}
    assert {"smart-default", "cheap-fast", "reasoning", "embed-default", "@sim/chat-small"} <= set(found), found
    assert client.models.retrieve("@sim/chat-small").id == "@sim/chat-small"


def errors(_):
    unknown = raises(openai.BadRequestError, lambda: client.chat.completions.create(model="nope", messages=ASK))
    assert unknown.code == "invalid_model" and unknown.param == "model" and unknown.request_id, unknown
    missing = raises(openai.NotFoundError, lambda: client.models.retrieve("nope"))
    assert missing.code == "model_not_found" and missing.request_id, missing
    stranger = openai.OpenAI(api_key="agk_nobody", max_retries=0)
    refused = raises(openai.AuthenticationError, lambda: stranger.models.list())
    assert refused.code == "unauthorized" and refused.request_id, refused


run("chat", chat)
run("stream", stream)
run("stream-helper", stream_helper)
run("stream-left", stream_left)
run("broken-stream", broken_stream)
run("tools", tools)
run("tools-streamed", tools_streamed)
run("tool-results", tool_results)
run("tool-choice", tool_choice)
run("structured", structured)
run("images", images)
run("reasoning", reasoning)
run("usage-details", usage_details)
run("several-choices", several_choices)
run("own-members", own_members)
run("refusals", refusals)
run("retries", retries)
run("no-retry", no_retry)
run("timeouts", timeouts)
run("embeddings", embeddings, ("openai",))
run("models", models, (ANY,))
run("errors", errors, (ANY,))
openai_responses.run_all()
