/**
 * Bytes being collected, in one array that doubles when it is full, so that a large dump costs
 * neither a string nor an object per byte. Dumps are read into one and written through one.
 * @module
 */

/**
 * A growing byte string.
 *
 * @example
 * ```ts
 * const sink = new ByteSink(2);
 * sink.push(0x81);
 * sink.take(); // => Uint8Array.of(0x81)
 * ```
 */
export class ByteSink {
  /** How many bytes there are. */
  length = 0;
  #bytes: Uint8Array<ArrayBuffer>;

  /**
   * Starts empty.
   *
   * @param capacity how many bytes are expected; more still fit
   */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Appends one byte. */
  push(byte: number): void {
    if (this.length === this.#bytes.length) this.#grow(this.length + 1);
    this.#bytes[this.length++] = byte;
  }

  /** Appends the last `period` bytes again and again until there are `length` more. */
  repeatLast(period: number, length: number): void {
    this.#grow(this.length + length);
    for (let done = 0; done < length; done += 1) this.push(this.#bytes[this.length - period]!);
  }

  /** Appends characters of ASCII. */
  pushText(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.push(text.charCodeAt(index));
  }

  /** The byte at an index below `length`. */
  at(index: number): number {
    return this.#bytes[index]!;
  }

  /** Exchanges the last two bytes. */
  swapLast(): void {
    const last = this.#bytes[this.length - 1]!;
    this.#bytes[this.length - 1] = this.#bytes[this.length - 2]!;
    this.#bytes[this.length - 2] = last;
  }

  /** Takes back the last byte. */
  pop(): void {
    this.length -= 1;
  }

  /** A view of what was collected; the sink must not be used after it. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }

  #grow(needed: number): void {
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
