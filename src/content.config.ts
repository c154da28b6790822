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
    /** What a class does with the chapter, moment by moment. Readers do not see it; teachers do. */
    lesson: z
      .array(
        z.object({
          /** A few words. */
          title: z.string(),
          /** The instrument to present, or an exercise as `task-ID`; without one, there is only talk. */
          instrument: z.string().optional(),
          /** The state to open it in, as its link has it. */
          state: z.string().optional(),
          /** How long it takes in class. */
          minutes: z.number().int().positive(),
          /** The shortest lesson that has room for it. Unit: minutes. */
          from: z.union([z.literal(20), z.literal(45), z.literal(90)]),
          /** What to do and to point out. */
          say: z.string(),
          /** What to ask before the next state is shown. */
          ask: z.string().optional(),
          /** What classes answer, and what is right. */
          expect: z.string().optional(),
        }),
      )
      .default([]),
  }),
});

export const collections = { chapters };
