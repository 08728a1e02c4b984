import { gitSource, withGitRepositories } from './git-repositories.ts';

// A process of its own that locates a ref and reads the module: DIRECTORY URL REF PATH-VARIABLE,
// and `no-cache` or nothing.
const [directory = '', url = '', ref = '', PATH = '', noCache] = process.argv.slice(2);

await withGitRepositories(
  directory,
  {
    variables: { PATH, HOME: directory, GIT_CONFIG_NOSYSTEM: '1' },
    ...(noCache === 'no-cache' && { cacheDirectory: undefined }),
  },
  async ({ locate, read }) => {
    const [commit] = await locate([{ source: gitSource(url, { ref }) }]);
    const { entries } = await read(url, { sha: commit?.sha ?? '', path: undefined });
    process.stdout.write(`${commit?.sha} ${entries.length}\n`);
  },
);
