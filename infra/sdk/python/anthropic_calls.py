"""What an application does with Anthropic's SDK; base URL and key come from the variables that the SDK itself reads."""
import anthropic
from pydantic import BaseModel

from checks import ANY, ASK, CITIES, PIXEL, SCHEMA, model, raises, run, said

client = anthropic.Anthropic(max_retries=0)
WEATHER = {"name": "weather", "description": "The weather of a city.", "input_schema": SCHEMA}
MOST = 256


class River(BaseModel):
    name: str
    length_km: int


def create(scenario, provider, using=client, messages=ASK, **more):
    return using.messages.create(model=model(scenario, provider), max_tokens=MOST, messages=messages, **more)


def stream_of(scenario, provider, **more):
    return client.messages.stream(model=model(scenario, provider), max_tokens=MOST, messages=ASK, **more)


def whole(provider):
    reply = create("words", provider, system="Be brief.")
    assert reply.type == "message" and reply.role == "assistant" and reply.model == model("words", provider), reply
    assert [b.text for b in reply.content] == [said("words")] and reply.stop_reason == "end_turn", reply
    assert reply.usage.input_tokens > 0 and reply.usage.output_tokens > 0, reply


def stream(provider):
    events = list(create("words", provider, stream=True))
    kinds = [e.type for e in events if e.type != "ping"]
    assert kinds[:2] == ["message_start", "content_block_start"], kinds
    assert kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"], kinds
    assert "".join(e.delta.text for e in events if e.type == "content_block_delta") == said("words"), events
    assert kinds.count("content_block_delta") > 5, kinds
    end = next(e for e in events if e.type == "message_delta")
    assert end.delta.stop_reason == "end_turn" and end.usage.output_tokens > 0, end


def stream_helper(provider):
    with stream_of("words", provider) as events:
        assert "".join(events.text_stream) == said("words")
        message = events.get_final_message()
    assert message.content[0].text == said("words") and message.stop_reason == "end_turn", message


def stream_left(provider):
    with stream_of("long", provider) as events:
        next(iter(events.text_stream))


def broken_stream(provider):
    seen = []

    def read():
        with stream_of("broken", provider) as events:
            for text in events.text_stream:
                seen.append(text)

    raises(anthropic.APIError, read)
    assert "".join(seen).startswith("One two"), seen


def tools(provider):
    called(create("two-tools", provider, tools=[WEATHER]))


def tools_streamed(provider):
    with stream_of("two-tools", provider, tools=[WEATHER]) as events:
        called(events.get_final_message())


def called(message):
    calls = [b for b in message.content if b.type == "tool_use"]
    assert message.stop_reason == "tool_use" and [c.name for c in calls] == ["weather", "weather"], message
    assert [c.input for c in calls] == CITIES and len({c.id for c in calls}) == 2, message


def tool_results(provider):
    first = create("two-tools", provider, tools=[WEATHER])
    answers = [{"type": "tool_result", "tool_use_id": b.id, "content": "sunny"} for b in first.content if b.type == "tool_use"]
    turns = [*ASK, {"role": "assistant", "content": first.content}, {"role": "user", "content": answers}]
    # This model calls a tool until it has seen a result.
    reply = create("free", provider, messages=turns, tools=[WEATHER])
    assert reply.stop_reason == "end_turn" and reply.content[0].text, reply


def tool_choice(provider):
    other = {"name": "tides", "input_schema": SCHEMA}
    named = create("free", provider, tools=[other, WEATHER], tool_choice={"type": "tool", "name": "weather"})
    assert [b.name for b in named.content if b.type == "tool_use"] == ["weather"], named
    none = create("free", provider, tools=[WEATHER], tool_choice={"type": "none"})
    assert none.content[0].type == "text", none


def structured(provider):
    reply = client.messages.parse(
        model=model("free", provider), max_tokens=MOST, messages=ASK, output_format=River)
    assert isinstance(reply.parsed_output, River) and reply.parsed_output.name, reply


def images(provider):
    def asked(*more):
        content = [*more, {"type": "text", "text": "What is it?"}]
        return create("words", provider, messages=[{"role": "user", "content": content}]).usage.input_tokens

    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PIXEL}}
    assert asked(image) >= asked() + len(PIXEL) // 3, "the image did not reach the provider"


def thinking(provider):
    message = create("thoughts", provider)
    assert [b.type for b in message.content] == ["thinking", "text"], message
    assert message.content[0].thinking == "Rivers are wet." and message.content[1].text == "They flow.", message
    with stream_of("thoughts", provider) as events:
        streamed = events.get_final_message()
    assert streamed.content[0].thinking == "Rivers are wet." and streamed.content[1].text == "They flow.", streamed


def usage_details(provider):
    usage = create("counted", provider).usage
    assert (usage.input_tokens, usage.cache_read_input_tokens, usage.output_tokens) == (60, 40, 30), usage


def count_tokens(provider):
    few = client.messages.count_tokens(model=model("words", provider), messages=ASK).input_tokens
    many = client.messages.count_tokens(
        model=model("words", provider), messages=[{"role": "user", "content": "Say something. " * 50}]).input_tokens
    assert 0 < few < many, (few, many)


def own_members(provider):
    reply = client.messages.with_raw_response.create(
        model=model("words", provider), max_tokens=MOST, messages=ASK,
        extra_body={"agumbe_metadata": {"operation": "sdk"}}, extra_headers={"x-request-id": "python-sdk-2"})
    assert reply.headers["x-request-id"] == "python-sdk-2" and reply.headers["x-agumbe-attempts"] == "1", reply.headers
    assert reply.parse().content[0].text == said("words"), reply


def refusals(provider):
    def ask(scenario):
        return lambda: create(scenario, f"{provider}-faults")

    bad = raises(anthropic.BadRequestError, ask("refused-400"))
    assert bad.body["type"] == "error" and bad.body["error"]["type"] == "invalid_request_error", bad.body
    assert "scripted by the test" in bad.body["error"]["message"] and bad.request_id, bad.body
    assert raises(anthropic.NotFoundError, ask("refused-404")).body["error"]["type"] == "not_found_error"
    broken = raises(anthropic.InternalServerError, ask("refused-500"))
    assert broken.status_code == 502 and broken.body["error"]["type"] == "api_error", broken.body
    assert raises(anthropic.InternalServerError, ask("wrong-key")).request_id
    busy = raises(anthropic.RateLimitError, ask("refused-429"))
    assert busy.response.headers["retry-after"] == "1" and busy.body["error"]["type"] == "rate_limit_error", busy.body


def retries(provider):
    patient = client.with_options(max_retries=2)
    for scenario in ("again-503", "again-429"):
        reply = create(scenario, f"{provider}-retries", using=patient)
        assert reply.content[0].text == "Second time lucky.", reply


def no_retry(provider):
    patient = client.with_options(max_retries=2)
    raises(anthropic.InternalServerError, lambda: create("wrong-key", f"{provider}-final", using=patient))


def timeouts(provider):
    raises(anthropic.APITimeoutError, lambda: create("slow", provider, timeout=0.7))


def models(_):
    found = {m.id: m for m in client.models.list(limit=1000)}
    assert {"smart-default", "cheap-fast", "@sim/chat-small"} <= set(found), found
    one = client.models.retrieve("smart-default")
    assert one.id == "smart-default" and one.type == "model" and one.display_name and one.created_at, one


def errors(_):
    unknown = raises(anthropic.BadRequestError, lambda: client.messages.create(model="nope", max_tokens=MOST, messages=ASK))
    assert unknown.body["error"]["type"] == "invalid_request_error" and unknown.request_id, unknown.body
    missing = raises(anthropic.NotFoundError, lambda: client.models.retrieve("nope"))
    assert missing.body["error"]["type"] == "not_found_error", missing.body
    stranger = anthropic.Anthropic(api_key="agk_nobody", max_retries=0)
    refused = raises(anthropic.AuthenticationError, lambda: stranger.messages.create(
        model=model("words", "anthropic"), max_tokens=MOST, messages=ASK))
    assert refused.body["error"]["type"] == "authentication_error" and refused.request_id, refused.body


run("messages", whole)
run("messages-stream", stream)
run("messages-stream-helper", stream_helper)
run("messages-stream-left", stream_left)
run("messages-broken-stream", broken_stream)
run("messages-tools", tools)
run("messages-tools-streamed", tools_streamed)
run("messages-tool-results", tool_results)
run("messages-tool-choice", tool_choice)
run("messages-structured", structured)
run("messages-images", images)
run("messages-thinking", thinking)
run("messages-usage-details", usage_details)
run("messages-count-tokens", count_tokens)
run("messages-own-members", own_members)
run("messages-refusals", refusals)
run("messages-retries", retries)
run("messages-no-retry", no_retry)
run("messages-timeouts", timeouts)
run("messages-models", models, (ANY,))
run("messages-errors", errors, (ANY,))
