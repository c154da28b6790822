/** The words of the figures that show segments and states of TCP. */

import type { PerLanguage } from './languages.ts';

export interface TcpFigureWords {
  readonly client: string;
  readonly server: string;
  readonly segment: string;
  readonly occupies: string;
  /** `{first}`, `{last}` */
  readonly range: string;
  readonly nothing: string;
  readonly toClient: string;
  readonly toServer: string;
  readonly afterTimeWait: string;
  readonly states: string;
}

export const TCP_FIGURES: PerLanguage<TcpFigureWords> = {
  en: {
    client: 'A',
    server: 'B',
    segment: 'Segment',
    occupies: 'Occupies',
    range: '{first} to {last}',
    nothing: 'nothing',
    toClient: 'from B to A',
    toServer: 'from A to B',
    afterTimeWait: '2 MSL later',
    states: 'States of a TCP connection, and the ways between them',
  },
};
