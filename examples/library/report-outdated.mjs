// Which modules of a project are behind, as Markdown for a merge request:
//
//     node report-outdated.mjs [DIRECTORY] > report.md
import { defaultCacheDirectory, outdated, PupfileError } from 'pupfile';

const [, , directory = '.'] = process.argv;

try {
  const { modules } = await outdated({
    directory,
    env: process.env,
    cacheDir: defaultCacheDirectory(process.env),
    signal: AbortSignal.timeout(120_000),
    onProgress: (event) => {
      if (event.kind === 'warning') console.error(`warning: ${event.message}`);
    },
  });
  console.log(report(modules.filter(({ isOutdated }) => isOutdated)));
} catch (error) {
  // Anything else is a bug, whose stack somebody should see.
  if (!(error instanceof PupfileError)) throw error;
  console.error(`${error.message} (${error.code})`);
  process.exitCode = error.exitCode;
}

/** @param {readonly import('pupfile').OutdatedModule[]} modules */
function report(modules) {
  if (modules.length === 0) return 'Every module is at its newest release.';
  return [
    '| Module | Locked | Wanted | Latest | |',
    '|---|---|---|---|---|',
    ...modules.map(
      ({ name, locked, wanted, latest, heldBackBy }) =>
        `| ${name} | ${locked} | ${wanted ?? '–'} | ${latest ?? '–'} | ${escapeCell(heldBackBy ?? '')} |`,
    ),
  ].join('\n');
}

/** @param {string} text */
function escapeCell(text) {
  return text.replace(/[|\\`*_<>[\]]/g, '\\$&');
}
