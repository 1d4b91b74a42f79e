import type { App } from '../../kernel/sdk/app.ts';
import type { Post } from '../../kernel/sdk/ctx.ts';

export interface Account {
  readonly login: string;
  readonly name: string;
  readonly posts: readonly Post[];
}

/** The platform's own roles; the administrator comes last, as the sign that the first start is complete. */
export const administrators: readonly Account[] = [
  { login: 'platform-auditor', name: '平台审计员', posts: [{ org: '430000', role: 'kernel.auditor' }] },
  { login: 'admin', name: '系统管理员', posts: [{ org: '430000', role: 'kernel.admin' }] },
];

/** The accounts of the applications' demonstrations, and the administrators. */
export function demonstrationAccounts(apps: readonly App[]): readonly Account[] {
  return [...apps.flatMap(({ demonstration }) => demonstration?.people ?? []), ...administrators];
}
