/**
 * The small door through which prose drives an instrument: a button made by `Do.astro` names the
 * instrument, an action of its model and arguments. The action waits until the instrument is awake.
 * @module
 */

export interface Deed {
  readonly action: string;
  readonly args: readonly string[];
}

type Handler = (deed: Deed) => unknown;

const handlers = new Map<string, Handler>();
const waiting = new Map<string, Deed[]>();

/** Asks an instrument to do something, now or when it wakes up. */
export function request(instrument: string, deed: Deed): void {
  const handler = handlers.get(instrument);
  if (handler !== undefined) return void handler(deed);
  waiting.set(instrument, [...(waiting.get(instrument) ?? []), deed]);
  document.getElementById(instrument)?.dispatchEvent(new Event('wake'));
}

/** Called by an instrument that is awake. Returns what to call when it goes. */
export function accept(instrument: string, handler: Handler): () => void {
  let last: unknown;
  // One after the other: an example has to be loaded before it can be changed. One that fails holds up none.
  const inTurn = (deed: Deed) => {
    last = Promise.resolve(last)
      .then(() => handler(deed))
      .catch(reportError);
  };
  handlers.set(instrument, inTurn);
  for (const deed of waiting.get(instrument) ?? []) inTurn(deed);
  waiting.delete(instrument);
  return () => handlers.delete(instrument);
}
