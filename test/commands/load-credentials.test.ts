import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCredentials } from '../../src/commands/load-credentials.ts';
import { collectEvents, settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const forge = 'https://forge.example';

describe('loadCredentials', () => {
  const directory = useTemporaryDirectory();

  /** What is found for the Forge, and what was warned of. */
  function find(variables: Readonly<Record<string, string>> = {}, url = forge) {
    const { report, events } = collectEvents();
    const credentials = loadCredentials({
      settings: settingsOf(directory(), { variables: { HOME: directory(), ...variables } }),
      report,
      forges: [forge],
      secretFile: join(directory(), 'secret'),
    });
    const found = credentials.find(new URL(url));
    credentials.find(new URL(`${url}/again`));
    const warnings = events.map((event) => (event.kind === 'warning' ? event.message : event.kind));
    return { from: found?.from, sent: found?.authorization, warnings };
  }

  it('takes PUPFILE_FORGE_TOKEN before all files', () => {
    writeTree(directory(), { token: 'T', secret: 'S' });
    const found = find({ PUPFILE_FORGE_TOKEN: 'V', PUPFILE_FORGE_TOKEN_FILE: 'token' });
    assert.deepEqual(found, { from: 'PUPFILE_FORGE_TOKEN', sent: 'Bearer V', warnings: [] });
  });

  it('takes the file that PUPFILE_FORGE_TOKEN_FILE names before a build secret', () => {
    writeTree(directory(), { token: 'T\n', secret: 'S' });
    const found = find({ PUPFILE_FORGE_TOKEN: ' ', PUPFILE_FORGE_TOKEN_FILE: 'token' });
    assert.deepEqual(found, { from: 'PUPFILE_FORGE_TOKEN_FILE', sent: 'Bearer T', warnings: [] });
  });

  it('takes a build secret', () => {
    writeTree(directory(), { secret: 'S\n', token: '\n' });
    const secret = { from: join(directory(), 'secret'), sent: 'Bearer S', warnings: [] };
    assert.deepEqual(find(), secret);
    assert.deepEqual(find({ PUPFILE_FORGE_TOKEN_FILE: 'token' }), secret);
    assert.deepEqual(find({ PUPFILE_FORGE_TOKEN_FILE: '' }), secret);
  });

  it('takes ~/.netrc last', () => {
    writeTree(directory(), { '.netrc': 'machine forge.example login a password b' });
    assert.equal(find().from, 'the password of ~/.netrc');
    writeTree(directory(), { secret: 'S' });
    assert.equal(find().sent, 'Bearer S');
  });

  it('takes the file that NETRC names in place of ~/.netrc', () => {
    writeTree(directory(), {
      '.netrc': 'machine forge.example login a password b',
      other: 'machine other.example login a password b',
    });
    const other = join(directory(), 'other');
    assert.equal(find({ NETRC: other }).from, undefined);
    const found = find({ NETRC: other }, 'https://other.example');
    assert.equal(found.from, `the password of ${other}`);
  });

  it('reads no file that nobody named where the user’s files do not count', () => {
    writeTree(directory(), { secret: 'S', '.netrc': 'machine forge.example login a password b' });
    const settings = settingsOf(directory(), {
      ignoresUserFiles: true,
      variables: { HOME: directory() },
    });
    const { report } = collectEvents();
    const secretFile = join(directory(), 'secret');
    const credentials = loadCredentials({ settings, report, forges: [forge], secretFile });
    assert.equal(credentials.find(new URL(forge)), undefined);
  });

  it('counts the Forge of the settings among the project’s', () => {
    const settings = settingsOf(directory(), {
      forgeUrl: 'https://other.example',
      variables: { HOME: directory(), PUPFILE_FORGE_TOKEN: 'V' },
    });
    const { report } = collectEvents();
    const credentials = loadCredentials({ settings, report, forges: [forge] });
    for (const url of [forge, 'https://other.example']) {
      assert.equal(credentials.find(new URL(url))?.authorization, 'Bearer V');
    }
    assert.equal(credentials.find(new URL('https://third.example')), undefined);
  });

  it('ends where the named file is not there, or no file', () => {
    const missing = thrown(() => find({ PUPFILE_FORGE_TOKEN_FILE: 'no' }), 'FILE_SYSTEM');
    assert.equal(missing.message, 'There is no file `no`');
    assert.match(missing.hint ?? '', /PUPFILE_FORGE_TOKEN_FILE/);
    mkdirSync(join(directory(), 'folder'));
    const folder = thrown(() => find({ PUPFILE_FORGE_TOKEN_FILE: 'folder' }), 'FILE_SYSTEM');
    assert.equal(folder.message, 'Cannot read `folder`: it is a directory');
  });

  it('minds no such file where it would not be used', () => {
    const found = find({ PUPFILE_FORGE_TOKEN_FILE: 'no' }, 'https://other.example');
    assert.deepEqual(found, { from: undefined, sent: undefined, warnings: [] });
  });

  const warnings: readonly [title: string, (path: (name: string) => string) => string][] = [
    [
      'a netrc that makes no sense, without showing it',
      () => {
        writeTree(directory(), { '.netrc': '\nmachine forge.example secret hunter2' });
        return '~/.netrc:2: a word that no netrc has; the file is not used';
      },
    ],
    [
      'a netrc that is no file',
      (path) => {
        mkdirSync(path('.netrc'));
        return 'Cannot read `~/.netrc`: it is a directory; it is not used';
      },
    ],
    [
      'a build secret that is no file',
      (path) => {
        mkdirSync(path('secret'));
        return `Cannot read \`${path('secret')}\`: it is a directory; it is not used`;
      },
    ],
  ];
  for (const [title, prepare] of warnings) {
    it(`warns once of ${title}`, () => {
      const message = prepare((name) => join(directory(), name));
      assert.deepEqual(find(), { from: undefined, sent: undefined, warnings: [message] });
    });
  }

  it('warns of a NETRC that is not there', () => {
    const { warnings } = find({ NETRC: '/nowhere/netrc' });
    assert.deepEqual(warnings, ['NETRC names `/nowhere/netrc`, which is not there']);
  });
});
