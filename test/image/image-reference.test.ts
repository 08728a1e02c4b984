import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import {
  formatImageReference,
  parseImageReference,
  parseRegistryReference,
  tagOrDigest,
} from '../../src/image/image-reference.ts';
import { thrown } from '../support/rejection.ts';

const digest = `sha256:${'0a'.repeat(32)}`;

describe('the name of an image', () => {
  const names = [
    ['debian', 'docker.io/library/debian'],
    ['debian:12', 'docker.io/library/debian:12'],
    ['docker://debian:12', 'docker.io/library/debian:12'],
    ['voxpupuli/puppet', 'docker.io/voxpupuli/puppet'],
    ['library/debian', 'docker.io/library/debian'],
    ['docker.io/debian', 'docker.io/library/debian'],
    ['index.docker.io/debian', 'docker.io/library/debian'],
    ['localhost/app', 'localhost/app'],
    ['localhost:5000/app:1', 'localhost:5000/app:1'],
    ['LOCALHOST/app', 'LOCALHOST/app'],
    ['127.0.0.1:5000/team/app', '127.0.0.1:5000/team/app'],
    ['[::1]:5000/app', '[::1]:5000/app'],
    ['registry.example/a/b/c:v1.2_3-4', 'registry.example/a/b/c:v1.2_3-4'],
    [`registry.example/app@${digest}`, `registry.example/app@${digest}`],
    [`registry.example:443/app:1@${digest}`, `registry.example:443/app:1@${digest}`],
    ['a__b/c-d.e--f', 'docker.io/a__b/c-d.e--f'],
    ['5000/app', 'docker.io/5000/app'],
  ] as const;
  for (const [text, whole] of names) {
    it(`\`${text}\` is ${whole}`, () => {
      const reference = parseImageReference(text);
      assert.equal(reference.kind, 'registry');
      assert.equal(formatImageReference(reference), whole);
      assert.deepEqual(parseImageReference(whole), reference);
    });
  }

  const layouts = [
    ['oci:out', 'out', undefined],
    ['oci:/srv/out:1.0', '/srv/out', '1.0'],
    ['oci:out:registry.example:5000/app:1', 'out', 'registry.example:5000/app:1'],
    ['oci:out:', 'out', undefined],
    ['./out', './out', undefined],
    ['../out', '../out', undefined],
    ['/srv/out', '/srv/out', undefined],
    ['.', '.', undefined],
  ] as const;
  for (const [text, directory, tag] of layouts) {
    it(`\`${text}\` is a layout in ${directory}`, () => {
      const expected = { kind: 'layout', directory, ...(tag !== undefined && { tag }) };
      assert.deepEqual(parseImageReference(text), expected);
    });
  }

  it('is that of a directory where an image layout is there', () => {
    const isLayout = (directory: string) => directory === 'out';
    assert.deepEqual(parseImageReference('out', { isLayout }), {
      kind: 'layout',
      directory: 'out',
    });
    assert.equal(parseImageReference('debian', { isLayout }).kind, 'registry');
  });

  const wrong = [
    ['', 'it is empty'],
    ['docker://', 'it is empty'],
    ['registry.example/', 'there is no repository'],
    ['registry.example/App', '`App` must be in lower case'],
    ['Debian', '`Debian` must be in lower case'],
    ['registry.example//app', '`/app` has a slash too many'],
    ['registry.example/app/', '`app/` has a slash too many'],
    ['registry.example/-app', '`-app` is no part of the name of a repository'],
    ['registry.example/a..b', '`a..b` is no part of the name of a repository'],
    ['registry.example/app:', '`` is no tag'],
    ['registry.example/app:-1', '`-1` is no tag'],
    [`registry.example/app:${'1'.repeat(129)}`, `\`${'1'.repeat(129)}\` is no tag`],
    ['-registry.example/app', '`-registry.example` is no host'],
    ['registry.example:65536/app', '`registry.example:65536` is no host'],
    ['[:::]/app', '`[:::]` is no host'],
    ['1.2.3.4.5/app', '`1.2.3.4.5` is no host'],
    ['registry.example:port/app', '`registry.example:port` is no host'],
    [`registry.example/${'a'.repeat(256)}`, 'the name of the repository is too long'],
    ['https://registry.example/app', 'the name of an image has no `https://`'],
    ['debian@12', 'behind the `@` stands no digest: `sha256:` and 64 hexadecimal digits'],
    ['debian@sha256:12', 'behind the `@` stands no digest: `sha256:` and 64 hexadecimal digits'],
    [
      `debian@sha512:${'0a'.repeat(64)}`,
      'behind the `@` stands no digest: `sha256:` and 64 hexadecimal digits',
    ],
    ['oci:', 'there is no directory behind `oci:`'],
    ['debian 12', '`debian 12` is no part of the name of a repository'],
  ] as const;
  for (const [text, problem] of wrong) {
    it(`\`${text.slice(0, 40)}\` is refused: ${problem.slice(0, 60)}`, () => {
      const error = thrown(() => parseImageReference(text), 'USAGE');
      const shown = text.replace('docker://', '');
      assert.equal(error.message, `\`${shown}\` is no image: ${problem}`);
    });
  }

  for (const text of [
    'user:hunter2@registry.example/app',
    'docker://user:hunter2@registry.example/app:1',
    'https://user:hunter2@registry.example/app',
    'user:hunter2@registry.example:5000/app@sha256:12',
    'user:hunter2@debian',
  ]) {
    it(`does not show the password of \`${text.replace('hunter2', '…')}\``, () => {
      const error = thrown(() => parseImageReference(text), 'USAGE');
      assert.ok(!`${error.message}${error.hint}`.includes('hunter2'), error.message);
    });
  }

  it('of which only a registry will do is never a directory', () => {
    assert.equal(parseRegistryReference('debian').repository, 'library/debian');
    thrown(() => parseRegistryReference('./out'), 'USAGE');
    thrown(() => parseRegistryReference('oci:out'), 'USAGE');
  });

  it('asks for the digest before the tag, and for `latest` without either', () => {
    assert.equal(tagOrDigest(parseRegistryReference('debian')), 'latest');
    assert.equal(tagOrDigest(parseRegistryReference('debian:12')), '12');
    assert.equal(tagOrDigest(parseRegistryReference(`debian:12@${digest}`)), digest);
  });

  it('is understood or refused, whatever it is', () => {
    const words = fc.constantFrom('a', 'A', '/', ':', '.', '@', '-', '_', 'oci:', digest, '[', ' ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        try {
          const reference = parseImageReference(parts.join(''));
          assert.deepEqual(parseImageReference(formatImageReference(reference)), reference);
        } catch (error) {
          assert.ok(error instanceof PupfileError, String(error));
        }
      }),
    );
  });
});
