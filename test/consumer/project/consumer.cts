import pupfile = require('pupfile');

declare const process: { readonly stdout: { write(text: string): void } };

const { modules }: pupfile.LockfileResult = pupfile.parseLockfile('DEPENDENCIES\n\n');
process.stdout.write(`${Object.keys(pupfile).sort().join(' ')} ${modules.length}`);
