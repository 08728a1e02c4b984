import assert from 'node:assert/strict';
import { formatOption, readFormats } from '../../../src/cli/reports/report-format.ts';
import { thrown } from '../../support/rejection.ts';

describe('readFormats', () => {
  const read: readonly [
    options: Readonly<Record<string, unknown>>,
    stdout: string,
    files: object,
  ][] = [
    [{}, 'text', []],
    [{ json: true }, 'json', []],
    [{ format: ['github'] }, 'github', []],
    [{ format: ['json'] }, 'json', []],
    [{ json: true, format: ['json'] }, 'json', []],
    [{ format: ['github', 'github'] }, 'github', []],
    [{ format: ['sarif=out/a.sarif'] }, 'text', [{ format: 'sarif', file: 'out/a.sarif' }]],
    [{ format: ['text=a=b'] }, 'text', [{ format: 'text', file: 'a=b' }]],
    [{ json: true, format: ['junit=a'] }, 'json', [{ format: 'junit', file: 'a' }]],
    [
      { format: ['junit=b', 'gitlab', 'junit=a'] },
      'gitlab',
      [
        { format: 'junit', file: 'b' },
        { format: 'junit', file: 'a' },
      ],
    ],
  ];
  for (const [options, stdout, files] of read) {
    it(`takes ${JSON.stringify(options)}`, () => {
      assert.deepEqual(readFormats(options), { stdout, files });
    });
  }

  const refused: readonly [
    options: Readonly<Record<string, unknown>>,
    message: string,
    hint?: string,
  ][] = [
    [{ format: ['srif'] }, '`srif` is not a format', 'did you mean `sarif`?'],
    [{ format: ['SARIF'] }, '`SARIF` is not a format', 'did you mean `sarif`?'],
    [
      { format: ['checkstyle=a'] },
      '`checkstyle` is not a format',
      '--format takes one of: text, json, github, gitlab, junit, sarif',
    ],
    [
      { format: [''] },
      '`` is not a format',
      '--format takes one of: text, json, github, gitlab, junit, sarif',
    ],
    [
      { format: ['sarif='] },
      '`--format sarif=` names no file',
      '--format sarif without the equals sign goes to stdout',
    ],
    [
      { format: ['github', 'sarif'] },
      'Only one format can go to stdout, not `github` and `sarif`',
      'write the others to files, for example `--format sarif=FILE`',
    ],
    [
      { json: true, format: ['text'] },
      'Only one format can go to stdout, not `json` and `text`',
      'write the others to files, for example `--format text=FILE`',
    ],
    [{ format: ['sarif=a', 'junit=a'] }, 'Two formats cannot both be written to `a`'],
  ];
  for (const [options, message, hint] of refused) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      const error = thrown(() => readFormats(options), 'USAGE');
      assert.deepEqual([error.message, error.hint], [message, hint]);
    });
  }

  it('says in the help which formats there are', () => {
    for (const name of ['text', 'json', 'github', 'gitlab', 'junit', 'sarif']) {
      assert.equal(readFormats({ format: [name] }).stdout, name);
      assert.match(formatOption.description, new RegExp(`\\b${name}\\b`));
    }
  });
});
