import assert from 'node:assert/strict';
import { TransferFault } from '../../src/net/transfer-fault.ts';

describe('TransferFault.from', () => {
  const cases: readonly [code: string, words: string, isPassing: boolean][] = [
    ['ECONNREFUSED', 'nothing listens there', false],
    ['ECONNRESET', 'the connection was reset', true],
    ['EPIPE', 'the connection was closed', true],
    ['ENOTFOUND', 'there is no host of that name', false],
    ['EAI_AGAIN', 'the name could not be looked up just now', true],
    ['ETIMEDOUT', 'the connection timed out', true],
    ['EHOSTUNREACH', 'the host cannot be reached', true],
    ['ENETUNREACH', 'the network cannot be reached', true],
    ['Z_DATA_ERROR', 'the compressed answer is damaged', true],
    ['Z_BUF_ERROR', 'the answer was cut off', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'the server does not speak TLS', false],
    ['EPROTO', 'the server and this machine agree on no kind of TLS', false],
  ];
  for (const [code, words, isPassing] of cases) {
    it(`calls ${code} "${words}", which ${isPassing ? 'may pass' : 'will last'}`, () => {
      const fault = TransferFault.from(faultOf(code));
      assert.equal(fault.message, words);
      assert.equal(fault.isPassing, isPassing);
    });
  }

  it('keeps the words of what it does not know, and takes it for passing', () => {
    const fault = TransferFault.from(faultOf('EUNHEARDOF'));
    assert.equal(fault.message, 'fault EUNHEARDOF');
    assert.equal(fault.isPassing, true);
  });

  it('takes an unknown fault of TLS for lasting', () => {
    assert.equal(TransferFault.from(faultOf('CERT_REVOKED')).isPassing, false);
    assert.equal(TransferFault.from(faultOf('ERR_SSL_TLSV1_ALERT_INTERNAL')).isPassing, false);
  });

  // As Node's parser says it.
  const parsing: readonly [code: string, message: string, words: string, isPassing: boolean][] = [
    ['HPE_INVALID_CONSTANT', 'Expected HTTP/', 'the server does not speak HTTP', false],
    ['HPE_HEADER_OVERFLOW', 'Header overflow', 'the server does not speak HTTP', false],
    ['HPE_INVALID_CHUNK_SIZE', 'Invalid character', 'the answer is damaged on its way', true],
    ['HPE_STRICT', 'Expected LF after chunk data', 'the answer is damaged on its way', true],
  ];
  for (const [code, message, words, isPassing] of parsing) {
    it(`calls ${code} (${message}) "${words}"`, () => {
      const fault = TransferFault.from(
        Object.assign(new Error(`Parse Error: ${message}`), { code }),
      );
      assert.deepEqual([fault.message, fault.isPassing], [words, isPassing]);
    });
  }

  for (const message of ['socket hang up', 'aborted']) {
    it(`tells a connection that ends (${message}) from one that is reset`, () => {
      const fault = TransferFault.from(Object.assign(new Error(message), { code: 'ECONNRESET' }));
      assert.equal(fault.message, 'the connection was closed before the answer was complete');
    });
  }

  it('tells what was noticed by waiting', () => {
    const codes = ['ETIMEDOUT', 'ECONNRESET', 'ENOTFOUND'];
    const faults = codes.map((code) => TransferFault.from(faultOf(code)).isTimeout);
    assert.deepEqual(faults, [true, false, false]);
  });

  it('looks below an error that wraps another', () => {
    const fault = TransferFault.from(new TypeError('failed', { cause: faultOf('ECONNREFUSED') }));
    assert.equal(fault.message, 'nothing listens there');
  });

  it('looks into the errors of all addresses of a host', () => {
    const error = new AggregateError([faultOf('ECONNREFUSED'), faultOf('ENETUNREACH')]);
    assert.equal(TransferFault.from(error).message, 'nothing listens there');
  });

  it('ends at an error that is its own cause', () => {
    const error = faultOf('EUNHEARDOF');
    error.cause = error;
    assert.equal(TransferFault.from(error).message, 'fault EUNHEARDOF');
  });

  it('never reads a code as the name of something that every object has', () => {
    assert.equal(TransferFault.from(faultOf('constructor')).message, 'fault constructor');
  });

  it('takes what is no error at all', () => {
    assert.equal(TransferFault.from('lost').message, 'lost');
  });

  it('leaves a fault as it is', () => {
    const fault = new TransferFault('the answer is larger than 1 MiB', false);
    assert.equal(TransferFault.from(fault), fault);
  });

  it('keeps what happened as its cause', () => {
    const error = faultOf('EPIPE');
    assert.equal(TransferFault.from(error).cause, error);
  });
});

function faultOf(code: string): Error {
  return Object.assign(new Error(`fault ${code}`), { code });
}
