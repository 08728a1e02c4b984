import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** Loads and compiles Prism, the Ruby parser: from beside the release bundle, else from its package. */
export function loadPrismModule(): WebAssembly.Module {
  // A Puppetfile is parsed before V8 has optimised the parser, and a process that ends waits for that.
  setFlagsFromString('--liftoff-only');
  return new WebAssembly.Module(new Uint8Array(readWasm()));
}

function readWasm(): Buffer {
  try {
    return readFileSync(new URL('prism.wasm', import.meta.url));
  } catch {
    return readFileSync(createRequire(import.meta.url).resolve('@ruby/prism/src/prism.wasm'));
  }
}
