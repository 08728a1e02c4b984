import assert from 'node:assert/strict';
import { reasonToLeaveOut } from '../../src/commands/reason-to-leave-out.ts';
import type { SourcePin } from '../../src/model/module-source.ts';
import { thrown } from '../support/rejection.ts';

const treeSha256 = 'a'.repeat(64);
const tarball = (url: string): SourcePin => ({ kind: 'tarball', url });
const path = (where: string): SourcePin => ({ kind: 'path', path: where, treeSha256 });

describe('reasonToLeaveOut', () => {
  const cases: readonly (readonly [title: string, pin: SourcePin, reason: string | undefined])[] = [
    ['a commit', { kind: 'git', url: 'u', ref: 'main', sha: 'a', path: undefined }, undefined],
    ['a tag of GitHub', { kind: 'github_tarball', repository: 'acme/web' }, undefined],
    ['a tarball of a server', tarball('https://files.example.com/web.tar.gz'), undefined],
    ['a tarball beside the project', tarball('../web.tar.gz'), undefined],
    ['a tarball of the machine', tarball('file:///srv/web.tar.gz'), undefined],
    [
      'a tarball of the project',
      tarball('file:///site/files/web.tar.gz'),
      'it lies in the project, as `files/web.tar.gz`',
    ],
    ['a tarball in it', tarball('..web.tar.gz'), 'it lies in the project, as `..web.tar.gz`'],
    ['a directory in it', path('./site/web'), 'it lies in the project, in `./site/web`'],
    ['a directory', path('../web'), 'it is the directory `../web`, outside of the project'],
    [
      'a directory by its whole path',
      path('/site-other'),
      'it is the directory `/site-other`, outside of the project',
    ],
    [
      'an export',
      { kind: 'svn', url: 'https://svn.example.com/web', revision: '1', treeSha256 },
      'what Subversion exports is not vendored',
    ],
  ];
  for (const [title, pin, reason] of cases) {
    it(`${reason === undefined ? 'has none for' : 'has one for'} ${title}`, () => {
      assert.equal(reasonToLeaveOut(pin, '/site'), reason);
    });
  }

  it('does not know what a tarball of another scheme is', () => {
    thrown(() => reasonToLeaveOut(tarball('s3://bucket/web'), '/site'), 'SOURCE_UNSUPPORTED');
  });
});
