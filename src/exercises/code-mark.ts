/** How code is marked in the words of a task. */

/** Sets a text as code: backticks around it, which the views take for that. */
export const code = (text: string): string => `\`${text}\``;
