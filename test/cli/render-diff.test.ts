import assert from 'node:assert/strict';
import { diffResult, readDiffFormat } from '../../src/cli/render-diff.ts';
import { changed, same } from '../support/declare-diff.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';
import { thrown } from '../support/rejection.ts';

const asText = { asExitCode: false, format: 'text' } as const;

describe('diffResult', () => {
  it('tells each module with who brings it, and then the settings', () => {
    assert.equal(
      diffResult(changed, asText).text(plainLook),
      `Upgraded  acme-web    1.0.0 -> 2.0.0  declared
                                      licence Apache-2.0 -> MIT
                                      runs on puppet >= 7.0.0 -> anything
Added     acme-log    1.0.0           required by acme-a 1.0.0, acme-b 1.0.0, acme-c 1.0.0 and 1 other
                                      licence MIT
Removed   acme-old    1.0.0           was declared
Replaced  acme-evil   1.0.0           ALARM: same version, other archive: sha256 111 -> 222
                                      declared
Replaced  acme-else   1.0.0           ALARM: same version from elsewhere: the Forge https://forge.example -> the Forge https://other.example
                                      ALARM: same version without its checksum, which was sha256 111
                                      declared
Moved     acme-git    1.0.0           declared
                                      commit aaaaaaaaaa -> bbbbbbbbbb
Edited    acme-edit   1.0.0           declared
                                      has a checksum now
                                      no longer requires acme-x >= 0
                                      now requires acme-y >= 0
Upgraded  acme-place  1.0.0 -> 2.0.0  declared
                                      from the Forge https://forge.example -> https://git.example at v2
                                      commit none -> bbbbbbbbbb

acme-web is declared = 2.0.0, before = 1.0.0
acme-log is now declared >= 0
acme-old is no longer declared
acme-x is now excluded
acme-y is no longer excluded
what acme-web requires of acme-base is now overridden < 2.0.0
the Puppet of the lock is now set to 8.0.0
the Puppet Enterprise of the lock is no longer set

Licences and platforms of 3 modules are not known here: \`--online\` asks the Forge
Different: 8 modules and 8 settings between HEAD and Puppetfile.lock`,
    );
  });

  it('colours what needs attention, without spoiling the columns', () => {
    const lines = diffResult(changed, asText).text(namedLook).split('\n');
    assert.ok(lines.includes('<green Upgraded>  acme-web    1.0.0 -> 2.0.0  declared'));
    assert.ok(
      lines.includes(
        '<red Replaced>  acme-evil   1.0.0           <red ALARM: same version, other archive: sha256 111 -> 222>',
      ),
    );
    assert.match(lines.at(-1) ?? '', /^<yellow Different:>/);
  });

  it('says that nothing differs', () => {
    assert.equal(
      diffResult(same, asText).text(namedLook),
      '<green Same:> HEAD and Puppetfile.lock lock the same',
    );
  });

  for (const [asExitCode, result, status] of [
    [true, changed, 1],
    [true, { ...changed, modules: [] }, 1],
    [true, { ...changed, wishes: [] }, 1],
    [true, same, 0],
    [false, changed, 0],
  ] as const) {
    const { length } = [...result.modules, ...result.wishes];
    it(`ends with ${status} for ${length} differences${asExitCode ? ' and --exit-code' : ''}`, () => {
      assert.equal(diffResult(result, { ...asText, asExitCode }).exitCode, status);
    });
  }

  it('gives programs all of it', () => {
    const { modules, settings, ...head } = diffResult(changed, asText).json as {
      readonly modules: readonly { readonly name: string; readonly isAlarming: boolean }[];
      readonly settings: readonly unknown[];
    };
    assert.deepEqual(head, {
      version: 1,
      before: 'HEAD',
      after: 'Puppetfile.lock',
      isDifferent: true,
      unknownFacts: 3,
    });
    assert.deepEqual(modules[1], {
      name: 'acme-log',
      change: 'added',
      isAlarming: false,
      before: null,
      after: {
        version: '1.0.0',
        source: 'the Forge https://forge.example',
        commit: null,
        sha256: null,
        isDeclared: false,
        requiredBy: ['acme-a 1.0.0', 'acme-b 1.0.0', 'acme-c 1.0.0', 'acme-d 1.0.0'],
        dependencies: [],
        license: 'MIT',
        platforms: [],
      },
    });
    assert.deepEqual(
      modules.filter(({ isAlarming }) => isAlarming).map(({ name }) => name),
      ['acme-evil', 'acme-else'],
    );
    assert.deepEqual(settings[3], { kind: 'exclusion', name: 'acme-x', before: null, after: '' });
    assert.deepEqual(settings[5], {
      kind: 'override',
      name: 'acme-web',
      dependency: 'acme-base',
      before: null,
      after: '< 2.0.0',
    });
  });
});

describe('readDiffFormat', () => {
  it('knows text and markdown, and nothing else', () => {
    assert.deepEqual(['text', 'markdown'].map(readDiffFormat), ['text', 'markdown']);
    assert.match(thrown(() => readDiffFormat('html'), 'USAGE').hint ?? '', /text, markdown/);
  });
});
