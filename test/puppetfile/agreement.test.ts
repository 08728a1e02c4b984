import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { PupfileError } from '../../src/errors/pupfile-error.ts';
import { renderRequirements } from '../../src/lockfile/requirement-text.ts';
import { normalizeForgeUrl } from '../../src/model/forge-url.ts';
import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import { hyphenate, shortName } from '../../src/model/module-name.ts';
import { interpretCalls } from '../../src/puppetfile/interpret-calls.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import {
  type Expected,
  type LibrarianReading,
  type R10kReading,
  type RecordedCall,
  readExpected,
  recordOf,
  toDslCall,
} from './recorded-calls.ts';
import { read } from './support.ts';

// Files that Ruby evaluates and pupfile refuses, with what it says. librarian-puppet reads the first
// and the last, and would then ask the Forge for modules that cannot exist; r10k refuses all three.
const refused: Readonly<Record<string, RegExp>> = {
  'Falkor__vagrant-vms__puppet-Puppetfile@349bf6b8':
    /^`'puppetlabs\/concat2.x'` is a name and a version in one$/,
  'Falkor__vagrant-vms__puppet-default-Puppetfile@6e1c4a1e':
    /^Metadata file does not exist: metadata.json$/,
  'sweavers__puppet-control__Puppetfile@680648e8':
    /^`'richardc\/datacat0.6.2'` is a name and a version in one$/,
};

if (hasSharedData) {
  describe('the meaning of the Puppetfiles of the world', () => {
    for (const file of readdirSync(sharedData('puppetfiles', 'expected'))) {
      const name = file.replace(/\.json$/, '');
      const expected = readExpected(name);
      const evaluated = Object.entries(expected.eval).filter(([, { ok }]) => ok);
      for (const [profile, { calls }] of evaluated) compareReadings(name, profile, calls, expected);
    }
  });
}

function compareReadings(
  name: string,
  profile: string,
  calls: readonly RecordedCall[],
  { r10k, librarian }: Expected,
): void {
  const errors: PupfileError[] = [];
  const metadata = readMetadata(name);
  const context = { file: 'Puppetfile', controlBranch: 'the_branch', metadata };
  const puppetfile = interpretCalls(calls.map(toDslCall), context, errors);
  const title = `${name} (${profile})`;
  const refusal = refused[name];
  if (refusal !== undefined) {
    it(`is refused in ${title}`, () => assert.match(errors[0]?.message ?? '', refusal));
    return;
  }
  it(`is clear in ${title}`, () => assert.deepEqual(errors, []));
  // Other profiles set variables that a file asks for; without a world there are none.
  if (profile === 'default') {
    it(`is read out of ${name} itself`, () => {
      const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
      const own = read(text, { metadata, controlBranch: 'the_branch' });
      assert.deepEqual(asLibrarian(own), asLibrarian(puppetfile));
      assert.deepEqual(asR10k(own), asR10k(puppetfile));
    });
  }
  const ofR10k = r10k[profile];
  if (ofR10k?.ok) {
    it(`is r10k's in ${title}`, () => assert.deepEqual(asR10k(puppetfile), r10kModules(ofR10k)));
  }
  const ofLibrarian = librarian[profile];
  if (ofLibrarian?.ok) {
    it(`is librarian-puppet's in ${title}`, () =>
      assert.deepEqual(asLibrarian(puppetfile), librarianDependencies(ofLibrarian)));
  }
}

function readMetadata(name: string) {
  const path = sharedData('puppetfiles', 'siblings', name, 'metadata.json');
  if (!existsSync(path)) return undefined;
  return { text: readFileSync(path, 'utf8'), file: 'metadata.json' };
}

/** One line for each module: directory, version or remote and ref. */
function asR10k({ declarations, modulesDirectory }: Puppetfile): string[] {
  return declarations.map((declaration) => {
    const { name, source, requirements, installPath } = declaration;
    const directory = `${installPath ?? modulesDirectory ?? 'modules'}/${spelledShortName(declaration)}`;
    if (source.kind === 'forge') return `${directory} ${name} ${requirements.join() || 'latest'}`;
    if (source.kind !== 'git') return `${directory} ${source.kind}`;
    const refs = [source.ref ?? 'master', ...(source.fallbackRefs ?? [])];
    return `${directory} ${source.url} ${refs.join(' or ')}`;
  });
}

function spelledShortName({ spelledName }: ModuleDeclaration): string {
  return shortName(spelledName);
}

function r10kModules({ modules }: R10kReading): string[] {
  return modules.map((module) => {
    const { name, dirname, title, version, remote, desired_ref: ref } = module;
    const directory = `${dirname.replace(/^\$\{ROOT\}\//, '')}/${name}`;
    if (module.class.endsWith('Forge')) {
      const wanted = typeof version === 'string' ? version : 'latest';
      return `${directory} ${title.toLowerCase()} ${wanted}`;
    }
    const refs = [ref, module.default_override_ref, module.default_ref].filter(Boolean);
    return `${directory} ${remote} ${refs.map(refName).join(' or ')}`;
  });
}

function refName(ref: unknown): string {
  const text = typeof ref === 'string' ? ref : (ref as { readonly $sym: string }).$sym;
  return text === 'control_branch' ? 'the_branch' : text;
}

/** One line for each module: name, requirement and source, as a lock would have them. */
function asLibrarian({ declarations, exclusions }: Puppetfile): string[] {
  return [
    ...declarations.map(
      ({ spelledName, requirements, source }) =>
        `${spelledName} (${terms(renderRequirements(requirements))}) ${describeSource(source)}`,
    ),
    ...exclusions.map(({ spelledName }) => `not ${spelledName}`),
  ];
}

function describeSource(source: ModuleDeclaration['source']): string {
  switch (source.kind) {
    case 'forge':
      return `forge ${source.url}`;
    case 'git':
      return `git ${source.url} ${source.ref ?? 'master'} ${source.path ?? ''}`;
    case 'github_tarball':
      return `githubtarball ${source.repository}`;
    default:
      return source.kind;
  }
}

function librarianDependencies({ dependencies = [], exclusions = [] }: LibrarianReading): string[] {
  const lines = new Map<string, { spelled: string; requirements: string[]; rest: string }>();
  for (const { name, requirement, source } of dependencies) {
    const lock = recordOf(source.lock);
    const remote =
      source.type === 'forge' ? normalizeForgeUrl(String(lock['remote'])) : lock['remote'];
    const git = source.type === 'git' ? ` ${lock['ref']} ${lock['path'] ?? ''}` : '';
    const key = name.toLowerCase();
    const earlier = lines.get(key)?.requirements ?? [];
    lines.set(key, {
      spelled: name,
      requirements: [...earlier, requirement],
      rest: `${source.type} ${remote}${git}`,
    });
  }
  return [
    ...[...lines.values()].map(
      ({ spelled, requirements, rest }) => `${spelled} (${terms(requirements.join())}) ${rest}`,
    ),
    // librarian-puppet compares them as written, so that one with a slash excludes nothing.
    ...exclusions.map((name) => `not ${hyphenate(name)}`),
  ];
}

/** Its order means nothing, and `>= 0` nothing at all. */
function terms(requirement: string): string {
  const all = requirement.split(',').map((term) => term.trim());
  return [...new Set(all.filter((term) => term !== '>= 0'))].sort().join(', ');
}
