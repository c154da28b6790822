import { expect, test } from 'vitest';
import { ProtocolError } from '#protocol/errors.ts';

test('ProtocolError carries what closing the connection and explaining it take', () => {
  const details = { rule: 'reserved-bit', section: 'RFC 6455 §5.2', closeCode: 1002 };
  const error = new ProtocolError('Bit is reserved', details);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ ...details, name: 'ProtocolError', message: 'Bit is reserved' });
});
