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
    ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'the server did not answer in time', true],
    ['UND_ERR_BODY_TIMEOUT', 'the server stopped sending', true],
    ['UND_ERR_SOCKET', 'the connection was closed before the answer was complete', true],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'the answer was cut off', true],
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

  it('knows an answer that is not HTTP by the name of its error', () => {
    const error = Object.assign(new Error('Expected HTTP/'), { name: 'HTTPParserError' });
    const fault = TransferFault.from(error);
    assert.deepEqual([fault.message, fault.isPassing], ['the server does not speak HTTP', false]);
  });

  it('knows damage between chunks, which may pass, from what is no HTTP at all', () => {
    const message =
      'Response does not match the HTTP/1.1 protocol (Invalid character in chunk size)';
    const error = Object.assign(new Error(message), { name: 'HTTPParserError' });
    const fault = TransferFault.from(error);
    assert.deepEqual([fault.message, fault.isPassing], ['the answer is damaged on its way', true]);
  });

  it('tells what was noticed by waiting', () => {
    const codes = ['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'ECONNRESET', 'ENOTFOUND'];
    const faults = codes.map((code) => TransferFault.from(faultOf(code)).isTimeout);
    assert.deepEqual(faults, [true, true, false, false]);
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
