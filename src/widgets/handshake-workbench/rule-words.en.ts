import type { RulesWords } from './messages.ts';

export const RULES: RulesWords = {
  'head-too-long': {
    title: 'The head is too long',
    why: 'A server need not read more than it has room for, and says so with 431.',
    repair: 'Take out the fields that are too much',
  },
  'start-line-too-long': {
    title: 'The first line is too long',
    why: 'A server should take 8000 bytes at least, and may refuse more.',
  },
  'field-line-too-long': {
    title: 'A line is too long',
    why: 'A server need not read more than it has room for, and says so with 431.',
    repair: 'Take it out',
  },
  'too-many-fields': {
    title: 'There are too many fields',
    why: 'A server may limit their number.',
    repair: 'Take out those that are too many',
  },
  'leading-empty-line': {
    title: 'An empty line stands before the first one',
    why: 'A server should pass over it, for old clients sent such a line behind a form.',
    repair: 'Remove it',
  },
  'bare-lf': {
    title: 'A line ends with LF alone',
    why: 'A line ends with CR and LF. Some servers take LF alone, others do not, and a proxy and a server that differ see different requests.',
    repair: 'End it with CR LF',
  },
  'bare-cr': {
    title: 'A CR stands without its LF',
    why: 'Some programs take it for a line end, others for a blank: it must be refused or replaced.',
    repair: 'Put a blank there',
  },
  nul: {
    title: 'There is a NUL',
    why: 'Programs in C take it for the end of the text and see another value than their neighbours.',
    repair: 'Remove it',
  },
  'start-line-blank': {
    title: 'The first line has blanks in the wrong places',
    why: 'One space stands between its three parts, and none elsewhere.',
    repair: 'One space each',
  },
  'method-malformed': {
    title: 'The method is no token',
    why: 'A token has letters, digits and some marks.',
    repair: 'Write GET',
  },
  'target-missing': {
    title: 'The target is missing',
    why: 'The first line of a request is: method, target, version.',
    repair: 'Write /',
  },
  'target-blank': {
    title: 'The target has a blank in it',
    why: 'A blank ends the target. Inside, it is written %20.',
    repair: 'Write %20',
  },
  'target-character': {
    title: 'The target has a character that cannot stand there',
    why: 'Other characters than those of a URI are written with % and two hex digits.',
    repair: 'Escape it',
  },
  'target-fragment': {
    title: 'The target has a fragment',
    why: 'What stands behind # stays with the client.',
    repair: 'Remove it',
  },
  'target-form': {
    title: 'The target is neither path nor address',
    why: 'A path begins with a slash.',
    repair: 'Add the slash',
  },
  'http-version-missing': {
    title: 'The HTTP version is missing',
    why: 'The first line of a request is: method, target, version.',
    repair: 'Add HTTP/1.1',
  },
  'http-version-malformed': {
    title: 'The HTTP version is not written as one',
    why: 'It is HTTP/ in capitals, a digit, a dot, a digit.',
    repair: 'Write HTTP/1.1',
  },
  'status-code-malformed': {
    title: 'The status code is not three digits',
    why: 'The first line of a response is: version, status code, reason.',
    repair: 'Write 101',
  },
  'reason-space-missing': {
    title: 'The space behind the status code is missing',
    why: 'It stands there even if no reason follows.',
    repair: 'Add it',
  },
  'blank-before-first-field': {
    title: 'The first field begins with a blank',
    why: 'It would continue a field, and there is none before it.',
    repair: 'Remove the blank',
  },
  'obs-fold': {
    title: 'A field goes on in the next line',
    why: 'That is obsolete: a server must refuse it or join the lines.',
    repair: 'Join the lines',
  },
  'colon-missing': {
    title: 'A line is no field',
    why: 'A field is a name, a colon and a value.',
    repair: 'Remove the line',
  },
  'field-name-missing': {
    title: 'A field has no name',
    why: 'A field is a name, a colon and a value.',
    repair: 'Remove the line',
  },
  'field-name-malformed': {
    title: 'A field’s name is no token',
    why: 'A token has letters, digits and some marks, and no blank.',
    repair: 'Remove what cannot stand there',
  },
  'blank-before-colon': {
    title: 'A blank stands before the colon',
    why: 'A server must refuse it: others have read the blank as part of the name, and seen another field.',
    repair: 'Remove it',
  },
  'control-character': {
    title: 'A value has a control character in it',
    why: 'Only blanks and tabs may stand between what can be seen.',
    repair: 'Remove it',
  },
  'not-ascii': {
    title: 'There are bytes beyond ASCII',
    why: 'They are allowed in a value, and nothing says what they mean.',
    repair: 'Remove it',
  },
  'head-incomplete': {
    title: 'The empty line is missing',
    why: 'Until it comes, more fields may follow. A server that waits too long gives up with 408.',
    repair: 'Add it',
  },

  'http-version-unsupported': {
    title: 'Not a version of HTTP/1',
    why: 'HTTP/2 and HTTP/3 are no text; a server that sees such a line does not know it.',
    repair: 'Write HTTP/1.1',
  },
  'http-version-too-old': {
    title: 'HTTP/1.0 has no Upgrade',
    why: 'The handshake needs HTTP/1.1. In an older version a server must ignore the offer.',
    repair: 'Write HTTP/1.1',
  },
  'http-version-unknown': {
    title: 'A version that does not exist yet',
    why: 'Whatever comes after 1.1 in HTTP/1 should be read as 1.1.',
    repair: 'Write HTTP/1.1',
  },
  'host-missing': {
    title: 'Host is missing',
    why: 'Several servers may share an address, so every request says which one it means.',
    repair: 'Add Host',
  },
  'host-repeated': {
    title: 'There is more than one Host',
    why: 'Two readers might believe different ones.',
    repair: 'Remove it',
  },
  'host-malformed': {
    title: 'Host is no host',
    why: 'It is a name or an address, and a port behind a colon where that is not the usual one.',
    repair: 'Put a host there',
  },
  'host-empty': {
    title: 'Host is empty',
    why: 'A WebSocket address always names a host.',
    repair: 'Put a host there',
  },
  'host-not-target': {
    title: 'Host and target name different hosts',
    why: 'A server goes by the target.',
    repair: 'Take the host of the target',
  },
  'content-length-malformed': {
    title: 'Content-Length is no number',
    why: 'Nobody could say where the request ends.',
    repair: 'Remove it',
  },
  content: {
    title: 'A body is announced',
    why: 'A server may refuse a GET with a body, as this one does, and a 101 has none: it would be read as frames.',
    repair: 'Remove it',
  },
  'method-not-get': {
    title: 'The method is not GET',
    why: 'The handshake is a GET and no other.',
    repair: 'Write GET',
  },
  'target-not-http': {
    title: 'The target is a ws address',
    why: 'That is how tools show it. A request has the path, or a whole http or https address.',
    repair: 'Write the path',
  },
  'upgrade-missing': {
    title: 'Upgrade is missing',
    why: 'Nothing says which protocol comes next.',
    repair: 'Add Upgrade: websocket',
  },
  'upgrade-malformed': {
    title: 'Upgrade has something that is no protocol',
    why: 'It is a list of names, each perhaps with a slash and a version.',
    repair: 'Write websocket',
  },
  'upgrade-not-websocket': {
    title: 'Upgrade does not name websocket',
    why: 'The connection would change to another protocol, or to none.',
    repair: 'Write websocket',
  },
  'upgrade-others': {
    title: 'Upgrade offers other protocols too',
    why: 'The server picks one, by the client’s order or its own.',
    repair: 'Leave only websocket',
  },
  'connection-missing': {
    title: 'Connection is missing',
    why: 'It says that Upgrade is meant for this connection, and not to be passed on.',
    repair: 'Add Connection: Upgrade',
  },
  'connection-malformed': {
    title: 'Connection has something that is no token',
    why: 'It is a list of words between commas.',
    repair: 'Write Upgrade',
  },
  'connection-not-upgrade': {
    title: 'Connection does not name Upgrade',
    why: 'Only a field that is named there belongs to this connection. The list may have more words, in any case.',
    repair: 'Add Upgrade to the list',
  },
  'connection-close': {
    title: 'Connection asks to close, too',
    why: 'Who changes the protocol of a connection wants to keep it.',
    repair: 'Remove it',
  },
  'version-missing': {
    title: 'Sec-WebSocket-Version is missing',
    why: 'The server cannot know which protocol it would speak.',
    repair: 'Add version 13',
  },
  'version-repeated': {
    title: 'There is more than one version',
    why: 'A request names one; only a server may list several.',
    repair: 'Remove it',
  },
  'version-malformed': {
    title: 'The version is no number from 0 to 255',
    why: 'It is written without zeros before it.',
    repair: 'Write 13',
  },
  'version-not-13': {
    title: 'The version is not 13',
    why: '13 is the only standard. The server names the versions it knows, and the client may try again.',
    repair: 'Write 13',
  },
  'key-missing': {
    title: 'The key is missing',
    why: 'Without it the answer would prove nothing.',
    repair: 'Draw a key',
  },
  'key-repeated': {
    title: 'There is more than one key',
    why: 'Which of them would be answered?',
    repair: 'Remove it',
  },
  'key-malformed': {
    title: 'The key is not base64',
    why: 'It is 24 characters: letters, digits, + and /, then ==.',
    repair: 'Draw a key',
  },
  'key-wrong-length': {
    title: 'The key is not 16 bytes long',
    why: 'Decoded, it must have 16; count bytes, not characters.',
    repair: 'Draw a key',
  },
  'key-not-canonical': {
    title: 'The key’s last character has bits that belong to no byte',
    why: 'A server need not decode the key; one that does may refuse this.',
    repair: 'Write it as an encoder would',
  },
  'protocol-empty': {
    title: 'The list of subprotocols is empty',
    why: 'Who wants none leaves the line out.',
    repair: 'Remove the line',
  },
  'protocol-malformed': {
    title: 'A subprotocol’s name is no token',
    why: 'A token has letters, digits and some marks, and no blank.',
    repair: 'Remove it',
  },
  'protocol-twice': {
    title: 'A subprotocol is asked for twice',
    why: 'All names must be different.',
    repair: 'Remove one',
  },
  'protocol-repeated': {
    title: 'The response has more than one subprotocol',
    why: 'The server picks one or none.',
    repair: 'Remove it',
  },
  'protocol-not-offered': {
    title: 'The client did not ask for this subprotocol',
    why: 'Both ends would speak at cross purposes.',
    repair: 'Remove the line',
  },
  'protocol-missing': {
    title: 'No subprotocol was chosen, though some were asked for',
    why: 'The RFC lets the connection stand, the browser’s standard does not.',
    repair: 'Choose the first',
  },
  'extensions-empty': {
    title: 'The list of extensions is empty',
    why: 'Who offers none leaves the line out.',
    repair: 'Remove the line',
  },
  'extensions-malformed': {
    title: 'An extension is not written as one',
    why: 'It is a name, and parameters behind semicolons.',
    repair: 'Remove it',
  },
  'extensions-quoted-value': {
    title: 'A quoted value is no token',
    why: 'Quotes change how it is written, not what may stand there.',
    repair: 'Remove it',
  },
  'extension-not-offered': {
    title: 'The client did not offer this extension',
    why: 'It would not understand the frames that use it.',
    repair: 'Remove it',
  },
  'origin-repeated': {
    title: 'There is more than one Origin',
    why: 'A server could not decide by it.',
    repair: 'Remove it',
  },
  'origin-malformed': {
    title: 'Origin is no origin',
    why: 'It is scheme, host and perhaps port, with nothing behind; or null.',
    repair: 'Put an origin there',
  },
  'origin-missing': {
    title: 'Origin is missing',
    why: 'A server should not take such a request as coming from a browser.',
    repair: 'Add Origin',
  },
  'empty-element': {
    title: 'A list has an empty place',
    why: 'Nobody may write one, and everybody must read over a few.',
    repair: 'Remove it',
  },
  'field-of-response': {
    title: 'This field belongs into the response',
    why: 'In a request it means nothing.',
    repair: 'Remove it',
  },
  'field-of-request': {
    title: 'This field belongs into the request',
    why: 'In a response it means nothing.',
    repair: 'Remove it',
  },
  'field-of-draft': {
    title: 'RFC 6455 has no such field',
    why: 'Drafts before it had some like this. They are ignored.',
    repair: 'Remove it',
  },
  'version-not-asked': {
    title: 'A 101 does not list versions',
    why: 'It does when the server refuses one.',
    repair: 'Remove it',
  },
  'credentials-missing': {
    title: 'A login is needed',
    why: 'The request is in order; the server asks who it comes from.',
    repair: 'Log in',
  },
  'origin-refused': {
    title: 'This origin is not wanted',
    why: 'The request is in order; the server decides whose pages it serves.',
    repair: 'Serve this origin, too',
  },
  'resource-unknown': {
    title: 'There is no such resource',
    why: 'The request is in order; nothing lies at this path.',
    repair: 'Put a resource there',
  },
  'status-interim': {
    title: 'This is not the answer yet',
    why: 'A server may send responses with 1xx before the one that counts. A client reads over them.',
    repair: 'Write 101',
  },
  'status-not-101': {
    title: 'The status is not 101',
    why: 'The server has not switched. What follows belongs to HTTP: log in after 401, look elsewhere after 3xx, give up. Browsers fail the connection.',
    repair: 'Write 101',
  },
  'redirect-not-followed': {
    title: 'A redirect is not followed',
    why: 'A client of the RFC may follow it.',
    repair: 'Write 101',
  },
  'accept-missing': {
    title: 'Sec-WebSocket-Accept is missing',
    why: 'Nothing shows that the server has read the key.',
    repair: 'Add the answer',
  },
  'accept-repeated': {
    title: 'There is more than one answer to the key',
    why: 'One is right at most.',
    repair: 'Remove it',
  },
  'accept-malformed': {
    title: 'The answer is not 20 bytes in base64',
    why: 'It is a SHA-1 digest: 28 characters.',
    repair: 'Compute the answer',
  },
  'accept-wrong': {
    title: 'The answer is not the one to this key',
    why: 'It is compared as text, to the last character.',
    repair: 'Compute the answer',
  },
};
