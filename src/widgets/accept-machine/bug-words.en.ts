/** What there is to say of each mistake, in English; loaded when the machine wakes up. */

import type { BugWords } from './messages.ts';

export const BUG_WORDS: BugWords = {
  'key-decoded': {
    what: 'The server turned the key back into 16 bytes and hashed these with the GUID. To the hash, the key is text.',
    sign: '52 bytes are hashed, not 60.',
    repair: 'Hash the field value as it came. Decode it only to count its bytes.',
  },
  'key-decoded-guid-first': {
    what: 'Two slips in one line: the key is decoded, and it stands after the GUID.',
    sign: '52 bytes are hashed, and they begin with 258EAFA5.',
    repair: 'Join the key’s text with the GUID, key first.',
  },
  'guid-first': {
    what: 'Key and GUID are joined the wrong way round. A hash depends on the order.',
    sign: 'What is hashed begins with 258EAFA5.',
    repair: 'Swap them: key + GUID.',
  },
  'guid-missing': {
    what: 'Only the key is hashed. Any server that echoes hashes could answer so; the GUID shows that it knows WebSocket.',
    sign: '24 bytes are hashed, not 60.',
    repair: 'Append the GUID to the key before you hash.',
  },
  'guid-alone': {
    what: 'Only the GUID is hashed: often a variable that stayed empty, because the field was looked up under another name.',
    sign: 'Every client gets the same answer: Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=.',
    repair: 'Look the field up without regard to letter case, and fail if there is none.',
  },
  'guid-lower-case': {
    what: 'The GUID is written with small letters, as libraries for UUIDs print it. As a UUID it is the same, as text it is not.',
    sign: 'The length is right, 60; the letters of the second half are small.',
    repair: 'Write it as a constant string in capitals, not as a UUID value.',
  },
  'guid-dashes': {
    what: 'The GUID was copied from a document in which the hyphens had become dashes. They look alike and are other bytes.',
    sign: 'More than 60 bytes are hashed: a dash takes three bytes in UTF-8.',
    repair: 'Copy the GUID from the plain text of RFC 6455 §1.3.',
  },
  'guid-misspelt': {
    what: 'The last group of the GUID is wrong; several such spellings go round in public code.',
    sign: 'It does not end in C5AB0DC85B11.',
    repair: 'Copy the GUID from RFC 6455 §1.3, and test with the pair that stands there.',
  },
  'key-unpadded': {
    what: 'The two = at the end of the key are lost, often to a parser that splits at “=”.',
    sign: '58 bytes are hashed, not 60.',
    repair: 'Split the header line at its first colon only, and keep the rest.',
  },
  'key-lower-case': {
    what: 'The key is turned to small letters, often with the whole request, to find the fields in it.',
    sign: 'What is hashed has no capitals before the GUID.',
    repair: 'Compare field names without regard to case, and leave values alone.',
  },
  'space-before-key': {
    what: 'The blank after the colon of the header line was taken for part of the key.',
    sign: '61 bytes are hashed, and the first is 0x20.',
    repair: 'Trim blanks and tabs around a field value, as HTTP demands (RFC 9110 §5.5).',
  },
  'line-end-after-key': {
    what: 'The end of the header line was left on the key, so it stands between key and GUID.',
    sign: '61 or 62 bytes are hashed, with 0x0d or 0x0a in the middle.',
    repair: 'Cut lines at CR LF and drop both.',
  },
  'line-end-after-guid': {
    what: 'A line end is hashed along, as echo in a shell appends one.',
    sign: '61 or 62 bytes are hashed, and the last is 0x0a.',
    repair: 'Use printf, or echo -n.',
  },
  'utf-16': {
    what: 'The text is hashed as it lies in memory in some languages: two bytes for each letter.',
    sign: '120 bytes are hashed, not 60; every other one is 00.',
    repair: 'Encode the text as ASCII or UTF-8 before you hash.',
  },
  'sha-256': {
    what: 'A newer hash in place of the old one. SHA-1 protects no secret here, and both ends must use the same.',
    sign: 'The digest has 32 bytes, the accept 44 characters.',
    repair: 'Use SHA-1: the protocol names it and offers no choice.',
  },
  'hex-digest': {
    what: 'The digest is sent in hex, as most tools print it.',
    sign: 'The accept has 40 characters, all of them hex digits.',
    repair: 'Take the digest’s 20 bytes and encode them as base64.',
  },
  'base64-of-hex': {
    what: 'The hash function returned hex digits, and base64 was applied to these letters, not to the bytes.',
    sign: 'The accept has 56 characters, not 28.',
    repair:
      'Ask for the raw digest: digest() in Python, sha1($text, true) in PHP, .digest() in Node.',
  },
  'digest-as-text': {
    what: 'The digest was kept in a string, and bytes from 0x80 on became two bytes of UTF-8 on the way out.',
    sign: 'The accept is longer than 28 characters; decoded, it is full of 0xc2 and 0xc3.',
    repair: 'Keep the digest in a byte array until it is base64.',
  },
  unpadded: {
    what: 'The encoder leaves out padding, as is usual in URLs and tokens.',
    sign: 'The accept has 27 characters, not 28.',
    repair: 'Use the standard encoder: 20 bytes always end in one “=”.',
  },
  'url-safe': {
    what: 'The encoder uses the alphabet for URLs: - and _ in place of + and /.',
    sign: 'It shows only where a + or / should stand, so four in ten handshakes work.',
    repair: 'Use the standard alphabet (RFC 4648 §4).',
  },
  'lower-case': {
    what: 'The whole response was turned to small letters, or the accept with its field’s name.',
    sign: 'There is no capital in the accept.',
    repair: 'Write field values as they are; only names may be in any case.',
  },
};
