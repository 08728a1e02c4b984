import assert from 'node:assert/strict';
import { doctorResult } from '../../src/cli/render-doctor.ts';
import type { DoctorResult } from '../../src/commands/doctor.ts';
import { plainLook } from '../support/plain-look.ts';

const nothing: DoctorResult = { name: 'Puppetfile', findings: [], isLocked: true };
const something: DoctorResult = {
  ...nothing,
  findings: [{ rule: 'leftover', weight: 'renamed', file: '.librarian/', message: 'was' }],
  isLocked: false,
};

describe('doctorResult', () => {
  it('says that nothing was found', () => {
    assert.match(
      doctorResult(nothing, { setsExitCode: true }).text(plainLook),
      /^Nothing found: [^\n]*$/,
    );
  });

  it('counts findings, and says what only the Forge knows', () => {
    const text = doctorResult(something, { setsExitCode: false }).text(plainLook);
    assert.match(text, /\n\n1 finding of Puppetfile.*\nnext: `pupfile lock` will tell/);
  });

  it('ends with 1 where something was found and that was asked for', () => {
    const exitCodes = [something, nothing].flatMap((result) =>
      [true, false].map((setsExitCode) => doctorResult(result, { setsExitCode }).exitCode),
    );
    assert.deepEqual(exitCodes, [1, 0, 0, 0]);
  });

  it('gives programs the same', () => {
    assert.deepEqual(doctorResult(nothing, { setsExitCode: false }).json, {
      version: 1,
      puppetfile: 'Puppetfile',
      isLocked: true,
      findings: [],
    });
  });
});
