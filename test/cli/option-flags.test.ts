import assert from 'node:assert/strict';
import { commands } from '../../src/cli/commands.ts';
import { globalOptions } from '../../src/cli/global-options.ts';
import { type OptionFlags, readOptionFlags } from '../../src/cli/option-flags.ts';

const cases: readonly [flags: string, read: OptionFlags][] = [
  ['--offline', { short: undefined, long: '--offline', value: undefined }],
  ['--no-cache', { short: undefined, long: '--no-cache', value: undefined }],
  ['-q, --quiet', { short: '-q', long: '--quiet', value: undefined }],
  ['--port <PORT>', { short: undefined, long: '--port', value: 'PORT' }],
  ['-C, --directory <DIR>', { short: '-C', long: '--directory', value: 'DIR' }],
  ['--platform <OS/ARCH>', { short: undefined, long: '--platform', value: 'OS/ARCH' }],
];

describe('readOptionFlags', () => {
  for (const [flags, read] of cases) {
    it(`reads \`${flags}\``, () => assert.deepEqual(readOptionFlags(flags), read));
  }

  it('reads every option that there is', () => {
    const all = [...globalOptions, ...commands.flatMap(({ options = [] }) => options)];
    for (const { flags } of all) {
      const { short, long, value } = readOptionFlags(flags);
      const names = short === undefined ? long : `${short}, ${long}`;
      assert.equal(value === undefined ? names : `${names} <${value}>`, flags);
    }
  });
});
