import type { DiffResult, ModuleFacts } from '../../src/commands/diff.ts';
import type { LockedState, ModuleDiff } from '../../src/lockfile/diff-modules.ts';
import { moduleName } from './declare-modules.ts';

const state: LockedState = {
  version: '1.0.0',
  source: 'the Forge https://forge.example',
  place: 'https://forge.example',
  forgeUrl: 'https://forge.example',
  ref: undefined,
  commit: undefined,
  sha256: undefined,
  isDeclared: true,
  requiredBy: [],
  dependencies: [],
};
const git: LockedState = {
  ...state,
  source: 'https://git.example at v2',
  place: 'https://git.example at ',
  forgeUrl: undefined,
  ref: 'v2',
  commit: 'b'.repeat(40),
};

function moduleOf(
  kind: ModuleDiff['kind'],
  spelledName: string,
  before: LockedState | undefined,
  after: LockedState | undefined,
): ModuleDiff {
  return { kind, name: moduleName(spelledName), spelledName, before, after };
}

const mit = { license: 'MIT', platforms: [] };
const facts: readonly (readonly [name: string, ModuleFacts])[] = [
  ['acme-web', { before: { license: 'Apache-2.0', platforms: ['puppet >= 7.0.0'] }, after: mit }],
  ['acme-log', { before: undefined, after: mit }],
  ['acme-evil', { before: mit, after: mit }],
  ['acme-old', { before: mit, after: undefined }],
  ['acme-edit', { before: undefined, after: mit }],
];
const requiredBy = ['acme-a 1.0.0', 'acme-b 1.0.0', 'acme-c 1.0.0', 'acme-d 1.0.0'];

/** Two locks that differ in every way. */
export const changed: DiffResult = {
  before: 'HEAD',
  after: 'Puppetfile.lock',
  modules: [
    moduleOf('upgraded', 'acme-web', state, { ...state, version: '2.0.0' }),
    moduleOf('added', 'acme-log', undefined, { ...state, isDeclared: false, requiredBy }),
    moduleOf('removed', 'acme-old', state, undefined),
    moduleOf('replaced', 'acme-evil', { ...state, sha256: '111' }, { ...state, sha256: '222' }),
    moduleOf(
      'replaced',
      'acme-else',
      { ...state, sha256: '111' },
      { ...state, source: 'the Forge https://other.example', place: 'https://other.example' },
    ),
    moduleOf('moved', 'acme-git', { ...git, commit: 'a'.repeat(40) }, git),
    moduleOf(
      'edited',
      'acme-edit',
      { ...state, dependencies: ['acme-x >= 0', 'acme-z >= 0'] },
      { ...state, sha256: '111', dependencies: ['acme-y >= 0', 'acme-z >= 0'] },
    ),
    moduleOf('upgraded', 'acme-place', state, { ...git, version: '2.0.0' }),
  ],
  wishes: [
    { kind: 'declaration', name: 'acme-web', from: '= 1.0.0', to: '= 2.0.0' },
    { kind: 'declaration', name: 'acme-log', from: undefined, to: '>= 0' },
    { kind: 'declaration', name: 'acme-old', from: '>= 0', to: undefined },
    { kind: 'exclusion', name: 'acme-x', from: undefined, to: '' },
    { kind: 'exclusion', name: 'acme-y', from: '', to: undefined },
    { kind: 'override', name: 'acme-web', dependency: 'acme-base', from: undefined, to: '< 2.0.0' },
    { kind: 'platform', name: 'puppet', from: undefined, to: '8.0.0' },
    { kind: 'platform', name: 'pe', from: '2021.7.0', to: undefined },
  ],
  facts: new Map(facts.map(([name, one]) => [moduleName(name), one])),
  unknownFacts: 3,
};

/** Two locks that say the same. */
export const same: DiffResult = {
  before: 'HEAD',
  after: 'Puppetfile.lock',
  modules: [],
  wishes: [],
  facts: new Map(),
  unknownFacts: 0,
};
