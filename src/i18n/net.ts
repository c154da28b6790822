/** The words for packets: names of layers and of the fields of their headers. */

import type { EthernetField } from '#net/ethernet.ts';
import type { LayerKind } from '#net/finding.ts';
import type { IcmpField } from '#net/icmp.ts';
import type { Ipv4Field } from '#net/ipv4.ts';
import type { Ipv6Field } from '#net/ipv6.ts';
import type { TcpField } from '#net/tcp.ts';
import type { UdpField } from '#net/udp.ts';
import type { PerLanguage } from './languages.ts';

/** Name of a field of any layer. */
export type NetField =
  EthernetField | Ipv4Field | Ipv6Field | IcmpField | TcpField | UdpField | 'payload' | 'padding';

export interface NetWords {
  readonly layers: Readonly<Record<LayerKind, string>>;
  readonly fields: Readonly<Record<NetField, string>>;
  /** Name of the row of layers. */
  readonly chooseLayer: string;
  /** Name of the grid of bytes. */
  readonly bytes: string;
  /** One byte, for those who do not see it; `{offset}`, `{hex}`, `{layer}`, `{field}`. */
  readonly cell: string;
  /** Title over the fields of a layer; `{layer}`. */
  readonly fieldsOf: string;
  /** In place of the digits of a byte that cannot be known, and of the value of a field that has one. */
  readonly unknownByte: string;
  readonly unknown: string;
}

export const NET: PerLanguage<NetWords> = {
  en: {
    layers: {
      ethernet: 'Ethernet',
      ipv4: 'IPv4',
      ipv6: 'IPv6',
      icmp: 'ICMP',
      tcp: 'TCP',
      udp: 'UDP',
      payload: 'Payload',
      padding: 'Padding',
    },
    fields: {
      'destination-mac': 'destination MAC address',
      'source-mac': 'source MAC address',
      'ether-type': 'type of what is inside',
      version: 'version',
      'header-length': 'header length',
      dscp: 'DSCP',
      ecn: 'ECN',
      'total-length': 'total length',
      identification: 'identification',
      'reserved-flag': 'reserved',
      'dont-fragment': 'don’t fragment',
      'more-fragments': 'more fragments',
      'fragment-offset': 'fragment offset',
      'time-to-live': 'time to live',
      protocol: 'protocol inside',
      'header-checksum': 'header checksum',
      'source-address': 'source address',
      'destination-address': 'destination address',
      'ip-options': 'options',
      'flow-label': 'flow label',
      'payload-length': 'payload length',
      'next-header': 'next header',
      'hop-limit': 'hop limit',
      'icmp-type': 'type',
      'icmp-code': 'code',
      'rest-of-header': 'rest of the header',
      'source-port': 'source port',
      'destination-port': 'destination port',
      'sequence-number': 'sequence number',
      'acknowledgment-number': 'acknowledgment number',
      'data-offset': 'data offset',
      reserved: 'reserved',
      cwr: 'CWR',
      ece: 'ECE',
      urg: 'URG',
      ack: 'ACK',
      psh: 'PSH',
      rst: 'RST',
      syn: 'SYN',
      fin: 'FIN',
      window: 'window',
      checksum: 'checksum',
      'urgent-pointer': 'urgent pointer',
      'option-kind': 'option kind',
      'option-length': 'option length',
      mss: 'maximum segment size',
      'window-shift': 'window shift',
      'timestamp-value': 'timestamp',
      'timestamp-echo': 'timestamp echo',
      'option-data': 'option data',
      'option-padding': 'padding of the options',
      length: 'length',
      payload: 'payload',
      padding: 'padding',
    },
    chooseLayer: 'Layers of the packet, with their own bytes',
    bytes: 'Bytes of the packet',
    cell: '{hex}, byte {offset}, {layer}: {field}',
    fieldsOf: 'Fields of {layer}',
    unknownByte: '··',
    unknown: 'not known',
  },
};
