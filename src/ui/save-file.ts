/**
 * Gives the reader a file: the browser asks or saves, as with any download. Nothing leaves the machine.
 *
 * @param name as in `handshake.pcap`
 * @param type media type, as in `application/vnd.tcpdump.pcap`
 */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers read it only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The media type of a capture (IANA). */
export const PCAP = 'application/vnd.tcpdump.pcap';
