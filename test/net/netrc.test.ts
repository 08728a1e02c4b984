import assert from 'node:assert/strict';
import { findLogin, type Netrc, parseNetrc } from '../../src/net/netrc.ts';

const alice = { host: 'forge.example', user: 'alice', password: 'secret' };

describe('parseNetrc', () => {
  const cases: readonly [title: string, text: string, machines: Netrc['machines']][] = [
    ['one line', 'machine forge.example login alice password secret', [alice]],
    ['many lines', 'machine forge.example\n\tlogin alice\r\n  password secret\n', [alice]],
    [
      'a word at the end of a line',
      'machine\nforge.example login\nalice password\nsecret',
      [alice],
    ],
    ['another order', 'machine forge.example password secret login alice', [alice]],
    ['quotes', 'machine "forge.example" login "alice" password "secret"', [alice]],
    [
      'a blank and quotes in a password',
      String.raw`machine a login b password "c \"d\" \\e"`,
      [{ host: 'a', user: 'b', password: String.raw`c "d" \e` }],
    ],
    [
      'a quote inside of a word',
      `machine a login b password c"d`,
      [{ host: 'a', user: 'b', password: 'c"d' }],
    ],
    [
      'several machines',
      'machine a login b password c\nmachine d login e password f',
      [
        { host: 'a', user: 'b', password: 'c' },
        { host: 'd', user: 'e', password: 'f' },
      ],
    ],
    [
      'comments',
      '# machine x\nmachine forge.example # mine\nlogin alice\npassword secret #',
      [alice],
    ],
    [
      'a password that looks like a comment',
      'machine a login b password #c',
      [{ host: 'a', user: 'b', password: '#c' }],
    ],
    [
      'a password that looks like a keyword',
      'machine a login machine password default',
      [{ host: 'a', user: 'machine', password: 'default' }],
    ],
    ['an account', 'machine forge.example account x login alice password secret', [alice]],
    [
      'a macro',
      'macdef init\ncd /tmp\nmachine evil login x password y\n\nmachine forge.example login alice password secret',
      [alice],
    ],
    [
      'a macro at the end of a machine',
      'machine forge.example login alice password secret macdef init\nbye\n',
      [alice],
    ],
    [
      'a password without a login',
      'machine a password b',
      [{ host: 'a', user: '', password: 'b' }],
    ],
    ['a machine without a password', 'machine a login b', []],
    ['nothing', '', []],
  ];
  for (const [title, text, machines] of cases) {
    it(`reads ${title}`, () =>
      assert.deepEqual(parseNetrc(text), { machines, default: undefined }));
  }

  it('reads a default', () => {
    assert.deepEqual(parseNetrc('default login anonymous password guest'), {
      machines: [],
      default: { user: 'anonymous', password: 'guest' },
    });
  });

  const broken: readonly [text: string, line: number, problem: string][] = [
    ['machine a\nlogin', 2, 'nothing behind `login`'],
    ['machine', 1, 'nothing behind `machine`'],
    ['\nlogin a', 2, '`login` before any machine'],
    ['machine a secret hunter2', 1, 'a word that no netrc has'],
    ['{"json": true}', 1, 'a word that no netrc has'],
    ['machine a\npassword "b', 2, 'an open quote'],
    ['machine constructor\nconstructor x', 2, 'a word that no netrc has'],
  ];
  for (const [text, line, problem] of broken) {
    it(`refuses ${JSON.stringify(text)} without showing it`, () => {
      assert.deepEqual(parseNetrc(text), { line, problem });
    });
  }
});

describe('findLogin', () => {
  const netrc: Netrc = {
    machines: [alice, { ...alice, user: 'second' }],
    default: { user: 'anonymous', password: 'guest' },
  };
  const cases: readonly [host: string, allowsDefault: boolean, user: string | undefined][] = [
    ['forge.example', false, 'alice'],
    ['FORGE.example', true, 'alice'],
    ['a.forge.example', false, undefined],
    ['a.forge.example', true, 'anonymous'],
  ];
  for (const [host, allowsDefault, user] of cases) {
    it(`finds ${user ?? 'nobody'} for ${host} ${allowsDefault ? 'with' : 'without'} the default`, () => {
      assert.equal(findLogin(netrc, host, { allowsDefault })?.user, user);
    });
  }
});
