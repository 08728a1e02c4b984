import type { GitOptions } from './git.ts';

// A hook tells git which repository it runs for; what is asked for here may lie in another one.
// (git's own list of them is `git rev-parse --local-env-vars`, but that names settings, too.)
const ofOtherRepositories = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

// A program that was named to answer without asking (GIT_ASKPASS) still does so. One that opens a
// window finds nowhere to open it.
const windows = ['DISPLAY', 'WAYLAND_DISPLAY', 'SSH_ASKPASS', 'VSCODE_GIT_IPC_HANDLE'];

/**
 * The environment variables that git gets: the user's own, so that proxies, agents and settings keep
 * working, without those that lead to another repository, and without anybody to ask.
 */
export function gitEnvironment({
  variables,
  repository,
  additions,
}: Pick<GitOptions, 'variables' | 'repository' | 'additions'>): Readonly<
  Record<string, string | undefined>
> {
  const left = new Set([...ofOtherRepositories, ...windows]);
  const own = Object.entries(variables).filter(([name]) => !left.has(name));
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    SSH_ASKPASS_REQUIRE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
    ...(repository !== undefined && { GIT_DIR: repository }),
    ...additions,
  };
}
