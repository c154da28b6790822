/** The exercises of chapter 9 against answers that were computed elsewhere, right ones and wrong ones. */

import { describe, expect, test } from 'vitest';
import { rightAnswer } from '#exercises/answers.ts';
import { judge } from '#exercises/judge.ts';
import { taskOf } from '#exercises/question.ts';
import { accept, acceptPart } from '#exercises/key-and-accept/accept.ts';
import { bugChoice } from '#exercises/key-and-accept/which-server-bug.ts';
import { keysPart } from '#exercises/key-and-accept/valid-keys.ts';
import { WORDS } from '#i18n/exercises/en/key-and-accept.ts';

const SAMPLE = 'dGhlIHNhbXBsZSBub25jZQ==';
const SAMPLE_ANSWER = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

describe('accept', () => {
  test.each([
    [1, 'cZaQehzcYr5krYDRvvLJWw==', 'BQLpDqdAWlf8X8TnHhp0ywZvKC4='],
    [2, 'J+NpttveG9f9NMqOlp71/Q==', 'FHFgt3N9+WK3dCob0jSKfumU+P0='],
    [3, 'uT5tV9LumdMo+r55FLkDrg==', 'Iq73CK5yDxWZWHoMymPVAJKhUHg='],
  ])('draws instance %i as planned', (n, key, answer) => {
    const { holes, parts } = taskOf(accept, n);
    expect(holes!['key']).toBe(key);
    expect(rightAnswer(parts[0]!)).toBe(answer);
  });

  test.each([
    [SAMPLE, SAMPLE_ANSWER],
    ['rRXp2i/XCuCsKqs5MN12Ag==', 'c/LP8JsVmZWV/EB3lgGDVmVQWVA='],
    ['T2a6wZlAwhgQNqruZ2YUyg==', 'iBJKv/ALIW2DobfoA4dmr3JHBCY='],
    ['sN9cRrP/n9NdMgdcy2VJFQ==', 'fFBooB7FAkLlXgRSz0BT3v4hq5s='],
    // The RFC's own slip and its erratum 3150: the text is hashed, not the bytes.
    ['AQIDBAUGBwgJCgsMDQ4PEA==', 'C/0nmHhBztSRGR1CwL6Tf4ZjwpY='],
    ['AQIDBAUGBwgJCgsMDQ4PEC==', 'OfS0wDaT5NoxF2gqm7Zj2YtetzM='],
  ])('to %s is %s', (key, answer) => {
    expect(judge(acceptPart(key), ` ${answer}\n`).outcome).toBe('right');
  });

  test.each([
    ['key-decoded', 'BXhwxM0SZasKmCD9S4BfpPmCnEw='],
    ['base64-of-hex', 'YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ=='],
    ['guid-first', '2OZf2Seed9yzIpkj+zvC9KS9Mjw='],
    ['guid-lower-case', 'WJfwerbIozKsJXHxxI0JTO1SQgU='],
    ['guid-missing', 'hHLtf2V1k8aDQZfNjw3Ia1hCwt0='],
    ['unpadded', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo'],
    ['url-safe', 's3pPLMBiTxaQ9kYGzzhZRbK-xOo='],
    ['lower-case', 's3pplmbitxaq9kygzzhzrbk+xoo='],
    ['hex-digest', 'b37a4f2cc0624f1690f64606cf385945b2bec4ea'],
    ['hex-digest', 'B37A4F2CC0624F1690F64606CF385945B2BEC4EA'],
    ['key-echoed', SAMPLE],
    ['whole-field', `sec-websocket-accept:  ${SAMPLE_ANSWER} `],
    // Computed with Python: a space between key and GUID; a GUID without hyphens.
    ['space-between', 'xytUlkF2rVz2XzwONMCug9nn1qA='],
    ['guid-without-hyphens', 'JE93uw0f/vKl8uDMK0C8ztc6gVM='],
    // Computed with OpenSSL: an em dash in the GUID; LF behind the key; LF behind the GUID.
    ['guid-dashes', 'cc/g58PIZd8ps8gQobLGGwZqLPA='],
    ['line-end-after-key', 'r9/ho7dygrDPAQf/zFnJxWqPVO4='],
    ['line-end-after-guid', 'BQgomKt49tqcGtJYe4ASzQz1IXI='],
  ])('names %s', (key, answer) => {
    expect(judge(acceptPart(SAMPLE), answer).mistake).toBe(key);
    expect(WORDS['accept']!.feedback[key]).toBeDefined();
  });

  test.each([
    // Computed with Python.
    ['hHLtf2V1k8aDQZfNjw3Ia1hCwt0', ['guid-missing', 'unpadded']],
    ['8472ed7f657593c6834197cd8f0dc86b5842c2dd', ['guid-missing', 'hex-digest']],
    ['ZDhlNjVmZDkyNzllNzdkY2IzMjI5OTIzZmIzYmMyZjRhNGJkMzIzYw==', ['guid-first', 'base64-of-hex']],
  ])('names both slips behind %s', (answer, keys) => {
    expect(judge(acceptPart(SAMPLE), answer).said.map(({ key }) => key)).toEqual(keys);
  });

  test('knows the answer of the RFC where it is copied', () => {
    const { parts } = taskOf(accept, 1);
    expect(judge(parts[0]!, SAMPLE_ANSWER).mistake).toBe('sample-answer');
  });
});

test('bugChoice() tells with what another bug would have answered', () => {
  const { said } = judge(bugChoice(SAMPLE, 'guid-missing', ['key-decoded']), 'key-decoded');
  expect(said[0]!.holes).toMatchObject({ n: 52, has: 24, answer: 'BXhwxM0SZasKmCD9S4BfpPmCnEw=' });
});

test('keysPart() takes only canonical base64 of 16 bytes', () => {
  const texts = [
    [SAMPLE, 'valid'],
    ['AQIDBAUGBwgJCgsMDQ4PEC==', 'pad-bits'],
    ['AQIDBAUGBwgJCgsMDQ4PEA', 'unpadded'],
    ['AQIDBAUGBwgJCgsMDQ4P', 'short'],
    ['AQIDBAUGBwgJCgsMDQ4PEBES', 'long-18'],
  ] as const;
  const part = keysPart(texts.map(([text, kind]) => ({ text, kind })));
  expect(part.right).toEqual(['key-1']);
  expect(judge(part, ['key-1', 'key-2']).mistake).toBe('pad-bits');
});
