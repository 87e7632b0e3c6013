// What an application does with Anthropic's SDK; base URL and key come from the variables that the SDK itself reads.
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { z } from 'zod';
import { ANY, ASK, CITIES, PIXEL, SCHEMA, model, rejects, run, said } from './checks.mjs';

const client = new Anthropic({ maxRetries: 0 });
const WEATHER = { name: 'weather', description: 'The weather of a city.', input_schema: SCHEMA };
const RIVER = z.object({ name: z.string(), length_km: z.number().int() });

function asked(scenario, provider, more = {}) {
  return { model: model(scenario, provider), max_tokens: 256, messages: ASK, ...more };
}

function create(scenario, provider, more = {}, options = {}) {
  return client.messages.create(asked(scenario, provider, more), options);
}

async function whole(provider) {
  const reply = await create('words', provider, { system: 'Be brief.' });
  assert.deepEqual([reply.type, reply.role, reply.model], ['message', 'assistant', model('words', provider)]);
  assert.deepEqual(reply.content.map((block) => block.text), [said('words')]);
  assert.equal(reply.stop_reason, 'end_turn');
  assert.ok(reply.usage.input_tokens > 0 && reply.usage.output_tokens > 0);
}

async function stream(provider) {
  const kinds = [];
  let text = '';
  let end;
  for await (const event of await create('words', provider, { stream: true })) {
    if (event.type !== 'ping') {
      kinds.push(event.type);
    }
    text += event.delta?.text ?? '';
    end = event.type === 'message_delta' ? event : end;
  }
  assert.equal(text, said('words'));
  assert.deepEqual(kinds.slice(0, 2), ['message_start', 'content_block_start']);
  assert.deepEqual(kinds.slice(-3), ['content_block_stop', 'message_delta', 'message_stop']);
  assert.equal(end.delta.stop_reason, 'end_turn');
  assert.ok(end.usage.output_tokens > 0);
}

async function streamHelper(provider) {
  let text = '';
  const events = client.messages.stream(asked('words', provider)).on('text', (delta) => { text += delta; });
  const message = await events.finalMessage();
  assert.equal(text, said('words'));
  assert.equal(message.content[0].text, said('words'));
  assert.equal(message.stop_reason, 'end_turn');
}

async function streamLeft(provider) {
  for await (const event of await create('long', provider, { stream: true })) {
    if (event.type === 'content_block_delta') {
      break;
    }
  }
}

async function brokenStream(provider) {
  let seen = '';
  const read = async () => {
    for await (const event of await create('broken', provider, { stream: true })) {
      seen += event.delta?.text ?? '';
    }
  };
  await rejects(Anthropic.APIError, read());
  assert.ok(seen.startsWith('One two'), seen);
}

async function tools(provider) {
  called(await create('two-tools', provider, { tools: [WEATHER] }));
}

async function toolsStreamed(provider) {
  called(await client.messages.stream(asked('two-tools', provider, { tools: [WEATHER] })).finalMessage());
}

function called(message) {
  const calls = message.content.filter((block) => block.type === 'tool_use');
  assert.equal(message.stop_reason, 'tool_use');
  assert.deepEqual(calls.map((call) => call.name), ['weather', 'weather']);
  assert.deepEqual(calls.map((call) => call.input), CITIES);
  assert.equal(new Set(calls.map((call) => call.id)).size, 2);
}

async function toolResults(provider) {
  const first = await create('two-tools', provider, { tools: [WEATHER] });
  const answers = first.content
    .filter((block) => block.type === 'tool_use')
    .map((block) => ({ type: 'tool_result', tool_use_id: block.id, content: 'sunny' }));
  const messages = [...ASK, { role: 'assistant', content: first.content }, { role: 'user', content: answers }];
  // This model calls a tool until it has seen a result.
  const reply = await create('free', provider, { messages, tools: [WEATHER] });
  assert.equal(reply.stop_reason, 'end_turn');
  assert.ok(reply.content[0].text);
}

async function toolChoice(provider) {
  const other = { name: 'tides', input_schema: SCHEMA };
  const named = await create('free', provider, { tools: [other, WEATHER], tool_choice: { type: 'tool', name: 'weather' } });
  assert.deepEqual(named.content.filter((b) => b.type === 'tool_use').map((b) => b.name), ['weather']);
  const none = await create('free', provider, { tools: [WEATHER], tool_choice: { type: 'none' } });
  assert.equal(none.content[0].type, 'text');
}

async function structured(provider) {
  const reply = await client.messages.parse(asked('free', provider, { output_config: { format: zodOutputFormat(RIVER) } }));
  assert.ok(reply.parsed_output.name && Number.isInteger(reply.parsed_output.length_km), JSON.stringify(reply));
}

async function images(provider) {
  const tokens = async (...more) => {
    const content = [...more, { type: 'text', text: 'What is it?' }];
    return (await create('words', provider, { messages: [{ role: 'user', content }] })).usage.input_tokens;
  };
  const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PIXEL } };
  assert.ok((await tokens(image)) >= (await tokens()) + Math.floor(PIXEL.length / 3), 'the image did not reach the provider');
}

async function thinking(provider) {
  for (const message of [
    await create('thoughts', provider),
    await client.messages.stream(asked('thoughts', provider)).finalMessage(),
  ]) {
    assert.deepEqual(message.content.map((block) => block.type), ['thinking', 'text']);
    assert.equal(message.content[0].thinking, 'Rivers are wet.');
    assert.equal(message.content[1].text, 'They flow.');
  }
}

async function usageDetails(provider) {
  const { usage } = await create('counted', provider);
  assert.deepEqual([usage.input_tokens, usage.cache_read_input_tokens, usage.output_tokens], [60, 40, 30]);
}

async function countTokens(provider) {
  const counted = async (content) => (await client.messages.countTokens({
    model: model('words', provider), messages: [{ role: 'user', content }],
  })).input_tokens;
  const few = await counted('Say something.');
  assert.ok(few > 0 && few < (await counted('Say something. '.repeat(50))));
}

async function ownMembers(provider) {
  const { data, response } = await create('words', provider, { agumbe_metadata: { operation: 'sdk' } },
    { headers: { 'x-request-id': 'node-sdk-2' } }).withResponse();
  assert.equal(response.headers.get('x-request-id'), 'node-sdk-2');
  assert.equal(response.headers.get('x-agumbe-attempts'), '1');
  assert.equal(data.content[0].text, said('words'));
}

async function refusals(provider) {
  const refused = async (kind, scenario, type) => {
    const error = await rejects(kind, create(scenario, `${provider}-faults`));
    assert.deepEqual([error.error.type, error.error.error.type], ['error', type]);
    assert.ok(error.requestID);
    return error;
  };
  const bad = await refused(Anthropic.BadRequestError, 'refused-400', 'invalid_request_error');
  assert.ok(bad.error.error.message.includes('scripted by the test'));
  await refused(Anthropic.NotFoundError, 'refused-404', 'not_found_error');
  assert.equal((await refused(Anthropic.InternalServerError, 'refused-500', 'api_error')).status, 502);
  await refused(Anthropic.InternalServerError, 'wrong-key', 'api_error');
  const busy = await refused(Anthropic.RateLimitError, 'refused-429', 'rate_limit_error');
  assert.equal(busy.headers.get('retry-after'), '1');
}

async function retries(provider) {
  for (const scenario of ['again-503', 'again-429']) {
    const reply = await create(scenario, `${provider}-retries`, {}, { maxRetries: 2 });
    assert.equal(reply.content[0].text, 'Second time lucky.');
  }
}

async function noRetry(provider) {
  await rejects(Anthropic.InternalServerError, create('wrong-key', `${provider}-final`, {}, { maxRetries: 2 }));
}

async function timeouts(provider) {
  await rejects(Anthropic.APIConnectionTimeoutError, create('slow', provider, {}, { timeout: 700 }));
}

async function models() {
  const found = new Set();
  for await (const listed of client.models.list({ limit: 1000 })) {
    found.add(listed.id);
  }
  for (const id of ['smart-default', 'cheap-fast', '@sim/chat-small']) {
    assert.ok(found.has(id), id);
  }
  const one = await client.models.retrieve('smart-default');
  assert.deepEqual([one.id, one.type], ['smart-default', 'model']);
  assert.ok(one.display_name && one.created_at);
}

async function errors() {
  const body = { model: 'nope', max_tokens: 8, messages: ASK };
  const unknown = await rejects(Anthropic.BadRequestError, client.messages.create(body));
  assert.equal(unknown.error.error.type, 'invalid_request_error');
  const missing = await rejects(Anthropic.NotFoundError, client.models.retrieve('nope'));
  assert.equal(missing.error.error.type, 'not_found_error');
  const stranger = new Anthropic({ apiKey: 'agk_nobody', maxRetries: 0 });
  const refused = await rejects(Anthropic.AuthenticationError, stranger.messages.create(body));
  assert.equal(refused.error.error.type, 'authentication_error');
  assert.ok(unknown.requestID && missing.requestID && refused.requestID);
}

await run('messages', whole);
await run('messages-stream', stream);
await run('messages-stream-helper', streamHelper);
await run('messages-stream-left', streamLeft);
await run('messages-broken-stream', brokenStream);
await run('messages-tools', tools);
await run('messages-tools-streamed', toolsStreamed);
await run('messages-tool-results', toolResults);
await run('messages-tool-choice', toolChoice);
await run('messages-structured', structured);
await run('messages-images', images);
await run('messages-thinking', thinking);
await run('messages-usage-details', usageDetails);
await run('messages-count-tokens', countTokens);
await run('messages-own-members', ownMembers);
await run('messages-refusals', refusals);
await run('messages-retries', retries);
await run('messages-no-retry', noRetry);
await run('messages-timeouts', timeouts);
await run('messages-models', models, ANY);
await run('messages-errors', errors, ANY);
