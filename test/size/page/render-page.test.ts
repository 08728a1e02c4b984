import assert from 'node:assert/strict';
import { renderPage } from '../../../src/size/page/render-page.ts';
import { type ModuleFiles, measureModules } from '../../../src/size/size-report.ts';
import { threeModules } from '../../support/sized-modules.ts';

const parts = { style: 'body{}', script: 'start()', styleHash: 'c3R5bGU=', scriptHash: 'c2NyaXB0' };
const render = (modules: readonly ModuleFiles[]) =>
  renderPage(measureModules(modules, { content: 'runtime', order: 'kept' }), parts);

describe('renderPage', () => {
  it('begins with how much there is', () => {
    const text = textOf(render(threeModules));
    assert.match(text, /What the modules hold Kept 1\.9 MiB 6 files Left out 49\.8 KiB 3 files/);
    assert.match(text, /Modules 3 content runtime/);
  });

  it('allows its own style and script, and nothing else', () => {
    const [, policy] =
      /Content-Security-Policy" content="([^"]+)"/.exec(render(threeModules)) ?? [];
    assert.equal(
      policy,
      "default-src 'none'; style-src 'sha256-c3R5bGU='; script-src 'sha256-c2NyaXB0'; base-uri 'none'; form-action 'none'",
    );
  });

  it('names no address at all, and has no style or handler in its elements', () => {
    const page = render(threeModules);
    assert.doesNotMatch(page, /https?:|\bsrc=|\bhref=|url\(|@import/);
    assert.doesNotMatch(page, / style=| on[a-z]+=/);
  });

  it('has the colours of what there is in its legend', () => {
    const [legend = ''] = /<ul class="legend">.*?<\/ul>/.exec(render(threeModules)) ?? [];
    assert.equal(
      textOf(legend),
      'Puppet code Ruby code Templates and files Metadata and licences Tests Documents and examples Left out',
    );
  });

  it('names those that are joined to nobody beside the graph', () => {
    const alone = { ...(threeModules[0] ?? assert.fail()), name: 'acme-alone' };
    assert.match(render([...threeModules, alone]), /require none of the others[\s\S]*acme-alone/);
    assert.doesNotMatch(render(threeModules), /require none of the others/);
  });

  it('has no graph where no module requires another', () => {
    assert.doesNotMatch(render(threeModules.slice(0, 1)), /Who requires whom/);
  });

  it('takes what modules name their files for text', () => {
    const path = `files/</script><img src=x onerror=alert(1)>"'&`;
    const files = [{ path, bytes: 1 }];
    const page = render([
      { name: 'acme-evil', version: '1.0.0+<b>', dependencies: [], files, leftOutFiles: [] },
    ]);
    assert.equal(page.match(/<\/script>/g)?.length, 2);
    assert.doesNotMatch(page, /<img|<b>/);
    assert.ok(page.includes('"files/\\u003c"') && page.includes('script>\\u003cimg src=x'));
  });

  it('says nothing strange of nothing', () => {
    assert.doesNotMatch(render([]), /NaN|Infinity|undefined/);
  });

  it('has the same bytes twice', () => {
    assert.equal(render(threeModules), render(threeModules));
  });
});

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
