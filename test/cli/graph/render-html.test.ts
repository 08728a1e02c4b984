import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { renderHtml } from '../../../src/cli/graph/render-html.ts';
import { awkwardGraph } from '../../support/awkward-graph.ts';

describe('renderHtml', () => {
  const html = renderHtml(awkwardGraph);

  it('has a row for each module, with who requires it', () => {
    const [, row = ''] = /<tr><th scope="row">a-\\N\\<\/th>(.*?)<\/tr>/.exec(html) ?? [];
    assert.equal(
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      '`#35;&quot; Puppetfile &quot;]; x [label=&quot; a-&quot;q&quot; &gt;= 1 &lt; 2 &amp; \\G|&quot;| --&gt; &lt;/text&gt;, overridden',
    );
    assert.equal([...html.matchAll(/<th scope="row">/g)].length, awkwardGraph.nodes.length - 1);
  });

  it('allows its own style and nothing else', () => {
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(html.includes(`default-src 'none'; style-src 'sha256-${hash}'`));
    assert.doesNotMatch(html, /<script|\sstyle=|\son\w+=/);
  });

  it('makes no element of a text', () => {
    const names = new Set([...html.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name));
    assert.deepEqual(names.has('b'), false);
  });
});
