import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { thrown } from '../support/rejection.ts';

const digest = 'ab'.repeat(32);

const lines = [
  'FORGE',
  '  remote: https://forgeapi.puppet.com',
  '  specs:',
  '    puppetlabs-apt (9.4.0)',
  '      puppetlabs-stdlib (>= 9.0.0, < 10.0.0)',
  '    puppetlabs-stdlib (9.6.0)',
  '',
  'GIT',
  '  remote: https://git.example.com/site.git',
  '  path: modules/site',
  '  ref: main',
  '  sha: 258c4ddedbed93682b545a863a65ab5ca3243237',
  '  specs:',
  '    site (0.0.1)',
  '',
  'DEPENDENCIES',
  '  puppetlabs-apt (~> 9.0)',
  '  site (>= 0)',
  '',
  'CHECKSUMS',
  `  puppetlabs-apt (9.4.0) sha256=${digest}`,
  '',
  'EXCLUSIONS',
  '  puppetlabs-translate',
  '',
  'OVERRIDES',
  '  puppetlabs-apt (9.4.0) puppetlabs-concat (>= 9.0.0)',
  '',
  'PUPPET',
  '  8.10.0',
  '',
  'REQUIREMENTS',
  '  site (1.x || 3.x, >= 1.2.0)',
  '',
  '',
];
const text = lines.join('\n');

describe('parseLockfile', () => {
  it('reads every block, each line with its number', () => {
    assert.deepEqual(parseLockfile(text, 'Puppetfile.lock'), {
      sources: [
        {
          kind: 'forge',
          remote: 'https://forgeapi.puppet.com',
          modules: [
            {
              name: 'puppetlabs-apt',
              spelledName: 'puppetlabs-apt',
              version: '9.4.0',
              line: 4,
              dependencies: [
                {
                  name: 'puppetlabs-stdlib',
                  spelledName: 'puppetlabs-stdlib',
                  requirement: '>= 9.0.0, < 10.0.0',
                  line: 5,
                },
              ],
            },
            {
              name: 'puppetlabs-stdlib',
              spelledName: 'puppetlabs-stdlib',
              version: '9.6.0',
              line: 6,
              dependencies: [],
            },
          ],
        },
        {
          kind: 'git',
          remote: 'https://git.example.com/site.git',
          ref: 'main',
          sha: '258c4ddedbed93682b545a863a65ab5ca3243237',
          path: 'modules/site',
          modules: [
            { name: 'site', spelledName: 'site', version: '0.0.1', line: 14, dependencies: [] },
          ],
        },
      ],
      dependencies: [
        { name: 'puppetlabs-apt', spelledName: 'puppetlabs-apt', requirement: '~> 9.0', line: 17 },
        {
          name: 'site',
          spelledName: 'site',
          requirement: '>= 0',
          line: 18,
          stated: ['1.x || 3.x', '>= 1.2.0'],
        },
      ],
      exclusions: ['puppetlabs-translate'],
      checksums: new Map([['puppetlabs-apt', { sha256: digest, version: '9.4.0' }]]),
      overrides: [
        {
          name: 'puppetlabs-apt',
          spelledName: 'puppetlabs-apt',
          version: '9.4.0',
          dependency: {
            name: 'puppetlabs-concat',
            spelledName: 'puppetlabs-concat',
            requirement: '>= 9.0.0',
            line: 27,
          },
        },
      ],
      platform: { puppet: '8.10.0' },
      lines: {
        exclusions: new Map([['puppetlabs-translate', 24]]),
        checksums: new Map([['puppetlabs-apt', 21]]),
        puppet: 30,
      },
    });
  });

  const sameReadings = [
    ['line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\u{feff}${text}`],
    ['a requirement of no declaration', `${text.trimEnd()}\n  acme-gone (1.2)\n`],
    ['trailing blanks', text.replaceAll('\n', '  \n')],
    ['a missing last line end', text.trimEnd()],
    ['blocks that it does not know', `${text}FUTURE-2\n  a:\n      b\n`],
    ['checksums of other kinds', text.replace(/\nEXCL/, `  site (0.0.1) blake3=258c4dd\n$&`)],
  ] as const;
  for (const [what, variant] of sameReadings) {
    it(`is not disturbed by ${what}`, () => {
      assert.deepEqual(withoutLines(parse(variant)), withoutLines(parse(text)));
    });
  }

  it('reads names of the old spelling', () => {
    const old = parse(text.replaceAll('puppetlabs-', 'Puppetlabs/'));
    const [apt] = old.sources[0]?.modules ?? [];
    assert.equal(apt?.name, 'puppetlabs-apt');
    assert.equal(apt?.spelledName, 'Puppetlabs-apt');
  });

  it('reads an empty Puppetfile’s lock', () => {
    assert.deepEqual(parse('DEPENDENCIES\n\n'), {
      sources: [],
      dependencies: [],
      exclusions: [],
      checksums: new Map(),
      overrides: [],
      platform: {},
      lines: { exclusions: new Map(), checksums: new Map() },
    });
  });

  it('spells requirements as RubyGems does', () => {
    const read = parse('DEPENDENCIES\n  a-b (>=1.0,<2)\n  a-c (1.2.3)\n  a-d ()\n');
    assert.deepEqual(
      read.dependencies.map(({ requirement }) => requirement),
      ['>= 1.0, < 2', '= 1.2.3', '>= 0'],
    );
  });

  const damages: readonly (readonly [string, string, number, RegExp])[] = [
    ['an empty file', '', 1, /empty/],
    ['a file of blank lines', ' \n\n', 1, /empty/],
    ['garbage', '\u0001PK', 1, /expected FORGE/],
    ['a binary file', 'FORGE\n\u0000\u0001', 2, /NUL/],
    ['ten megabytes', 'FORGE\n'.repeat(2_000_000), 1, /larger than 2 MiB/],
    ['a very long line', 'x'.repeat(2_000_000), 1, /expected FORGE/],
    ['a million lines', '\u{1}\n'.repeat(1_000_000), 1, /expected FORGE/],
    ['many headings', 'FORGE\n'.repeat(300_000), 1, /no `specs:`/],
    ['megabytes below a heading', `FORGE\n${'  x\n'.repeat(500_000)}`, 1, /no `specs:`/],
    ['megabytes of parentheses', `DEPENDENCIES\n  a-b (${') ('.repeat(600_000)}`, 2, /name/],
    ['megabytes of blanks', `DEPENDENCIES\n  a-b (1${' '.repeat(2_000_000)}x)y`, 2, /name/],
    ['a web page', '<!DOCTYPE html>\n<html>', 1, /expected FORGE/],
    ['JSON', '{\n  "a": 1\n}', 1, /expected FORGE/],
    [
      'conflict markers',
      text.replace(/^ {4}puppetlabs-st/m, '<<<<<<< HEAD\n$&'),
      6,
      /conflict marker/,
    ],
    ['conflict markers after DEPENDENCIES', `${text}>>>>>>> main\n`, 35, /conflict marker/],
    ['conflict markers with line ends of Windows', 'FORGE\r\n=======\r\n', 2, /conflict marker/],
    ['tabs', text.replace(/^ {4}puppetlabs-st/m, '\tpuppetlabs-st'), 6, /tab/],
    ['a wrong indentation', text.replace(/^ {4}puppetlabs-st/m, '   puppetlabs-st'), 6, /6 blanks/],
    [
      'a dependency of nobody',
      text.replace('    puppetlabs-apt (9.4.0)\n', ''),
      4,
      /no heading above/,
    ],
    ['a file that ends before DEPENDENCIES', lines.slice(0, 14).join('\n'), 14, /ends here/],
    ['a file that ends within a line', text.slice(0, text.indexOf('~> 9')), 17, /expected `name/],
    [
      'a declaration without requirement',
      text.replace('site (>= 0)', 'site'),
      18,
      /expected `name/,
    ],
    ['a block without specs', text.replace('  specs:\n', ''), 1, /no `specs:`/],
    ['a block without remote', text.replace(/ {2}remote.*\n/, ''), 1, /no `remote:`/],
    ['a git block without commit', text.replace(/ {2}sha.*\n/, ''), 8, /no `sha:`/],
    ['an unknown block before DEPENDENCIES', `GEM\n${text}`, 1, /expected FORGE/],
    ['modules after DEPENDENCIES', `${text}FORGE\n  remote: x\n  specs:\n`, 35, /never read/],
    ['a second DEPENDENCIES', `${text}DEPENDENCIES\n`, 35, /never read/],
    ['a name that is none', text.replace('puppetlabs-apt (9', '-../apt (9'), 4, /no name/],
    ['an empty version', text.replace('9.4.0', ''), 4, /version/],
    ['a shortened checksum', text.replace(digest, digest.slice(1)), 21, /64/],
    ['two checksums of a module', text.replace(/CHECKSUMS\n(.*\n)/, '$&$1'), 22, /above/],
    ['a checksum without version', text.replace('(9.4.0) sha', 'sha'), 21, /sha256=/],
    [
      'an override without a version',
      text.replace('(9.4.0) puppetlabs-concat', ''),
      27,
      /dependency/,
    ],
    ['text after DEPENDENCIES', `${text}and so on\n`, 35, /capitals/],
  ];
  for (const [what, damaged, line, label] of damages) {
    it(`refuses ${what} and shows the line`, () => {
      assert.throws(
        () => parseLockfile(damaged, 'Puppetfile.lock'),
        (error) => {
          assert.ok(error instanceof PupfileError);
          assert.equal(error.code, 'LOCKFILE_INVALID');
          const [place] = error.labels;
          assert.equal(place?.span.file, 'Puppetfile.lock');
          assert.equal(place?.span.line, line);
          assert.match(place?.text ?? '', label);
          return true;
        },
      );
    });
  }

  it('tells all damages at once, in their order', () => {
    const damaged = text
      .replace('site (>= 0)', 'site')
      .replace('puppetlabs-apt (9.4.0)', 'puppetlabs-apt')
      .replace(digest, 'ab')
      .replace('  sha: ', '\tsha: ');
    const { message, labels } = errorOf(damaged);
    assert.equal(message, '`Puppetfile.lock` is damaged in 5 places');
    assert.deepEqual(
      labels.map(({ span, text }) => `${span.line}:${span.column} ${text}`),
      [
        '4:5 expected `name (version)`, indented by 4 blanks',
        '8:1 there is no `sha:` below this heading',
        '12:2 indented with a tab, where a lock has blanks',
        '18:3 expected `name (version)`, indented by 2 blanks',
        '21:3 a sha256 has 64 hexadecimal digits',
      ],
    );
  });

  it('tells every conflict of a merge, and no consequences', () => {
    const conflict = '<<<<<<< a\n  x\n||||||| b\n=======\n>>>>>>> c\n';
    const { message, hint, labels } = errorOf(`FORGE\n${conflict}DEPENDENCIES\n${conflict}`);
    assert.equal(message, '`Puppetfile.lock` is damaged in 2 places');
    assert.match(hint ?? '', /^Take one side/);
    assert.deepEqual(
      labels.map(({ span, text }) => `${span.line} ${text}`),
      [
        '2 the conflict marker of a merge, which ends in line 6',
        '8 the conflict marker of a merge, which ends in line 12',
      ],
    );
  });

  it('gives up where there is too much to tell', () => {
    const { message, labels } = errorOf(`DEPENDENCIES\n${'  x\n'.repeat(1000)}`);
    assert.equal(message, '`Puppetfile.lock` is damaged in 20 places and maybe more');
    assert.equal(labels.length, 20);
  });

  it('shows the beginning of a long line', () => {
    const [label] = errorOf(`DEPENDENCIES\n  ${'x'.repeat(5000)}`).labels;
    assert.deepEqual(label?.span, {
      file: 'Puppetfile.lock',
      line: 2,
      column: 3,
      length: 199,
      lineText: `  ${'x'.repeat(198)}…`,
    });
  });
});

function parse(lock: string): Lockfile {
  return parseLockfile(lock, 'Puppetfile.lock');
}

function errorOf(lock: string): PupfileError {
  return thrown(() => parse(lock), 'LOCKFILE_INVALID');
}

function withoutLines(lockfile: Lockfile): unknown {
  const dropLine = (key: string, value: unknown) => (/^lines?$/.test(key) ? undefined : value);
  return JSON.parse(JSON.stringify({ ...lockfile, checksums: [...lockfile.checksums] }, dropLine));
}
