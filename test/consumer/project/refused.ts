// What the types refuse. Each comment is an error itself where the line below it has none.
import { install, lock, PupfileError, parseLockfile, readPuppetfile, resolve } from 'pupfile';

// @ts-expect-error a project has a directory
await install({});
// @ts-expect-error an option that there is not
await install({ directory: '.', force: true });
// @ts-expect-error one of three words
await install({ directory: '.', content: 'everything' });
// @ts-expect-error what is frozen is not to be updated
await install({ directory: '.', update: 'all' });
// @ts-expect-error a list of names, or the word `all`
await lock({ directory: '.', update: 'acme-web' });
// @ts-expect-error reading makes no requests that a signal could end
await readPuppetfile({ directory: '.', offline: true });
const { modules } = await resolve({ directory: '.' });
// @ts-expect-error a result is not to be changed
modules.push(modules[0]);
// @ts-expect-error a version is a text
modules[0]?.version.semver;
const source = parseLockfile('').modules[0]?.source;
// @ts-expect-error only git has a commit
source?.sha;
if (source?.kind === 'git') source.sha.toLowerCase();
// @ts-expect-error a code that there is not
new PupfileError('NO_SUCH_CODE', 'a message');
// @ts-expect-error what is inside stays inside
await import('pupfile/dist/main.js');
