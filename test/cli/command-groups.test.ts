import assert from 'node:assert/strict';
import { groupCommands } from '../../src/cli/command-groups.ts';
import { commands } from '../../src/cli/commands.ts';

describe('groupCommands', () => {
  it('has each command once, in the order of its group', () => {
    const groups = groupCommands(commands);
    const all = groups.flatMap(([, members]) => members);
    assert.equal(all.length, commands.length);
    assert.deepEqual(new Set(all), new Set(commands));
    for (const [, members] of groups) {
      const places = members.map((command) => commands.indexOf(command));
      assert.deepEqual(
        places,
        places.toSorted((left, right) => left - right),
      );
    }
  });

  it('leaves out a group that has none', () => {
    const titles = groupCommands(commands.filter(({ name }) => name === 'layer'));
    assert.deepEqual(
      titles.map(([title]) => title),
      ['Make images'],
    );
  });
});
