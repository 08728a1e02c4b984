import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askCredentialHelper } from '../../src/net/credential-helper.ts';
import { writeCredentialHelper } from '../support/credential-helper.ts';
import { fileAppears, processesEnd } from '../support/processes-end.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('a credential helper', () => {
  const directory = useTemporaryDirectory();

  const ask = (
    commands: string,
    changed: Partial<Parameters<typeof askCredentialHelper>[0]> = {},
  ) =>
    askCredentialHelper({
      name: 'test',
      address: 'registry.example',
      variables: { PATH: writeCredentialHelper(directory(), 'test', commands) },
      ...changed,
    });

  it('is asked with the address on its standard input', async () => {
    const commands = `test "$*" = get && read -r host; echo "{\\"Username\\":\\"me\\",\\"Secret\\":\\"for $host\\"}"`;
    assert.deepEqual(await ask(commands), { user: 'me', secret: 'for registry.example' });
  });

  it('may know nothing', async () => {
    const commands = 'echo "credentials not found in native keychain"; exit 1';
    assert.equal(await ask(commands), undefined);
  });

  it('tells what is wrong on either of its outputs', async () => {
    const error = await rejection(
      ask('echo "locked"; echo "no\tagent" >&2; exit 2'),
      'REGISTRY_LOGIN_FAILED',
    );
    assert.equal(error.message, '`docker-credential-test` has no login for registry.example');
    assert.deepEqual(error.notes, ['locked', 'no\tagent']);
  });

  it('may fail without a word', async () => {
    const error = await rejection(ask('exit 3'), 'REGISTRY_LOGIN_FAILED');
    assert.deepEqual(error.notes, ['it ended with status 3']);
  });

  for (const commands of [
    'echo \'{"Username":"me","Secret":"hunter2"\'',
    'echo hunter2',
    'echo \'["hunter2"]\'',
    'echo \'{"Username":"me","Secret":"hunter2"}\'; exit 1',
  ]) {
    it(`does not show the secret of \`${commands.replace('hunter2', '…')}\``, async () => {
      const error = await rejection(ask(commands), 'REGISTRY_LOGIN_FAILED');
      assert.ok(!JSON.stringify([error.message, error.notes]).includes('hunter2'));
    });
  }

  it('that is missing is told, and where it is named', async () => {
    const error = await rejection(ask('', { name: 'absent' }), 'REGISTRY_LOGIN_FAILED');
    assert.equal(error.message, 'There is no `docker-credential-absent` in PATH');
    assert.match(error.hint ?? '', /credsStore/);
  });

  for (const name of ['', '../x', 'a b', 'a;b', '$(x)', 'a/b']) {
    it(`is not called \`${name}\``, async () => {
      const error = await rejection(ask('echo never', { name }), 'REGISTRY_LOGIN_FAILED');
      assert.match(error.message, /is not the name of a credential helper$/);
    });
  }

  it('is stopped when it takes too long', async () => {
    const commands = `echo $$ > '${join(directory(), 'id')}'; exec sleep 600`;
    const error = await rejection(ask(commands, { timeoutMs: 500 }), 'REGISTRY_LOGIN_FAILED');
    assert.equal(
      error.message,
      '`docker-credential-test` did not answer within 1 s, and was stopped',
    );
    await processesEnd([Number(readFileSync(join(directory(), 'id'), 'utf8'))]);
  });

  it('is stopped by a signal', async () => {
    const file = join(directory(), 'id');
    const stop = new AbortController();
    const asked = ask(`echo $$ > '${file}'; exec sleep 600`, { signal: stop.signal });
    const reason = new Error('enough');
    await Promise.all([
      assert.rejects(asked, reason),
      fileAppears(file).then(() => stop.abort(reason)),
    ]);
    await processesEnd([Number(readFileSync(file, 'utf8'))]);
  });

  it('is stopped when it says too much', async () => {
    const error = await rejection(ask('exec yes'), 'REGISTRY_LOGIN_FAILED');
    assert.equal(error.message, '`docker-credential-test` says too much');
  });
});
