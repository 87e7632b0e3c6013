// What an application does with OpenAI's own SDK; base URL and key come from the variables the SDK itself reads.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const messages = [{ role: 'user', content: 'Say something.' }];

async function chat() {
  const reply = await client.chat.completions.create({ model: 'smart-default', messages });
  assert.equal(reply.object, 'chat.completion');
  assert.equal(reply.model, '@sim/chat-large');
  assert.ok(reply.choices[0].message.content);
  assert.equal(reply.usage.total_tokens, reply.usage.prompt_tokens + reply.usage.completion_tokens);
}

async function stream() {
  const whole = await client.chat.completions.create({ model: 'cheap-fast', messages });
  let text = '';
  let usage;
  for await (const chunk of await client.chat.completions.create({
    model: 'cheap-fast', messages, stream: true, stream_options: { include_usage: true },
  })) {
    text += chunk.choices[0]?.delta.content ?? '';
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, whole.choices[0].message.content);
  assert.ok(usage.completion_tokens > 0);
}

async function stream_left_early() {
  for await (const chunk of await client.chat.completions.create({ model: 'cheap-fast', messages, stream: true })) {
    assert.ok(chunk.choices.length);
    break;
  }
}

async function tools() {
  const weather = { type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } };
  const reply = await client.chat.completions.create({ model: 'cheap-fast', messages, tools: [weather] });
  assert.equal(reply.choices[0].message.tool_calls[0].function.name, 'weather');
}

async function own_members() {
  const { data, response } = await client.chat.completions
    .create({ model: 'cheap-fast', messages, agumbe_metadata: { operation: 'sdk' } }, { headers: { 'x-request-id': 'node-sdk-1' } })
    .withResponse();
  assert.equal(response.headers.get('x-request-id'), 'node-sdk-1');
  assert.ok(data.choices.length);
}

async function embeddings() {
  const one = await client.embeddings.create({ model: 'embed-default', input: 'text' });
  assert.equal(one.data[0].embedding.length, 16);
  const many = await client.embeddings.create({ model: 'embed-default', input: ['a', 'b'], encoding_format: 'float' });
  assert.deepEqual(many.data.map((entry) => entry.index), [0, 1]);
}

async function models() {
  const found = new Set();
  for await (const model of client.models.list()) {
    found.add(model.id);
  }
  for (const id of ['smart-default', 'cheap-fast', 'reasoning', 'embed-default', '@sim/chat-small']) {
    assert.ok(found.has(id), id);
  }
  assert.equal((await client.models.retrieve('@sim/chat-small')).id, '@sim/chat-small');
}

async function typed_errors() {
  await assert.rejects(client.chat.completions.create({ model: 'nope', messages }), isA(OpenAI.BadRequestError, 'invalid_model'));
  await assert.rejects(client.models.retrieve('nope'), isA(OpenAI.NotFoundError, 'model_not_found'));
  const stranger = new OpenAI({ apiKey: 'agk_nobody', maxRetries: 0 });
  await assert.rejects(stranger.models.list(), isA(OpenAI.AuthenticationError, 'unauthorized'));
}

function isA(kind, code) {
  return (error) => error instanceof kind && error.code === code && Boolean(error.requestID);
}

for (const check of [chat, stream, stream_left_early, tools, own_members, embeddings, models, typed_errors]) {
  await check();
  console.log('passed', check.name);
}
