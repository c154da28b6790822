/** The packets in a capture file, read back by hand (draft-ietf-opsawg-pcap §4, §5). */
export function packetsOf(pcap: Uint8Array): Uint8Array[] {
  const view = new DataView(pcap.buffer, pcap.byteOffset, pcap.byteLength);
  const packets: Uint8Array[] = [];
  for (let at = 24; at < pcap.length;) {
    const length = view.getUint32(at + 8, true);
    packets.push(pcap.subarray(at + 16, at + 16 + length));
    at += 16 + length;
  }
  return packets;
}
