import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRegistryLogin } from '../../src/image/registry-login.ts';
import { writeCredentialHelper } from '../support/credential-helper.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const config = (user: string, registry = 'registry.example') =>
  JSON.stringify({ auths: { [registry]: { username: user, password: 'hunter2' } } });

describe('the login for a registry', () => {
  const directory = useTemporaryDirectory();

  const find = (variables: Record<string, string> = {}, usesVariables = true) =>
    findRegistryLogin({
      registry: 'registry.example',
      repository: 'app',
      usesVariables,
      variables: { HOME: directory(), ...variables },
    });

  const userOf = async (variables: Record<string, string> = {}) => {
    const found = await find(variables);
    return found?.login.kind === 'password' ? `${found.login.user} of ${found.from}` : undefined;
  };

  it('is nowhere by default', async () => assert.equal(await find(), undefined));

  it('comes from the first place that has one', async () => {
    const path = (name: string) => join(directory(), name);
    writeTree(directory(), {
      'docker/config.json': config('docker'),
      'auth-file.json': config('file'),
      '.docker/config.json': config('home'),
      'run/containers/auth.json': config('runtime'),
      '.config/containers/auth.json': config('containers'),
    });
    const run = { XDG_RUNTIME_DIR: path('run') };
    const file = { REGISTRY_AUTH_FILE: path('auth-file.json') };
    const docker = { DOCKER_CONFIG: path('docker') };
    const text = { DOCKER_AUTH_CONFIG: config('text') };
    const own = { PUPFILE_REGISTRY_USER: 'own', PUPFILE_REGISTRY_PASSWORD: 'hunter2' };
    const all = { ...run, ...file, ...docker, ...text };
    assert.equal(await userOf({ ...all, ...own }), 'own of PUPFILE_REGISTRY_PASSWORD');
    assert.equal(await userOf(all), 'text of DOCKER_AUTH_CONFIG');
    assert.equal(
      await userOf({ ...run, ...file, ...docker }),
      `docker of ${path('docker/config.json')}`,
    );
    assert.equal(await userOf({ ...run, ...file }), `file of ${path('auth-file.json')}`);
    assert.equal(await userOf(run), 'home of ~/.docker/config.json');
  });

  it('comes from the files of podman where docker has none', async () => {
    writeTree(directory(), {
      '.docker/config.json': config('home', 'other.example'),
      'run/containers/auth.json': config('runtime'),
      '.config/containers/auth.json': config('containers'),
    });
    const run = join(directory(), 'run');
    assert.equal(await userOf({ XDG_RUNTIME_DIR: run }), `runtime of ${run}/containers/auth.json`);
    assert.equal(await userOf(), 'containers of ~/.config/containers/auth.json');
  });

  it('comes from variables only for the registry that they are for', async () => {
    const own = { PUPFILE_REGISTRY_USER: 'own', PUPFILE_REGISTRY_PASSWORD: 'hunter2' };
    assert.equal(await find(own, false), undefined);
  });

  for (const [there, missing] of [
    ['PUPFILE_REGISTRY_USER', 'PUPFILE_REGISTRY_PASSWORD'],
    ['PUPFILE_REGISTRY_PASSWORD', 'PUPFILE_REGISTRY_USER'],
  ] as const) {
    it(`is no half: ${there} alone`, async () => {
      const error = await rejection(find({ [there]: 'hunter2' }), 'USAGE');
      assert.equal(error.message, `${there} is set, but not ${missing}`);
    });
  }

  it('comes from a helper', async () => {
    const PATH = writeCredentialHelper(
      directory(),
      'vault',
      'echo \'{"Username":"me","Secret":"hunter2"}\'',
    );
    const DOCKER_AUTH_CONFIG = '{"credsStore":"vault"}';
    assert.deepEqual(await find({ PATH, DOCKER_AUTH_CONFIG }), {
      login: { kind: 'password', user: 'me', password: 'hunter2' },
      from: 'docker-credential-vault',
    });
  });

  it('may be an identity token of a helper', async () => {
    const PATH = writeCredentialHelper(
      directory(),
      'vault',
      'echo \'{"Username":"<token>","Secret":"long"}\'',
    );
    const found = await find({ PATH, DOCKER_AUTH_CONFIG: '{"credsStore":"vault"}' });
    assert.deepEqual(found?.login, { kind: 'identity-token', token: 'long' });
  });

  it('is looked for further where a helper knows nothing', async () => {
    const commands = 'echo "credentials not found in native keychain"; exit 1';
    const PATH = writeCredentialHelper(directory(), 'vault', commands);
    writeTree(directory(), { '.docker/config.json': config('home') });
    const DOCKER_AUTH_CONFIG = '{"credsStore":"vault"}';
    assert.equal(await userOf({ PATH, DOCKER_AUTH_CONFIG }), 'home of ~/.docker/config.json');
  });

  it('does not show what a damaged file holds', async () => {
    writeTree(directory(), { '.docker/config.json': '{"auths": hunter2' });
    const error = await rejection(find(), 'REGISTRY_LOGIN_FAILED');
    assert.equal(error.message, '`~/.docker/config.json` is not a config of docker');
    assert.ok(!String(error.stack).includes('hunter2'));
  });

  it('is in a file, and in nothing else', async () => {
    mkdirSync(join(directory(), '.docker/config.json'), { recursive: true });
    const error = await rejection(find(), 'REGISTRY_LOGIN_FAILED');
    assert.equal(error.message, 'Cannot read `~/.docker/config.json`: it is not a regular file');
  });
});
