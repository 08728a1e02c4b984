import { randomNumbers } from './random-numbers.ts';

/*
 * What a Forge should never answer: its own answers, of which one or several values are replaced, left
 * out or named otherwise, or whose text is damaged.
 */

type Random = (below: number) => number;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// No address that leads away from this machine.
const texts = [
  ...['', ' ', '.', '..', '../../x', '/etc/passwd', 'acme-web', 'acme/base', 'acme-web-1.1.0'],
  ...['1.0.0', '9.9.9', '1.1.0-rc1', '99999999999999999999.0.0', '>= 0', '< 0.0.1', '>= 9 || x'],
  ...['\u0000', '\u001b[2J', '\u202ex', '\ud800', '__proto__', 'constructor', 'n'.repeat(5000)],
  ...[
    'http://127.0.0.1:1/x',
    'file:///etc/passwd',
    '//127.0.0.1:1',
    'javascript:x',
    '0'.repeat(64),
  ],
  ...['/v3/files/acme-base-1.0.0.tar.gz', '/v3/releases?limit=1', '/v3/files/../../x', '?', '#'],
];
const others: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, 2 ** 53],
  ...[[], {}, [[]], [null], { name: 'x' }, [{}, {}], { toString: 1 }, { length: 1e9 }],
];
const keys = ['__proto__', 'constructor', 'name', 'version', 'slug', 'results', 'toString', ''];
const noise = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\0',
  '\u{feff}',
  '1e999',
  'NaN',
  'null',
  '\\ud800',
];

/** The answer of a number, always the same for the same genuine one. */
export function fuzzedAnswer(genuine: string, seed: number): string {
  const random = randomNumbers(seed);
  if (random(4) === 0) return damageText(genuine, random);
  let answer = JSON.parse(genuine) as Json;
  for (let count = 1 + random(3); count > 0; count -= 1) answer = changeValue(answer, random);
  const text = JSON.stringify(answer);
  return random(8) === 0 ? text.replace('{', '{"__proto__":{"polluted":true},') : text;
}

function pick<T>(all: readonly T[], random: Random): T {
  return all[random(all.length)] as T;
}

function damageText(text: string, random: Random): string {
  const [left, right] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
  switch (random(4)) {
    case 0:
      return text.slice(0, left);
    case 1:
      return text.slice(0, left) + text.slice(right);
    case 2:
      return text.slice(0, left) + pick(noise, random) + text.slice(left);
    default:
      return '['.repeat(1 + random(50_000)) + text;
  }
}

/** Goes down to some value, and changes it or the key under which it stands. */
function changeValue(value: Json, random: Random): Json {
  if (value === null || typeof value !== 'object' || random(10) === 0) return newValue(random);
  const names = Object.keys(value);
  if (names.length === 0) return newValue(random);
  const name = pick(names, random);
  if (Array.isArray(value)) return changeList(value, Number(name), random);
  const { [name]: inner = null, ...rest } = value;
  if (random(12) === 0) return rest;
  if (random(12) === 0) return { ...rest, [pick(keys, random)]: inner };
  return { ...value, [name]: changeValue(inner, random) };
}

function changeList(list: Json[], at: number, random: Random): Json {
  const inner = list[at] ?? null;
  if (random(12) === 0) return list.toSpliced(at, 1);
  if (random(12) === 0) return [...list, ...list];
  return list.with(at, changeValue(inner, random));
}

function newValue(random: Random): Json {
  return random(3) === 0 ? pick(others, random) : pick(texts, random);
}
