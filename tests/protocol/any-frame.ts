/** Arbitrary frames for tests of properties: any bits, legal or not. */
import fc from 'fast-check';
import type { LengthForm } from '#protocol/frame.ts';
import type { FrameInit } from '#protocol/serialize-frame.ts';
import { shortestForm } from '#protocol/frame.ts';

export const anyKey = fc.integer({ min: 0, max: 0xffff_ffff });

/** Payload lengths on both sides of every border, and around them. */
export const BOUNDARY_LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536] as const;

/** Cheap to make, unlike as many random numbers; no two neighbours alike. */
export function patternBytes(length: number, seed = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index + seed) * 31 + (index >>> 8));
}

const anyPayload = fc.oneof(
  { weight: 12, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...BOUNDARY_LENGTHS, 4095, 4096), fc.nat(255))
      .map(([length, seed]) => patternBytes(length, seed)),
  },
);

/** Every field as it will stand in the frame. */
export const anyFrame = fc
  .record({
    fin: fc.boolean(),
    rsv1: fc.boolean(),
    rsv2: fc.boolean(),
    rsv3: fc.boolean(),
    opcode: fc.nat(15),
    maskingKey: fc.option(anyKey, { nil: undefined }),
    payload: anyPayload,
    longer: fc.nat(2),
  })
  .map(({ longer, ...fields }) => {
    const shortest = shortestForm(fields.payload.length);
    const forms = ([7, 16, 64] as LengthForm[]).filter((form) => form >= shortest);
    return { ...fields, lengthForm: forms[Math.min(longer, forms.length - 1)]! };
  }) satisfies fc.Arbitrary<FrameInit>;

/** Cuts bytes at places that are given in any order. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const borders = [0, ...places.toSorted((a, b) => a - b), bytes.length];
  return borders.slice(1).map((border, index) => bytes.slice(borders[index], border));
}
