import { expect, test } from 'vitest';
import { frameLink } from '#ui/frame-link.ts';
import { parseFragment } from '#ui/fragment.ts';
import { parseState } from '#widgets/frame-workbench/state.ts';

test.each(['client', 'server'] as const)(
  'frameLink() opens the frame workbench as the %s that receives the bytes',
  (receiver) => {
    const bytes = Uint8Array.of(0x81, 0x02, 0x48, 0x69);
    const { pathname, hash } = new URL(frameLink('/tools/', bytes, receiver), 'http://localhost');
    const state = parseState(parseFragment(hash).states.get('frame-workbench') ?? '');
    expect(pathname).toBe('/tools/');
    expect(state).toMatchObject({ bytes, receiver });
  },
);
