import assert from 'node:assert/strict';
import { whyResult } from '../../src/cli/render-why.ts';
import { plainLook } from '../support/plain-look.ts';

const web = { name: 'acme-web', version: '2.0.0', requirement: '~> 2.0' };
const base = { name: 'acme-base', version: '1.0.0', requirement: '>= 0' };
const result = { name: 'acme-base', version: '1.0.0', paths: [[base], [web, base]], isCut: false };

describe('whyResult', () => {
  it('draws a line for each path', () => {
    assert.equal(
      whyResult(result).text(plainLook),
      `acme-base 1.0.0
  Puppetfile → acme-base 1.0.0
  Puppetfile → acme-web 2.0.0 (~> 2.0) → acme-base 1.0.0`,
    );
  });

  it('says that there are more', () => {
    assert.match(whyResult({ ...result, isCut: true }).text(plainLook), /\n {2}… and more$/);
  });

  it('gives programs the same', () => {
    assert.deepEqual(whyResult(result).json, {
      version: 1,
      name: 'acme-base',
      moduleVersion: '1.0.0',
      paths: [[base], [web, base]],
      isCut: false,
    });
  });
});
