import assert from 'node:assert/strict';
import { playersOf } from '../../bench/play-rounds.ts';
import { copyTool, curlTool, linkTool } from '../../bench/tools/floor-tools.ts';
import { librarianTool } from '../../bench/tools/slow-tools.ts';

describe('playersOf', () => {
  const tools = [curlTool, copyTool, linkTool, librarianTool];
  const names = (round: number) => playersOf(tools, round).map(({ name }) => name);

  it('has the slow ones play in the first round that counts, and in no other', () => {
    const rounds = [0, 1, 2, 3].filter((round) => names(round).includes('librarian-puppet'));
    assert.deepEqual(rounds, [1]);
  });

  it('has each other round played in reverse', () => {
    assert.deepEqual(names(2), ['cp -al', 'cp -a', 'curl + tar']);
    assert.deepEqual(names(3), ['curl + tar', 'cp -a', 'cp -al']);
  });
});
