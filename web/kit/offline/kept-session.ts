import type { AppManifest, Manifest } from '../manifest.ts';
import { readOne, remove, write } from './database.ts';

interface KeptSession {
  readonly keptAt: string;
  readonly manifest: Manifest;
}

/** Longer than any time without a network in the field; then the device knows nobody any more. */
const longestMs = 3 * 86_400_000;
const key = 'session';

const none = { entities: [], facts: [], cases: [], indicators: [], documents: [], contracts: [] };

/** Of the declarations only what pages without a network need: their names. */
function cut({ me, apps }: Manifest): Manifest {
  const trimmed = apps.flatMap((app): readonly AppManifest[] => {
    const screens = app.screens.filter(({ offline }) => offline);
    return screens.length > 0 ? [{ ...app, ...none, screens }] : [];
  });
  return { me, apps: trimmed };
}

export const worksOffline = ({ apps }: Manifest): boolean =>
  apps.some(({ screens }) => screens.some(({ offline }) => offline));

/** Keeps who is signed in here, for somebody with pages that work without a network; forgets whoever was before him. */
export const keepSession = (manifest: Manifest): Promise<void> =>
  worksOffline(manifest)
    ? write('kept', key, { keptAt: new Date().toISOString(), manifest: cut(manifest) } satisfies KeptSession)
    : forgetSession();

export const forgetSession = (): Promise<void> => remove('kept', key);

/** Who was signed in when there last was a network; null when that is too long ago or unknown. */
export async function readSession(): Promise<Manifest | null> {
  const found = await readOne<KeptSession>('kept', key);
  return found && Date.now() - Date.parse(found.keptAt) < longestMs ? found.manifest : null;
}
