import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openGivenProject } from '../../src/commands/open-given-project.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const lockfile =
  'FORGE\n  remote: https://forge.example\n  specs:\n    acme-web (1.0.0)\n\nDEPENDENCIES\n\n';

describe('openGivenProject', () => {
  const directory = useTemporaryDirectory();
  const names = ({ declarations }: { declarations: readonly { readonly name: string }[] }) =>
    declarations.map(({ name }) => name);

  it('takes a text for the Puppetfile, and searches no directory above for one', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-other'\n", 'site/metadata.json': '{}' });
    const settings = settingsOf(join(directory(), 'site'));
    const project = await openGivenProject({ puppetfile: "mod 'acme-web'\n" }, settings, ignore);
    assert.deepEqual(names(project.puppetfile), ['acme-web']);
    assert.equal(project.paths.directory, join(directory(), 'site'));
    assert.equal(project.modulesDirectory, join(directory(), 'site', 'modules'));
    assert.equal(project.lockfile, undefined);
  });

  it('reads what is not given', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-web'\n", 'Puppetfile.lock': lockfile });
    const settings = settingsOf(directory());
    const read = await openGivenProject({}, settings, ignore);
    assert.deepEqual(names(read.puppetfile), ['acme-web']);
    assert.equal(read.lockfile?.sources.length, 1);
    const without = await openGivenProject({ lockfile: '' }, settings, ignore);
    assert.equal(without.lockfile, undefined);
  });

  it('calls both texts by the names that the files would have', async () => {
    const settings = settingsOf(directory(), { puppetfile: 'Other' });
    const { report, events } = collectEvents();
    const texts = { puppetfile: "mod 'acme-web', :gti => 'x'\n", lockfile: 'no lock' };
    const { message } = await rejection(
      openGivenProject(texts, settings, report),
      'LOCKFILE_INVALID',
    );
    assert.match(message, /Other\.lock/);
    assert.deepEqual(
      events.map((event) => event.kind === 'warning' && event.span?.file),
      ['Other'],
    );
  });
});
