import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandEnvironment } from './support/run-command.ts';
import { readTree, useTemporaryDirectory } from './support/temporary-directory.ts';

const root = join(import.meta.dirname, '..');

/** Runs npm in a directory, with a home where nobody's settings are, and no registry. */
function npm(directory: string, home: string, ...words: readonly string[]): string {
  return execFileSync('npm', words, {
    cwd: directory,
    encoding: 'utf8',
    env: commandEnvironment({
      HOME: home,
      npm_config_offline: 'true',
      npm_config_audit: 'false',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the package', () => {
  const directory = useTemporaryDirectory();

  it('holds the program, its documents and the licences of what it bundles, and nothing else', () => {
    const [packed] = JSON.parse(
      npm(root, directory(), 'pack', '--dry-run', '--json', '--ignore-scripts'),
    );
    const paths: readonly string[] = packed.files.map(({ path }: { path: string }) => path);
    const others = paths.filter((path) => !/^dist\/[\w-]+\.js$/.test(path)).sort();
    assert.deepEqual(others, [
      'CHANGELOG.md',
      'LICENSE',
      'Puppetfile.example',
      'README.md',
      'bin/pupfile.cjs',
      'dist/THIRD-PARTY-LICENSES',
      'dist/package.json',
      'dist/prism.wasm',
      'dist/size-page.css',
      'dist/yaml.cjs',
      'package.json',
    ]);
    const licences = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
    for (const name of ['@ruby/prism', 'commander', 'semver', 'tar', 'undici', 'yaml']) {
      assert.ok(licences.includes(`\n${name} `), `${name} is not in it`);
    }
  });

  it('needs no other package', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.deepEqual(Object.keys(manifest.dependencies ?? {}), []);
  });

  it('works from its tarball alone, without any network', () => {
    const prefix = join(directory(), 'prefix');
    const project = join(directory(), 'project');
    for (const folder of [prefix, project]) mkdirSync(folder);
    npm(root, directory(), 'pack', '--ignore-scripts', '--pack-destination', directory());
    const [tarball = ''] = Object.keys(readTree(directory())).filter((path) => /\.tgz$/.test(path));
    npm(
      directory(),
      directory(),
      'install',
      '--global',
      '--prefix',
      prefix,
      join(directory(), tarball),
    );
    writeFileSync(join(project, 'data.yaml'), 'versions:\n  web: 1.2.3\n');
    writeFileSync(
      join(project, 'Puppetfile'),
      "data = YAML.load_file('data.yaml')\nmod 'acme-web', data['versions']['web']\n",
    );
    const options = { cwd: project, encoding: 'utf8', env: commandEnvironment() } as const;
    const said = execFileSync(join(prefix, 'bin', 'pupfile'), ['parse'], options);
    assert.match(said, /acme-web.*1\.2\.3/);
  });
});
