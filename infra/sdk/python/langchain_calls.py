"""What an application does with LangChain's chat and embedding models, which stand on OpenAI's SDK."""
import openai
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from pydantic import BaseModel

from checks import CITIES, PIXEL, model, raises, run, said

ASK = "Say something."


@tool
def weather(city: str, days: int) -> str:
    """The weather of a city."""
    return f"{city}: sunny for {days} days"


class River(BaseModel):
    """A river."""
    name: str
    length_km: int


def llm(scenario, provider, **more):
    return ChatOpenAI(model=model(scenario, provider), **{"max_retries": 0, **more})


def chat(provider):
    reply = llm("words", provider).invoke(ASK)
    assert reply.content == said("words") and reply.response_metadata["finish_reason"] == "stop", reply
    usage = reply.usage_metadata
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"] > 0, reply


def stream(provider):
    chunks = list(llm("words", provider, stream_usage=True).stream(ASK))
    whole = chunks[0]
    for chunk in chunks[1:]:
        whole += chunk
    assert whole.content == said("words") and len(chunks) > 5, chunks
    assert whole.usage_metadata["output_tokens"] > 0, whole


def stream_left(provider):
    chunks = llm("long", provider).stream(ASK)
    next(chunks)
    chunks.close()


def tools(provider):
    called(llm("two-tools", provider).bind_tools([weather]).invoke(ASK))


def tools_streamed(provider):
    whole = None
    for chunk in llm("two-tools", provider).bind_tools([weather]).stream(ASK):
        whole = chunk if whole is None else whole + chunk
    called(whole)


def called(message):
    assert [c["name"] for c in message.tool_calls] == ["weather", "weather"], message
    assert [c["args"] for c in message.tool_calls] == CITIES, message
    assert len({c["id"] for c in message.tool_calls}) == 2, message


def tool_results(provider):
    first = llm("two-tools", provider).bind_tools([weather]).invoke(ASK)
    answers = [ToolMessage(weather.invoke(c["args"]), tool_call_id=c["id"]) for c in first.tool_calls]
    # This model calls a tool until it has seen a result.
    reply = llm("free", provider).bind_tools([weather]).invoke([HumanMessage(ASK), first, *answers])
    assert reply.content and not reply.tool_calls, reply


def tool_choice(provider):
    named = llm("free", provider).bind_tools([weather], tool_choice="weather").invoke(ASK)
    assert named.tool_calls[0]["name"] == "weather", named


def structured(provider):
    river = llm("free", provider).with_structured_output(River, method="json_schema").invoke(ASK)
    assert isinstance(river, River) and river.name, river


def images(provider):
    def asked(*more):
        content = [{"type": "text", "text": "What is it?"}, *more]
        return llm("words", provider).invoke([HumanMessage(content)]).usage_metadata["input_tokens"]

    image = {"type": "image", "base64": PIXEL, "mime_type": "image/png"}
    assert asked(image) >= asked() + len(PIXEL) // 3, "the image did not reach the provider"


def usage_details(provider):
    usage = llm("counted", provider).invoke(ASK).usage_metadata
    assert (usage["input_tokens"], usage["output_tokens"], usage["total_tokens"]) == (100, 30, 130), usage
    assert usage["input_token_details"]["cache_read"] == 40, usage
    # Anthropic counts its thoughts as output and does not say how many they were.
    assert usage["output_token_details"]["reasoning"] == (0 if provider == "anthropic" else 10), usage


def own_members(provider):
    asked = llm("words", provider, extra_body={"agumbe_metadata": {"operation": "sdk"}}, include_response_headers=True,
                default_headers={"x-request-id": "langchain-1"})
    headers = asked.invoke(ASK).response_metadata["headers"]
    assert headers["x-request-id"] == "langchain-1" and headers["x-agumbe-attempts"] == "1", headers


def refusals(provider):
    def ask(scenario):
        return lambda: llm(scenario, f"{provider}-faults").invoke(ASK)

    assert raises(openai.BadRequestError, ask("refused-400")).code == "provider_error"
    raises(openai.NotFoundError, ask("refused-404"))
    assert raises(openai.InternalServerError, ask("refused-500")).status_code == 502
    assert raises(openai.InternalServerError, ask("wrong-key")).code == "provider_auth_failed"
    assert raises(openai.RateLimitError, ask("refused-429")).response.headers["retry-after"] == "1"


def retries(provider):
    for scenario in ("again-503", "again-429"):
        assert llm(scenario, f"{provider}-retries", max_retries=2).invoke(ASK).content == "Second time lucky."


def no_retry(provider):
    raises(openai.InternalServerError, lambda: llm("wrong-key", f"{provider}-final", max_retries=2).invoke(ASK))


def timeouts(provider):
    raises(openai.APITimeoutError, lambda: llm("slow", provider, timeout=0.7).invoke(ASK))


def broken_stream(provider):
    raises(openai.APIError, lambda: list(llm("broken", provider).stream(ASK)))


def embeddings(provider):
    vectors = f"@{model('x', provider)[1:].split('/')[0]}/vectors"
    # The length check would fetch a tokenizer.
    made = OpenAIEmbeddings(model=vectors, check_embedding_ctx_length=False, max_retries=0)
    assert [len(v) for v in made.embed_documents(["text", "b"])] == [16, 16]
    assert len(made.embed_query("text")) == 16


run("chat", chat)
run("stream", stream)
run("stream-left", stream_left)
run("broken-stream", broken_stream)
run("tools", tools)
run("tools-streamed", tools_streamed)
run("tool-results", tool_results)
run("tool-choice", tool_choice)
run("structured", structured)
run("images", images)
run("usage-details", usage_details)
run("own-members", own_members)
run("refusals", refusals)
run("retries", retries)
run("no-retry", no_retry)
run("timeouts", timeouts)
run("embeddings", embeddings, ("openai",))
