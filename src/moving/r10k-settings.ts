import { redactUrls } from '../errors/redact.ts';
import { defaultConcurrency } from '../model/default-concurrency.ts';
import type { MovingFinding } from './moving-finding.ts';
import { describeSettings, type SettingMeaning } from './setting-table.ts';
import type { SettingsFile } from './settings-file.ts';

const gitAccess: Omit<SettingMeaning, 'path'> = {
  message: () => 'git itself is asked, with what its user is configured to have',
  advice: () => "ssh's agent or ~/.ssh/config, git's credential helper, or PUPFILE_TOKEN_<HOST>",
};
const proxy: Omit<SettingMeaning, 'path'> = {
  message: () => 'a proxy is taken from the environment',
  advice: () => 'set HTTPS_PROXY, and NO_PROXY for hosts of your own',
};
const purging: Omit<SettingMeaning, 'path'> = {
  weight: 'different',
  message: () => 'pupfile removes what it installed itself and leaves everything else',
  advice: () => '`pupfile install --clean` removes what it did not install',
};

// Source: r10k 3.15.4, lib/r10k/settings.rb; those of g10k 0.9.7 from its README.
const meanings: readonly SettingMeaning[] = [
  {
    path: 'forge.baseurl',
    message: () => 'the Forge stands in the Puppetfile',
    advice: ({ text }) =>
      `write \`forge '${redactUrls(text)}'\` there, or set PUPFILE_FORGE, or give \`--forge\``,
  },
  {
    path: 'forge.authorization_token',
    message: () => "the Forge's token is taken from the environment",
    advice: () => 'set PUPFILE_FORGE_TOKEN, or PUPFILE_FORGE_TOKEN_FILE to the name of a file',
  },
  {
    path: 'forge.allow_puppetfile_override',
    message: () => 'a `forge` of the Puppetfile always counts',
    isIdle: ({ text }) => text === 'true',
    weight: 'different',
  },
  { path: 'forge.proxy', ...proxy },
  { path: 'git.proxy', ...proxy },
  { path: 'proxy', ...proxy },
  { path: 'git.repositories.*', ...gitAccess },
  { path: 'git.private_key', ...gitAccess },
  { path: 'git.oauth_token', ...gitAccess },
  { path: 'git.username', ...gitAccess },
  { path: 'git.github_app_id', ...gitAccess },
  { path: 'git.github_app_key', ...gitAccess },
  { path: 'git.github_app_ttl', ...gitAccess },
  { path: 'git.provider', ...gitAccess, isIdle: ({ text }) => text === 'shellgit' },
  {
    path: 'cachedir',
    message: () => 'pupfile keeps archives and repositories in a store of its own',
    advice: () => 'set PUPFILE_CACHE_DIR, or give `--cache-dir`',
  },
  {
    path: 'pool_size',
    message: () => `pupfile sends up to ${defaultConcurrency} requests at once`,
    advice: ({ text }) => `\`--concurrency ${/^\d+$/.test(text) ? text : 'N'}\``,
  },
  {
    path: 'sources.*',
    weight: 'different',
    message: () => 'pupfile makes no environments of branches',
    advice: () => 'check out each branch, and run `pupfile install` in it',
  },
  {
    path: 'postrun.*',
    weight: 'different',
    message: () => 'pupfile runs no command after an install',
    advice: () => 'run it behind `pupfile install`, joined by `&&`',
  },
  { path: 'deploy.purge_levels.*', ...purging },
  { path: 'deploy.purge_allowlist.*', ...purging },
  { path: 'deploy.purge_whitelist.*', ...purging },
  {
    path: 'deploy.generate_types',
    weight: 'different',
    isIdle: ({ text }) => text !== 'true',
    message: () => 'pupfile does not run Puppet',
    advice: () => 'run `puppet generate types` behind `pupfile install`',
  },
  {
    path: 'deploy.exclude_spec',
    message: () => '`spec/` is never installed, unless `--content full` asks for everything',
    isIdle: ({ text }) => text !== 'true',
  },
  {
    path: 'deploy.write_lock',
    weight: 'different',
    message: () => 'nothing but another run keeps pupfile from writing',
  },
];

/** What becomes of each setting of an r10k.yaml, or of a configuration of g10k. Prints no secret. */
export function describeR10kSettings(file: SettingsFile): readonly MovingFinding[] {
  return describeSettings(file, { rule: 'r10k-setting', tool: 'r10k', meanings });
}
