import { runCommand } from '../../test/support/run-command.ts';
import { bareTool, copyTool, curlTool, linkTool, nodeTool } from './floor-tools.ts';
import { g10kTool, r10kTool } from './peer-tools.ts';
import { pupfileTool } from './pupfile-tool.ts';
import { librarianTool, puppetModuleTool } from './slow-tools.ts';
import type { Tool } from './tool.ts';

// What has to be on the machine; the others are everywhere, or are Node.js.
const candidates: readonly { readonly tool: Tool; readonly program?: string }[] = [
  { tool: pupfileTool },
  { tool: g10kTool, program: 'g10k' },
  { tool: r10kTool, program: 'r10k' },
  { tool: curlTool, program: 'curl' },
  { tool: bareTool },
  { tool: copyTool },
  { tool: linkTool },
  { tool: nodeTool },
  { tool: librarianTool, program: 'librarian-puppet' },
  { tool: puppetModuleTool, program: 'puppet' },
];

/** Who can take part on this machine, the slow ones last, and only if they are wanted. */
export async function findTools({ withSlow }: { readonly withSlow: boolean }): Promise<Tool[]> {
  const tools: Tool[] = [];
  for (const { tool, program } of candidates) {
    if (tool.isSlow === true && !withSlow) continue;
    if (program === undefined || (await isInstalled(program))) tools.push(tool);
    else console.error(`${program} is not installed and takes no part`);
  }
  return tools;
}

async function isInstalled(program: string): Promise<boolean> {
  const { exitCode } = await runCommand('sh', ['-c', `command -v ${program}`], { cwd: '/' });
  return exitCode === 0;
}
