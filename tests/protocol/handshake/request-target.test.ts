import { expect, test } from 'vitest';
import { parseTarget } from '#protocol/handshake/request-target.ts';

const absolute = { form: 'absolute', scheme: 'http' };

test.each([
  ['/', { form: 'origin', path: '/', query: undefined }],
  ['/a?', { form: 'origin', path: '/a', query: '' }],
  ['/a?b?c', { form: 'origin', path: '/a', query: 'b?c' }],
  ['/a#b?c', { form: 'origin', path: '/a', query: undefined }],
  ['//a/b', { form: 'origin', path: '//a/b', query: undefined }],
  ['*', { form: 'asterisk' }],
  ['http://a', { ...absolute, authority: 'a', path: '', query: undefined }],
  ['HTTP://a:80/b?c', { ...absolute, authority: 'a:80', path: '/b', query: 'c' }],
  ['http://a?c', { ...absolute, authority: 'a', path: '', query: 'c' }],
  ['http:b', { ...absolute, authority: undefined, path: 'b', query: undefined }],
  ['1http://a', { form: 'none' }],
  ['a', { form: 'none' }],
  ['', { form: 'none' }],
  ['?a', { form: 'none' }],
  [':a', { form: 'none' }],
])('parseTarget() takes %j apart', (target, expected) => {
  expect(parseTarget(target)).toEqual(expected);
});

test('parseTarget() knows that CONNECT names an authority', () => {
  expect(parseTarget('a.example:443', 'CONNECT')).toEqual({ form: 'authority' });
});
