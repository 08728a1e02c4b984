import { archiveWith, hostile, inside, plainFiles } from '../support/hostile-archive.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { paxBody, type TestMember } from '../support/tar-bytes.ts';

const unsafe = { exit: 6, says: /is not safe to unpack/ };
const x = { content: 'x' };

function named(title: string, path: string) {
  return hostile(title, archiveWith({ path, ...x }), unsafe);
}

/** A name that no plain header has room for. */
function paxNamed(path: string): readonly TestMember[] {
  const header = { path: 'PaxHeader/x', type: 'x', content: paxBody({ path }) };
  return [header, inside('files/short', x)];
}

const longName = `${'n'.repeat(255)}`;

describeFaults('archives whose names lead elsewhere or mean something else elsewhere', [
  named('a name of ..', '..'),
  named('.. first', '../x'),
  named('.. below the top folder', 'acme-web-1.1.0/../x'),
  named('.. deep below it', 'acme-web-1.1.0/files/../../../../outside/precious'),
  named('.. last', 'acme-web-1.1.0/files/..'),
  named('an absolute path', '/etc/pupfile-owned'),
  named('two slashes first', '//etc/pupfile-owned'),
  named('an absolute path behind ./', './/../etc/pupfile-owned'),
  named('a drive', 'C:/x'),
  named('a drive without a slash', 'c:x'),
  named('a backslash', 'acme-web-1.1.0\\files\\x'),
  named('.. with backslashes', 'acme-web-1.1.0/files/..\\..\\x'),
  named('a UNC path', '\\\\server\\share\\x'),
  named('a line feed', 'acme-web-1.1.0/files/a\nb'),
  named('a terminal escape', 'acme-web-1.1.0/files/\u001b[2Jx'),
  named('a C1 control character', 'acme-web-1.1.0/files/\u009b2Jx'),
  named('a bell', 'acme-web-1.1.0/files/\u0007'),
  named('an empty segment', 'acme-web-1.1.0/files//x'),
  named('a dot as a segment', 'acme-web-1.1.0/files/./x'),
  hostile('a NUL in a pax path', archiveWith(...paxNamed('acme-web-1.1.0/files/a\0b')), unsafe),
  hostile('an absolute pax path', archiveWith(...paxNamed('/etc/pupfile-owned')), unsafe),
  hostile('a pax path of ..', archiveWith(...paxNamed('acme-web-1.1.0/../../x')), unsafe),
  hostile(
    'a GNU long name of ..',
    archiveWith({ path: 'l', type: 'L', content: '../../x\0' }, inside('files/x')),
    unsafe,
  ),
  hostile(
    'a ustar prefix of ..',
    archiveWith({ path: 'x', raw: { 345: '../acme-web-1.1.0' } }),
    unsafe,
  ),
  hostile('the same file twice', archiveWith(inside('files/x', x), inside('files/x', x)), unsafe),
  hostile('metadata.json twice', archiveWith(inside('metadata.json', x)), unsafe),
  hostile(
    'a file, then a directory of its name',
    archiveWith(inside('files/x', x), inside('files/x/', { type: '5' })),
    unsafe,
  ),
  hostile(
    'a directory, then a file of its name',
    archiveWith(inside('files/x/', { type: '5' }), inside('files/x', x)),
    unsafe,
  ),
  hostile('a file below a file', archiveWith(inside('files/x', x), inside('files/x/y', x)), unsafe),
  hostile(
    'names that differ by case',
    archiveWith(inside('files/x', x), inside('files/X', x)),
    unsafe,
  ),
  hostile(
    'folders that differ by case',
    archiveWith(inside('files/a/x', x), inside('files/A/y', x)),
    unsafe,
  ),
  hostile(
    'one name composed in two ways',
    archiveWith(inside('files/\u00e9', x), inside('files/e\u0301', x)),
    unsafe,
  ),
  hostile('two top folders', archiveWith({ path: 'elsewhere/x', ...x }), {
    exit: 6,
    says: /more than one top folder/,
  }),
  hostile('a file beside the top folder', archiveWith({ path: 'x', ...x }), {
    exit: 6,
    says: /more than one top folder|outside of a top folder/,
  }),
  hostile(
    'a segment that no file system takes',
    archiveWith(...paxNamed(`acme-web-1.1.0/files/${longName}n`)),
    unsafe,
  ),
  hostile(
    'letters that are one without case',
    archiveWith(inside('files/stra\u00dfe', x), inside('files/STRASSE', x)),
    unsafe,
  ),
  hostile(
    'a mark that turns the text round',
    archiveWith(inside('files/gnp.\u202etxt', x)),
    unsafe,
  ),
  hostile(
    'a name that is no UTF-8',
    archiveWith(inside('files/caf_', { ...x, raw: { 24: '\xe9' } })),
    unsafe,
  ),
  hostile(
    'a name that is no UTF-8 where nothing is wanted',
    archiveWith(inside('spec/caf_', { ...x, raw: { 23: '\xe9' } })),
    { exit: 0, web: plainFiles },
  ),
  hostile('a name of nothing', archiveWith({ path: '', ...x }), { exit: 6 }),
  hostile(
    'a path that no system takes',
    archiveWith(...paxNamed(`acme-web-1.1.0/files/${'d/'.repeat(4096)}x`)),
    unsafe,
  ),
]);

describeFaults('archives with odd names that mean one thing', [
  hostile('a name of 255 bytes', archiveWith(...paxNamed(`acme-web-1.1.0/files/${longName}`)), {
    exit: 0,
    web: { ...plainFiles, [`files/${longName}`]: 'x' },
  }),
  hostile('pupfile its own directory', archiveWith(inside('.pupfile/installed.json', x)), {
    exit: 0,
    web: plainFiles,
  }),
  hostile(
    'a repository of git',
    archiveWith(inside('.git/config', x), inside('files/.git/hooks/pre-commit', x)),
    {
      exit: 0,
      web: plainFiles,
    },
  ),
  hostile('dots only', archiveWith(inside('files/...', x)), {
    exit: 0,
    web: { ...plainFiles, 'files/...': 'x' },
  }),
  hostile('a pax path that is taken back', archiveWith(...paxNamed(''), inside('files/x', x)), {
    exit: 0,
    web: { ...plainFiles, 'files/short': 'x', 'files/x': 'x' },
  }),
  hostile(
    'a thousand folders in each other',
    archiveWith(...paxNamed(`acme-web-1.1.0/files/${'d/'.repeat(1000)}x`)),
    { exit: 0, web: { ...plainFiles, [`files/${'d/'.repeat(1000)}x`]: 'x' } },
  ),
  hostile('a blank', archiveWith(inside('files/ ', x)), {
    exit: 0,
    web: { ...plainFiles, 'files/ ': 'x' },
  }),
]);
