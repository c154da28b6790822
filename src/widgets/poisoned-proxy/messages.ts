import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Actor, Telling, Variant } from './model.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly variants: string;
  readonly variant: Readonly<Record<Variant, string>>;
  readonly redraw: string;
  readonly scene: string;
  readonly actor: Readonly<Record<Actor, string>>;
  /** A second line. */
  readonly role: Readonly<Record<Actor, string>>;
  readonly asked: string;
  readonly nothing: string;
  readonly cache: string;
  readonly empty: string;
  readonly bytes: Plural;
  /** `{from}`, `{to}`, `{bytes}` */
  readonly onLeg: string;
  /** `{bytes}` */
  readonly handed: string;
  /** `{bytes}` */
  readonly believed: string;
  readonly log: string;
  /** What happens, in a few words, and in full. */
  readonly telling: Readonly<Record<Telling, { readonly title: string; readonly text: string }>>;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'The poisoned proxy',
    hint: 'Try: step to the end, then let the browser mask, and step again.',
    variants: 'What the browser does',
    variant: { none: 'No masking', predictable: 'Known key', fresh: 'Fresh key' },
    redraw: 'Draw other keys',
    scene: 'Who is connected to whom',
    actor: {
      page: 'Page',
      proxy: 'Proxy',
      evil: 'evil.example',
      visitor: 'Visitor',
      ads: 'ads.example',
    },
    role: {
      page: 'of evil.example',
      proxy: 'shared by all',
      evil: 'the attacker’s',
      visitor: 'of another site',
      ads: 'a popular script',
    },
    asked: 'Waits for',
    nothing: 'nothing',
    cache: 'Cache',
    empty: 'empty',
    bytes: { one: '{n} byte', other: '{n} bytes' },
    onLeg: '{from} → {to}: {bytes}',
    handed: 'Handed to send(): {bytes}',
    believed: 'Marked: {bytes} that the proxy takes for HTTP.',
    log: 'The whole story',
    telling: {
      upgrade: {
        title: 'The page opens a WebSocket to its own server',
        text: 'Everybody in this office reaches the web through one proxy, which keeps a cache. It has never heard of Upgrade: it reads a GET for evil.example like any other and passes it on.',
      },
      switch: {
        title: 'The server agrees',
        text: 'For both ends HTTP is over, and frames follow. For the proxy an answer without a body has passed, and nothing has changed: it goes on looking for requests.',
      },
      'probe-predictable': {
        title: 'A first message, to see a key',
        text: 'The script sends “hi”. Its server finds the masking key {key} in the frame and tells the script. This browser keeps one key for all its frames, which the RFC forbids.',
      },
      'probe-fresh': {
        title: 'A first message, to see a key',
        text: 'The script sends “hi”. Its server finds the masking key {key} in the frame and tells the script, which hopes that the key will come again.',
      },
      'hand-none': {
        title: 'The script calls send()',
        text: 'Its message is a request for {url}, word for word and with its line ends. To the browser it is just text.',
      },
      'hand-predictable': {
        title: 'The script masks beforehand and calls send()',
        text: 'Its message is the request XOR {key}. It looks like noise; masked with the same key once more, it will be the request.',
      },
      'hand-fresh': {
        title: 'The script tries the same',
        text: 'Its message is the request XOR {key}, the key that it has seen. From here on it has no say: what it handed over it cannot change, and the key is drawn only now.',
      },
      'wire-none': {
        title: 'The browser sends the frame',
        text: 'Without masking, what the script wrote stands on the wire as it wrote it, behind {header} bytes of header. Every other server would have to close the connection now; this one is the attacker’s.',
      },
      'wire-predictable': {
        title: 'The browser masks and sends',
        text: 'The key is {key} again. XOR undoes itself: behind {header} bytes of header, the wire shows the request in plain text.',
      },
      'wire-fresh': {
        title: 'The browser draws a key, masks and sends',
        text: 'The key is {key}, drawn for this frame alone. On the wire stand bytes that neither the script nor its server has chosen.',
      },
      'reads-found': {
        title: 'The proxy finds a request',
        text: 'It skips {skipped} bytes that are no HTTP and reads {line} for {host}. That this connection leads to evil.example does not disturb it. It passes the bytes on and waits for the answer.',
      },
      'reads-missed': {
        title: 'The proxy finds nothing',
        text: 'It has tried each of the {n} bytes as the beginning of a request, and none is one. It passes the bytes on.',
      },
      'answer-found': {
        title: 'The attacker’s server answers',
        text: 'A server does not mask, and this one says what it likes: a text message that reads like an HTTP response with a script in it.',
      },
      'answer-missed': {
        title: 'The attacker’s server answers all the same',
        text: 'It sends the message that reads like an HTTP response. But nobody has asked for anything: the proxy waits for no answer.',
      },
      'cache-found': {
        title: 'The proxy stores the answer',
        text: 'It believes that {url} was asked for, and that this is it. From now on everybody here gets the attacker’s script under that address.',
      },
      'cache-missed': {
        title: 'There is nothing to store',
        text: 'An answer to no request goes into no cache. The page gets its message, and the cache stays empty.',
      },
      asks: {
        title: 'Somebody else opens another site',
        text: 'That site, like many, includes {url}. This browser has never been near evil.example.',
      },
      'served-found': {
        title: 'The proxy answers from its cache',
        text: 'The visitor’s browser runs {body} as a script of the site it is on. ads.example was never asked, and neither that site nor the visitor has made a mistake.',
      },
      'served-missed': {
        title: 'The proxy asks ads.example',
        text: 'The real script comes: {body}. The attack has failed. Of the 2³² keys that the browser could have drawn, one would have let it through.',
      },
    },
  },
};
