import assert from 'node:assert/strict';
import { readFoundMetadata } from '../../src/moving/found-metadata.ts';

describe('readFoundMetadata', () => {
  it('reads name, version and dependencies', () => {
    const text = JSON.stringify({
      name: 'Acme/web',
      version: '1.0.0',
      dependencies: [
        { name: 'acme/base', version_requirement: ' >= 1.0.0 ' },
        { name: 'acme/log' },
        7,
      ],
    });
    assert.deepEqual(readFoundMetadata(`\u{feff}${text}`), {
      name: 'acme-web',
      spelledName: 'Acme-web',
      version: '1.0.0',
      dependencies: [
        { name: 'acme-base', spelledName: 'acme-base', requirement: '>= 1.0.0' },
        { name: 'acme-log', spelledName: 'acme-log', requirement: '' },
      ],
    });
  });

  for (const text of ['', '7', 'null', '{', '{"name":"web","version":"1"}', '{"name":"a-b"}']) {
    it(`knows no module by ${text || 'nothing'}`, () => {
      assert.equal(readFoundMetadata(text), undefined);
    });
  }
});
