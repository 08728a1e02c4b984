import assert from 'node:assert/strict';
import type { ProgressEvent } from '../../src/library/progress-event.ts';
import { readPuppetfile } from '../../src/library/read-puppetfile.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readPuppetfile', () => {
  const directory = useTemporaryDirectory();

  it('sees the environment variables that it is given, and no others', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-web', ENV.fetch('HOME', '1.0.0')\n" });
    const read = async (env?: Readonly<Record<string, string>>) =>
      (await readPuppetfile({ directory: directory(), env })).declarations[0]?.requirements;
    assert.deepEqual(await read(), ['1.0.0']);
    assert.deepEqual(await read({ HOME: '2.0.0' }), ['2.0.0']);
  });

  it('tells warnings as they come and with the result', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-web', :gti => 'x'\n" });
    const events: ProgressEvent[] = [];
    const { warnings } = await readPuppetfile({
      directory: directory(),
      onProgress: (event) => events.push(event),
    });
    assert.equal(warnings[0]?.rule, 'unknown-option');
    const [event] = events;
    assert.ok(event?.kind === 'warning');
    assert.deepEqual(event.place, { file: 'Puppetfile', line: 1, column: 17 });
  });

  it('rejects where there is none', async () => {
    const work = readPuppetfile({ directory: directory(), puppetfile: 'Other' });
    await rejection(work, 'PUPPETFILE_NOT_FOUND');
  });
});
