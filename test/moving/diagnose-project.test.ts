import assert from 'node:assert/strict';
import { diagnoseProject, diagnosePuppetfile } from '../../src/moving/diagnose-project.ts';
import { factsOf, foundModule, modulesOf, settingsFile } from '../support/declare-facts.ts';
import { declareModules } from '../support/declare-modules.ts';

const facts = factsOf({
  puppetfile: declareModules([
    ['acme-web', '1.0.0'],
    ['acme-base', '1.0.0'],
  ]),
  settings: { r10k: settingsFile('cachedir: x') },
  leftovers: ['.librarian'],
  scripts: [{ file: 'Dockerfile', text: 'RUN r10k puppetfile install' }],
  ...modulesOf(
    foundModule('acme-web 1.0.0', ['acme-base >= 2.0.0']),
    foundModule('acme-old 1.0.0'),
  ),
});

describe('diagnoseProject', () => {
  it('tells what all rules find, the gravest first', () => {
    assert.deepEqual(
      diagnoseProject(facts).map(({ rule }) => rule),
      ['contradicted-pin', 'undeclared-module', 'r10k-setting', 'replaced-command', 'leftover'],
    );
    assert.deepEqual(diagnoseProject(factsOf()), []);
  });
});

describe('diagnosePuppetfile', () => {
  it('tells what concerns a Puppetfile that moves', () => {
    assert.deepEqual(
      diagnosePuppetfile(facts).map(({ rule }) => rule),
      ['contradicted-pin', 'r10k-setting'],
    );
  });
});
