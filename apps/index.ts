import type { App } from '../kernel/sdk/index.ts';
import { coach } from './coach/app.ts';
import { enforcement } from './enforcement/app.ts';
import { evaluation } from './evaluation/app.ts';
import { hotline } from './hotline/app.ts';
import { overload } from './overload/app.ts';

/** The applications of this installation. `npm run new-app` adds a line. */
export const apps: readonly App[] = [evaluation, overload, enforcement, hotline, coach];
