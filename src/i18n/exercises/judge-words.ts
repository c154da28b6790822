/** What is said to an answer of any exercise. */

import type { PerLanguage } from '../languages.ts';
import type { JudgeKey } from '#exercises/verdict.ts';

/** Besides the keys of the judge, `field-NAME` for each field that a first difference may lie in. */
export type JudgeWords = Readonly<Record<JudgeKey, string>> &
  Readonly<Record<`field-${string}`, string>>;

export const JUDGE_WORDS: PerLanguage<JudgeWords> = {
  en: {
    right: 'Right.',
    empty: 'There is nothing here yet.',
    unchanged: 'This is still the text that you were given.',
    'match-incomplete': 'Not everything has its place yet; still open: {n}.',
    'hex-odd': 'A digit is missing or too many: every byte has two hex digits, as `05`.',
    'hex-character': '`{character}` is not a hex digit. Bytes are written with 0–9 and a–f.',
    'number-comma':
      'Is the comma a decimal point? Write a point for decimals; a comma only sets thousands apart.',
    'number-unit': 'Leave `{unit}` out: the box takes the number alone.',
    'number-form': 'Write a number in decimal digits, as `1500`, `1,500` or `0.5`.',
    'base64-url':
      '`{found}` belongs to the alphabet for URLs. Handshakes use the standard one, with `+` and `/` (RFC 4648 §4).',
    'base64-character':
      '`{character}` is in no base64 alphabet (RFC 4648 §4): there are A–Z, a–z, 0–9, `+`, `/` and `=` at the end.',
    'base64-padding':
      'The characters are right; look at the end. Base64 fills its last group of four with `=` (RFC 4648 §4).',
    'code-syntax': 'This is not JavaScript yet. The engine says: {message}',
    'code-missing': 'The function that was asked for is not there. {message}',
    'code-forbidden':
      'Your code could not be run here: whoever serves this page forbids it. {message}',

    'near-one': 'All but one is right.',
    'order-swap': 'Almost: two neighbours are swapped, at place {position} and the next.',
    'number-off-by-one': 'Very near: it is off by one. Is something counted twice, or left out?',
    'number-thousand':
      'The digits are right, the size is not: it is off by a factor of 1,000. Look at the unit.',
    'number-sign': 'The number is right, its sign is not.',
    'hex-reversed':
      'These are the right bytes, back to front. They are written in the order in which they are sent.',
    'hex-one': 'All bytes are right but one: byte {n}, where you have `{yours}`.',
    'base64-case':
      'The letters are right, but capital and small ones are mixed up; in base64 `a` and `A` are different values.',
    'text-case': 'Nearly: capital and small letters count here.',

    'choice-other': 'That is another one.',
    'order-position': 'The first mistake is at place {position}.',
    'order-decoy': '“{item}” has no place in this order.',
    'order-missing': 'That is right up to place {n}. Something is still to come.',
    'match-item': '“{item}” is not in its place.',
    'number-high': 'That is too much.',
    'number-low': 'That is too little.',
    'number-instead': 'There is a number here. Work it out.',
    'number-needed': 'No number fits here. Look at what else can be answered.',
    'hex-difference': 'The first difference is in byte {n}, where you have `{yours}`.',
    'hex-difference-in':
      'The first difference is in byte {n}, where you have `{yours}`. It belongs to the {field}.',
    'hex-short': 'That is right as far as it goes, up to byte {n}. There are more.',
    'hex-long': 'It begins right, but there are bytes too many: {n}.',
    'base64-length':
      'You have {n} characters. Ask how many bytes are to be encoded: three bytes become four characters.',
    'base64-difference':
      'The first difference is in character {n}, where you have `{yours}`. A hash that differs at its beginning was made of something else.',
    'text-difference': 'The first difference is in character {n}, where you have “{yours}”.',
    'text-length': 'It begins right, but it should not have {n} characters.',
    'pick-extra': 'Not all of these belong: look at {place} again.',
    'pick-missing': 'What you have marked is right. Still missing: {n}.',
    'pick-other': 'Not there.',
    'edit-more': 'That is not all; still to be named: {n}.',
    'code-timeout':
      'After 2 seconds your code still ran and was stopped. Is there a loop that nothing ends?',
    'code-test': '{passed} of {n} tests passed.',

    'field-fin': 'first byte, with FIN and opcode',
    'field-rsv1': 'first byte, with FIN and opcode',
    'field-opcode': 'first byte, with FIN and opcode',
    'field-mask': 'second byte, with MASK and payload length',
    'field-payload-length': 'second byte, with MASK and payload length',
    'field-extended-payload-length': 'extended payload length',
    'field-masking-key': 'masking key',
    'field-payload': 'payload',
    'field-close-code': 'close code',
    'field-close-reason': 'close reason',
  },
};
