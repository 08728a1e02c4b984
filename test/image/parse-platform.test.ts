import assert from 'node:assert/strict';
import { parsePlatform } from '../../src/image/parse-platform.ts';
import { thrown } from '../support/rejection.ts';

describe('parsePlatform', () => {
  it('reads an operating system, an architecture and a variant', () => {
    assert.deepEqual(parsePlatform('linux/amd64'), { os: 'linux', architecture: 'amd64' });
    const arm = { os: 'linux', architecture: 'arm', variant: 'v7' };
    assert.deepEqual(parsePlatform('linux/arm/v7'), arm);
  });

  for (const text of ['', 'linux', 'linux/', '/amd64', 'a/b/c/d', 'linux/amd 64', 'linux/../x/']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      thrown(() => parsePlatform(text), 'USAGE');
    });
  }
});
