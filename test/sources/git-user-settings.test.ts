import assert from 'node:assert/strict';
import { readUserSettings, toUserSettings } from '../../src/sources/git-user-settings.ts';
import { gitVariables } from '../support/git-repositories.ts';
import { git } from '../support/git-repository.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const all = 'https:http:ssh:git:file';

describe('toUserSettings', () => {
  const protocols: readonly (readonly [
    known: Readonly<Record<string, string>>,
    listed: string | undefined,
    allowed: string,
  ])[] = [
    [{}, undefined, all],
    [{ 'protocol.http.allow': 'never' }, undefined, 'https:ssh:git:file'],
    [{ 'protocol.allow': 'never', 'protocol.https.allow': 'always' }, undefined, 'https'],
    [{ 'protocol.ext.allow': 'always' }, undefined, all],
    [{}, 'https:ext', 'https'],
    [{ 'protocol.https.allow': 'never' }, 'https', ''],
  ];
  for (const [known, listed, allowed] of protocols) {
    it(`allows "${allowed}" with ${JSON.stringify(known)} and ${listed}`, () => {
      const variables = { GIT_ALLOW_PROTOCOL: listed };
      const { additions } = toUserSettings(new Map(Object.entries(known)), variables);
      assert.equal(additions['GIT_ALLOW_PROTOCOL'], allowed);
    });
  }

  it('has ssh give up, unless the user says how to call it', () => {
    const sshOf = (known: ReadonlyMap<string, string>, variables = {}) =>
      toUserSettings(known, variables).additions['GIT_SSH_COMMAND'];
    assert.match(sshOf(new Map()) ?? '', /BatchMode=yes -o ConnectTimeout=15/);
    assert.equal(sshOf(new Map([['core.sshcommand', 'ssh -i key']])), undefined);
    assert.equal(sshOf(new Map(), { GIT_SSH_COMMAND: 'ssh -i key' }), undefined);
    assert.equal(sshOf(new Map(), { GIT_SSH: '/bin/ssh' }), undefined);
  });

  it('leaves it to the user how slow a server may be', () => {
    assert.equal(toUserSettings(new Map(), {}).hasLowSpeed, false);
    assert.equal(toUserSettings(new Map([['http.lowspeedlimit', '5']]), {}).hasLowSpeed, true);
    const variables = { GIT_HTTP_LOW_SPEED_TIME: '5' };
    assert.equal(toUserSettings(new Map(), variables).hasLowSpeed, true);
  });
});

describe('readUserSettings', () => {
  const directory = useTemporaryDirectory();
  const signal = new AbortController().signal;

  it('reads those of the user', async () => {
    const set = (key: string, value: string) =>
      git(directory(), 'config', '--file', '.gitconfig', key, value);
    set('core.sshCommand', 'ssh -i key');
    set('http.https://git.example.org.lowSpeedTime', '5');
    set('protocol.git.allow', 'never');
    const settings = await readUserSettings(gitVariables(directory()), signal);
    assert.deepEqual(settings, {
      additions: { GIT_ALLOW_PROTOCOL: 'https:http:ssh:file' },
      hasLowSpeed: true,
    });
  });

  it('goes on where there are none', async () => {
    const { additions } = await readUserSettings(gitVariables(directory()), signal);
    assert.equal(additions['GIT_ALLOW_PROTOCOL'], all);
  });
});
