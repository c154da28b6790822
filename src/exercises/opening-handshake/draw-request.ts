/** What the requests of this chapter's exercises are made of. */

import type { Draw } from '../draw.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { encodeKey } from '#protocol/handshake/key.ts';

/** The sample key of RFC 6455 §1.3, for who needs a new one. */
export const SPARE_KEY = encodeKey(encodeUtf8('the sample nonce'));

const HOSTS = ['server.example.com', 'chat.example.com', 'game.example.net', 'news.example.org'];
const PATHS = ['/chat', '/echo', '/game', '/news', '/live/scores'];

export const drawHost = (draw: Draw): string => draw.pick(HOSTS);

export const drawPath = (draw: Draw): string => draw.pick(PATHS);

/** A key as a client would draw it. */
export const drawKey = (draw: Draw): string => encodeKey(draw.bytes(16));
