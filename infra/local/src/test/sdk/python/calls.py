"""What an application does with OpenAI's own SDK; base URL and key come from the variables the SDK itself reads."""
import openai

client = openai.OpenAI(max_retries=0)
ask = [{"role": "user", "content": "Say something."}]


def chat():
    reply = client.chat.completions.create(model="smart-default", messages=ask)
    assert reply.object == "chat.completion" and reply.model == "@sim/chat-large", reply
    assert reply.choices[0].message.content and reply.choices[0].finish_reason == "stop", reply
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens > 0, reply


def stream():
    whole = client.chat.completions.create(model="cheap-fast", messages=ask).choices[0].message.content
    chunks = list(client.chat.completions.create(model="cheap-fast", messages=ask, stream=True, stream_options={"include_usage": True}))
    assert len(chunks) > 3 and chunks[-1].usage.completion_tokens > 0, chunks
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == whole, chunks


def stream_left_early():
    with client.chat.completions.create(model="cheap-fast", messages=ask, stream=True) as chunks:
        assert next(iter(chunks)).choices, "no chunk"


def tools():
    weather = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}}
    reply = client.chat.completions.create(model="cheap-fast", messages=ask, tools=[weather])
    assert reply.choices[0].message.tool_calls[0].function.name == "weather", reply


def own_members():
    reply = client.chat.completions.with_raw_response.create(
        model="cheap-fast", messages=ask, extra_body={"agumbe_metadata": {"operation": "sdk"}}, extra_headers={"x-request-id": "python-sdk-1"})
    assert reply.headers["x-request-id"] == "python-sdk-1" and reply.parse().choices, reply


def embeddings():
    one = client.embeddings.create(model="embed-default", input="text")
    assert len(one.data[0].embedding) == 16 and all(isinstance(v, float) for v in one.data[0].embedding), one
    many = client.embeddings.create(model="embed-default", input=["a", "b"], encoding_format="float")
    assert [e.index for e in many.data] == [0, 1] and many.usage.prompt_tokens > 0, many


def models():
    found = {m.id: m for m in client.models.list()}
    assert {"smart-default", "cheap-fast", "reasoning", "embed-default", "@sim/chat-small"} <= set(found), found
    assert client.models.retrieve("@sim/chat-small").id == "@sim/chat-small"


def typed_errors():
    raises(openai.BadRequestError, "invalid_model", lambda: client.chat.completions.create(model="nope", messages=ask))
    raises(openai.NotFoundError, "model_not_found", lambda: client.models.retrieve("nope"))
    stranger = openai.OpenAI(api_key="agk_nobody", max_retries=0)
    raises(openai.AuthenticationError, "unauthorized", lambda: stranger.models.list())


def raises(kind, code, call):
    try:
        call()
    except kind as error:
        assert error.code == code and error.request_id, error
        return
    raise AssertionError(f"no {kind.__name__}")


for check in (chat, stream, stream_left_early, tools, own_members, embeddings, models, typed_errors):
    check()
    print("passed", check.__name__, flush=True)
