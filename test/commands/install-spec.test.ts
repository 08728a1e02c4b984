import assert from 'node:assert/strict';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { verify } from '../../src/commands/verify.ts';
import { withForge } from '../support/forge.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const runtime = ['lib/spec/x.rb', 'metadata.json'];
const full = ['Rakefile', 'lib/spec/x.rb', 'metadata.json', 'spec/a_spec.rb'];
const fullButSpec = full.filter((path) => !path.startsWith('spec/'));

describe('install with exclude_spec', () => {
  const directory = useTemporaryDirectory();

  beforeEach(() => {
    const files = Object.fromEntries(full.map((path) => [`from/web/${path}`, path]));
    const metadata = JSON.stringify({ name: 'acme-web', version: '1.0.0' });
    writeTree(directory(), { ...files, 'from/web/metadata.json': metadata });
  });

  async function run(options: string, content: Settings['content']) {
    writeTree(directory(), { Puppetfile: `mod 'web', path: 'from/web'${options}` });
    const { written } = await install(settingsOf(directory(), { content }), ignore);
    const { compared, findings } = await verify(settingsOf(directory()), ignore);
    assert.deepEqual([compared, findings], [1, []]);
    return { written, files: laidOut() };
  }

  function laidOut(): readonly string[] {
    const files = Object.keys(readProject(directory()));
    const root = 'modules/web/';
    return files.filter((path) => path.startsWith(root)).map((path) => path.slice(root.length));
  }

  it('leaves spec out of everything, and nothing else', async () => {
    const { files } = await run(', exclude_spec: true', 'full');
    assert.deepEqual(files, fullButSpec);
  });

  it('leaves it out of a module of a Forge, too', async () => {
    const files = { 'spec/a_spec.rb': '', Rakefile: '' };
    await withForge([{ name: 'acme-web', version: '1.0.0', files }], async ({ url }) => {
      const Puppetfile = `forge '${url}'\nmod 'acme-web', '1.0.0', exclude_spec: true`;
      writeTree(directory(), { Puppetfile });
      await install(settingsOf(directory(), { content: 'full' }), ignore);
      assert.deepEqual(laidOut(), ['Rakefile', 'metadata.json']);
    });
  });

  for (const content of ['runtime', 'release'] as const) {
    it(`makes no difference to the content ${content}`, async () => {
      assert.deepEqual((await run('', content)).files, runtime);
      const again = await run(', exclude_spec: true', content);
      assert.deepEqual(again, { written: 0, files: runtime });
    });
  }

  it('lays out anew where it comes or goes', async () => {
    assert.deepEqual(await run('', 'full'), { written: 1, files: full });
    assert.deepEqual(await run(', exclude_spec: true', 'full'), { written: 1, files: fullButSpec });
    assert.deepEqual(await run(', exclude_spec: true', 'full'), { written: 0, files: fullButSpec });
    assert.deepEqual(await run(', exclude_spec: false', 'full'), { written: 1, files: full });
  });

  it('is verified without knowing what was installed', async () => {
    await run(', exclude_spec: true', 'full');
    writeTree(directory(), { 'modules/.pupfile/installed.json': '' });
    const { compared, findings } = await verify(settingsOf(directory()), ignore);
    assert.deepEqual([compared, findings], [1, []]);
    writeTree(directory(), { 'modules/web/spec/a_spec.rb': 'x' });
    const [extra] = (await verify(settingsOf(directory()), ignore)).findings;
    assert.deepEqual([extra?.rule, extra?.path], ['file-extra', 'web/spec/a_spec.rb']);
  });
});
