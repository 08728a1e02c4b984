import assert from 'node:assert/strict';
import { typedCommand } from '../../../bench/report/typed-command.ts';

describe('typedCommand', () => {
  const cases: readonly [args: readonly string[], command: string][] = [
    [[], 'npm run bench'],
    [['--out', 'docs'], 'npm run bench'],
    [['--runs', '5', '--out=docs', '--slow-peers'], 'npm run bench -- --runs 5 --slow-peers'],
    [['--out', 'docs', '--latency', '0,50'], 'npm run bench -- --latency 0,50'],
  ];
  for (const [args, command] of cases) {
    it(`says \`${command}\` for ${JSON.stringify(args)}`, () => {
      assert.equal(typedCommand('bench', args), command);
    });
  }
});
