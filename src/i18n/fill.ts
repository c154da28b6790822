/**
 * Words with holes. Words are plain strings, so that the server can hand those of one language to a
 * view as props; `{name}` marks a hole.
 * @module
 */

/** Words that depend on a number, by the categories of `Intl.PluralRules`. */
export interface Plural {
  readonly one?: string;
  readonly other: string;
}

export type Values = Readonly<Record<string, string | number | bigint>>;

/** Fills the holes of a text; a hole without a value stays as it is, to be seen in tests. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** Made once for each language: making one takes longer than using it. */
const pluralRules = new Map<string, Intl.PluralRules>();

function categoryOf(n: number, language: string): Intl.LDMLPluralRule {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language);
  pluralRules.set(language, rules);
  return rules.select(n);
}

/** Picks the form for a number, and fills the hole `{n}` with it, grouped as the language does. */
export function count(
  words: Plural,
  n: number | bigint,
  language: string,
  values: Values = {},
): string {
  const text = categoryOf(Number(n), language) === 'one' ? (words.one ?? words.other) : words.other;
  return fill(text, { n: n.toLocaleString(language), ...values });
}
