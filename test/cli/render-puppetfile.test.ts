import assert from 'node:assert/strict';
import { callsResult, puppetfileResult } from '../../src/cli/render-puppetfile.ts';
import { declareModules } from '../support/declare-modules.ts';
import { plainLook } from '../support/plain-look.ts';

const forgeUrl = 'https://user:secret@forge.example';
const puppetfile = declareModules(
  [
    ['acme-web', '>= 1.0.0', '< 2.0.0'],
    ['acme-base'],
    ['acme-git'],
    ['acme-head'],
    ['acme-dir'],
    ['acme-far'],
  ],
  {
    forgeUrl,
    exclusions: ['acme-mail'],
    sources: {
      'acme-git': { kind: 'git', url: 'https://u:p@git.example/a', ref: 'v1', path: undefined },
      'acme-head': { kind: 'git', url: 'https://git.example/b', ref: undefined, path: undefined },
      'acme-dir': { kind: 'path', path: './dir' },
      'acme-far': { kind: 'forge', url: 'https://u:p@other.example' },
    },
  },
);

describe('puppetfileResult', () => {
  it('lists the declarations, without credentials', () => {
    assert.equal(
      puppetfileResult(puppetfile).text(plainLook),
      `forge      https://forge.example
moduledir  modules
exclusion  acme-mail

acme-web   >= 1.0.0, < 2.0.0  forge                            Puppetfile:1
acme-base  any version        forge                            Puppetfile:2
acme-git   any version        git https://git.example/a at v1  Puppetfile:3
acme-head  any version        git https://git.example/b        Puppetfile:4
acme-dir   any version        path ./dir                       Puppetfile:5
acme-far   any version        forge https://other.example      Puppetfile:6`,
    );
  });

  it('lists all Forges, and the one of a module that is tied to it', () => {
    const url = 'https://a.example';
    const fallbackUrls = ['https://u:p@b.example'];
    const several = {
      ...declareModules([['acme-web'], ['acme-base']], {
        forgeUrl: url,
        sources: { 'acme-web': { kind: 'forge', url, fallbackUrls } },
      }),
      fallbackForgeUrls: fallbackUrls,
    };
    const { text, json } = puppetfileResult(several);
    assert.equal(
      text(plainLook),
      `forge      https://a.example
forge      https://b.example
moduledir  modules

acme-web   any version  forge                    Puppetfile:1
acme-base  any version  forge https://a.example  Puppetfile:2`,
    );
    assert.match(JSON.stringify(json), /"fallbackForges":\["https:\/\/b\.example"\]/);
    assert.match(JSON.stringify(json), /"fallbackUrls":\["https:\/\/b\.example"\]/);
  });

  it('says where the modules go', () => {
    const empty = { ...declareModules([]), modulesDirectory: 'site' };
    assert.equal(
      puppetfileResult(empty).text(plainLook),
      'forge      https://forgeapi.puppet.com\nmoduledir  site',
    );
  });

  it('shows a line for each, whatever stands in its values', () => {
    const odd = declareModules([['acme-web', '>= 1.0.0\r < 2.0.0'], ['acme-dir']], {
      sources: { 'acme-dir': { kind: 'path', path: './a\u001b[2Jb\nc' } },
    });
    assert.equal(
      puppetfileResult({ ...odd, modulesDirectory: 'a\u009bb' }).text(plainLook),
      `forge      https://forgeapi.puppet.com
moduledir  a\ufffdb

acme-web  >= 1.0.0\ufffd < 2.0.0  forge            Puppetfile:1
acme-dir  any version        path ./a\ufffd[2Jb\ufffdc  Puppetfile:2`,
    );
  });

  it('gives programs the same, with warnings', () => {
    const [declaration] = puppetfile.declarations;
    const span = { file: 'Puppetfile', line: 9, column: 4, length: 1, lineText: '' };
    const { json } = puppetfileResult({
      ...puppetfile,
      declarations: declaration === undefined ? [] : [declaration],
      warnings: [{ rule: 'unknown-option', message: 'no such option', span }],
    });
    assert.deepEqual(json, {
      version: 1,
      forge: 'https://forge.example',
      moduledir: null,
      declarations: [
        {
          name: 'acme-web',
          requirements: ['>= 1.0.0', '< 2.0.0'],
          source: { kind: 'forge', url: 'https://forge.example' },
          file: 'Puppetfile',
          line: 1,
          column: 1,
          length: 3,
        },
      ],
      exclusions: [{ name: 'acme-mail', line: 7, column: 1, length: 3 }],
      warnings: [
        {
          rule: 'unknown-option',
          message: 'no such option',
          file: 'Puppetfile',
          line: 9,
          column: 4,
          length: 1,
        },
      ],
    });
  });

  it('gives programs every kind of source, without credentials', () => {
    const { json } = puppetfileResult(puppetfile);
    assert.equal(JSON.stringify(json).includes('u:p'), false);
    assert.match(JSON.stringify(json), /"source":\{"kind":"path","path":"\.\/dir"\}/);
  });
});

describe('callsResult', () => {
  it('is JSON for people, too', () => {
    const calls = [{ call: 'mod', args: ['acme-web'], options: null, line: 1, top_line: 1 }];
    const { text, json } = callsResult(calls);
    assert.deepEqual(json, { version: 1, ok: true, calls });
    assert.deepEqual(JSON.parse(text(plainLook)), json);
  });

  it('tells no user and password of an address, wherever it stands', () => {
    const url = 'https://user:secret@git.example/a';
    const options = {
      $hash: [
        [{ $sym: 'git' }, url],
        [url, [{ $sym: url }, null, 1, true]],
      ],
    };
    const calls = [{ call: 'mod', args: ['acme-web', [url]], options, line: 1, top_line: 1 }];
    const { text, json } = callsResult(calls);
    const shown = 'https://git.example/a';
    assert.deepEqual(json, {
      version: 1,
      ok: true,
      calls: [
        {
          call: 'mod',
          args: ['acme-web', [shown]],
          options: {
            $hash: [
              [{ $sym: 'git' }, shown],
              [shown, [{ $sym: shown }, null, 1, true]],
            ],
          },
          line: 1,
          top_line: 1,
        },
      ],
    });
    assert.deepEqual(JSON.parse(text(plainLook)), json);
  });
});
