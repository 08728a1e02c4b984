import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Loads and compiles Prism, the Ruby parser: from beside the release bundle, else from its package.
 *
 * @param ownsProcess whether no other WebAssembly runs in this process: it would never be optimised
 */
export function loadPrismModule({
  ownsProcess = false,
}: {
  readonly ownsProcess?: boolean;
} = {}): WebAssembly.Module {
  // A Puppetfile is parsed before V8 has optimised the parser, and a process that ends waits for that.
  if (ownsProcess) setFlagsFromString('--liftoff-only');
  return new WebAssembly.Module(new Uint8Array(readWasm()));
}

function readWasm(): Buffer {
  try {
    return readFileSync(new URL('prism.wasm', import.meta.url));
  } catch {
    return readFileSync(createRequire(import.meta.url).resolve('@ruby/prism/src/prism.wasm'));
  }
}
