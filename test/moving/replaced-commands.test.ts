import assert from 'node:assert/strict';
import { findReplacedCommands, isPipeline, isScript } from '../../src/moving/replaced-commands.ts';

const told = (text: string) =>
  findReplacedCommands({ file: 'x', text }).map(
    ({ message, advice }) => `${message} ${advice ?? ''}`,
  );

const cases: readonly (readonly [line: string, command: RegExp])[] = [
  ['librarian-puppet install', /is `pupfile install` here/],
  [
    'RUN librarian-puppet install --path /etc/m --clean',
    /`pupfile install --modules-dir \/etc\/m --clean`/,
  ],
  ['librarian-puppet install --local --verbose', /`pupfile install --offline`/],
  ['bundle exec librarian-puppet update puppetlabs-apt', /`pupfile update puppetlabs-apt`/],
  ['librarian-puppet outdated', /`pupfile outdated`/],
  ['librarian-puppet package', /`pupfile vendor`/],
  ['librarian-puppet clean', /no counterpart/],
  ['/opt/puppetlabs/bin/r10k puppetfile install -v', /`pupfile install`/],
  [
    'r10k puppetfile install --moduledir=mods --puppetfile ./P',
    /`pupfile install --puppetfile \.\/P --modules-dir mods`/,
  ],
  ['r10k puppetfile purge', /`pupfile install --clean`/],
  ['r10k puppetfile check', /`pupfile parse`/],
  ['r10k deploy environment -p', /each branch/],
  ['g10k -quiet -puppetfile -moduledir mods', /`pupfile install --modules-dir mods`/],
  ['g10k -config /etc/g10k.yaml', /each branch/],
  ['puppet module install puppetlabs-apt --version 1.0.0', /`pupfile add puppetlabs-apt`.*once/],
  ['puppet module upgrade puppetlabs/apt', /`pupfile upgrade puppetlabs\/apt`/],
  ['puppet module uninstall a-b', /`pupfile remove a-b`/],
  ['puppet module list --tree', /`pupfile tree`/],
  ['puppet module changes modules/apt', /`pupfile verify`/],
  ['bolt module install --force', /`pupfile install`/],
  ['bolt module add puppetlabs/apt', /`pupfile add puppetlabs\/apt`/],
  ['bolt puppetfile install', /`pupfile install`/],
  ['sh \'librarian-puppet install --path="mods"\'', /--modules-dir mods`/],
  ['gem install --no-document r10k', /not needed/],
];

describe('findReplacedCommands', () => {
  for (const [line, command] of cases) {
    it(`tells what ${line} is`, () => {
      const [first = '', ...others] = told(line);
      assert.match(first, command);
      assert.deepEqual(others, []);
    });
  }

  it('finds several in a line, each with its own options', () => {
    const found = told(
      'gem install r10k && r10k puppetfile install --moduledir m; g10k -puppetfile',
    );
    assert.equal(found.length, 3);
    assert.match(found[1] ?? '', /--modules-dir m`/);
    assert.match(found[2] ?? '', /`pupfile install`/);
  });

  it('tells the line', () => {
    const text = 'FROM x\n\nRUN r10k puppetfile install\n';
    assert.deepEqual(
      findReplacedCommands({ file: 'Dockerfile', text }).map(({ file, line }) => [file, line]),
      [['Dockerfile', 3]],
    );
  });

  for (const line of [
    '# librarian-puppet install',
    '// r10k puppetfile install',
    'apt-get install r10k',
    'my-r10k puppetfile install',
    'puppet module generate a-b',
    'pupfile install',
    'puppet apply site.pp',
  ]) {
    it(`says nothing of ${line}`, () => assert.deepEqual(told(line), []));
  }
});

describe('isScript', () => {
  for (const path of [
    ...['Dockerfile', 'Dockerfile.test', 'web.Dockerfile', 'Rakefile', 'Makefile', 'Jenkinsfile'],
    ...['.gitlab-ci.yml', '.github/workflows/test.yaml', 'scripts/a.sh', 'bin/deploy', 'a.rake'],
  ]) {
    it(`has commands in ${path}`, () => assert.ok(isScript(path)));
  }
  for (const path of ['Puppetfile', 'README.md', 'data.yml', 'scripts/x.pp', 'bin/x.txt']) {
    it(`has none in ${path}`, () => assert.equal(isScript(path), false));
  }
});

describe('isPipeline', () => {
  it('is what a CI service runs', () => {
    const paths = [
      '.gitlab-ci.yml',
      '.github/workflows/a.yml',
      'Jenkinsfile',
      'Makefile',
      'ci/a.sh',
    ];
    assert.deepEqual(paths.filter(isPipeline), paths.slice(0, 3));
  });
});
