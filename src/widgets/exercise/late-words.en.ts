import type { LateWords } from './messages.ts';

export const LATE: LateWords = {
  outcome: {
    right: 'Right.',
    half: 'Half right.',
    wrong: 'Not yet.',
  },
  uncounted: 'That did not count as a try.',
  worked: 'The worked example in chapter {chapter}',
  parts: '{right} of {n} parts are right.',
  part: 'Part {n}, {label}:',
  solved: 'Solved.',
  offered: 'The solution can be opened now, step by step.',
  another: 'This is another one: no. {n}.',
  step: 'Step {n} of {count}',
  title: 'The way to the answer',
  frames: 'Open these frames in the frame workbench',
};
