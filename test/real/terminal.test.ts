import assert from 'node:assert/strict';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runSuccessfully } from '../support/run-command.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');
const lock = `FORGE
  remote: http://127.0.0.1
  specs:
    puppetlabs-apache (12.1.0)
      puppetlabs-concat (>= 9.0.0, < 10.0.0)
      puppetlabs-stdlib (>= 9.0.0, < 10.0.0)
    puppetlabs-concat (9.0.2)
      puppetlabs-stdlib (>= 9.0.0, < 10.0.0)
    puppetlabs-stdlib (9.6.0)

DEPENDENCIES
  puppetlabs-apache (~> 12.0)

`;
const commands = [
  'tree',
  'tree --inverted',
  'why puppetlabs-stdlib',
  'show',
  'tree --help',
  '--help',
];

describe('a terminal', () => {
  const directory = useTemporaryDirectory();

  beforeEach(() => {
    writeTree(directory(), {
      Puppetfile: "mod 'puppetlabs-apache', '~> 12.0'\n",
      'Puppetfile.lock': lock,
    });
  });

  it('of 40 columns is not overrun', async () => {
    for (const command of commands) {
      const lines = stripVTControlCharacters(await show(command, { columns: 40 })).split('\r\n');
      const wide = lines.filter((line) => line.length > 40 && !line.includes('pupfile tree'));
      assert.deepEqual(wide, [], command);
    }
  });

  it('that nobody told its size shows each line as it is', async () => {
    const text = stripVTControlCharacters(await show('tree', { columns: 0 }));
    assert.match(text, /puppetlabs-concat 9\.0\.2 \(>= 9\.0\.0, < 10\.0\.0\)/);
  });

  it('has colours, unless NO_COLOR or TERM=dumb says otherwise', async () => {
    const introducer = '\u001b';
    assert.ok((await show('tree', { columns: 40 })).includes(introducer));
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      assert.ok(!(await show('tree', { columns: 40, env })).includes(introducer));
    }
  });

  /** What a terminal shows; `script` makes one. */
  async function show(
    command: string,
    { columns, env = {} }: { columns: number; env?: Readonly<Record<string, string>> },
  ): Promise<string> {
    const line = `stty cols ${columns}; '${process.execPath}' '${program}' ${command}`;
    const words = ['--quiet', '--return', '--command', line, '/dev/null'];
    const { stdout } = await runSuccessfully('script', words, {
      cwd: directory(),
      env: { TERM: 'xterm', HOME: directory(), ...env },
    });
    return stdout;
  }
});
