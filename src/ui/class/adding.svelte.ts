/**
 * "Add this state": what is shown goes to the end of the class pack of this browser, from the menu of a
 * class and from the head of an instrument. Where the browser keeps no list, there is the link instead.
 * @module
 */

import { addressIn, addState, type PackItem, readPack, takeState } from './pack.ts';
import { linkTo, START } from '../fragment.ts';
import type { Frame } from './lesson.svelte.ts';
import type { ClassWords } from '#i18n/class.ts';
import { fill } from '#i18n/fill.ts';
import { assetPath } from '#i18n/routes.ts';

const base = () => location.origin + assetPath('');

/** How many states are on the list; other instruments of the page and other windows add to it, too. */
let count = $state(0);
const look = () => (count = readPack(base()).items.length);
look();
addEventListener('storage', look);
addEventListener('pageshow', look);

export class Adding {
  readonly words: ClassWords;
  readonly #frame: Frame;
  #said = $state('');
  #link = $state('');
  #added = $state.raw<PackItem>();

  constructor(frame: Frame, words: ClassWords) {
    this.#frame = frame;
    this.words = words;
  }

  /** What came of it, in words. */
  get said(): string {
    return this.#said;
  }

  /** What can be copied where the browser did not take it; else empty. */
  get link(): string {
    return this.#link;
  }

  get canUndo(): boolean {
    return this.#added !== undefined;
  }

  /** States on the list. */
  get count(): number {
    return count;
  }

  add(): void {
    const { words } = this;
    const { name, title, state, link, stepper } = this.#frame;
    this.clear();
    if (state === null) {
      this.#said = words.tooLong;
      return;
    }
    const step = stepper === undefined ? '' : ` ${stepper.at + 1}/${stepper.count}`;
    const address = addressIn(link ?? linkTo(name, state ?? START), base())!;
    const item = { title: title + step, address };
    const { n, before } = addState(item, base());
    if (n === undefined) {
      this.#said = words.notAdded;
      this.#link = base() + address;
      return;
    }
    this.#said = fill(before ? words.addedBefore : words.added, { n });
    if (!before) this.#added = item;
    look();
  }

  undo(): void {
    if (this.#added === undefined) return;
    const taken = takeState(this.#added, base());
    this.clear();
    this.#said = taken ? this.words.undone : this.words.notUndone;
    look();
  }

  clear(): void {
    this.#said = this.#link = '';
    this.#added = undefined;
  }
}
