import { isKnownConstant } from './class-names.ts';
import type { Interpreter } from './interpreter.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type ConstantValue, float, integer, type Place, string, type Value } from './value.ts';

// Ruby's own, but what they do is no business of a Puppetfile that is only read.
const forbidden = new Set([
  'ARGF',
  'ARGV',
  'Benchmark',
  'Binding',
  'Bundler',
  'CGI',
  'Complex',
  'ConditionVariable',
  'DATA',
  'Date',
  'DateTime',
  'Encoding',
  'Enumerator',
  'Etc',
  'Facter',
  'Fiber',
  'FileUtils',
  'Find',
  'GC',
  'Gem',
  'IO',
  'Logger',
  'Marshal',
  'Math',
  'Method',
  'Monitor',
  'Mutex',
  'Net',
  'ObjectSpace',
  'Open3',
  'OpenSSL',
  'Open4',
  'PTY',
  'Process',
  'Queue',
  'Puppet',
  'PuppetForge',
  'R10K',
  'Ractor',
  'Random',
  'Rational',
  'Refinement',
  'Resolv',
  'RbConfig',
  'RUBY_COPYRIGHT',
  'RUBY_DESCRIPTION',
  'RUBY_ENGINE_VERSION',
  'RUBY_PATCHLEVEL',
  'RUBY_RELEASE_DATE',
  'RUBY_REVISION',
  'RubyVM',
  'SecureRandom',
  'STDIN',
  'Shell',
  'Signal',
  'Socket',
  'TCPSocket',
  'TCPServer',
  'Tempfile',
  'Thread',
  'ThreadGroup',
  'Time',
  'Timeout',
  'TracePoint',
  'UDPSocket',
  'UNIXSocket',
  'URI',
  'UnboundMethod',
  'Warning',
  'WIN32OLE',
  'Zlib',
  'Digest',
  'Librarian',
  'Bolt',
  'Rugged',
  'TOPLEVEL_BINDING',
  'ERB',
  'SizedQueue',
  'StringIO',
  'OptionParser',
  'Set',
  'Struct',
  'OpenStruct',
  'Pathname',
  'Shellwords',
  'Base64',
  'CSV',
  'Hiera',
]);

const values: Readonly<Record<string, (at: Place) => Value>> = {
  'File::PATH_SEPARATOR': (at) => string(':', at),
  'File::SEPARATOR': (at) => string('/', at),
  'File::Separator': (at) => string('/', at),
  'Float::EPSILON': (at) => float(Number.EPSILON, at),
  'Float::INFINITY': (at) => float(Number.POSITIVE_INFINITY, at),
  'Float::MAX': (at) => float(Number.MAX_VALUE, at),
  'Float::NAN': (at) => float(Number.NaN, at),
  RUBY_ENGINE: (at) => string('ruby', at),
  RUBY_PLATFORM: (at) => string('x86_64-linux', at),
  'Regexp::EXTENDED': (at) => integer(2, at),
  'Regexp::IGNORECASE': (at) => integer(1, at),
  'Regexp::MULTILINE': (at) => integer(4, at),
};

/** What a constant stands for; what Ruby would not know either is a NameError. */
export function readConstant(name: string, at: Place, ruby: Interpreter): Value {
  const own = ruby.constants.get(name) ?? builtIn(name, at);
  if (own !== null) return own;
  const [root = ''] = name.split('::');
  if (forbidden.has(root) || name.startsWith('?') || name === 'RUBY_VERSION') {
    return ruby.poison(`what \`${name.replace('?::', '')}\` is`, at);
  }
  if (ruby.activations.lacksLibrary) return ruby.poison(`what \`${name}\` is`, at);
  throw rubyError('NameError', `uninitialized constant ${name}`, at, { name, isBare: true });
}

function builtIn(name: string, at: Place): Value | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value !== undefined) return value(at);
  if (name === 'STDERR' || name === 'STDOUT') return constant(name, at);
  const own = name.replace(/^YAML(?=$|::)/, 'Psych');
  return forbidden.has(own) || !isKnownConstant(own) ? null : constant(own, at);
}

function constant(name: string, place: Place): ConstantValue {
  return { kind: 'constant', name, place };
}
