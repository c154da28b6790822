/** The list of all tasks, and which of them are shown. */

/** A task as the list has it. */
export interface Entry {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Kinds of its parts, each once. */
  readonly kinds: readonly string[];
  readonly fixed: boolean;
}

export interface ChapterEntries {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** Its address. */
  readonly href: string;
  readonly entries: readonly Entry[];
}

/** What to show; empty for all. */
export interface Filter {
  /** Slug of a chapter. */
  readonly chapter: string;
  readonly kind: string;
  /** `new`, `failed` or `done`. */
  readonly state: string;
}

export const ALL: Filter = { chapter: '', kind: '', state: '' };

/** The chapters with the tasks that pass; without those that have none left. */
export function filtered(
  chapters: readonly ChapterEntries[],
  { chapter, kind, state }: Filter,
  stateOf: (id: string) => string,
): ChapterEntries[] {
  return chapters
    .filter(({ slug }) => chapter === '' || slug === chapter)
    .map((one) => ({
      ...one,
      entries: one.entries.filter(
        ({ id, kinds }) =>
          (kind === '' || kinds.includes(kind)) && (state === '' || stateOf(id) === state),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}
