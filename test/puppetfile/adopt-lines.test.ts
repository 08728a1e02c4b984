import assert from 'node:assert/strict';
import { adoptLines } from '../../src/puppetfile/adopt-lines.ts';
import { applyEdits } from '../../src/puppetfile/edit-text.ts';

function adopted(text: string, hasMetadata = true): string {
  const { edits } = adoptLines({ text, file: 'Puppetfile' }, { hasMetadata });
  return applyEdits(text, edits);
}

describe('adoptLines', () => {
  for (const [line, expected] of [
    ['forge.baseUrl https://forge.example/', "forge 'https://forge.example/'"],
    ["  forge.baseurl 'https://forge.example'", "  forge 'https://forge.example'"],
    ['forge.baseUrl https://u:geheim@forge.example', "forge 'https://forge.example'"],
    ['forge.cacheTtl 4h', '# forge.cacheTtl 4h'],
    ['modulefile', 'metadata'],
    ['# forge.baseUrl x', '# forge.baseUrl x'],
    ["forge 'https://forge.example'", "forge 'https://forge.example'"],
    ["mod 'modulefile'", "mod 'modulefile'"],
  ] as const) {
    it(`makes ${expected} of ${line.trim()}`, () => {
      const around = (its: string) => `mod 'a-b'\n${its}\r\nmod 'c-d'\n`;
      assert.equal(adopted(around(line)), around(expected));
    });
  }

  it('leaves `modulefile` where there is no metadata.json', () => {
    assert.equal(adopted('modulefile\n', false), 'modulefile\n');
  });

  it('tells the place and why', () => {
    const { places } = adoptLines({ text: '\nmodulefile', file: 'P' }, { hasMetadata: true });
    const [{ span, text } = { span: undefined, text: '' }] = places;
    assert.deepEqual([span?.file, span?.line, span?.column, span?.length], ['P', 2, 1, 10]);
    assert.match(text, /^`metadata`: /);
  });
});
