import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { glob } from 'astro/loaders';

/** Chapters, one folder per language: `en/02-the-protocol/10-frame-header.mdx`. */
const chapters = defineCollection({
  loader: glob({
    pattern: '**/*.mdx',
    base: './src/content/chapters',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: z.object({
    /** Number in the plan of the book, which has title, part and address. */
    chapter: z.number().int(),
    /** The sentence under the title. */
    lead: z.string(),
    /** For search engines and previews. */
    description: z.string(),
    /** How long it takes to read and try. */
    minutes: z.number().int(),
  }),
});

export const collections = { chapters };
