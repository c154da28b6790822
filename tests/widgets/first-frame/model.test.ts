import { expect, it } from 'vitest';
import { encodeHex } from '#protocol/bytes.ts';
import { picture, START_KEY, START_TEXT } from '#widgets/first-frame/model.ts';

it('picture() draws the masked text frame of RFC 6455 §5.7 at the start', () => {
  expect(encodeHex(picture(START_TEXT, START_KEY).bytes)).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
});

it('picture() counts bytes, not characters', () => {
  expect(picture('你好', START_KEY)).toMatchObject({ payloadLength: 6, headerLength: 6 });
  expect(picture('é'.repeat(63), START_KEY)).toMatchObject({ payloadLength: 126, headerLength: 8 });
});
