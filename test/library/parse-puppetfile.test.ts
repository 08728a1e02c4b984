import assert from 'node:assert/strict';
import { parsePuppetfile } from '../../src/library/parse-puppetfile.ts';
import { rejection } from '../support/rejection.ts';

describe('parsePuppetfile', () => {
  it('gives every declaration with its place, and nothing but data', async () => {
    const text =
      "forge 'https://u:p@forge.example'\nmod 'acme/web', '~> 1.0'\nexclusion 'acme-old'\n";
    const puppetfile = await parsePuppetfile(text);
    assert.deepEqual(puppetfile, {
      forge: 'https://forge.example',
      moduledir: null,
      declarations: [
        {
          name: 'acme-web',
          requirements: ['~> 1.0'],
          source: { kind: 'forge', url: 'https://forge.example' },
          file: 'Puppetfile',
          line: 2,
          column: 1,
          length: 3,
        },
      ],
      exclusions: [{ name: 'acme-old', line: 3, column: 1, length: 9 }],
      warnings: [],
    });
    assert.deepEqual(JSON.parse(JSON.stringify(puppetfile)), puppetfile);
  });

  it('reads Ruby that makes its modules in a loop', async () => {
    const { declarations } = await parsePuppetfile("%w[a-b c-d].each { |name| mod name, '1.0.0' }");
    assert.deepEqual(
      declarations.map(({ name }) => name),
      ['a-b', 'c-d'],
    );
  });

  it('takes the metadata.json and the control branch that it is given', async () => {
    const metadata = JSON.stringify({
      name: 'acme-site',
      version: '1.0.0',
      dependencies: [{ name: 'acme/base', version_requirement: '>= 1.0.0' }],
    });
    const text = "metadata\nmod 'web', git: 'https://git.example/web', branch: :control_branch\n";
    const { declarations } = await parsePuppetfile(text, { metadata, controlBranch: 'staging' });
    assert.deepEqual(
      declarations.map(({ name, source }) => [name, source.kind === 'git' && source.ref]),
      [
        ['acme-base', false],
        ['web', 'staging'],
      ],
    );
  });

  it('sees no environment variable and no file', async () => {
    const { declarations } = await parsePuppetfile(
      "mod 'acme-web', ENV.fetch('HOME', '1.0.0')\nmod 'acme-log' if File.exist?('package.json')\n",
    );
    assert.deepEqual(
      declarations.map(({ name, requirements }) => [name, ...requirements]),
      [['acme-web', '1.0.0']],
    );
  });

  it('rejects with the place of every mistake, under the name that it is given', async () => {
    const work = parsePuppetfile("mod 'no name'\nmod 'acme-web', 'none'\n", { file: 'site.rb' });
    const { labels } = await rejection(work, 'PUPPETFILE_INVALID');
    assert.deepEqual(
      labels.map(({ span }) => `${span.file}:${span.line}`),
      ['site.rb:1', 'site.rb:2'],
    );
  });
});
