import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSizePage } from '../../src/commands/write-size-page.ts';
import { type ModuleFiles, measureModules } from '../../src/size/size-report.ts';
import { buildPage } from '../support/build-page.ts';
import { type Browser, type PageLook, startBrowser } from '../support/chromium.ts';
import { threeModules } from '../support/sized-modules.ts';

const desk: PageLook = { width: 1000, height: 800, scheme: 'light' };
const phone: PageLook = { width: 360, height: 700, scheme: 'dark' };
const evil: ModuleFiles = {
  name: 'acme-evil',
  version: '1.0.0',
  dependencies: [],
  files: [{ path: 'files/<script>document.title="bad"</script>', bytes: 900_000 }],
  leftOutFiles: [],
};

describe('the page that shows sizes, in a browser', () => {
  let directory = '';
  let browser: Browser;
  let url = '';
  before(async () => {
    buildPage();
    directory = mkdtempSync(join(tmpdir(), 'pupfile-page-'));
    const report = measureModules([...threeModules, evil], { content: 'runtime', order: 'kept' });
    const { file } = writeSizePage(report, { file: 'size.html', directory });
    url = pathToFileURL(join(directory, file)).href;
    browser = await startBrowser();
  });
  beforeEach(() => browser.open(url, desk));
  afterEach(() => {
    assert.deepEqual(browser.problems, []);
    assert.deepEqual(browser.requests, [url]);
  });
  after(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const textOf = (selector: string) =>
    browser.evaluate<string>(`document.querySelector('${selector}').innerText`);
  const pathsOf = (selector: string) =>
    browser.evaluate<readonly string[]>(
      `[...document.querySelectorAll('${selector}')].map((tile) => tile.dataset.path)`,
    );
  const namesOf = (selector: string) =>
    browser.evaluate<readonly string[]>(
      `[...document.querySelectorAll('${selector}')].map((one) => one.textContent)`,
    );
  const trail = () => namesOf('#trail > *');
  const isShown = (selector: string) =>
    browser.evaluate<boolean>(`document.querySelector('${selector}').checkVisibility()`);

  it('shows every module, the largest first, each in its own place', async () => {
    const tops = await pathsOf('.tile.top');
    assert.deepEqual(tops, ['acme-web', 'acme-evil', 'acme-base', 'acme-log']);
    const overlaps = await browser.evaluate<number>(`(() => {
      const rects = [...document.querySelectorAll('.tile.top')].map((one) => one.getBoundingClientRect());
      return rects.filter((one, index) => rects.slice(index + 1).some((other) =>
        one.left < other.right - 1 && other.left < one.right - 1 &&
        one.top < other.bottom - 1 && other.top < one.bottom - 1)).length;
    })()`);
    assert.equal(overlaps, 0);
  });

  it('tells what the pointer is on, and no longer when it has left', async () => {
    assert.equal(await isShown('#tooltip'), false);
    await browser.hover('[data-path="acme-web/templates/x.epp"]');
    assert.match(await textOf('#tooltip'), /x\.epp\n488\.3 KiB · 17\.2%\nTemplates and files/);
    await browser.hover('h1');
    assert.equal(await isShown('#tooltip'), false);
  });

  it('goes into what is clicked, and back by the trail', async () => {
    await browser.click('[data-path="acme-web/templates/x.epp"]');
    assert.deepEqual(await trail(), ['All modules', 'web', 'templates, 488.3 KiB']);
    assert.deepEqual(await pathsOf('.tile'), ['acme-web/templates/x.epp']);
    await browser.click('#trail button:nth-child(2)');
    assert.deepEqual(await trail(), ['All modules', 'web, 1.9 MiB']);
    await browser.click('#trail button');
    assert.deepEqual(await trail(), ['All modules, 2.8 MiB']);
  });

  it('shows what was left out, alone or with the rest', async () => {
    await browser.click('input[value="left-out"]');
    assert.deepEqual(await pathsOf('.tile.top'), ['acme-log', 'acme-web']);
    assert.ok((await pathsOf('.tile.left-out')).includes('acme-log/spec'));
    await browser.click('input[value="both"]');
    const tops = await pathsOf('.tile.top');
    assert.deepEqual(tops, ['acme-web', 'acme-evil', 'acme-log', 'acme-base']);
    assert.deepEqual(await trail(), ['All modules, 2.8 MiB']);
  });

  it('finds files, and lets the rest fade in all three views', async () => {
    await browser.click('#search');
    await browser.type('TEMPLATES web');
    assert.equal(await textOf('#found'), '1 file in 1 module, 488.3 KiB');
    assert.ok((await pathsOf('.tile.faint')).includes('acme-web/manifests'));
    assert.ok(!(await pathsOf('.tile.faint')).includes('acme-web/templates'));
    assert.deepEqual(await namesOf('#graph .node:not(.faint) text'), ['acme-web']);
    assert.deepEqual(await namesOf('#modules tbody tr:not([hidden]) th'), ['acme-web']);
    await browser.type(' nothing');
    assert.equal(await textOf('#found'), 'Nothing found');
  });

  it('marks what a module requires and who requires it while the pointer is on it', async () => {
    await browser.hover('#graph [aria-label^="acme-log"]');
    assert.deepEqual(await namesOf('.node.own text'), ['acme-log']);
    assert.deepEqual(await namesOf('.node.below text'), ['acme-base']);
    assert.deepEqual(await namesOf('.node.above text'), ['acme-web']);
    await browser.hover('h1');
    assert.deepEqual(await namesOf('.node.own text'), []);
  });

  it('shows a module that is chosen in the graph or the table in the others, too', async () => {
    await browser.click('#graph [aria-label^="acme-base"]');
    assert.deepEqual(await trail(), ['All modules', 'base, 6.0 KiB']);
    assert.deepEqual(await namesOf('tr.own th'), ['acme-base']);
    await browser.click('#modules tr[data-module="0"] button');
    await browser.hover('h1');
    assert.deepEqual(await trail(), ['All modules', 'web, 1.9 MiB']);
    assert.deepEqual(await namesOf('.node.own text'), ['acme-web']);
  });

  it('sorts the table by any column, first from the largest or from A', async () => {
    const names = () => namesOf('#modules tbody th');
    await browser.click('#modules thead th:nth-child(6) button');
    assert.deepEqual(await names(), ['acme-log', 'acme-web', 'acme-base', 'acme-evil']);
    await browser.click('#modules thead th:nth-child(1) button');
    assert.deepEqual(await names(), ['acme-base', 'acme-evil', 'acme-log', 'acme-web']);
    await browser.click('#modules thead th:nth-child(1) button');
    assert.deepEqual(await names(), ['acme-web', 'acme-log', 'acme-evil', 'acme-base']);
    assert.deepEqual(await namesOf('[aria-sort="descending"]'), ['Module']);
  });

  it('can be used with the keys alone', async () => {
    const focused = () => browser.evaluate<string>('document.activeElement.dataset.path');
    await browser.evaluate(`document.querySelector('#search').focus()`);
    await browser.press('Tab');
    assert.equal(await focused(), 'acme-web');
    await browser.press('ArrowRight');
    assert.notEqual(await focused(), 'acme-web');
    assert.equal(await isShown('#tooltip'), true);
    await browser.evaluate(`document.querySelector('[data-path="acme-web"]').focus()`);
    await browser.press('Enter');
    assert.deepEqual(await trail(), ['All modules', 'web, 1.9 MiB']);
    assert.equal(await focused(), 'acme-web/manifests');
    await browser.press('Escape');
    assert.deepEqual(await trail(), ['All modules, 2.8 MiB']);
    await browser.evaluate(`document.querySelector('#graph .node').focus()`);
    await browser.press('Enter');
    assert.equal((await trail()).length, 2);
  });

  it('takes for text what a module names its files', async () => {
    const title = await browser.evaluate<string>('document.title');
    assert.equal(title, '2.8 MiB in 4 Puppet modules');
    await browser.hover('[data-path^="acme-evil/files"]');
    assert.match(await textOf('#tooltip'), /<script>document\.title="bad"/);
  });

  it('fits a phone, in the colours of the night', async () => {
    await browser.open(url, phone);
    const { page, window, colour } = await browser.evaluate<Record<string, unknown>>(`({
      page: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
      colour: getComputedStyle(document.body).backgroundColor,
    })`);
    assert.equal(page, window);
    assert.equal(colour, 'rgb(23, 25, 28)');
    assert.equal(await isShown('#modules .minor'), false);
  });
});
