import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestForge, type TestForge } from './support/forge.ts';
import { installPackage, packPackage } from './support/installed-package.ts';
import { ownSchemaNames } from './support/own-schemas.ts';
import { type CommandResult, runSuccessfully } from './support/run-command.ts';
import { writeTree } from './support/temporary-directory.ts';

const root = join(import.meta.dirname, '..');

// Each loads parts of the bundle that the others don't: Prism, YAML, the HTTP client, tar, SPDX's list.
const commands: readonly [words: string, said: RegExp][] = [
  ['parse', /acme-web {2}1\.2\.3/],
  ['check', /^Current: Puppetfile\.lock locks 2 modules/],
  ['verify', /^Verified: .* 2 modules/],
  ['outdated', /^Up to date/],
  ['tree', /└── acme-log 1\.0\.0/],
  ['graph -o graph.html', /^Wrote graph\.html: 2 modules, 2 requirements$/m],
  ['sbom', /"bomFormat": "CycloneDX"/],
  ['size --html size.html', /^Wrote size\.html/m],
  ['layer -o modules.tar.gz', /^layer, .* diff_id sha256:/],
  ['vendor', /^2 archives in vendor/],
  ['explain VERSION_CONFLICT', /^VERSION_CONFLICT: /],
  ['completion zsh', /^#compdef pupfile/],
  ['__complete bash why acme-l', /^acme-log$/m],
];

const licenceWords = new RegExp(
  [
    'Permission is hereby granted, free of charge',
    'Permission to use, copy, modify, and/or distribute',
    'Blue Oak Model License',
    'https://spdx\\.org/licenses/CC',
  ].join('|'),
);

describe('the package', () => {
  const entriesBefore = readdirSync(root).sort();
  let directory = '';
  let forge: TestForge;
  let bin = '';
  let install: CommandResult;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-package-'));
    forge = await startTestForge([
      { name: 'acme-web', version: '1.2.3', dependencies: { 'acme-log': '>= 1.0.0' } },
      { name: 'acme-log', version: '1.0.0' },
    ]);
    writeTree(join(directory, 'project'), {
      'data.yaml': 'versions:\n  web: 1.2.3\n',
      Puppetfile: [
        `forge '${forge.url}'`,
        "data = YAML.load_file('data.yaml')",
        "mod 'acme-web', data['versions']['web']\n",
      ].join('\n'),
    });
    bin = installPackage(directory);
    install = await pupfile('install');
  });
  after(async () => {
    rmSync(directory, { recursive: true, force: true });
    await forge.close();
  });

  it('holds the program, its documents and the licences of what it bundles, and nothing else', () => {
    const paths = packPackage(directory).files.map(({ path }) => path);
    const others = paths
      .filter((path) => !/^(?:dist\/[\w-]+\.js|dist\/types\/.*|schemas\/\w+\.json)$/.test(path))
      .sort();
    assert.deepEqual(others, [
      'CHANGELOG.md',
      'LICENSE',
      'Puppetfile.example',
      'README.md',
      'bin/pupfile.cjs',
      'dist/THIRD-PARTY-LICENSES',
      'dist/package.json',
      'dist/prism.wasm',
      'dist/pupfile.1',
      'dist/size-page.css',
      'dist/yaml.cjs',
      'package.json',
    ]);
  });

  it('holds of the bundle what the program loads, and nothing that nobody loads', () => {
    const files = packPackage(directory).files.map(({ path }) => path);
    const packed = files.filter((path) => /^dist\/.*\.c?js$/.test(path));
    const entries = ['dist/main.js', 'dist/pupfile.js', 'dist/unpacking-thread.js'];
    const none: ReadonlySet<string> = new Set();
    const loaded = entries.reduce((found, entry) => findLoaded(entry, found), none);
    // The program puts it into a page, as text.
    assert.deepEqual(packed.sort(), [...loaded, 'dist/size-page.js'].sort());
  });

  it('holds the types of the library, and nothing of the inside', () => {
    const files = packPackage(directory).files.map(({ path }) => path);
    const types = files.filter((path) => path.startsWith('dist/types/'));
    const texts = types.map((path) => readFileSync(join(root, path), 'utf8'));
    const folders = new Set(types.map((path) => path.split('/')[2]));
    assert.deepEqual([...folders].sort(), ['commands', 'errors', 'library', 'results']);
    assert.deepEqual(
      types.filter((path) => path.includes('/commands/')),
      ['dist/types/commands/default-cache.d.ts'],
    );
    const foreign = texts.flatMap((text) => text.match(/from '(?!\.)[^']*'|<reference .*>/g) ?? []);
    assert.deepEqual(foreign, []);
  });

  it('holds a schema of what each command prints for programs', () => {
    const paths = packPackage(directory).files.map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path) => path.startsWith('schemas/')).sort(),
      ownSchemaNames.map((name) => `schemas/${name}.json`).sort(),
    );
  });

  it('has the licence of each package of its bundle, word for word', () => {
    const licences = readLicences();
    const titles = [...licences.keys()];
    for (const name of ['@ruby/prism', 'commander', 'semver', 'tar', 'yaml']) {
      assert.ok(
        titles.some((title) => title.startsWith(`${name} `)),
        `${name} is not in it`,
      );
    }
    assert.deepEqual(
      titles.filter((title) => !licenceWords.test(licences.get(title) ?? '')),
      [],
    );
  });

  it('is all that npm installs, without any registry', () => {
    const modules = join(directory, 'prefix', 'lib', 'node_modules');
    assert.deepEqual(
      readdirSync(modules).filter((name) => !name.startsWith('.')),
      ['pupfile'],
    );
    assert.ok(!existsSync(join(modules, 'pupfile', 'node_modules')));
  });

  it('brings its man page to where `man` looks', () => {
    const page = join(directory, 'prefix', 'share', 'man', 'man1', 'pupfile.1');
    assert.match(readFileSync(page, 'utf8'), /^\.TH PUPFILE 1 /);
  });

  it('does without any other package what `pupfile install` does', () => {
    assert.match(install.stdout, /^Installed 2 modules/m);
  });

  for (const [words, said] of commands) {
    it(`does without any other package what \`pupfile ${words}\` does`, async () => {
      assert.match((await pupfile(words)).stdout, said);
    });
  }

  it('is packed and tried without a trace in the repository', () => {
    assert.deepEqual(readdirSync(root).sort(), entriesBefore);
  });

  function pupfile(words: string): Promise<CommandResult> {
    return runSuccessfully(join(bin, 'pupfile'), words.split(' '), {
      cwd: join(directory, 'project'),
      env: { HOME: directory },
    });
  }
});

/** What stands in THIRD-PARTY-LICENSES: `name version (licence)` to the text below it. */
function readLicences(): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
  const [, ...parts] = text.split(/^-{72}$/m).map((part) => part.trim());
  const titles = parts.filter((_part, index) => index % 2 === 0);
  return new Map(titles.map((title, index) => [title, parts[2 * index + 1] ?? '']));
}

/** The file and all that it and those load, at once or later; the paths are from the repository. */
function findLoaded(path: string, found: ReadonlySet<string>): ReadonlySet<string> {
  if (found.has(path)) return found;
  const text = readFileSync(join(root, path), 'utf8');
  const names = [...text.matchAll(/(?:\brequire\d*|\bimport)\("\.\/([\w.-]+\.c?js)"\)/g)];
  return names.reduce<ReadonlySet<string>>(
    (all, [, name = '']) => findLoaded(`dist/${name}`, all),
    new Set([...found, path]),
  );
}
