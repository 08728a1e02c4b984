import assert from 'node:assert/strict';
import { parseGitAddress } from '../../src/sources/git-address.ts';
import { faultOf, type GitFault, remoteFailure } from '../../src/sources/git-failure.ts';

describe('faultOf', () => {
  // What git 2.39 with curl and OpenSSH has said.
  const cases: readonly (readonly [stderr: string, fault: GitFault])[] = [
    ["fatal: repository 'https://host/web.git/' not found", 'absent'],
    [
      "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
      'absent',
    ],
    ["fatal: '/srv/web' does not appear to be a git repository", 'absent'],
    ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', 'absent'],
    ['remote: The project you were looking for could not be found', 'absent'],
    ["fatal: Authentication failed for 'https://host/web.git/'", 'locked-out'],
    ['fatal: unable to access: The requested URL returned error: 403', 'locked-out'],
    ['git@host: Permission denied (publickey).', 'locked-out'],
    ['Host key verification failed.', 'unknown-host-key'],
    ['fatal: unable to access: The requested URL returned error: 503', 'transient'],
    ['fatal: early EOF\nfatal: fetch-pack: invalid index-pack output', 'transient'],
    ['error: RPC failed; curl 56 Recv failure: Connection reset by peer', 'transient'],
    ["fatal: unable to access 'http://x/': Could not resolve host: x", 'unreachable'],
    ['ssh: connect to host x port 22: Connection timed out', 'unreachable'],
    ['fatal: unable to access: SSL certificate problem: self-signed certificate', 'unreachable'],
    ['fatal: unable to access: Operation too slow. Less than 1 bytes/sec', 'unreachable'],
    ["fatal: Unable to create '/c/x.git/shallow.lock': File exists.", 'damaged'],
    ['error: packfile ./objects/pack/pack-1.pack cannot be mapped', 'damaged'],
    ["fatal: not a git repository: '/cache/git/web.git'", 'damaged'],
    ['error: object file ./objects/aa/bb is empty', 'damaged'],
    ['fatal: remote error: upload-pack: not our ref aaaa', 'other'],
    ['fatal: dumb http transport does not support shallow capabilities', 'other'],
    ['error: Server does not allow request for unadvertised object aaaa', 'other'],
    ['', 'other'],
  ];
  for (const [stderr, fault] of cases) {
    it(`takes "${stderr.split('\n')[0]}" for ${fault}`, () => {
      assert.equal(faultOf({ stderr }), fault);
    });
  }
});

describe('remoteFailure', () => {
  function fail(url: string, stderr: string) {
    const answer = { status: 128, stdout: Buffer.of(), stderr };
    return remoteFailure(parseGitAddress(url, '/'), answer);
  }

  it('leaves out what helps nobody', () => {
    const error = fail(
      'git@host:web',
      'warning: x\nremote: Counting objects: 1\ngit@host: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.',
    );
    assert.equal(error.code, 'GIT_FAILED');
    assert.deepEqual(error.notes, ['git@host: Permission denied (publickey).']);
    assert.match(error.hint ?? '', /ssh-add -l/);
  });

  it('tells the status where git says nothing', () => {
    assert.deepEqual(fail('/srv/web', '').notes, ['git ended with status 128']);
  });

  const hints: readonly (readonly [url: string, stderr: string, hint: RegExp])[] = [
    ['https://host/web', 'Authentication failed', /a credential helper of git/],
    ['https://me:x@host/web', 'Authentication failed', /are not accepted/],
    ['ssh://git@host:22/web', 'Host key verification failed.', /^`ssh-keyscan host >>/],
    ['git@[::1]:web', 'Host key verification failed.', /^`ssh-keyscan \[::1\] >>/],
    ['https://host/web', "repository 'https://host/web/' not found", /a token in the URL/],
    ['git@host:web', 'ERROR: Repository not found.', /the key may read/],
    ['https://host/web', 'Could not resolve host: host', /HTTPS_PROXY/],
    ['../web', "'/web' does not appear to be a git repository", /begins at the project/],
  ];
  for (const [url, stderr, hint] of hints) {
    it(`has a hint for ${stderr} at ${url}`, () => {
      assert.match(fail(url, stderr).hint ?? '', hint);
    });
  }
});
