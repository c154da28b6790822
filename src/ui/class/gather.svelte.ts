/**
 * "Add to pack" in the head of an instrument: while a pack is being made, and otherwise for once when its
 * link was copied. Loaded then, so that it weighs nothing for all other readers.
 * @module
 */

import { mount } from 'svelte';
import { Adding } from './adding.svelte.ts';
import Gather from './Gather.svelte';
import type { Frame } from './lesson.svelte.ts';
import Offer from './Offer.svelte';
import { readCollects } from './settings.ts';
import { CLASS } from '#i18n/class.ts';
import { languageOf } from '#i18n/languages.ts';

/** The frame of an instrument, with the place in its head where it says something. */
export interface SayingFrame extends Frame {
  /** @param address what can be copied instead */
  readonly say: (text: string, address?: string) => void;
}

/** Whether a pack is being made; that may begin and end in another window, or while the page was away. */
let collects = $state(readCollects());
const look = () => (collects = readCollects());
addEventListener('storage', look);
addEventListener('pageshow', look);

/** How long what was said stays, unless somebody is in it. Unit: milliseconds. */
const SAID = 20_000;

export class Gathering {
  readonly adding: Adding;
  readonly #root: HTMLElement;
  readonly #frame: SayingFrame;
  #offers = $state(false);
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, frame: SayingFrame) {
    this.#root = root;
    this.#frame = frame;
    this.adding = new Adding(frame, CLASS[languageOf(root.closest<HTMLElement>('[lang]')?.lang)]);
  }

  get collects(): boolean {
    return collects;
  }

  /** Whether a link was just copied that could as well go into the pack. */
  get offers(): boolean {
    return this.#offers;
  }

  /** Offers the pack to whoever has copied a link. */
  offer(): void {
    this.adding.clear();
    this.#offers = !collects;
    this.#fade();
  }

  add(): void {
    this.#offers = false;
    this.adding.add();
    this.#say();
  }

  undo(): void {
    this.adding.undo();
    this.#say();
  }

  #say(): void {
    this.#frame.say(this.adding.said, this.adding.link);
    if (this.adding.link === '') this.#fade();
    else clearTimeout(this.#fading);
  }

  #fade(): void {
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => {
      if (this.#root.querySelector(':is(.notice, .controls):is(:hover, :focus-within)') === null) {
        this.#offers = false;
        this.adding.clear();
        this.#frame.say('');
      } else this.#fade();
    }, SAID);
  }
}

/** @param root the instrument, which stays as long as its page */
export function gather(root: HTMLElement, frame: SayingFrame): Gathering {
  const gathering = new Gathering(root, frame);
  const props = { gathering };
  const present = root.querySelector('.present')!;
  mount(Gather, { target: present.parentElement!, anchor: present, props });
  mount(Offer, { target: root.querySelector('.notice')!, props });
  return gathering;
}
