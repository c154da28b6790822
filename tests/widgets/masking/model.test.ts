import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { parseFrame } from '#protocol/frame.ts';
import {
  flipBit,
  holdBytes,
  keyBytes,
  maskingKeyFrom,
  lineOf,
  nextPreset,
  picture,
  presetNamed,
  presetOf,
  PRESETS,
  type PresetName,
  readKey,
  rowsOf,
  START,
  type State,
  toggleCut,
  WINDOW,
} from '#widgets/masking/model.ts';

const masked = (state: State) => encodeHex(rowsOf(state).masked);
const payload = (state: State) => encodeHex(rowsOf(state).payload);

describe('rowsOf()', () => {
  it('masks as RFC 6455 §5.7 does, and leaves all as it is where the key is 0', () => {
    expect(masked(PRESETS.hello)).toBe('7f 9f 4d 51 58');
    expect(masked(PRESETS.ones)).toBe('06 cb 10');
    expect(masked(PRESETS.chinese)).toBe('d3 47 81 d8 92 47');
    expect(masked(PRESETS['zero-key'])).toBe('48 69');
    expect(masked(PRESETS.zeros)).toBe('37 fa 21 3d 37 fa 21 3d');
  });

  it('computes the payload where the masked row is held', () => {
    const state = holdBytes(START, 'masked', decodeHex('7f 9f 4d 51 58'));
    expect(payload(state)).toBe(encodeHex(encodeUtf8('Hello')));
    expect(payload({ ...state, key: 0 })).toBe('7f 9f 4d 51 58');
  });
});

describe('flipBit()', () => {
  it('flips a bit of a row and holds that row', () => {
    const state = { ...START, selected: 1 };
    const ofPayload = flipBit(state, 'payload', 7);
    expect([ofPayload.held, payload(ofPayload), masked(ofPayload)]).toEqual([
      'payload',
      '48 64 6c 6c 6f',
      '7f 9e 4d 51 58',
    ]);
    const ofMasked = flipBit(state, 'masked', 0);
    expect([ofMasked.held, payload(ofMasked), masked(ofMasked)]).toEqual([
      'masked',
      '48 e5 6c 6c 6f',
      '7f 1f 4d 51 58',
    ]);
  });

  it('flips the bit of the key byte that the selected byte meets', () => {
    const flipped = flipBit({ ...START, selected: 4 }, 'key', 0);
    expect(encodeHex(keyBytes(flipped.key))).toBe('b7 fa 21 3d');
    expect(masked(flipped)).toBe('ff 9f 4d 51 d8');
    expect(encodeHex(keyBytes(flipBit({ ...START, selected: 3 }, 'key', 7).key))).toBe(
      '37 fa 21 3c',
    );
  });
});

describe('holdBytes()', () => {
  it('takes selection and cuts back into fewer bytes', () => {
    const state = { ...START, selected: 4, cuts: [2, 4] };
    expect(holdBytes(state, 'payload', encodeUtf8('abc'))).toMatchObject({
      selected: 2,
      cuts: [2],
    });
    expect(holdBytes(state, 'payload', new Uint8Array(0))).toMatchObject({ selected: 0, cuts: [] });
  });
});

describe('toggleCut()', () => {
  it('cuts in rising order, joins again, and leaves the ends alone', () => {
    const cut = toggleCut(toggleCut(START, 4), 2);
    expect(cut.cuts).toEqual([2, 4]);
    expect(toggleCut(cut, 2).cuts).toEqual([4]);
    for (const at of [0, 5, -1, 1.5, Number.NaN]) expect(toggleCut(cut, at)).toBe(cut);
  });
});

describe('presets', () => {
  it('are found again by what they show, whichever row is held', () => {
    for (const [name, state] of Object.entries(PRESETS)) expect(presetOf(state)).toBe(name);
    const { masked } = rowsOf(START);
    expect(presetOf(holdBytes(START, 'masked', masked))).toBe('hello');
    expect(presetOf({ ...START, key: 1 })).toBeUndefined();
    expect(presetNamed('none')).toBeUndefined();
    expect(presetNamed('toString')).toBeUndefined();
  });

  it('follow each other both ways, around the ends', () => {
    const names = Object.keys(PRESETS) as PresetName[];
    let state: State = START;
    for (const name of [...names.slice(1), names[0]]) {
      state = nextPreset(state, 1);
      expect(presetOf(state)).toBe(name);
    }
    expect(presetOf(nextPreset(START, -1))).toBe(names.at(-1));
    const unknown = { ...START, key: 1 };
    expect(presetOf(nextPreset(unknown, 1))).toBe(names[0]);
    expect(presetOf(nextPreset(unknown, -1))).toBe(names.at(-1));
  });
});

describe('readKey()', () => {
  it('reads four bytes of hex', () => {
    expect(readKey('0x37, 0xfa, 0x21, 0x3d')).toBe(0x37fa213d);
  });

  it('refuses what is no hex, and what is not four bytes', () => {
    for (const typed of ['', '37 fa 21', '37 fa 21 3d 00', 'key']) {
      expect(readKey(typed)).toBeUndefined();
    }
  });

  it('and keyBytes() are inverse, as maskingKeyFrom() is', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (key) => {
        expect(readKey(encodeHex(keyBytes(key)))).toBe(key);
        expect(maskingKeyFrom(keyBytes(key))).toBe(key);
      }),
    );
  });
});

describe('lineOf()', () => {
  it('gives text that a field of one line leaves as it is', () => {
    expect(lineOf(encodeUtf8('你好'))).toBe('你好');
    expect(lineOf(encodeUtf8(''))).toBe('');
    for (const text of ['a\r\nb', 'a\nb', 'a\0b']) {
      expect(lineOf(encodeUtf8(text))).toBeUndefined();
    }
    expect(lineOf(Uint8Array.of(0xff))).toBeUndefined();
  });
});

describe('picture()', () => {
  it('shows each byte with the key byte that it meets', () => {
    expect(picture(START).columns.at(-1)).toEqual({
      index: 4,
      payload: 0x6f,
      character: 'o',
      keyIndex: 0,
      key: 0x37,
      masked: 0x58,
      maskedCharacter: 'X',
    });
  });

  it('shows the window of a long payload that holds the selected byte', () => {
    const selected = WINDOW + 6;
    const { columns, chosen } = picture({ ...PRESETS.long, selected });
    expect([columns[0]!.index, columns.length]).toEqual([WINDOW, WINDOW]);
    expect([chosen?.index, chosen?.keyIndex]).toEqual([selected, selected % 4]);
  });

  it('draws a frame whose payload a reader gets back, as binary where it is no text', () => {
    const bytes = Uint8Array.of(0xff, 0xfe);
    const frame = parseFrame(picture({ ...START, bytes }).frame);
    expect(frame).toMatchObject({ opcode: 2, maskingKey: START.key, payload: bytes });
    expect(parseFrame(picture(START).frame)?.opcode).toBe(1);
  });

  it('has no columns of an empty payload, and still a frame with a key', () => {
    const { columns, chosen, frame } = picture({ ...START, bytes: new Uint8Array(0) });
    expect([columns, chosen, encodeHex(frame)]).toEqual([[], undefined, '81 80 37 fa 21 3d']);
  });
});
