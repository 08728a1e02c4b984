import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adoptPuppetfile } from '../../src/commands/adopt-puppetfile.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { settingsOf } from '../support/project.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('adoptPuppetfile', () => {
  const directory = useTemporaryDirectory();

  function adopt(text: string) {
    const project = directory();
    const paths = {
      directory: project,
      puppetfile: join(project, 'Puppetfile'),
      lockfile: join(project, 'Puppetfile.lock'),
      metadata: join(project, 'metadata.json'),
      hasPuppetfile: true,
    };
    return adoptPuppetfile({ text, file: 'Puppetfile' }, 'r10k', {
      paths,
      settings: settingsOf(project, { controlBranch: 'main' }),
    });
  }

  it('is done with what it has done', async () => {
    const first = await adopt("mod 'site', git: 'x', branch: 'b', ref: 'r'\nmod 'b', git: 'y'\n");
    assert.equal(first.places.length, 2);
    const second = await adopt(first.text);
    assert.deepEqual([second.places, second.text], [[], first.text]);
  });

  if (hasSharedData) {
    for (const name of readdirSync(sharedData('puppetfiles', 'files'))) {
      it(`changes in ${name} no more than it tells`, async () => {
        const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
        const adopted = await adopt(text).catch((error: unknown) => {
          // Those that are broken, or that see files which are not there.
          assert.ok(error instanceof PupfileError, String(error));
          assert.match(error.code, /^(?:PUPPETFILE_(?!NOT_EDITABLE)|METADATA_|SOURCE_)/);
          return undefined;
        });
        if (adopted === undefined) return;
        assert.equal(adopted.text === text, adopted.places.length === 0);
        assert.deepEqual((await adopt(adopted.text)).places, []);
      });
    }
  }
});
