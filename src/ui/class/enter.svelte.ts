/**
 * Present mode with all that belongs to it, loaded when it is asked for: the keys of a clicker, the
 * question to the class, the key just pressed, and the line to the teacher's own window.
 * @module
 */

import { mount, unmount } from 'svelte';
import { fit } from './fit.ts';
import { presentKey, writeFragment } from '../fragment.ts';
import { present } from '../present.ts';
import { announce } from './channel.ts';
import { type Frame, Lesson } from './lesson.svelte.ts';
import Menu from './Menu.svelte';
import Pressed from './Pressed.svelte';
import Stage from './Stage.svelte';
import './projector.css';
import { CLASS } from '#i18n/class.ts';
import { languageOf } from '#i18n/languages.ts';

/** What types or moves something with the keys that would step; a button needs only Space. */
const NEEDS_KEYS = 'input, select, textarea, [contenteditable], [role][tabindex]';
const NEEDS_SPACE = 'button, summary, a';

const DIRECTIONS: Readonly<Record<string, 'next' | 'back'>> = {
  PageDown: 'next',
  PageUp: 'back',
};
/** The same while there is a question, unless what has the focus needs them. */
const ANSWERS: Readonly<Record<string, 'next' | 'back'>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  ArrowLeft: 'back',
  ArrowUp: 'back',
};
/** What a clicker sends to darken the screen. */
const LOOK = ['b', '.'];

/** Ends what is presented now: only one instrument can fill the window. */
let leaveCurrent: (() => void) | undefined;

/**
 * @param root the instrument
 * @returns what to call to undo it all
 */
export function enter(root: HTMLElement, frame: Frame): () => void {
  leaveCurrent?.();
  const words = CLASS[languageOf(root.closest<HTMLElement>('[lang]')?.lang)];
  const lesson = new Lesson(frame, words);
  const header = root.querySelector('header')!;
  const props = { lesson };
  const parts = [
    mount(Menu, { target: root.querySelector('.controls')!, props }),
    mount(Pressed, { target: header, props }),
    mount(Stage, { target: root.querySelector('.body')!, props }),
  ];

  function onkeydown(event: KeyboardEvent) {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    let deed = DIRECTIONS[key];
    if (deed === undefined) {
      if (target instanceof Element) {
        if (target.closest(NEEDS_KEYS) !== null) return;
        if (key === ' ' && target.closest(NEEDS_SPACE) !== null) return;
      }
      if (lesson.vote !== undefined && LOOK.includes(key)) lesson.looks = !lesson.looks;
      else if (lesson.question !== undefined) {
        deed = ANSWERS[key];
        if (/^[1-9]$/.test(key)) {
          event.preventDefault();
          root.querySelectorAll<HTMLElement>('.question input')[Number(key) - 1]?.focus();
        }
      } else if (frame.stepper?.key(key) === true) event.preventDefault();
    }
    if (deed === undefined) return;
    lesson.obey(deed);
    event.preventDefault();
  }
  addEventListener('keydown', onkeydown);

  const channel = announce(
    () => lesson.shown(),
    (command) => lesson.obey(command),
    (way) => (lesson.way = way),
  );
  lesson.went = channel.went;
  const stop = $effect.root(() => {
    $effect(() => {
      const { stepper } = frame;
      if (stepper === undefined) return undefined;
      stepper.hold = () => lesson.hold();
      return () => (stepper.hold = undefined);
    });
    $effect(channel.tell);
  });
  const unfit = fit(root);
  const leave = present(root, frame.leave);
  const key = presentKey(frame.name);
  writeFragment(key, '');

  function undo() {
    if (leaveCurrent !== undo) return;
    leaveCurrent = undefined;
    frame.leave();
    writeFragment(key, undefined);
    leave();
    unfit();
    stop();
    channel.close();
    removeEventListener('keydown', onkeydown);
    for (const part of parts) void unmount(part);
  }
  leaveCurrent = undo;
  return undo;
}
