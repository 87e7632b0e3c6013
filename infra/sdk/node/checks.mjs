// What all programs share: the models they call, what those say, and how a check's end is told: a line of feature, kind of
// provider, and `passed`, `refused` (the gateway named what that provider has no words for) or `failed: …`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const PROGRAM = process.env.AGUMBE_SDK_PROGRAM;
const SCENARIOS = JSON.parse(readFileSync(process.env.AGUMBE_SDK_SCENARIOS, 'utf8'));
export const PROVIDERS = ['openai', 'anthropic', 'google'];
export const ANY = ['any'];
export const ASK = [{ role: 'user', content: 'Say something.' }];
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const CITIES = [{ city: 'Rome', days: 2 }, { city: 'Österås', days: 1 }];
export const SCHEMA = {
  type: 'object',
  properties: { city: { type: 'string' }, days: { type: 'integer' } },
  required: ['city', 'days'],
  additionalProperties: false,
};

/** The gateway refused what this provider cannot do, and said so as it should. */
export class Refused extends Error {}

/** The model of this program that behaves so, on a provider of that kind. */
export function model(scenario, provider) {
  return `@${PROGRAM}-${provider}/${scenario}.${PROGRAM}.${provider}`;
}

export function said(scenario) {
  return SCENARIOS[scenario].text;
}

export async function rejects(kind, promise) {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof kind, `${error.constructor.name} instead of ${kind.name}: ${error.message}`);
    return error;
  }
  throw new assert.AssertionError({ message: `no ${kind.name}` });
}

export async function run(feature, check, providers = PROVIDERS) {
  for (const provider of providers) {
    let end = 'passed';
    try {
      await check(provider);
    } catch (error) {
      end = error instanceof Refused ? 'refused' : `failed: ${error.stack}`.replaceAll(/\s+/g, ' ').slice(0, 600);
    }
    console.log([feature, provider, end].join('\t'));
  }
}
