import assert from 'node:assert/strict';
import { read } from './support.ts';

function readWarnings(text: string): string[] {
  return read(text).warnings.map(({ message, span }) => `${span.line}:${span.column} ${message}`);
}

describe('readForgeUrl', () => {
  for (const url of [
    'http://forge.puppetlabs.com',
    'https://forgeapi.puppetlabs.com/',
    'https://forgeapi-cdn.puppet.com',
  ]) {
    it(`knows ${url} for an old address of the public Forge`, () => {
      const text = `forge '${url}'`;
      assert.equal(read(text).forgeUrl, 'https://forgeapi.puppet.com');
      assert.deepEqual(readWarnings(text), [
        `1:7 \`${url}\` is an old address of the public Forge; pupfile asks https://forgeapi.puppet.com`,
      ]);
    });
  }

  it('warns of a Forge without encryption', () => {
    assert.deepEqual(readWarnings("mod 'a/b', forge: 'http://f'"), [
      '1:19 `http://f` is not encrypted: anybody on the way can exchange the modules',
    ]);
    assert.deepEqual(readWarnings("forge 'http://forge.puppet.com'"), [
      '1:7 `http://forge.puppet.com` is not encrypted; pupfile asks https://forgeapi.puppet.com',
    ]);
  });

  for (const url of [
    'https://forgeapi.puppet.com',
    'https://forge.puppet.com',
    'https://forge.example.com',
    'http://localhost:8080',
    'http://127.0.0.1:8080/x',
    'file:///srv/forge',
  ]) {
    it(`says nothing of ${url}`, () => assert.deepEqual(readWarnings(`forge '${url}'`), []));
  }
});
