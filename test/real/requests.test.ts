import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../support/debian-forge.ts';
import { completePuppetfile } from '../support/debian-puppetfile.ts';
import { readIdentities } from '../support/installed-modules.ts';

describe('the requests of an install', () => {
  const puppetfile = completePuppetfile();
  const modules = puppetfile.roots.map(({ name }) => name).toSorted();
  const archives = puppetfile.roots
    .map(({ name, version }) => `/v3/files/${name}-${version.text}.tar.gz`)
    .toSorted();
  let forge: DebianForge;
  let project = '';
  let requests: readonly string[] = [];
  before(async () => {
    forge = await startDebianForge();
    project = newProject(forge, 'requests', puppetfile);
    await installProject(project);
    requests = await forge.takeRequests();
  });
  after(() => forge?.stop());

  it('are one for the metadata of each module where nothing is locked', () => {
    const metadata = requests.filter((path) => !path.startsWith('/v3/files/'));
    assert.deepEqual(metadata.map(moduleOf).toSorted(), modules);
  });

  it('are one for the archive of each module where nothing is stored', () => {
    const downloads = requests.filter((path) => path.startsWith('/v3/files/'));
    assert.deepEqual(downloads.toSorted(), archives);
  });

  it('are none where everything is installed, and nothing is rewritten', async () => {
    const identities = () => ({
      ...readIdentities(join(project, 'modules')),
      lock: readIdentities(project)['Puppetfile.lock'],
    });
    const before = identities();
    await installProject(project);
    assert.deepEqual(await forge.takeRequests(), []);
    assert.deepEqual(identities(), before);
  });
});

/** `/v3/releases?module=acme-web&limit=100` and `/v3/modules/acme-web` both ask about acme-web. */
function moduleOf(path: string): string | undefined {
  return /[?&]module=([\w-]+)/.exec(path)?.[1] ?? /^\/v3\/modules\/([\w-]+)/.exec(path)?.[1];
}
