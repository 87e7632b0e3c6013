// What an application does with OpenAI's SDK; base URL and key come from the variables that the SDK itself reads.
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { runResponses } from './responses.mjs';
import { ANY, ASK, CITIES, PIXEL, Refused, SCHEMA, model, rejects, run, said } from './checks.mjs';

const client = new OpenAI({ maxRetries: 0 });
const WEATHER = { type: 'function', function: { name: 'weather', description: 'The weather of a city.', parameters: SCHEMA } };
const RIVER = z.object({ name: z.string(), length_km: z.number().int() });

function create(scenario, provider, more = {}, options = {}) {
  return client.chat.completions.create({ model: model(scenario, provider), messages: ASK, ...more }, options);
}

async function chat(provider) {
  const reply = await create('words', provider);
  assert.equal(reply.object, 'chat.completion');
  assert.equal(reply.model, model('words', provider));
  assert.equal(reply.choices[0].message.content, said('words'));
  assert.equal(reply.choices[0].finish_reason, 'stop');
  assert.ok(reply.usage.total_tokens > 0);
  assert.equal(reply.usage.total_tokens, reply.usage.prompt_tokens + reply.usage.completion_tokens);
}

async function stream(provider) {
  let text = '';
  let usage;
  let finish;
  let count = 0;
  for await (const chunk of await create('words', provider, { stream: true, stream_options: { include_usage: true } })) {
    text += chunk.choices[0]?.delta.content ?? '';
    finish = chunk.choices[0]?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
    count += 1;
  }
  assert.equal(text, said('words'));
  assert.equal(finish, 'stop');
  assert.ok(usage.completion_tokens > 0);
  assert.ok(count > 5);
}

async function streamHelper(provider) {
  const events = client.chat.completions.stream({ model: model('words', provider), messages: ASK });
  let text = '';
  events.on('content', (delta) => { text += delta; });
  assert.equal(await events.finalContent(), said('words'));
  assert.equal(text, said('words'));
}

async function streamLeft(provider) {
  for await (const chunk of await create('long', provider, { stream: true })) {
    assert.ok(chunk.choices.length);
    break;
  }
}

async function tools(provider) {
  const { choices: [choice] } = await create('two-tools', provider, { tools: [WEATHER] });
  assert.equal(choice.finish_reason, 'tool_calls');
  called(choice.message.tool_calls);
}

async function toolsStreamed(provider) {
  const events = client.chat.completions.stream({ model: model('two-tools', provider), messages: ASK, tools: [WEATHER] });
  const { choices: [choice] } = await events.finalChatCompletion();
  assert.equal(choice.finish_reason, 'tool_calls');
  called(choice.message.tool_calls);
}

function called(calls) {
  assert.deepEqual(calls.map((call) => call.function.name), ['weather', 'weather']);
  assert.deepEqual(calls.map((call) => JSON.parse(call.function.arguments)), CITIES);
  assert.equal(new Set(calls.map((call) => call.id)).size, 2);
  assert.ok(calls.every((call) => call.id));
}

async function toolResults(provider) {
  const { choices: [{ message: first }] } = await create('two-tools', provider, { tools: [WEATHER] });
  const answers = first.tool_calls.map((call) => ({ role: 'tool', tool_call_id: call.id, content: 'sunny' }));
  // This model calls a tool until it has seen a result.
  const { choices: [choice] } = await create('free', provider, { messages: [...ASK, first, ...answers], tools: [WEATHER] });
  assert.equal(choice.finish_reason, 'stop');
  assert.ok(choice.message.content && !choice.message.tool_calls);
}

async function toolChoice(provider) {
  const other = { type: 'function', function: { name: 'tides', parameters: SCHEMA } };
  const named = { type: 'function', function: { name: 'weather' } };
  const reply = await create('free', provider, { tools: [other, WEATHER], tool_choice: named });
  assert.equal(reply.choices[0].message.tool_calls[0].function.name, 'weather');
  const none = await create('free', provider, { tools: [WEATHER], tool_choice: 'none' });
  assert.ok(none.choices[0].message.content);
}

async function structured(provider) {
  const reply = await client.chat.completions.parse({
    model: model('free', provider), messages: ASK, response_format: zodResponseFormat(RIVER, 'river'),
  });
  const { parsed } = reply.choices[0].message;
  assert.ok(parsed.name && Number.isInteger(parsed.length_km), JSON.stringify(parsed));
}

async function images(provider) {
  const asked = async (...more) => {
    const content = [{ type: 'text', text: 'What is it?' }, ...more];
    return (await create('words', provider, { messages: [{ role: 'user', content }] })).usage.prompt_tokens;
  };
  const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}` } };
  assert.ok((await asked(image)) >= (await asked()) + Math.floor(PIXEL.length / 3), 'the image did not reach the provider');
}

async function reasoning(provider) {
  const { choices: [{ message }] } = await create('thoughts', provider);
  assert.equal(message.reasoning_content, 'Rivers are wet.');
  assert.equal(message.content, 'They flow.');
  let thoughts = '';
  for await (const chunk of await create('thoughts', provider, { stream: true })) {
    thoughts += chunk.choices[0]?.delta.reasoning_content ?? '';
  }
  assert.equal(thoughts, 'Rivers are wet.');
}

async function usageDetails(provider) {
  const { usage } = await create('counted', provider);
  assert.deepEqual([usage.prompt_tokens, usage.completion_tokens, usage.total_tokens], [100, 30, 130]);
  assert.equal(usage.prompt_tokens_details.cached_tokens, 40);
  // Anthropic counts its thoughts as output and does not say how many they were.
  assert.equal(usage.completion_tokens_details.reasoning_tokens, provider === 'anthropic' ? 0 : 10);
}

async function severalChoices(provider) {
  if (provider === 'anthropic') {
    assert.equal((await rejects(OpenAI.BadRequestError, create('words', provider, { n: 2 }))).param, 'n');
    throw new Refused();
  }
  const reply = await create('words', provider, { n: 2 });
  assert.deepEqual(reply.choices.map((choice) => choice.message.content), [said('words'), said('words')]);
}

async function ownMembers(provider) {
  const { data, response } = await create('words', provider, { agumbe_metadata: { operation: 'sdk' } },
    { headers: { 'x-request-id': 'node-sdk-1' } }).withResponse();
  assert.equal(response.headers.get('x-request-id'), 'node-sdk-1');
  assert.equal(response.headers.get('x-agumbe-attempts'), '1');
  assert.equal(data.choices[0].message.content, said('words'));
}

async function refusals(provider) {
  const refused = (kind, scenario) => rejects(kind, create(scenario, `${provider}-faults`));
  const bad = await refused(OpenAI.BadRequestError, 'refused-400');
  assert.equal(bad.code, 'provider_error');
  assert.ok(bad.message.includes('scripted by the test') && bad.requestID);
  assert.ok((await refused(OpenAI.NotFoundError, 'refused-404')).requestID);
  const broken = await refused(OpenAI.InternalServerError, 'refused-500');
  assert.deepEqual([broken.status, broken.code], [502, 'provider_error']);
  assert.ok(broken.requestID);
  assert.equal((await refused(OpenAI.InternalServerError, 'wrong-key')).code, 'provider_auth_failed');
  const busy = await refused(OpenAI.RateLimitError, 'refused-429');
  assert.equal(busy.headers.get('retry-after'), '1');
  assert.ok(busy.requestID);
}

async function retries(provider) {
  for (const scenario of ['again-503', 'again-429']) {
    const reply = await create(scenario, `${provider}-retries`, {}, { maxRetries: 2 });
    assert.equal(reply.choices[0].message.content, 'Second time lucky.');
  }
}

async function noRetry(provider) {
  await rejects(OpenAI.InternalServerError, create('wrong-key', `${provider}-final`, {}, { maxRetries: 2 }));
}

async function timeouts(provider) {
  await rejects(OpenAI.APIConnectionTimeoutError, create('slow', provider, {}, { timeout: 700 }));
}

async function brokenStream(provider) {
  let seen = '';
  const read = async () => {
    for await (const chunk of await create('broken', provider, { stream: true })) {
      seen += chunk.choices[0]?.delta.content ?? '';
    }
  };
  await rejects(OpenAI.APIError, read());
  assert.ok(seen.startsWith('One two'), seen);
}

async function embeddings(provider) {
  const vectors = `${model('x', provider).split('/')[0]}/vectors`;
  const one = await client.embeddings.create({ model: vectors, input: 'text' });
  assert.equal(one.data[0].embedding.length, 16);
  const many = await client.embeddings.create({ model: vectors, input: ['text', 'b'], encoding_format: 'float' });
  assert.deepEqual(many.data.map((entry) => entry.index), [0, 1]);
  many.data[0].embedding.forEach((value, at) => assert.ok(Math.abs(value - one.data[0].embedding[at]) < 1e-6));
}

async function models() {
  const found = new Set();
  for await (const listed of client.models.list()) {
    found.add(listed.id);
  }
  for (const id of ['smart-default', 'cheap-fast', 'reasoning', 'embed-default', '@sim/chat-small']) {
    assert.ok(found.has(id), id);
  }
  assert.equal((await client.models.retrieve('@sim/chat-small')).id, '@sim/chat-small');
}

async function errors() {
  const unknown = await rejects(OpenAI.BadRequestError, client.chat.completions.create({ model: 'nope', messages: ASK }));
  assert.deepEqual([unknown.code, unknown.param], ['invalid_model', 'model']);
  const missing = await rejects(OpenAI.NotFoundError, client.models.retrieve('nope'));
  assert.equal(missing.code, 'model_not_found');
  const stranger = new OpenAI({ apiKey: 'agk_nobody', maxRetries: 0 });
  const refused = await rejects(OpenAI.AuthenticationError, stranger.models.list());
  assert.equal(refused.code, 'unauthorized');
  assert.ok(unknown.requestID && missing.requestID && refused.requestID);
}

await run('chat', chat);
await run('stream', stream);
await run('stream-helper', streamHelper);
await run('stream-left', streamLeft);
await run('broken-stream', brokenStream);
await run('tools', tools);
await run('tools-streamed', toolsStreamed);
await run('tool-results', toolResults);
await run('tool-choice', toolChoice);
await run('structured', structured);
await run('images', images);
await run('reasoning', reasoning);
await run('usage-details', usageDetails);
await run('several-choices', severalChoices);
await run('own-members', ownMembers);
await run('refusals', refusals);
await run('retries', retries);
await run('no-retry', noRetry);
await run('timeouts', timeouts);
await run('embeddings', embeddings, ['openai']);
await run('models', models, ANY);
await run('errors', errors, ANY);
await runResponses();
