// Takes the picture of docs/size.md: real modules of Debian, in the page that `pupfile size --html`
// writes. It needs chromium, the puppet-module-* packages and a build:
//
//     node --import tsx scripts/size-screenshot.ts [FILE]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type PageLook, startBrowser } from '../test/support/chromium.ts';
import { newProject, startDebianForge } from '../test/support/debian-forge.ts';
import { strictPuppetfile } from '../test/support/debian-puppetfile.ts';
import { runSuccessfully } from '../test/support/run-command.ts';
import { pupfileProgram } from '../test/support/serve-process.ts';

const [file = 'docs/images/size.png'] = process.argv.slice(2);
const look: PageLook = { width: 1100, height: 900, scheme: 'light' };
// The header, the treemap and the graph.
const shownPx = 1250;

const forge = await startDebianForge();
try {
  const project = newProject(forge, 'picture', strictPuppetfile());
  const env = { PUPFILE_CACHE_DIR: join(project, 'cache') };
  for (const words of [['lock'], ['size', '--html', 'size.html']]) {
    await runSuccessfully(process.execPath, [pupfileProgram, ...words], { cwd: project, env });
  }
  await takePicture(await startBrowser(), pathToFileURL(join(project, 'size.html')).href);
} finally {
  await forge.stop();
}

async function takePicture(browser: Browser, url: string): Promise<void> {
  try {
    await browser.open(url, look);
    writeFileSync(file, await browser.takeScreenshot(shownPx));
  } finally {
    await browser.close();
  }
}
