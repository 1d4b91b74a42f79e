import type { App } from '../sdk/app.ts';
import type { FeedContract } from '../sdk/contract.ts';

export interface TargetFeed {
  readonly app: App;
  readonly feed: FeedContract;
}

/** The feed that a delivery names; a sentence where there is none. */
export function feedOf(apps: readonly App[], to: string): TargetFeed | string {
  const [appKey = '', key = ''] = to.split('/');
  const app = apps.find((one) => one.key === appKey);
  if (!app) return `业务系统“${appKey}”未安装`;
  const feed = app.contracts.find((one) => one.key === key);
  return feed?.kind === 'feed' ? { app, feed } : `${app.title}没有接入“${key}”`;
}
