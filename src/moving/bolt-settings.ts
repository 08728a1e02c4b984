import { redactUrls } from '../errors/redact.ts';
import type { MovingFinding } from './moving-finding.ts';
import { describeSettings, type SettingMeaning } from './setting-table.ts';
import { listSettings, type SettingsFile } from './settings-file.ts';

const proxy: Omit<SettingMeaning, 'path'> = {
  message: () => 'a proxy is taken from the environment',
  advice: () => 'set HTTPS_PROXY, and NO_PROXY for hosts of your own',
};

// Source: Bolt's reference of bolt-project.yaml, `module-install`; `puppetfile` before Bolt 3.
const meanings: readonly SettingMeaning[] = ['module-install', 'puppetfile'].flatMap((section) => [
  {
    path: `${section}.forge.baseurl`,
    message: () => 'the Forge stands in the Puppetfile',
    advice: ({ text }: { readonly text: string }) =>
      `write \`forge '${redactUrls(text)}'\` there, or set PUPFILE_FORGE, or give \`--forge\``,
  },
  {
    path: `${section}.forge.authorization_token`,
    message: () => "the Forge's token is taken from the environment",
    advice: () => 'set PUPFILE_FORGE_TOKEN, or PUPFILE_FORGE_TOKEN_FILE to the name of a file',
  },
  { path: `${section}.forge.proxy`, ...proxy },
  { path: `${section}.proxy`, ...proxy },
]);

/** What becomes of the settings of a bolt-project.yaml that are about modules; Bolt keeps the others. */
export function describeBoltSettings(file: SettingsFile): readonly MovingFinding[] {
  const table = { rule: 'bolt-setting', tool: 'Bolt', meanings, isPartial: true } as const;
  const known = describeSettings(file, table);
  const first = listSettings(file).find(({ path }) => /^modules(?:\.|$)/.test(path));
  if (first === undefined) return known;
  const modules: MovingFinding = {
    rule: 'bolt-setting',
    weight: 'different',
    file: file.file,
    line: first.line,
    message:
      '`modules`: Bolt resolves them, writes Puppetfile and fills .modules; pupfile reads the Puppetfile',
    advice:
      '`pupfile init --from bolt` declares them in the Puppetfile; then take `modules` away here, or Bolt writes it again',
  };
  return [modules, ...known];
}
