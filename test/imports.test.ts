import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

// Who may import whom. Left out is who imports nobody.
const allowed: Readonly<Record<string, readonly string[]>> = {
  library: ['results', 'commands', 'layout', 'lockfile', 'model', 'errors'],
  cli: [
    'results',
    'commands',
    'size',
    'graph',
    'moving',
    'puppetfile',
    'lockfile',
    'layout',
    'model',
    'errors',
  ],
  results: ['commands', 'puppetfile', 'lockfile', 'model', 'errors'],
  commands: [
    'sources',
    'store',
    'layout',
    'image',
    'size',
    'archive',
    'tarballs',
    'project',
    'forge-server',
    'files',
    'net',
    'puppetfile',
    'lockfile',
    'policy',
    'moving',
    'resolver',
    'sbom',
    'model',
    'errors',
  ],
  sources: ['files', 'net', 'archive', 'tarballs', 'resolver', 'model', 'errors'],
  store: ['files', 'model', 'errors'],
  layout: ['files', 'archive', 'model', 'errors'],
  image: ['files', 'net', 'archive', 'model', 'errors'],
  size: ['graph', 'layout', 'model', 'errors'],
  project: ['ruby', 'errors'],
  'forge-server': ['tarballs', 'model', 'errors'],
  tarballs: ['files', 'archive', 'model', 'errors'],
  net: ['files', 'errors'],
  files: ['errors'],
  archive: ['files', 'errors'],
  puppetfile: ['ruby', 'model', 'errors'],
  ruby: ['errors'],
  lockfile: ['puppetfile', 'model', 'errors'],
  policy: ['lockfile', 'model', 'errors'],
  moving: ['puppetfile', 'lockfile', 'model', 'errors'],
  resolver: ['model', 'errors'],
  sbom: ['model', 'errors'],
  model: ['errors'],
};

// Between rooms of one floor only types may pass.
const typesOnly = new Set([
  'cli puppetfile',
  'cli lockfile',
  'cli moving',
  'cli layout',
  'results puppetfile',
  'library layout',
  'lockfile puppetfile',
  'sources resolver',
  'size layout',
  'project ruby',
  'policy lockfile',
  'moving puppetfile',
  'moving lockfile',
]);

// What touches the world outside of the program, and the files that each of them belongs to.
const owners: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli/program.ts'],
  'node:child_process': ['net/credential-helper.ts', 'net/git.ts', 'net/svn.ts'],
  '@ruby/prism/src/parsePrism.js': ['ruby/ruby-parser.ts'],
};
const tarReaders = 'archive/';
const pureRooms = [
  'graph',
  'size',
  'puppetfile',
  'ruby',
  'lockfile',
  'policy',
  'moving',
  'resolver',
  'sbom',
  'model',
  'errors',
];
const impure = /^node:|^p-limit$|^commander$|^tar$/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const source = join(import.meta.dirname, '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const imports = files.flatMap(readImports);

function readImports(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const pattern = /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const to = match[2] ?? match[3] ?? '';
    const isLocal = to.startsWith('.');
    return {
      from: file,
      to: isLocal ? normalize(join(dirname(file), to)) : to,
      isType: match[1] !== undefined,
    };
  });
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

describe('the rooms of src', () => {
  it('are all in the table', () => {
    const rooms = new Set(files.map(roomOf));
    const lowest = ['errors', 'graph'];
    assert.deepEqual([...rooms].sort(), [...Object.keys(allowed), ...lowest].sort());
  });

  it('import only from the rooms below them', () => {
    const wrong = imports.filter(({ from, to, isType }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      if (!to.endsWith('.ts') || room === target) return false;
      const isAllowed = allowed[room]?.includes(target) ?? false;
      return !isAllowed || (typesOnly.has(`${room} ${target}`) && !isType && !onlyTypes(from, to));
    });
    assert.deepEqual(wrong, []);
  });

  it('are pure where they should be', () => {
    const wrong = imports.filter(
      ({ from, to, isType }) => pureRooms.includes(roomOf(from)) && impure.test(to) && !isType,
    );
    assert.deepEqual(wrong, []);
    const text = pureRooms.flatMap((room) => files.filter((file) => roomOf(file) === room));
    const users = text.filter((file) =>
      /\bprocess\.|\bDate\.now\(|Math\.random\(/.test(readFileSync(join(source, file), 'utf8')),
    );
    assert.deepEqual(users, []);
  });

  for (const [library, files] of Object.entries(owners)) {
    it(`load ${library} in ${files.join(' and ')} only`, () => {
      const users = imports.filter(({ to, isType }) => to === library && !isType);
      assert.deepEqual([...new Set(users.map(({ from }) => from))].sort(), files);
    });
  }

  it('read tar in the archive room only', () => {
    const users = imports.filter(({ to }) => to === 'tar' || to.startsWith('tar/'));
    assert.ok(users.length > 0);
    assert.deepEqual(
      users.filter(({ from }) => !from.startsWith(tarReaders)),
      [],
    );
  });

  it('set the exit status nowhere', () => {
    const users = files.filter((file) =>
      /process\.exit\b|exitCode\s*=/.test(readFileSync(join(source, file), 'utf8')),
    );
    assert.deepEqual(users, []);
  });
});

/** `import { type A, type B }` passes nothing but types as well. */
function onlyTypes(from: string, to: string): boolean {
  const text = readFileSync(join(source, from), 'utf8');
  const path = relative(dirname(from), to);
  const specifier = path.startsWith('.') ? path : `./${path}`;
  const found = new RegExp(
    `import\\s+\\{([^}]*)\\}\\s+from\\s+'${specifier.replaceAll('.', '\\.')}'`,
  ).exec(text);
  const names = (found?.[1] ?? '').split(',').map((name) => name.trim());
  return names.filter(Boolean).every((name) => name.startsWith('type '));
}
