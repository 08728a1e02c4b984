import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

describe('explainRaised', () => {
  const cases: readonly [
    text: string,
    code: string,
    message: string,
    label: string,
    hint?: string,
  ][] = [
    [
      "raise 'no modules for you'",
      'PUPPETFILE_RAISED',
      'Puppetfile ends with RuntimeError: no modules for you',
      '1:1 "raise \'no modules for you\'" raised here',
    ],
    [
      "mof 'acme-web'",
      'PUPPETFILE_RAISED',
      "Puppetfile ends with NoMethodError: undefined method `mof'",
      '1:1 "mof" not defined',
      'did you mean `mod`?',
    ],
    [
      "def declare(name)\n  mod name\nend\ndeclar 'acme-web'",
      'PUPPETFILE_RAISED',
      "Puppetfile ends with NoMethodError: undefined method `declar'",
      '4:1 "declar" not defined',
      'did you mean `declare`?',
    ],
    [
      'mod stdlib',
      'PUPPETFILE_RAISED',
      "Puppetfile ends with NameError: undefined local variable or method `stdlib'",
      '1:5 "stdlib" not defined',
      "put it in quotes: 'stdlib'",
    ],
    [
      "mod 'acme-web', branch: @librarian.environment.name",
      'PUPPETFILE_RAISED',
      "Puppetfile ends with NoMethodError: undefined method `name' for nil:NilClass",
      '1:48 "name" not defined',
      'name the environment with `--environment NAME`',
    ],
    [
      'def again\n  again\nend\nagain',
      'PUPPETFILE_LIMIT',
      'Puppetfile ends with SystemStackError: stack level too deep',
      '2:3 "again" raised here',
      'look for a method that calls itself without end',
    ],
  ];
  for (const [text, code, message, label, hint] of cases) {
    it(`tells what ends ${JSON.stringify(text)}`, () => {
      const error = errorOf(() => read(text));
      assert.deepEqual(
        [error.code, error.message, describeLabels(error), error.hint],
        [code, message, [label], hint],
      );
    });
  }
});
