/**
 * Texts with code between backticks.
 * @module
 */

/** A piece of such a text. */
export interface Piece {
  readonly text: string;
  readonly code: boolean;
}

/** A text cut at its backticks: every second piece is code. */
export function piecesOf(text: string): Piece[] {
  return text
    .split('`')
    .map((piece, i) => ({ text: piece, code: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** The text for where code cannot be set apart: in names, in lists to open. */
export function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
