/**
 * Loads something when it is first asked for. All who ask while it comes share one promise, so that they
 * go on in the order in which they asked; two calls of `import()` may settle the other way round.
 * After a failure, who asks next tries again.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
