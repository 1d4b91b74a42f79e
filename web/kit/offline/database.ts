/** A browser's own database, which outlives the page and the network. */
const version = 1;
const stores = ['outbox', 'kept'] as const;
type StoreName = (typeof stores)[number];

let opened: Promise<IDBDatabase> | null = null;

const settledBy = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('hengdao', version);
    request.onupgradeneeded = () => {
      for (const name of stores)
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function storeOf(name: StoreName, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction(name, mode).objectStore(name);
}

export async function readOne<T>(name: StoreName, key: string): Promise<T | undefined> {
  return settledBy((await storeOf(name, 'readonly')).get(key) as IDBRequest<T | undefined>);
}

/** All values whose key begins with `prefix`, in the order of their keys. */
export async function readAll<T>(name: StoreName, prefix: string): Promise<readonly T[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return settledBy((await storeOf(name, 'readonly')).getAll(range) as IDBRequest<T[]>);
}

export async function write(name: StoreName, key: string, value: unknown): Promise<void> {
  await settledBy((await storeOf(name, 'readwrite')).put(value, key));
}

export async function remove(name: StoreName, key: string): Promise<void> {
  await settledBy((await storeOf(name, 'readwrite')).delete(key));
}
