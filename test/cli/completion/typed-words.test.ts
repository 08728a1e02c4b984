import assert from 'node:assert/strict';
import { commands } from '../../../src/cli/commands.ts';
import { readTypedWords } from '../../../src/cli/completion/typed-words.ts';

interface Expected {
  readonly command?: string;
  readonly values?: readonly string[];
  readonly options?: Readonly<Record<string, string | undefined>>;
  readonly awaiting?: string;
  readonly hasEnded?: boolean;
}

const cases: readonly [words: readonly string[], expected: Expected][] = [
  [[], {}],
  [['show'], { command: 'show' }],
  [['show', 'a', 'b'], { command: 'show', values: ['a', 'b'] }],
  [['frobnicate'], {}],
  [['--json', 'check'], { command: 'check', options: { '--json': undefined } }],
  [['-C', 'show'], { options: { '--directory': 'show' } }],
  [['-Cdir', 'show'], { command: 'show', options: { '--directory': 'dir' } }],
  [['--directory=a=b', 'show'], { command: 'show', options: { '--directory': 'a=b' } }],
  [['--directory=', 'show'], { command: 'show', options: { '--directory': '' } }],
  [['show', '-C', 'a', '-C', 'b'], { command: 'show', options: { '--directory': 'b' } }],
  [
    ['check', '--format'],
    { command: 'check', options: { '--format': undefined }, awaiting: '--format <FORMAT>' },
  ],
  [['check', '--zzz', '-z', '-'], { command: 'check', values: ['-'] }],
  [['show', '--', '--json'], { command: 'show', values: ['--json'], hasEnded: true }],
  [['--detailed'], {}],
  [['show', '--detailed'], { command: 'show', options: { '--detailed': undefined } }],
];

describe('readTypedWords', () => {
  for (const [words, expected] of cases) {
    it(`reads \`pupfile ${words.join(' ')}\``, () => {
      const {
        command,
        arguments: values,
        options,
        awaiting,
        hasEnded,
      } = readTypedWords(words, commands);
      assert.deepEqual(
        {
          command: command?.name,
          values,
          options: Object.fromEntries(options),
          awaiting: awaiting?.flags,
          hasEnded,
        },
        {
          command: undefined,
          values: [],
          options: {},
          awaiting: undefined,
          hasEnded: false,
          ...expected,
        },
      );
    });
  }
});
