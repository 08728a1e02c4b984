import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  type Delivery,
  errorResult,
  formatResult,
  writeResult,
} from '../../src/cli/deliver-result.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { awkwardReport } from '../support/awkward-report.ts';
import { namedLook } from '../support/plain-look.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const result = {
  text: ({ paint }: typeof namedLook) => paint('red', 'bad'),
  json: { version: 1 },
  findings: awkwardReport,
};

describe('a result', () => {
  const directory = useTemporaryDirectory();
  const deliveryOf = (changed: Partial<Delivery>): Delivery => ({
    formats: { stdout: 'text', files: [] },
    look: namedLook,
    options: {},
    variables: {},
    workingDirectory: directory(),
    ...changed,
  });

  it('has colours on stdout, and none in files', () => {
    const formats = { stdout: 'text', files: [{ format: 'text', file: 'out/a' }] } as const;
    const delivery = deliveryOf({ formats });
    writeResult(result, delivery);
    assert.equal(formatResult(result, delivery), '<red bad>\n');
    assert.equal(readTree(directory())['out/a'], 'bad\n');
  });

  it('names files as they are found from the repository', () => {
    writeTree(directory(), { '.git/HEAD': '', 'site/Puppetfile': '' });
    const text = formatResult(
      result,
      deliveryOf({ formats: { stdout: 'github', files: [] }, options: { directory: 'site' } }),
    );
    assert.match(text, /^::error file=site\/Puppetfile,/);
  });

  const summaries: readonly [title: string, Partial<Delivery>, isWritten: boolean][] = [
    ['for GitHub on stdout', { formats: { stdout: 'github', files: [] } }, true],
    [
      'for GitHub in a file',
      { formats: { stdout: 'text', files: [{ format: 'github', file: 'a' }] } },
      true,
    ],
    ['for nobody else', { formats: { stdout: 'gitlab', files: [] } }, false],
    [
      'where there is none',
      { formats: { stdout: 'github', files: [] }, variables: { GITHUB_STEP_SUMMARY: '' } },
      false,
    ],
  ];
  for (const [title, changed, isWritten] of summaries) {
    it(`is added to the summary of a job: ${title}`, () => {
      const summary = join(directory(), 'summary.md');
      writeResult(result, deliveryOf({ variables: { GITHUB_STEP_SUMMARY: summary }, ...changed }));
      assert.equal('summary.md' in readTree(directory()), isWritten);
    });
  }
});

describe('errorResult', () => {
  it('stands in the Puppetfile that was named', () => {
    const error = new PupfileError('OFFLINE', 'no network');
    const { findings } = errorResult(error, {
      command: 'check',
      options: { puppetfile: 'site/Other' },
    });
    assert.deepEqual(findings?.findings[0]?.file, 'Other');
    assert.equal(findings.command, 'check');
  });

  it('is text, too', () => {
    const text = (error: unknown) =>
      errorResult(error, { command: 'check', options: {} }).text(namedLook);
    assert.match(text(new PupfileError('OFFLINE', 'no network')), /^<red error:> no network\n/);
    assert.match(text(new TypeError('x')), /this is a bug\n\n {2}TypeError: x\n/);
  });
});
