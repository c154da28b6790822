import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { isTextFile, type Reading, type ReadTask, work } from '#widgets/frame-workbench/work.ts';

const read = async (source: string | Blob, form?: ReadTask['form']) =>
  (await work({ kind: 'read', source, form })).result as Reading;

describe('isTextFile()', () => {
  const file = (bytes: Uint8Array<ArrayBuffer> | string) => isTextFile(new Blob([bytes]));

  test('takes dumps for text, in any line ending and with a character cut in two', async () => {
    expect(await file('00000000: 8105\r\n\tdump')).toBe(true);
    expect(await file(encodeUtf8('a'.repeat(65_535) + 'é'))).toBe(true);
  });

  test('takes frames for bytes, even if nearly all of them are letters', async () => {
    const payload = encodeUtf8('a'.repeat(1000));
    expect(await file(new Uint8Array(serializeFrame({ opcode: 1, payload })))).toBe(false);
    expect(await file(new Uint8Array(serializeFrame({ opcode: 1, fin: false, payload })))).toBe(
      false,
    );
    expect(await file(Uint8Array.of(0x81, 0))).toBe(false);
  });
});

describe('work()', () => {
  test('reads text, files of text and files of bytes', async () => {
    expect(await read('81 00')).toMatchObject({ ok: true, form: 'hex', text: true });
    expect(await read(new Blob(['8100']))).toMatchObject({ ok: true, form: 'hex', text: true });
    const raw = await read(new Blob([Uint8Array.of(0x81, 0)]));
    expect(raw).toMatchObject({
      ok: true,
      form: 'raw',
      bytes: Uint8Array.of(0x81, 0),
      text: false,
    });
    expect(await read(new Blob(['8100']), 'raw')).toMatchObject({ bytes: encodeUtf8('8100') });
  });

  test('leads back from a form that was chosen by hand', async () => {
    const first = await read('10000001 00000000');
    expect(first).toMatchObject({ form: 'bits', also: ['hex'] });
    const other = await read('10000001 00000000', 'hex');
    expect(other).toMatchObject({ form: 'hex', also: ['bits'] });
  });

  test('says where a text is damaged', async () => {
    expect(await read('81 0g')).toMatchObject({ ok: false, line: 1, found: 'g', text: true });
  });

  test('says whether what stands before a mistake can be read', async () => {
    expect(await read('81 05 48 65 ...')).toMatchObject({ ok: false, before: true });
    expect(await read('81 0g')).toMatchObject({ ok: false, before: false });
    expect(await read('...')).toMatchObject({ ok: false, before: false });
  });

  test('says where frames may start behind other headers', async () => {
    const reading = await read(new Blob(['HTTP/1.1 101 OK\r\n\r\n', Uint8Array.of(0x81, 0)]));
    expect(reading).toMatchObject({ starts: [{ offset: 19, end: 21 }] });
  });

  test('writes dumps and judges frames', async () => {
    const bytes = Uint8Array.of(0x81, 1, 0xff);
    expect((await work({ kind: 'write', bytes, form: 'hex' })).result).toBe('81 01 ff');
    const { result } = await work({
      kind: 'judge',
      bytes,
      context: { receiver: 'client' },
      offset: 100,
    });
    expect(result).toMatchObject([{ rule: 'text-not-utf8', spans: [{ bitOffset: 816 }] }]);
  });
});
