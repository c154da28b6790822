/**
 * The small door through which prose drives an instrument: a button made by `Do.astro` names the
 * instrument, an action of its model and arguments. The action waits until the instrument is awake.
 * @module
 */

export interface Deed {
  readonly action: string;
  readonly args: readonly string[];
}

type Handler = (deed: Deed) => Promise<unknown>;

const handlers = new Map<string, Handler>();
const waiting = new Map<
  string,
  { readonly deed: Deed; readonly done: (result: unknown) => void }[]
>();

/** Asks an instrument to do something, now or when it wakes up. Settles when it is done. */
export function request(instrument: string, deed: Deed): Promise<unknown> {
  const handler = handlers.get(instrument);
  if (handler !== undefined) return handler(deed);
  return new Promise((done) => {
    waiting.set(instrument, [...(waiting.get(instrument) ?? []), { deed, done }]);
    document.getElementById(instrument)?.dispatchEvent(new Event('wake'));
  });
}

/** Called by an instrument that is awake. Returns what to call when it goes. */
export function accept(instrument: string, obey: (deed: Deed) => unknown): () => void {
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: an example has to be loaded before it can be changed. One that fails holds up none.
  const inTurn = (deed: Deed) => (last = last.then(() => obey(deed)).catch(reportError));
  handlers.set(instrument, inTurn);
  for (const { deed, done } of waiting.get(instrument) ?? []) void inTurn(deed).then(done);
  waiting.delete(instrument);
  return () => handlers.delete(instrument);
}
