import assert from 'node:assert/strict';
import { commands } from '../../src/cli/commands.ts';
import { globalOptions } from '../../src/cli/global-options.ts';
import { renderCommandHelp, renderOverview } from '../../src/cli/render-help.ts';

describe('renderOverview', () => {
  it('has every command once, by what it is about', () => {
    const text = renderOverview(commands, 80);
    const titles = [...text.matchAll(/^(\w.*):$/gm)].map(([, title]) => title);
    assert.deepEqual(titles, [
      'Work on modules',
      'Look at them',
      'Make images',
      'Other',
      'Options of every command',
    ]);
    for (const { name } of commands) {
      assert.equal([...text.matchAll(new RegExp(`^  ${name}  `, 'gm'))].length, 1, name);
    }
  });
});

describe('renderCommandHelp', () => {
  it('has the usage, what it does, the options and the examples', () => {
    const command = commands.find(({ name }) => name === 'tree');
    assert.ok(command !== undefined);
    assert.equal(
      renderCommandHelp(command, 80).split('\nOptions of every command:')[0],
      `Usage: pupfile tree [OPTIONS] [MODULE...]

the dependency tree of what is locked

Options:
  --depth <N>  show N levels below the roots
  --inverted   from modules up to those that need them

Examples:
  pupfile tree                               what the declarations bring
  pupfile tree --depth 0                     the declarations alone
  pupfile tree --inverted puppetlabs-stdlib  who needs it, and who needs those
`,
    );
  });

  for (const width of [40, 60, 80]) {
    it(`keeps to ${width} columns, but for what cannot be parted`, () => {
      const texts = [
        renderOverview(commands, width),
        ...commands.map((command) => renderCommandHelp(command, width)),
      ];
      const examples = new Set(
        commands.flatMap((command) => command.examples.map(([line]) => line)),
      );
      const wide = texts
        .flatMap((text) => text.split('\n'))
        .filter(
          (line) => line.length > width && !examples.has(line.trim()) && line.trim().includes(' '),
        );
      assert.deepEqual(wide, []);
    });
  }

  it('tells every option that there is', () => {
    for (const command of commands) {
      const text = renderCommandHelp(command, 40);
      for (const { flags } of [...(command.options ?? []), ...globalOptions]) {
        assert.ok(new RegExp(`^  ${flags}( |$)`, 'm').test(text), flags);
      }
    }
  });
});
