import { init } from '../../commands/init.ts';
import type { PeerSource } from '../../commands/init-from-peer.ts';
import { peerChoices } from '../choices.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { initResult, readInitSource } from '../render-init.ts';

/** `pupfile init`. */
export async function run({
  settings,
  arguments: [path],
  options,
}: CommandInput): Promise<CommandResult> {
  const source = readInitSource(options['from'], path);
  const isForced = options['force'] === true;
  if (!isPeer(source)) return initResult(init(settings, { source, path, isForced }));
  // It takes Ruby's parser along, which the others need nothing of.
  const { initFromPeer } = await import('../../commands/init-from-peer.ts');
  const { peerResult } = await import('../render-init-from-peer.ts');
  return peerResult(await initFromPeer(settings, { source, path, isForced }));
}

function isPeer(source: string | undefined): source is PeerSource {
  return peerChoices.some((one) => one === source);
}
