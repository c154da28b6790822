/** Which parts of the core have run, as V8 counts them in this thread. */
import { type Profiler, Session } from 'node:inspector';

export class Coverage {
  readonly #session = new Session();
  /** Blocks that ran. */
  readonly #seen = new Set<string>();
  /** Blocks that ran before it was last asked. */
  #ran: string[] = [];
  /** Functions of each module, and whether they ran. */
  readonly #functions = new Map<string, Map<number, boolean>>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.hasNew();
    this.note();
  }

  /** Whether, since it was last asked, a block of the core ran that is not noted. */
  hasNew(): boolean {
    // Within one thread, the answer comes at once.
    this.#session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      this.#ran = result.flatMap((script) => this.#blocksOf(script));
    });
    return this.#ran.some((block) => !this.#seen.has(block));
  }

  /** Notes what had run when it was last asked. */
  note(): void {
    for (const block of this.#ran) this.#seen.add(block);
  }

  /** How many functions of each module ran, of those that V8 knows. */
  get modules(): { readonly module: string; readonly ran: number; readonly known: number }[] {
    return Array.from(this.#functions, ([module, functions]) => ({
      module,
      ran: [...functions.values()].filter(Boolean).length,
      known: functions.size,
    }));
  }

  #blocksOf({ url, functions }: Profiler.ScriptCoverage): string[] {
    const module = url.split('/src/protocol/')[1];
    if (module === undefined) return [];
    const known = this.#functions.get(module) ?? new Map<number, boolean>();
    this.#functions.set(module, known);
    return functions.flatMap(({ ranges }) => {
      const { startOffset, count } = ranges[0]!;
      known.set(startOffset, known.get(startOffset) === true || count > 0);
      return ranges.flatMap((range) =>
        range.count > 0 ? [`${module} ${range.startOffset} ${range.endOffset}`] : [],
      );
    });
  }
}
