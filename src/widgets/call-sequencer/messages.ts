import type { CallName, SocketKind, Who } from '#sim/sockets/call.ts';
import type { Reason } from '#sim/sockets/errno.ts';
import type { Note, Outcome } from '#sim/sockets/outcome.ts';
import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Mend } from './mend.ts';
import type { PRESET_GROUPS, PresetName } from './presets.ts';
import type { Tab } from './state.ts';

/** What a page's script may open: how it is called, what it does underneath, and what comes of it. */
export interface BrowserRow {
  readonly name: string;
  readonly under: string;
  readonly gets: string;
}

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly groups: Readonly<Record<keyof typeof PRESET_GROUPS, string>>;
  readonly preset: Readonly<Record<PresetName, string>>;

  readonly tabs: string;
  readonly tab: Readonly<Record<Tab, string>>;
  readonly kind: string;
  readonly kinds: Readonly<Record<SocketKind, string>>;
  readonly firstLabel: string;
  /** Who is started first. */
  readonly first: Readonly<Record<Who, string>>;
  readonly who: Readonly<Record<Who, string>>;
  /** `{who}` in the middle of a sentence. */
  readonly whoIn: Readonly<Record<Who, string>>;

  /** `{who}` */
  readonly program: string;
  readonly empty: string;
  readonly variable: string;
  /** `{value}` */
  readonly variableIs: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  /** `{who}` */
  readonly tray: string;
  /** Where what is pressed goes: at the end, behind call `{n}`, nowhere for want of room. */
  readonly goes: { readonly end: string; readonly behind: string; readonly full: string };
  readonly status: Readonly<Record<'waits' | 'failed' | 'ended', string>>;
  readonly result: { readonly waits: string };

  /** `{who}` */
  readonly kernel: string;
  readonly noSockets: string;
  /** A socket that no program has a number for. */
  readonly kernelOnly: string;
  readonly queued: string;
  readonly port: string;
  readonly noPort: string;
  readonly peer: string;
  /** `{waiting}`, `{backlog}` */
  readonly queue: string;
  readonly buffer: string;
  readonly bufferEmpty: string;
  readonly streamEnds: string;
  readonly datagramSocket: string;

  readonly ladder: string;
  /** `{label}`, `{from}`, `{to}` */
  readonly arrow: string;
  /** `{label}` */
  readonly packet: string;
  readonly noPacket: string;
  readonly save: string;
  readonly log: string;

  /** What a class is asked about the next call. `event`: `{who}`, `{call}` */
  readonly ask: Readonly<Record<'event' | 'text' | Outcome['kind'], string>>;
  readonly start: string;
  /** `{who}`, `{call}`, `{result}` */
  readonly returns: string;
  /** `{who}`, `{call}` */
  readonly waits: string;
  /** `{who}`, `{call}`, `{errno}` */
  readonly fails: string;
  /** What a call has done. `{value}` */
  readonly done: Readonly<Record<CallName, Readonly<Record<SocketKind, string>>>>;
  readonly doneToo: {
    readonly listenUnbound: string;
    readonly endOfStream: string;
    readonly shutdownListening: string;
    readonly closeListening: string;
    readonly closeUnread: string;
    readonly closeConnection: string;
  };
  readonly waitsFor: Readonly<Record<'accept' | 'connect' | 'recv' | 'recvfrom', string>>;
  /** `{labels}` */
  readonly sends: string;
  /** `{label}`, `{who}` */
  readonly arrives: string;
  readonly timer: string;
  readonly notes: Readonly<Record<Note, string>>;
  /** `{who}` */
  readonly exit: Readonly<Record<'ended' | 'failed', string>>;
  readonly leftOpen: Plural;
  readonly end: Readonly<Record<'done' | 'server-waits' | 'deadlock' | 'waits', string>>;
  readonly endTimeWait: string;

  /** `{n}` */
  readonly errno: string;
  /** `{errno}` */
  readonly posix: string;
  readonly reasons: Readonly<Record<Reason, { readonly why: string; readonly todo: string }>>;
  /** `{call}`, `{who}`, `{on}` */
  readonly mends: Readonly<Record<Mend['kind'], string>>;

  readonly browser: {
    readonly lead: string;
    readonly head: readonly [string, string, string];
    readonly rows: readonly BrowserRow[];
    readonly lacking: string;
    readonly lacks: readonly { readonly name: string; readonly why: string }[];
  };
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Call sequencer',
    hint: 'Try: press Next. Then put the call that the server lacks where it belongs.',
    presets: 'Examples',
    groups: { right: 'TCP', wrong: 'TCP, with something wrong', udp: 'UDP' },
    preset: {
      works: 'A server and its client',
      'half-close': 'Close one direction first',
      'queue-full': 'Nobody accepts: the queue fills',
      'no-bind': 'A server that nobody finds',
      'accept-first': 'accept before listen',
      'client-first': 'The client comes first',
      'client-listens': 'The client listens',
      'send-early': 'send before connect',
      'wrong-socket': 'recv on the listening socket',
      'bind-twice': 'bind twice',
      'port-taken': 'Two sockets, one port',
      restart: 'The server starts again at once',
      'closes-first': 'Sending to who has closed',
      unread: 'Closing without reading',
      deadlock: 'Both wait to receive',
      udp: 'A server and its client',
      'udp-datagrams': 'Two datagrams, two calls',
      'udp-connect': 'connect with UDP',
      'udp-listen': 'listen with UDP',
      'udp-nobody': 'Nobody has the port: one is told',
      'udp-unheard': 'Nobody has the port: nobody is told',
    },

    tabs: 'What is looked at',
    tab: { sockets: 'Two programs', browser: 'In the browser' },
    kind: 'What socket() makes',
    kinds: { tcp: 'TCP', udp: 'UDP' },
    firstLabel: 'Started first',
    first: { server: 'server first', client: 'client first' },
    who: { server: 'Server', client: 'Client' },
    whoIn: { server: 'the server', client: 'the client' },

    program: '{who}: its calls',
    empty: 'No call yet.',
    variable: 'Which socket',
    variableIs: '{name} = {value}',
    up: 'Earlier',
    down: 'Later',
    remove: 'Take away',
    tray: '{who}: calls to put in',
    goes: {
      end: 'Drag a call in, or press it: it goes to the end.',
      behind: 'Drag a call in, or press it: it goes behind call {n}.',
      full: 'There is no room for another call.',
    },
    status: { waits: 'waits', failed: 'has failed', ended: 'has ended' },
    result: { waits: 'waits …' },

    kernel: '{who}: its kernel',
    noSockets: 'No socket.',
    kernelOnly: 'kernel only',
    queued: 'in the queue',
    port: 'port',
    noPort: 'no port',
    peer: 'to port',
    queue: 'queue {waiting}, backlog {backlog}',
    buffer: 'Received, not read:',
    bufferEmpty: 'Nothing to read.',
    streamEnds: 'then the end',
    datagramSocket: 'UDP',

    ladder: 'What goes over the wire',
    arrow: '{label}, from {from} to {to}',
    packet: 'The bytes of this packet: {label}',
    noPacket: 'Choose an arrow to see the bytes of its packet.',
    save: 'Save as pcap',
    log: 'All steps as text',

    ask: {
      event: '{who} calls {call}.',
      text: 'What does the call do?',
      done: 'It returns at once.',
      waits: 'It does not return yet.',
      failed: 'It fails.',
    },
    start: 'Nothing has happened yet. Both programs are about to start.',
    returns: '{who}: {call} returns {result}.',
    waits: '{who}: {call} does not return yet.',
    fails: '{who}: {call} fails with {errno}.',
    done: {
      socket: {
        tcp: 'The kernel has made a socket, and {value} is its number for this program. Nothing is sent.',
        udp: 'The kernel has made a socket, and {value} is its number for this program. Nothing is sent.',
      },
      bind: {
        tcp: 'Port 9000 belongs to this socket now. Nothing is sent.',
        udp: 'Datagrams for port 9000 come to this socket now. Nothing is sent.',
      },
      listen: {
        tcp: 'From now on the kernel itself answers whoever connects, and queues the connections.',
        udp: '',
      },
      accept: {
        tcp: 'It takes a connection that stands already out of the queue, and numbers it {value}. s goes on listening.',
        udp: '',
      },
      connect: {
        tcp: 'The connection stands.',
        udp: 'The kernel remembers the address, no more. Nothing is sent.',
      },
      send: {
        tcp: '{value} bytes were handed to the kernel. That they have arrived is not said.',
        udp: 'One datagram of {value} bytes. Whether it arrives, nobody says.',
      },
      sendto: {
        tcp: '{value} bytes were handed to the kernel. The address is ignored: this socket has its peer.',
        udp: 'One datagram of {value} bytes. Whether it arrives, nobody says.',
      },
      recv: {
        tcp: '{value} bytes, as many as were there.',
        udp: 'One datagram, {value} bytes.',
      },
      recvfrom: {
        tcp: '{value} bytes, as many as were there.',
        udp: 'One datagram, {value} bytes, and the address that it came from.',
      },
      shutdown: {
        tcp: 'This program sends no more; it may still receive.',
        udp: 'This program sends no more. Nothing on the wire says so.',
      },
      close: {
        tcp: 'The number is free again.',
        udp: 'The number and the port are free again. Nothing is sent.',
      },
    },
    doneToo: {
      listenUnbound:
        'There was no bind, so the kernel chose a port, {port}. Nobody knows that number.',
      endOfStream: '0 bytes mean: the other end has said that it sends no more.',
      shutdownListening: 'On a socket that listens this changes nothing.',
      closeListening: 'The number is free again, and nobody listens at the port any more.',
      closeUnread: 'Bytes that nobody has read are lost, so the kernel breaks the connection off.',
      closeConnection: 'The number is free again. The kernel ends the connection by itself.',
    },
    waitsFor: {
      accept: 'The queue is empty.',
      connect: 'The answer to its SYN has to come first.',
      recv: 'Nothing has come that could be read.',
      recvfrom: 'No datagram has come.',
    },
    sends: 'On the wire: {labels}.',
    arrives: '{label} arrives at {who}.',
    timer: 'A timer of {who}’s kernel has run out.',
    notes: {
      'nobody-listens': 'Nobody listens at this port, so the kernel answers with RST.',
      'half-open': 'Its kernel answers by itself. No call of the program is needed for that.',
      'queue-full': 'The queue is full: the kernel drops the SYN, and says nothing.',
      connected: 'For this end the connection stands.',
      queued:
        'The handshake is complete. The connection waits in the queue until accept() takes it.',
      data: 'The bytes lie in the buffer until the program reads them.',
      acknowledged: 'It acknowledges what was sent. No program notices.',
      'end-of-stream': 'Behind it comes no more: the next recv() of an empty buffer will return 0.',
      'fin-acknowledged': 'Its FIN is acknowledged.',
      'time-wait': 'The connection is over. The kernel keeps it in TIME-WAIT for a while.',
      gone: 'The connection is over, and forgotten.',
      refused: 'It means: there is nobody here.',
      reset: 'It breaks the connection off at once.',
      'no-connection': 'Nobody is there to read this any more, so the kernel answers with RST.',
      datagram: 'It lies in the buffer as it came, with its sender’s address.',
      'nobody-has-port': 'No socket has this port, so the kernel answers with an ICMP message.',
      'icmp-kept': 'The socket is connected, so the kernel tells its next call.',
      'icmp-unheard': 'No connected socket is there to be told. Nobody learns of it.',
      retransmitted: 'No answer has come, so it sends the same again.',
      'given-up': 'It gives up.',
    },
    exit: { ended: '{who}: the program has ended.', failed: '{who}: the program stops.' },
    leftOpen: {
      one: 'The kernel closes the socket that it has left open.',
      other: 'The kernel closes the {n} sockets that it has left open.',
    },
    end: {
      done: 'Both programs are done.',
      'server-waits': 'accept() waits for the next client. That is what servers do.',
      deadlock: 'Each waits for the other to speak, and will for ever: a deadlock.',
      waits: '{who} waits for ever: what {call} needs will not come.',
    },
    endTimeWait:
      'One kernel keeps the connection in TIME-WAIT, twice as long as a segment may live.',

    errno: 'error {n} on Linux: “{text}”',
    posix: 'POSIX names {errno} for this; Linux gives another.',
    reasons: {
      'no-descriptor': {
        why: 'The variable still holds −1: no call has put a socket into it.',
        todo: 'Make the socket first.',
      },
      'closed-descriptor': {
        why: 'This number was given back with close(). It means nothing now, or soon something else.',
        todo: 'Close last.',
      },
      'bound-already': {
        why: 'The socket has a port already, and keeps it.',
        todo: 'Call bind() once, before anything that needs a port.',
      },
      'port-taken': {
        why: 'Another socket has this port. What arrives there can only go to one.',
        todo: 'Close the other socket first, or take another port.',
      },
      'port-still-used': {
        why: 'No program has this port any more, but the kernel does: it still ends a connection there, or keeps one in TIME-WAIT.',
        todo: 'Wait, or set SO_REUSEADDR before bind(), as servers do.',
      },
      'listen-connected': {
        why: 'A socket that has a connection cannot listen for others.',
        todo: 'Listen on a socket of its own.',
      },
      'listen-datagram': {
        why: 'UDP has no connections, so there is nothing to listen for.',
        todo: 'After bind(), call recvfrom() at once.',
      },
      'accept-not-listening': {
        why: 'There is no queue to take a connection from yet: listen() makes it.',
        todo: 'Call listen() before.',
      },
      'accept-datagram': {
        why: 'UDP has no connections, so there is none to accept.',
        todo: 'After bind(), call recvfrom() at once.',
      },
      'connect-listening': {
        why: 'This socket listens. A socket waits for others or goes to one, not both.',
        todo: 'A client does not listen.',
      },
      'connected-already': {
        why: 'A TCP socket has one connection in its life, and this one has had it.',
        todo: 'Make another socket for another connection.',
      },
      refused: {
        why: 'The SYN reached the other machine, and nobody listens at port 9000 there. Its kernel said so with RST.',
        todo: 'The server must have called bind() and listen() before.',
      },
      'timed-out': {
        why: 'Nothing has answered, though the kernel has asked again and again.',
        todo: 'See whether the other machine takes connections at all.',
      },
      'send-unconnected': {
        why: 'There is no connection to send on. A socket that listens has none either.',
        todo: 'Connect first; a server sends on what accept() returned.',
      },
      'send-shut': {
        why: 'shutdown() has closed this direction, and the FIN is sent.',
        todo: 'Send everything before shutdown().',
      },
      'send-reset': {
        why: 'The other end has closed for good. It answered the last bytes with RST, and so the connection is gone.',
        todo: 'Stop sending when recv() has returned 0, unless the other end still wants to read. In C, ignore SIGPIPE.',
      },
      reset: {
        why: 'The other end has broken the connection off with RST, as a kernel does if it closes with bytes unread.',
        todo: 'Let the other program read until its recv() returns 0, and close then.',
      },
      'recv-unconnected': {
        why: 'There is no connection to receive from. A socket that listens has none either.',
        todo: 'Connect first; a server receives on what accept() returned.',
      },
      'shutdown-unconnected': {
        why: 'There is no connection, or none any more, of which a direction could be closed.',
        todo: 'For a socket without a connection, close() is enough.',
      },
      'no-destination': {
        why: 'This socket does not know where to send: send() has no address.',
        todo: 'Name the address with sendto(), or once with connect().',
      },
      'no-sender': {
        why: 'A server answers the address that recvfrom() gave it, and nothing was received yet. The address is empty.',
        todo: 'Call recvfrom() before.',
      },
      'datagram-refused': {
        why: 'An earlier datagram found nobody at its port, and an ICMP message said so.',
        todo: 'The server must have called bind() before.',
      },
    },
    mends: {
      before: 'Put {call} before it',
      other: 'Put {call} into {who}’s program',
      remove: 'Take it away',
      variable: 'Use {on} instead',
      instead: 'Use {call} instead',
      first: 'Start {who} first',
      udp: 'Use the calls of UDP',
    },

    browser: {
      lead: 'The script of a page makes none of these calls. The browser does, on its own terms. It offers:',
      head: ['Interface', 'What it opens underneath', 'What a script gets'],
      rows: [
        {
          name: 'fetch()',
          under: 'HTTP, over TCP and TLS, or over QUIC, which is UDP',
          gets: 'one request, one response; the browser chooses the connection',
        },
        {
          name: 'EventSource',
          under: 'one HTTP response that does not end',
          gets: 'events from the server as text; the browser connects again by itself',
        },
        {
          name: 'WebSocket',
          under: 'usually one TCP connection, with TLS for wss:; HTTP opens it',
          gets: 'messages in both directions, to a server that has agreed',
        },
        {
          name: 'WebTransport',
          under: 'HTTP/3 over QUIC, so UDP, always encrypted',
          gets: 'streams and datagrams, to a server that has agreed',
        },
        {
          name: 'RTCPeerConnection',
          under: 'usually UDP, with encryption, to another browser or a server',
          gets: 'sound, pictures and data channels, once both ends have exchanged their descriptions',
        },
      ],
      lacking: 'What no page’s script can do:',
      lacks: [
        {
          name: 'connect() of TCP to any port',
          why: 'A page cannot choose the bytes: fetch() writes HTTP, and the others begin with a handshake to which the far end must agree.',
        },
        {
          name: 'sendto() of UDP',
          why: 'A page cannot send datagrams to whom it likes.',
        },
        {
          name: 'bind() and listen()',
          why: 'A page has no port, so nobody can connect to it. It always speaks first.',
        },
      ],
    },
  },
};
