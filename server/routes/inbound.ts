import Type from 'typebox';
import type { App } from '../../kernel/sdk/app.ts';
import type { ContractType } from '../../kernel/sdk/contract.ts';
import { pascal } from '../names.ts';

/** What is common to all that is handed in under a contract: where, and what the sender is told. */
export const inbound = (app: App, contract: ContractType) => ({
  method: 'POST' as const,
  path: `/api/${app.key}/contracts/${contract.key}`,
  operation: `hand${pascal(app.key, contract.key)}`,
  summary: contract.title,
  tag: app.title,
});

export const Receipt = Type.Object({
  intakeId: Type.String(),
  repeated: Type.Boolean({ title: '内容先前已接收，未重复处理' }),
  accepted: Type.Integer(),
  duplicates: Type.Integer({ title: '本批内重复的行；与先前各批重复的记录同样只计一次，但不在此数' }),
  rejected: Type.Array(
    Type.Object({
      code: Type.String(),
      reason: Type.String(),
      original: Type.String(),
      place: Type.Optional(Type.String()),
    }),
  ),
  subject: Type.Optional(Type.String()),
});
