import assert from 'node:assert/strict';
import { lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dockerd, startDockerd } from '../support/dockerd.ts';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { runSuccessfully } from '../support/run-command.ts';
import { pupfileProgram } from '../support/serve-process.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const metadata = 'modules/web/metadata.json';

// BuildKit sends a file of its context again only where its size, mode or time changed.
describe("an image that BuildKit builds again after a module's update", () => {
  const directory = useTemporaryDirectory();
  const project = () => join(directory(), 'project');
  let engineDirectory = '';
  let engine: Dockerd;
  let forge: TestForge;

  before(async () => {
    const versions = ['9.0.0', '9.0.1'];
    forge = await startTestForge(versions.map((version) => ({ name: 'acme-web', version })));
    engineDirectory = mkdtempSync(join(tmpdir(), 'pupfile-dockerd-'));
    engine = await startDockerd(engineDirectory);
  });
  after(async () => {
    await engine?.stop();
    rmSync(engineDirectory, { recursive: true, force: true });
    await forge?.close();
  });

  it('has the new release, although its metadata.json is of the same size', async () => {
    const first = await installAndBuild('9.0.0');
    const second = await installAndBuild('9.0.1');
    assert.equal(first.sizeBytes, second.sizeBytes);
    assert.deepEqual([first.built, second.built], ['9.0.0', '9.0.1']);
  });

  async function installAndBuild(version: string) {
    const at = (path: string) => join(project(), path);
    writeTree(project(), {
      Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '${version}'\n`,
      Dockerfile: 'FROM scratch\nCOPY modules /modules\n',
    });
    await runSuccessfully(process.execPath, [pupfileProgram, 'install'], {
      cwd: project(),
      env: { PUPFILE_CACHE_DIR: join(engineDirectory, 'cache') },
    });
    const output = join(directory(), `image-${version}`);
    await engine.build(project(), output);
    return {
      sizeBytes: lstatSync(at(metadata)).size,
      installed: versionIn(at(metadata)),
      built: versionIn(join(output, metadata)),
    };
  }
});

function versionIn(file: string): string {
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
