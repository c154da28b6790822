/** Words of the exercises of chapter 2. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  'osi-order': {
    title: 'The layers of OSI',
    prompt:
      'The OSI reference model has seven layers with numbers from 1 to 7. Bring them into this order: number 1 first, number 7 last.',
    labels: {
      physical: 'physical',
      'data-link': 'data link',
      network: 'network',
      transport: 'transport',
      session: 'session',
      presentation: 'presentation',
      application: 'application',
    },
    feedback: {
      'from-the-top':
        'The order is right, but you counted from the top. The floors are numbered from the bottom: physical is 1, application is 7.',
      'below-physical':
        'Physical lies below data link: a frame needs a cable or a radio to cross. Physical 1, data link 2.',
      'below-data-link':
        'Data link lies below network: a packet travels inside a frame, in a new one on each cable. Data link 2, network 3.',
      'below-network':
        'Network lies below transport: IP brings packets from machine to machine, and TCP builds on that and goes from program to program. Network 3, transport 4.',
      'below-transport':
        'Transport lies below session: who may speak when can be agreed only once there is a way between the programs. Transport 4, session 5.',
      'below-session':
        'Session lies below presentation. Going up: transport 4, session 5, presentation 6.',
      'below-presentation':
        'Presentation lies below application: what programs say is on top, 7; how it is written comes right below, 6.',
    },
    steps: {
      ends: 'The model is numbered from the bottom, like floors. At the bottom, 1, are the bits on a cable: physical. On top, 7, is what programs say: application.',
      below:
        'From 1 upwards it goes further each time: to the next machine (data link, 2), across networks (network, 3), from program to program (transport, 4).',
      above:
        'Between transport and application lie the two that the Internet does not have as layers of their own (RFC 1122 §1.1.3): the dialogue (session, 5), and how data are written (presentation, 6).',
      all: 'Together, from 1 to 7:',
    },
  },
  'which-layer': {
    title: 'Seven protocols, seven layers',
    prompt:
      'In which layer of the OSI reference model does each of these protocols belong? Layers are numbered from 1, physical, to 7, application. One of the seven does not fit the model well.',
    labels: {
      http: 'HTTP',
      websocket: 'WebSocket',
      tcp: 'TCP',
      udp: 'UDP',
      ip: 'IP',
      ethernet: 'Ethernet, with its frames and their addresses',
      tls: 'TLS',
      application: '7 application',
      presentation: '6 presentation',
      session: '5 session',
      transport: '4 transport',
      network: '3 network',
      'data-link': '2 data link',
      physical: '1 physical',
      between: 'between 4 and 7',
    },
    feedback: {
      http: 'HTTP is what programs say to each other, a browser and a server. What carries it is further down.',
      websocket:
        'WebSocket is what programs say to each other, messages and the frames around them. It stands side by side with HTTP (RFC 6455 §1.7).',
      'websocket-transport':
        'WebSocket uses the transport layer, it is not in it: its frames are carried by TCP (RFC 6455 §1.7).',
      'websocket-session':
        'A WebSocket connection lasts, and still it is not a layer for others to use: programs speak this protocol with each other, on top of TCP (RFC 6455 §1.7).',
      tcp: 'TCP carries bytes from program to program: it names both by their ports (RFC 9293 §2.2).',
      'tcp-network':
        'The addresses of machines and the way to them are the business of IP. TCP stands on it and goes from program to program (RFC 9293 §2.2).',
      udp: 'UDP goes from program to program, like TCP; it has ports, too (RFC 768).',
      ip: 'IP brings packets from machine to machine, across networks. It knows neither cables nor programs.',
      'ip-transport':
        'IP gets a packet to the right machine. The program on it is found by a port, and that is what TCP or UDP adds, one layer above.',
      ethernet:
        'The frames of Ethernet go from one machine to the next on the same network, and no further.',
      'ethernet-physical':
        'Its cables and signals belong to layer 1. Its frames, which have addresses and a check sequence, are one layer above.',
      tls: 'TLS needs a transport below it that keeps bytes in order, and serves any application above (RFC 8446 §1). So it stands above the one and below the other.',
      'tls-transport':
        'Its name says “transport layer”, but it is not a transport: it needs one below it that keeps bytes in order, as TCP does (RFC 8446 §1). It stands above 4.',
      'tls-application':
        'It serves any application above it (RFC 8446 §1), so in this model it lies below them. The Internet’s own model divides no further and has it in its application layer.',
      'tls-session':
        'For TLS 5 counts, since it keeps what two programs have agreed on. Others say 6; “between 4 and 7” is the honest answer.',
      'tls-presentation':
        'For TLS 6 counts, since encryption is a way to write data. Others say 5; “between 4 and 7” is the honest answer.',
    },
    steps: {
      lower:
        'Go up from the cable, and ask how far each one goes: to the next machine, across networks, from program to program.',
      upper: 'What programs say to each other is in layer 7. Both of these stand on TCP:',
      tls: 'TLS needs a transport that keeps bytes in order, and serves any application (RFC 8446 §1). The model has no place for it; 5 and 6 are heard, too:',
    },
  },
  'packet-size': {
    title: 'Bytes in the packet',
    prompt:
      'Somebody sends a message of text over WebSocket. It goes in one frame, and that in one segment of TCP. The first table says how; the second says what each envelope would add, whether it is used here or not.\nHow many bytes does the WebSocket frame have, and how many the IP packet?',
    labels: {
      frame: 'WebSocket frame',
      packet: 'IP packet',
      bytes: 'bytes',
      length: 'Message, in bytes',
      sender: 'Sender',
      client: 'client',
      server: 'server',
      encryption: 'Encryption',
      tls: 'TLS 1.3',
      none: 'none',
      version: 'IP version',
      'tcp-options': 'Options of TCP',
      timestamps: 'timestamps',
      sizes: 'What each adds, in bytes',
      'adds-header': 'Header of a WebSocket frame',
      'adds-longer': 'More of it, for a message longer than 125 bytes',
      'adds-mask': 'Masking key',
      'adds-record': 'Record of TLS 1.3 with AES-128-GCM: its header, content type and tag',
      'adds-tcp': 'Header of TCP',
      'adds-options': 'Timestamps in the header of TCP, filled up to a multiple of 4',
      'adds-ipv4': 'Header of IPv4',
      'adds-ipv6': 'Header of IPv6',
      'adds-ethernet': 'Ethernet frame: its header and check sequence',
    },
    feedback: {
      'mask-missing':
        'Four bytes are missing. A client masks its frames (RFC 6455 §5.1), and the masking key stands in each of them.',
      'mask-extra':
        'Four bytes too many. Only a client masks; the frames of a server have no masking key (RFC 6455 §5.1).',
      'length-short':
        'Two bytes are missing. More than 125 bytes do not fit the 7 bits for the length, so the header has two more (RFC 6455 §5.2).',
      'length-long':
        'Two bytes too many. 125 is the last length that fits into the 7 bits for it; the longer header begins with 126 (RFC 6455 §5.2).',
      'mask-only':
        'You have counted the masking key and the message. The rest of the header stands in front of them: FIN, opcode, length (RFC 6455 §5.2).',
      'payload-only': 'That is the message alone. The frame has a header in front of it.',
      'frame-only':
        'That is only the WebSocket frame. More envelopes lie between it and the packet.',
      'record-only':
        'That is what TCP is given to carry: the record of TLS. The headers of TCP and IP are still to come.',
      'segment-only': 'That is the segment of TCP. The header of IP is still to come.',
      'twenty-missing':
        'Twenty bytes are missing. The header of TCP has 20, that of IPv4 has 20, that of IPv6 has 40. Is one left out, or is it the wrong one?',
      'twenty-extra':
        'Twenty bytes too many. Here IP has version 4, with a header of 20 bytes; that of version 6 has 40 (RFC 791 §3.1, RFC 8200 §3).',
      'both-versions':
        'A packet has one header of IP, of version 4 or of version 6. You counted both.',
      'tcp-missing':
        'The header of TCP is missing, with its options. IP does not carry the frame itself: it carries a segment (RFC 9293 §2.2).',
      'frame-header-missing':
        'You began with the message. What goes down is the WebSocket frame around it, and that has a header, too.',
      'tls-missing':
        'The record of TLS is missing. It adds 22 bytes here: a header of 5, one for the type of the content, and a tag of 16 (RFC 8446 §5.2).',
      'tls-extra':
        'Nothing is encrypted here, so there is no record of TLS. That is 22 bytes less.',
      'options-missing':
        'The timestamps are missing: 12 bytes in the header of TCP, with the two that fill it up to a multiple of 4 (RFC 7323 §3.2, RFC 9293 §3.1).',
      'options-extra': 'This segment carries no options, so its header has no timestamps.',
      ethernet:
        'That is more than the packet: the Ethernet frame is the envelope around it. What is asked for is the IP packet.',
    },
    steps: {
      'header-short':
        'A frame has a header of {header} bytes, and a length of {payload} fits into it.',
      'header-long':
        'A length of {payload} does not fit into the 7 bits for it, so the header has two bytes more: {header}.',
      masked:
        'The sender is a client, so the frame carries a masking key of {mask} bytes: {header} + {mask} + {payload} = {frame} bytes of frame.',
      unmasked:
        'The sender is a server, so there is no masking key: {header} + {payload} = {frame} bytes of frame.',
      record: 'TLS puts the frame into a record, and adds {adds} bytes: {record}.',
      segment: 'TCP adds a header of {adds} bytes: {record} + {adds} = {segment}.',
      'segment-options':
        'TCP adds a header of {adds} bytes, and {options} of timestamps: {record} + {adds} + {options} = {segment}.',
      packet:
        'IPv{ip} adds a header of {adds} bytes: {segment} + {adds} = {packet} bytes. The Ethernet frame around the packet was not asked for.',
    },
  },
  'what-tcp-ip-is': {
    title: 'What TCP/IP is',
    prompt: 'Complete the sentence: “TCP/IP is …”',
    labels: {
      suite: 'a family of protocols, named after two of its members',
      one: 'one protocol',
      transport: 'a transport protocol',
      interface: 'an interface that programs call',
    },
    feedback: {
      one: 'TCP and IP are two protocols, in different layers, each with a header and an RFC of its own. The slash joins their names, not them.',
      transport:
        'TCP is one. IP is one layer below: it carries the segments of TCP, and those of others (RFC 9293 §2.2).',
      interface:
        'Programs call sockets, an interface of the operating system. TCP and IP are what then goes over the wire.',
    },
    steps: {
      two: 'There are two names in it. TCP is a protocol, and IP is another one.',
      layers:
        'They stand in different layers: TCP in the transport layer, IP below it (RFC 9293 §2.2). So it is neither one protocol nor a transport protocol.',
      family:
        'The name is used for all protocols of the Internet together, UDP and HTTP included (RFC 1122 §1.1.3 calls them the Internet protocol suite): a family, named after two of its members.',
    },
  },
  'which-frame': {
    title: 'Which of these is the frame?',
    prompt:
      'A {from} sends the message “{text}” over WebSocket. Here it is on its way, in all its envelopes. They have no names; each says how many bytes it has with all that is in it, and what it adds in front.\nOne of these boxes is what RFC 6455 calls a frame. Which?',
    labels: {
      client: 'client',
      server: 'server',
      ethernet: '{size} bytes. In front: the addresses of two machines on one cable',
      packet: '{size} bytes. In front: the addresses of two machines, wherever they are',
      segment: '{size} bytes. In front: two ports, and the number of the first byte',
      record: '{size} bytes. In front: a type and a length; what follows is encrypted',
      'masked-frame': '{size} bytes. In front: that text follows, how much, and a masking key',
      'plain-frame': '{size} bytes. In front: that text follows, and how much',
      message: '{size} bytes: “{text}”',
    },
    feedback: {
      ethernet:
        'That is a frame, too, but one of Ethernet, in layer 2: it goes to the next machine on the cable. The word is the same, and nothing else.',
      packet: 'That is a packet of IP: it finds the machine (RFC 791 §1.1 calls it a datagram).',
      segment:
        'That is a segment of TCP. TCP cuts its stream of bytes as it likes (RFC 9293 §3.7); where a message begins and ends, it does not know.',
      record:
        'That is a record of TLS, the piece that is encrypted at a time (RFC 8446 §5.1). The frame is inside.',
      message:
        'That is the message alone. The frame is what carries it: a header in front says where it ends (RFC 6455 §5.2).',
    },
    steps: {
      message:
        'Look from the inside. The message “{text}” has {message} bytes, and nothing in them says where they end.',
      plain:
        'The box around it adds {own} bytes: that this is text, and how long it is. That is what RFC 6455 §5.2 calls a frame.',
      masked:
        'The box around it adds {own} bytes: that this is text, how long it is, and the masking key of a client. That is what RFC 6455 §5.2 calls a frame.',
      outside:
        'All that is further out, segment, packet and the frame of Ethernet, is not its business. So the frame is the box of {frame} bytes.',
      'outside-tls':
        'All that is further out, record, segment, packet and the frame of Ethernet, is not its business. So the frame is the box of {frame} bytes.',
    },
  },
};
