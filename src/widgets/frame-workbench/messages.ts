import type { HeaderLayer } from '#protocol/dump/frame-starts.ts';
import type { DumpDamage, DumpForm, DumpNote } from '#protocol/dump/reading.ts';
import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import { WORDS as en } from './messages.en.ts';
import type { PresetName } from './presets.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly pasteHint: string;
  readonly openFile: string;

  /** The three sides that can be edited, and the mark of the one that was edited last. */
  readonly sides: { readonly bytes: string; readonly bits: string; readonly fields: string };
  readonly editing: string;

  readonly receiver: string;
  readonly server: string;
  readonly client: string;
  readonly deflate: string;

  readonly bytes: Plural;
  /** `{hex}`, `{offset}`, `{fields}` */
  readonly cell: string;
  readonly append: string;
  /** `{masked}` is `masked` or nothing. */
  readonly payload: string;
  readonly payloadMasked: string;
  readonly opcodeTitle: string;
  readonly rsv: string;

  /** `{offset}` */
  readonly bits: string;
  readonly bit: string;
  /** `{offset}`, `{hex}`, `{value}` */
  readonly byteNote: string;
  /** `{hex}`, `{character}` */
  readonly unmasked: string;
  readonly keys: string;
  readonly atEnd: string;

  /** `{n}`, `{all}` */
  readonly frameOf: string;
  readonly previousFrame: string;
  readonly nextFrame: string;
  /** `{percent}` */
  readonly searching: string;
  readonly noFrame: string;

  readonly legalServer: string;
  readonly legalClient: string;
  readonly checking: string;
  readonly waiting: Plural;
  readonly waitingHeader: Plural;
  readonly sentByServer: string;
  readonly sentByClient: string;

  readonly finMeans: readonly [string, string];
  readonly rsvClear: string;
  readonly rsvSet: string;
  readonly rsvCompressed: string;
  readonly opcodeMeans: Readonly<
    Record<'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'reserved', string>
  >;
  readonly maskMeans: readonly [string, string];
  readonly length: string;
  readonly lengthForm: string;
  readonly forms: Readonly<Record<'7' | '16' | '64', string>>;
  readonly shortest: string;
  readonly lengthShortest: string;
  readonly lengthLonger: string;
  readonly keyMeans: string;
  readonly keyNone: string;
  readonly keyRandom: string;
  readonly keyZero: string;
  readonly keyWrong: string;
  readonly asText: string;
  readonly asHex: string;
  readonly hexWrong: string;
  readonly notText: string;
  readonly payloadLong: string;
  /** `{code}` */
  readonly closeCode: string;
  readonly payloadEmpty: string;
  readonly payloadMeans: string;

  readonly copyAs: string;
  readonly copyForms: Readonly<Record<'hex' | 'c' | 'javascript' | 'python' | 'base64', string>>;
  readonly save: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly tooLongToCopy: string;

  readonly presetGroups: {
    readonly legal: string;
    readonly illegal: string;
    readonly names: Readonly<Record<PresetName, string>>;
  };
  readonly input: {
    readonly reading: string;
    readonly failed: string;
    /** `{bytes}`, `{form}` */
    readonly found: string;
    readonly foundRaw: string;
    /** `{form}`, `{line}`, `{column}` */
    readonly notRead: string;
    readonly noForm: string;
    readonly kept: string;
    readonly show: string;
    readonly takeRaw: string;
    readonly tooLarge: string;
    readonly notShown: string;
    /** `{form}` */
    readonly readAs: string;
    /** `{bytes}`, `{layers}` */
    readonly skip: string;
    readonly endOfLine: string;
    readonly forms: Readonly<Record<DumpForm, string>>;
    /** `{found}`, `{expected}`, `{actual}` */
    readonly damages: Readonly<Record<DumpDamage, string>>;
    /** With the numbers of the note. */
    readonly notes: Readonly<Record<DumpNote['code'], string>>;
    readonly layers: Readonly<Record<HeaderLayer, string>>;
  };
  readonly list: {
    readonly title: string;
    /** `{n}`, `{offset}`, `{bytes}` */
    readonly cut: string;
    readonly wrong: string;
    readonly fine: string;
  };
}

/** The few that the page needs before the workbench is touched. */
export type HeadWords = Pick<Words, 'title' | 'hint' | 'presets' | 'paste'>;

export const WORDS: PerLanguage<Words> = { en };
