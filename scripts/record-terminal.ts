// Draws the recording at the top of the README from a real run. It needs a build:
//
//     node --import tsx scripts/record-terminal.ts [FILE]
import { writeFileSync } from 'node:fs';
import { recordReadme } from './terminal/record-readme.ts';

const [file = 'docs/images/terminal.svg'] = process.argv.slice(2);
writeFileSync(file, await recordReadme());
