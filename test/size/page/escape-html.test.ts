import assert from 'node:assert/strict';
import { escapeHtml, escapeJson } from '../../../src/size/page/escape-html.ts';

describe('escapeHtml', () => {
  const cases: readonly [text: string, html: string][] = [
    ['plain', 'plain'],
    ['</script><img onerror=x>', '&lt;/script&gt;&lt;img onerror=x&gt;'],
    [`"a" & 'b'`, '&quot;a&quot; &amp; &#39;b&#39;'],
  ];
  for (const [text, html] of cases) {
    it(`writes ${text}`, () => assert.equal(escapeHtml(text), html));
  }
});

describe('escapeJson', () => {
  it('lets no text end a script element or begin a comment, and means the same', () => {
    const value = { '</script>': ['<!--', '<script', 'ä\u2028'] };
    assert.equal(escapeJson(value).includes('<'), false);
    assert.deepEqual(JSON.parse(escapeJson(value)), value);
  });
});
