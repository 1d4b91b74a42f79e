/**
 * A generator whose first item has been asked for already: what goes wrong at its beginning is thrown here, and its
 * `finally` runs even when whoever got it ends it before taking anything.
 */
export async function begun<T>(source: AsyncGenerator<T>): Promise<AsyncIterableIterator<T>> {
  let ahead: IteratorResult<T> | null = await source.next();
  const rest: AsyncIterableIterator<T> = {
    async next() {
      const item = ahead ?? (await source.next());
      ahead = null;
      return item;
    },
    return: () => source.return(undefined),
    [Symbol.asyncIterator]: () => rest,
  };
  return rest;
}
