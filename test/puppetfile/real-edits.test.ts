import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { addStatement } from '../../src/puppetfile/edit-add.ts';
import { checkEdit } from '../../src/puppetfile/edit-check.ts';
import { removeStatement } from '../../src/puppetfile/edit-remove.ts';
import { changeRequirements } from '../../src/puppetfile/edit-requirement.ts';
import { isAt, type ModStatement } from '../../src/puppetfile/edit-statements.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';
import { moduleName } from '../support/declare-modules.ts';
import { plainPuppetfiles } from '../support/plain-puppetfiles.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { prism, read } from './support.ts';

const readEdits = (text: string) => readEditable({ text, file: 'Puppetfile' }, prism);

/** Null for what pupfile refuses anyway. */
function tryRead(text: string, options: Parameters<typeof read>[1] = {}): Puppetfile | null {
  try {
    return read(text, options);
  } catch (error) {
    if (error instanceof PupfileError) return null;
    throw error;
  }
}

const added = {
  name: moduleName('acme-added'),
  spelledName: 'acme-added',
  requirements: ['>= 1.2.3 < 2.0.0'],
  options: [],
};

// Some have hundreds of modules, and each edit is read again.
const mostEdits = 6;

/** Whether no other statement declares the module. */
function isPlain(statement: ModStatement, statements: readonly ModStatement[]): boolean {
  return statements.filter(({ name }) => name === statement.name).length === 1;
}

/** Adds a module, and takes it out again. */
function addAndRemove(text: string, puppetfile: Puppetfile, read: (text: string) => Puppetfile) {
  const before = readEdits(text);
  const isNeighbour = (one: ModStatement) =>
    puppetfile.declarations.some(
      ({ span, source, installPath }) =>
        isAt(one, span) && source.kind === 'forge' && installPath === undefined,
    );
  const withIt = before.textWith([addStatement(before, added, isNeighbour)]);
  const { name, requirements } = added;
  const now = read(withIt).declarations.find((one) => one.name === name);
  assert.deepEqual(now?.requirements, requirements);
  const { source } = now ?? assert.fail();
  const expected = { ...(now?.installPath && { installPath: now.installPath }) };
  assert.deepEqual(expected, {}, 'it goes where the others go');
  checkEdit(puppetfile, read(withIt), [{ kind: 'added', name, requirements, source }]);
  const after = readEdits(withIt);
  const statement = after.statements.find((one) => one.name === name) ?? assert.fail();
  const removal = removeStatement(after, statement) ?? assert.fail();
  assert.equal(after.textWith([removal]), text);
}

/** Changes and takes out modules that stand there in plain words; counts them. */
function changeEach(text: string, puppetfile: Puppetfile, read: (text: string) => Puppetfile) {
  const before = readEdits(text);
  const plain = before.statements.filter((one) => isPlain(one, before.statements));
  const step = Math.ceil(plain.length / mostEdits);
  let count = 0;
  for (const statement of plain.filter((_, index) => index % step === 0)) {
    const { name } = statement;
    const declared = puppetfile.declarations.find(({ span }) => isAt(statement, span));
    if (declared === undefined) continue;
    count += 1;
    const removal = removeStatement(before, statement);
    if (removal !== null) {
      checkEdit(puppetfile, read(before.textWith([removal])), [{ kind: 'removed', name }]);
    }
    if (declared.source.kind !== 'forge') continue;
    const edits = changeRequirements(before, statement, ['~> 98.7']);
    if (edits === null) continue;
    const meant = { kind: 'changed', name, requirements: ['~> 98.7'] } as const;
    checkEdit(puppetfile, read(before.textWith(edits)), [meant]);
  }
  return count;
}

if (hasSharedData) {
  describe('edits of the Puppetfiles of the world', () => {
    let edited = 0;
    for (const name of readdirSync(sharedData('puppetfiles', 'files'))) {
      const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
      const path = sharedData('puppetfiles', 'siblings', name, 'metadata.json');
      const metadata = existsSync(path)
        ? { text: readFileSync(path, 'utf8'), file: 'metadata.json' }
        : undefined;
      const options = { metadata, controlBranch: 'main' };
      const puppetfile = tryRead(text, options);
      if (puppetfile === null) continue;
      it(`change what they are to change and nothing else: ${name}`, () => {
        addAndRemove(text, puppetfile, (one) => read(one, options));
        edited += changeEach(text, puppetfile, (one) => read(one, options));
      });
    }

    it('reach modules of most of them', () => assert.ok(edited > 400, String(edited)));
  });
}

describe('edits of Puppetfiles that are nothing but words', () => {
  it('change what they are to change and nothing else, or are refused', () => {
    fc.assert(
      fc.property(plainPuppetfiles, (text) => {
        const puppetfile = tryRead(text);
        fc.pre(puppetfile !== null);
        try {
          changeEach(text, puppetfile, read);
        } catch (error) {
          assert.ok(error instanceof PupfileError);
          assert.equal(error.code, 'PUPPETFILE_NOT_EDITABLE');
        }
      }),
      { numRuns: 300 },
    );
  });
});
