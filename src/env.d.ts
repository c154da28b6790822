/// <reference types="astro/client" />

declare module 'astro' {
  interface AstroClientDirectives {
    /** Wakes an instrument when it is seen and a reader is there, or reaches for it, or now: `ui/client-reader.ts`. */
    'client:reader'?: boolean | 'touch' | 'now';
  }
}

export {};

declare module 'svelte/elements' {
  interface SvelteWindowAttributes {
    /** Vite's word that a part that is loaded on demand did not come. */
    'onvite:preloadError'?: (event: Event) => void;
  }
}
