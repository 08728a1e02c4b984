import type { PeerResult } from '../commands/init-from-peer.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { AdoptedPlace } from '../puppetfile/adopted-text.ts';
import type { CommandResult } from './command.ts';
import { drawMovingFindings, movingFindingToJson } from './draw-moving.ts';
import { initResult } from './render-init.ts';

/** What `pupfile init --from` another tool says: what it wrote, and what will be different. */
export function peerResult(result: PeerResult): CommandResult {
  const { findings, places, isWritten } = result;
  const next = nextStep(result);
  const first = initResult(result, next);
  return {
    text: (look) => {
      const { paint } = look;
      const told = drawMovingFindings(findings, paint);
      const head = isWritten
        ? first.text(look)
        : `${paint('green', 'Nothing to change:')} ${result.name} is read as it is\n${paint('cyan', 'next:')} ${next}`;
      return [...told, ...places.map(drawPlace), head].join('\n');
    },
    json: {
      ...(first.json as object),
      isWritten,
      changes: places.map(({ span, text }) => ({
        file: span.file,
        line: span.line,
        text: sanitizeText(text),
      })),
      findings: findings.map(movingFindingToJson),
    },
  };
}

function drawPlace({ span, text }: AdoptedPlace): string {
  return `Changed ${span.file}:${span.line}: ${sanitizeText(text)}`;
}

function nextStep({ name, hasLockfile, isWritten, findings }: PeerResult): string {
  if (findings.some(({ rule }) => rule === 'lock-without-checksums')) {
    return `\`pupfile lock\` takes ${name}.lock over, with checksums`;
  }
  if (hasLockfile) return `\`pupfile check\` says whether ${name}.lock fits`;
  return `\`pupfile install\`, then commit ${isWritten ? `${name} and ` : ''}${name}.lock`;
}
