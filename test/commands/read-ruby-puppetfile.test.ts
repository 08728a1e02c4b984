import { readCalls } from '../../src/commands/read-ruby-puppetfile.ts';
import { settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readCalls', () => {
  const directory = useTemporaryDirectory();

  it('needs a Puppetfile', () => {
    writeTree(directory(), { 'metadata.json': '{}' });
    thrown(() => readCalls(settingsOf(directory())), 'PUPPETFILE_NOT_FOUND');
  });
});
