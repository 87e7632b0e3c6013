// What an application does with the Responses API of OpenAI's SDK.
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { CITIES, PIXEL, SCHEMA, model, rejects, run, said } from './checks.mjs';

const client = new OpenAI({ maxRetries: 0 });
const ASK = 'Say something.';
const WEATHER = { type: 'function', name: 'weather', description: 'The weather of a city.', parameters: SCHEMA, strict: true };
const RIVER = z.object({ name: z.string(), length_km: z.number().int() });

function create(scenario, provider, more = {}, options = {}) {
  return client.responses.create({ model: model(scenario, provider), input: ASK, ...more }, options);
}

async function whole(provider) {
  const reply = await create('words', provider, { instructions: 'Be brief.' });
  assert.deepEqual([reply.object, reply.status, reply.model], ['response', 'completed', model('words', provider)]);
  assert.equal(reply.output_text, said('words'));
  assert.equal(reply.usage.total_tokens, reply.usage.input_tokens + reply.usage.output_tokens);
}

async function stream(provider) {
  const events = [];
  for await (const event of await create('words', provider, { stream: true })) {
    events.push(event);
  }
  const text = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
  assert.equal(text, said('words'));
  assert.deepEqual([events.at(0).type, events.at(-1).type], ['response.created', 'response.completed']);
  assert.ok(events.at(-1).response.usage.output_tokens > 0);
  events.forEach((event, at) => assert.ok(at === 0 || event.sequence_number > events[at - 1].sequence_number));
}

function final(scenario, provider, more = {}) {
  return client.responses.stream({ model: model(scenario, provider), input: ASK, ...more }).finalResponse();
}

async function streamHelper(provider) {
  assert.equal((await final('words', provider)).output_text, said('words'));
}

async function streamLeft(provider) {
  for await (const event of await create('long', provider, { stream: true })) {
    if (event.type === 'response.output_text.delta') {
      break;
    }
  }
}

async function brokenStream(provider) {
  const events = [];
  for await (const event of await create('broken', provider, { stream: true })) {
    events.push(event);
  }
  const seen = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
  assert.ok(seen.startsWith('One two'), seen);
  assert.deepEqual(events.filter((event) => event.type === 'error').map((event) => event.code), ['provider_error']);
  assert.equal(events.at(-1).type, 'response.failed');
  assert.ok(events.at(-1).response.error.message);
}

async function tools(provider) {
  called(await create('two-tools', provider, { tools: [WEATHER] }));
}

async function toolsStreamed(provider) {
  called(await final('two-tools', provider, { tools: [WEATHER] }));
}

function called(reply) {
  const calls = reply.output.filter((item) => item.type === 'function_call');
  assert.deepEqual(calls.map((call) => call.name), ['weather', 'weather']);
  assert.deepEqual(calls.map((call) => JSON.parse(call.arguments)), CITIES);
  assert.equal(new Set(calls.map((call) => call.call_id)).size, 2);
}

async function toolResults(provider) {
  const first = await create('two-tools', provider, { tools: [WEATHER] });
  const answers = first.output
    .filter((item) => item.type === 'function_call')
    .map((item) => ({ type: 'function_call_output', call_id: item.call_id, output: 'sunny' }));
  // This model calls a tool until it has seen a result.
  const input = [{ role: 'user', content: ASK }, ...first.output, ...answers];
  const reply = await create('free', provider, { input, tools: [WEATHER] });
  assert.ok(reply.output_text && reply.output.every((item) => item.type === 'message'), JSON.stringify(reply.output));
}

async function structured(provider) {
  const reply = await client.responses.parse({
    model: model('free', provider), input: ASK, text: { format: zodTextFormat(RIVER, 'river') },
  });
  assert.ok(reply.output_parsed.name && Number.isInteger(reply.output_parsed.length_km), JSON.stringify(reply));
}

async function images(provider) {
  const tokens = async (...more) => {
    const content = [{ type: 'input_text', text: 'What is it?' }, ...more];
    return (await create('words', provider, { input: [{ role: 'user', content }] })).usage.input_tokens;
  };
  const image = { type: 'input_image', image_url: `data:image/png;base64,${PIXEL}`, detail: 'auto' };
  assert.ok((await tokens(image)) >= (await tokens()) + Math.floor(PIXEL.length / 3), 'the image did not reach the provider');
}

async function reasoning(provider) {
  for (const reply of [await create('thoughts', provider), await final('thoughts', provider)]) {
    const thoughts = reply.output.filter((item) => item.type === 'reasoning');
    assert.equal(thoughts[0]?.summary[0]?.text, 'Rivers are wet.');
    assert.equal(reply.output_text, 'They flow.');
  }
}

async function usageDetails(provider) {
  const { usage } = await create('counted', provider);
  assert.deepEqual([usage.input_tokens, usage.output_tokens, usage.total_tokens], [100, 30, 130]);
  assert.equal(usage.input_tokens_details.cached_tokens, 40);
  assert.equal(usage.output_tokens_details.reasoning_tokens, provider === 'anthropic' ? 0 : 10);
}

async function refusals(provider) {
  const refused = (kind, scenario) => rejects(kind, create(scenario, `${provider}-faults`));
  const bad = await refused(OpenAI.BadRequestError, 'refused-400');
  assert.equal(bad.code, 'provider_error');
  assert.ok(bad.message.includes('scripted by the test') && bad.requestID);
  assert.equal((await refused(OpenAI.InternalServerError, 'refused-500')).status, 502);
  assert.equal((await refused(OpenAI.RateLimitError, 'refused-429')).headers.get('retry-after'), '1');
}

async function retries(provider) {
  const reply = await create('again-503', `${provider}-responses`, {}, { maxRetries: 2 });
  assert.equal(reply.output_text, 'Second time lucky.');
}

export async function runResponses() {
  await run('responses', whole);
  await run('responses-stream', stream);
  await run('responses-stream-helper', streamHelper);
  await run('responses-stream-left', streamLeft);
  await run('responses-broken-stream', brokenStream);
  await run('responses-tools', tools);
  await run('responses-tools-streamed', toolsStreamed);
  await run('responses-tool-results', toolResults);
  await run('responses-structured', structured);
  await run('responses-images', images);
  await run('responses-reasoning', reasoning);
  await run('responses-usage-details', usageDetails);
  await run('responses-refusals', refusals);
  await run('responses-retries', retries);
}
