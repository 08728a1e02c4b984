import assert from 'node:assert/strict';
import { redactSecrets, redactUrls, sanitizeText } from '../../src/errors/redact.ts';

describe('redactUrls', () => {
  const cases: readonly [text: string, expected: string][] = [
    ['https://user:secret@forge.example/v3', 'https://forge.example/v3'],
    ['https://token@forge.example', 'https://forge.example'],
    ['https://:secret@forge.example', 'https://forge.example'],
    ['HTTPS://User:Secret@forge.example', 'HTTPS://forge.example'],
    ['https://user:p@ss@forge.example/', 'https://forge.example/'],
    ['https://user:p%40ss:x@forge.example:8443/', 'https://forge.example:8443/'],
    ['git+ssh://git@git.example/web.git', 'git+ssh://git.example/web.git'],
    // Node.js, like browsers, reads these as it reads `http://`.
    ['http:/user:secret@forge.example/v3', 'http:/forge.example/v3'],
    ['https:user:secret@forge.example', 'https:forge.example'],
    ['HTTP:\\\\user:secret@forge.example', 'HTTP:\\\\forge.example'],
    ['https:////user:secret@forge.example', 'https:////forge.example'],
    ['http:https://user:secret@forge.example', 'http:https://forge.example'],
    ['over http: a@b.example', 'over http: a@b.example'],
    ["forge 'https://a:b@one' and `https://c:d@two`", "forge 'https://one' and `https://two`"],
    ['https://forge.example/@scope', 'https://forge.example/@scope'],
    ['https://forge.example?mail=a@b', 'https://forge.example?mail=a@b'],
    ['https://forge.example#a@b', 'https://forge.example#a@b'],
    ['https://forge.example by a@b.example', 'https://forge.example by a@b.example'],
    ['git@git.example:web.git', 'git@git.example:web.git'],
    ['', ''],
  ];
  for (const [text, expected] of cases) {
    it(`shows ${expected || 'nothing'} for ${text || 'nothing'}`, () => {
      assert.equal(redactUrls(text), expected);
    });
  }
});

describe('redactSecrets', () => {
  const cases: readonly [text: string, expected: string][] = [
    ["svn: 'u', password: 'hunter2', rev: 1", "svn: 'u', password: '*******', rev: 1"],
    [':password => "a\'b"', ':password => "***"'],
    ["'Token': 'x'", "'Token': '*'"],
    ["password: '', rev: 'x'", "password: '', rev: 'x'"],
    ["mod 'acme-password', '1.0.0'", "mod 'acme-password', '1.0.0'"],
  ];
  for (const [text, expected] of cases) {
    it(`shows ${expected}`, () => assert.equal(redactSecrets(text), expected));
  }
});

describe('sanitizeText', () => {
  const cases: readonly [title: string, text: string, expected: string][] = [
    ['a terminal escape', 'a\u001b[31mb', 'a\u{fffd}[31mb'],
    ['an escape of one byte', 'a\u009b31mb', 'a\u{fffd}31mb'],
    ['a carriage return', 'fine\rerror', 'fine\u{fffd}error'],
    ['a backspace', 'a\bb', 'a\u{fffd}b'],
    ['a null', 'a\0b', 'a\u{fffd}b'],
    ['a delete', 'a\u007fb', 'a\u{fffd}b'],
    ['an override of the direction', 'a\u202eb', 'a\u{fffd}b'],
    ['an isolate', 'a\u2066b', 'a\u{fffd}b'],
    ['a blank without width', 'a\u200bb', 'a\u{fffd}b'],
    ['a separator of lines', 'a\u2028b\u2029c', 'a\u{fffd}b\u{fffd}c'],
    ['an invisible tag', 'a\u{e0041}b', 'a\u{fffd}b'],
    ['credentials', 'GET https://a:b@forge.example', 'GET https://forge.example'],
  ];
  for (const [title, text, expected] of cases) {
    it(`shows no ${title}`, () => assert.equal(sanitizeText(text), expected));
  }

  for (const text of ['a\tb', 'a\nb', 'Grüße, 世界 🎭', 'e\u0301']) {
    it(`keeps ${JSON.stringify(text)}`, () => assert.equal(sanitizeText(text), text));
  }
});
