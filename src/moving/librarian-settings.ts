import type { MovingFinding } from './moving-finding.ts';
import { describeSettings, type SettingMeaning } from './setting-table.ts';
import { listSettings, type SettingsFile } from './settings-file.ts';

const isOn = ({ text }: { readonly text: string }) => text !== '' && text !== 'false';

// Source: librarian-puppet 3.0.1, lib/librarian/puppet/cli.rb and environment.rb. The names are those of
// librarianp's Config::Source, LIBRARIAN_PUPPET_INSTALL__STRIP_DOT_GIT for `install.strip-dot-git`.
const meanings: readonly SettingMeaning[] = [
  {
    path: 'LIBRARIAN_PUPPET_PATH',
    message: () => 'no option is remembered in a file; the same variable in the environment counts',
    advice: ({ text }) =>
      isInside(text)
        ? `write \`moduledir '${text}'\` in the Puppetfile`
        : 'give `--modules-dir`, or set PUPFILE_MODULES_DIR',
    isIdle: ({ text }) => text === 'modules',
  },
  {
    path: 'LIBRARIAN_PUPPET_TMP',
    message: () => 'pupfile works inside of the modules directory and needs no other',
    advice: () => 'set PUPFILE_CACHE_DIR for the archives that are kept between runs',
  },
  {
    path: 'LIBRARIAN_PUPPET_DESTRUCTIVE',
    weight: 'different',
    isIdle: (setting) => !isOn(setting),
    message: () => 'pupfile leaves modules that it did not install',
    advice: () => 'give `--clean` each time that they are to be removed',
  },
  {
    path: 'LIBRARIAN_PUPPET_MODE',
    isIdle: ({ text }) => text !== 'local',
    message: () => 'installing from vendor/ without network is an option',
    advice: () => '`pupfile vendor` once, then `pupfile install --offline`',
  },
  {
    path: 'LIBRARIAN_PUPPET_USE_V1_API',
    isIdle: (setting) => !isOn(setting),
    message: () => 'pupfile speaks version 3 of the Forge API only',
    weight: 'different',
  },
  {
    path: 'LIBRARIAN_PUPPET_USE_FORGE',
    message: () => 'each Puppetfile says where modules come from',
  },
  {
    path: 'LIBRARIAN_PUPPET_RSYNC',
    message: () => 'modules that have not changed are not touched',
  },
  {
    path: 'LIBRARIAN_PUPPET_INSTALL__STRIP_DOT_GIT',
    isIdle: isOn,
    message: () => '`.git` is never installed',
  },
];

/** What becomes of each setting of a `.librarian/puppet/config`. */
export function describeLibrarianSettings(file: SettingsFile): readonly MovingFinding[] {
  return describeSettings(file, {
    rule: 'librarian-setting',
    tool: 'librarian-puppet',
    meanings,
  });
}

/** The modules directory that librarian-puppet remembers, where it lies in the project and is not the usual one. */
export function librarianModulesDirectory(file: SettingsFile): string | undefined {
  const setting = listSettings(file).find(({ path }) => path === 'LIBRARIAN_PUPPET_PATH');
  const path = setting?.text.replace(/^\.\//, '').replace(/\/+$/, '');
  return path === undefined || path === 'modules' || !isInside(path) ? undefined : path;
}

function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').includes('..');
}
