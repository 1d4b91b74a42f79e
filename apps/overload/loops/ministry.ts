import Type, { type Static } from 'typebox';
import {
  type Ctx,
  chinaDate,
  chinaIso,
  chinaMidnight,
  type EntityRecord,
  feedContract,
  orRejected,
  Refusal,
  service,
  type Taken,
  takeEach,
  uploadContract,
} from '../../../kernel/sdk/index.ts';
import { siteDay, weighing } from '../facts.ts';
import { type BatchKind, batchKinds, ministryBatch } from './ministry-batch.ts';

const dayMs = 86_400_000;
const rowsOfPacket = 1_000;
const province = '430000';

type Batch = EntityRecord<typeof ministryBatch>;
type Row = Readonly<Record<string, unknown>> & { readonly key: string };

/**
 * 部级上报: the packet lies in the file store for the exchange front end, under its hash; the ministry's own receipt comes
 * back by its feed. The text of the exchange standard is not public: fields are those of our own records.
 */
export const ministryUpload = uploadContract({
  key: 'ministry-upload',
  title: '部级治超数据交换包',
  maxAttempts: 20,
  send: async (ctx, payload) => {
    const { packet } = payload as { readonly packet: string };
    const content = await ctx.files.get(packet);
    return { receipt: `交换包 ${packet}，${content.length} 字节` };
  },
});

const spanOf = (day: string) => {
  const from = chinaMidnight(day);
  return { gte: chinaIso(from), lt: chinaIso(new Date(from.getTime() + dayMs)) };
};

/** What a day holds for the ministry: each over-limit record, and a line for each site. */
async function rowsOf(ctx: Ctx, kind: BatchKind, day: string): Promise<readonly Row[]> {
  if (kind === 'sites') {
    const days = await ctx.facts(siteDay).all({ day });
    return days.map(({ site, siteKind, online, networked, weighings, simulated }) => ({
      ...{ key: `${site}/${day}`, site, siteKind, day, online, networked, weighings, simulated },
    }));
  }
  const over = await ctx.facts(weighing).all({ over: true, at: spanOf(day) });
  return over.map((one) => ({
    key: `${one.site}/${one.recordNo}`,
    ...{ site: one.site, recordNo: one.recordNo, at: one.at, lane: one.lane, plate: one.plate, axles: one.axles },
    ...{ totalKg: one.totalKg, limitKg: one.limitKg, overKg: one.overKg, unlawful: one.unlawful },
    simulated: one.simulated,
  }));
}

async function keysIn(ctx: Ctx, batch: Batch): Promise<readonly string[]> {
  const lines = Buffer.from(await ctx.files.get(batch.packet))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as Row).key);
}

/** Queues what no packet of the day holds yet; late records go into packets of their own. Returns how many rows. */
export async function reportDay(ctx: Ctx, kind: BatchKind, day: string): Promise<number> {
  const batches = await ctx.entities(ministryBatch).all({ kind, day });
  const sent = new Set((await Promise.all(batches.map((batch) => keysIn(ctx, batch)))).flat());
  const fresh = (await rowsOf(ctx, kind, day)).filter(({ key }) => !sent.has(key));
  let part = batches.reduce((last, batch) => Math.max(last, batch.part), 0);
  for (let from = 0; from < fresh.length; from += rowsOfPacket) {
    part += 1;
    const rows = fresh.slice(from, from + rowsOfPacket);
    const name = `${day} ${batchKinds[kind]} ${part}`;
    const content = Buffer.from(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`, 'utf8');
    const packet = await ctx.files.put(content, `${name}.ndjson`);
    const values = { name, day, kind, part, org: province, rows: rows.length, packet };
    const simulated = rows.some((row) => row.simulated === true);
    await ctx.atomically(async (tx) => {
      await tx.entities(ministryBatch).create({ ...values, simulated }, '部级上报');
      await tx.upload(ministryUpload, `${kind}/${day}/${part}`, { kind, day, part, rows: rows.length, packet });
    });
  }
  return fresh.length;
}

/** Reports the last days, as far as it has not been done: what comes late is found for a week. */
export async function reportLastDays(ctx: Ctx): Promise<number> {
  let rows = 0;
  for (let back = 7; back >= 1; back -= 1) {
    const day = chinaDate(new Date(ctx.clock.now().getTime() - back * dayMs));
    for (const kind of ['records', 'sites'] as const) rows += await reportDay(ctx, kind, day);
  }
  return rows;
}

const Receipt = Type.Object({
  day: Type.String({ title: '数据日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  kind: Type.Enum(Object.keys(batchKinds) as BatchKind[], { title: '数据种类' }),
  part: Type.Integer({ title: '分批号', minimum: 1 }),
  received: Type.Integer({ title: '收到条数', minimum: 0 }),
  receiptNo: Type.String({ title: '回执号', minLength: 1, maxLength: 80 }),
});
type Receipt = Static<typeof Receipt>;

async function takeReceipt(ctx: Ctx, { received, receiptNo, ...which }: Receipt): Promise<Taken> {
  const batch = await ctx.entities(ministryBatch).find(which);
  if (!batch) throw new Refusal('record.missing', { what: `上报批次 ${which.day} ${which.part}` });
  if (received > batch.rows) throw new Refusal('input.invalid', { detail: '收到条数多于上报条数' });
  if (batch.receiptNo === receiptNo) return 'duplicate';
  const values = { received, receiptNo, receivedAt: chinaIso(ctx.clock.now()) };
  await ctx.entities(ministryBatch).update(batch.id, batch.version, values, '部级回执');
  return 'accepted';
}

/** 部级回执: how many rows of a packet the ministry has taken. */
export const ministryReceipts = feedContract({
  key: 'ministry-receipts',
  title: '部级上报回执',
  row: Receipt,
  by: ['exchange'],
  take: (ctx, rows) => takeEach(rows as readonly Receipt[], (row) => takeReceipt(ctx, row).catch(orRejected(row))),
});

const Day = Type.String({ title: '日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** 上报对账: day by day what there is, what was sent, what the ministry has, and what is missing of it. */
export const ministryReconciliation = service({
  key: 'ministry-reconciliation',
  title: '部级上报对账',
  safe: true,
  by: ['province', 'registrar'],
  input: Type.Object({ month: Type.String({ title: '月份', pattern: '^\\d{4}-\\d{2}$' }) }),
  output: Type.Object({
    days: Type.Array(
      Type.Object({
        day: Type.String({ title: '日期' }),
        stored: Type.Integer({ title: '平台超限记录' }),
        sent: Type.Integer({ title: '已上报' }),
        received: Type.Integer({ title: '部级收到' }),
        missing: Type.Integer({ title: '缺失' }),
      }),
    ),
  }),
  answer: async (ctx, { month }) => {
    const from = chinaMidnight(`${month}-01`);
    const [year = 0, number = 1] = month.split('-').map(Number);
    const to = chinaMidnight(chinaDate(new Date(Date.UTC(year, number, 1))));
    const days = { gte: chinaDate(from), lt: chinaDate(to) };
    const [stored, batches] = await Promise.all([
      ctx.facts(weighing).tally({
        where: { over: true, at: { gte: chinaIso(from), lt: chinaIso(to) } },
        by: ['at:day'],
        figures: { stored: { aggregate: 'count' } },
      }),
      ctx.entities(ministryBatch).all({ kind: 'records', day: days }),
    ]);
    const lines = new Map(
      stored.map((row) => [String(row['at:day']), { stored: Number(row.stored), sent: 0, received: 0 }]),
    );
    for (const { day, rows, received } of batches) {
      const line = lines.get(day) ?? { stored: 0, sent: 0, received: 0 };
      lines.set(day, { ...line, sent: line.sent + rows, received: line.received + (received ?? 0) });
    }
    const told = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
    return { days: told.map(([day, line]) => ({ day, ...line, missing: line.stored - line.received })) };
  },
});

/** 重传: packets of a day that the ministry has not received whole go once more, under a name of their own. */
export const ministryResend = service({
  key: 'ministry-resend',
  title: '部级上报重传',
  safe: false,
  by: ['province'],
  input: Type.Object({ day: Day }),
  output: Type.Object({ packets: Type.Integer({ title: '重传批次' }), rows: Type.Integer({ title: '新增条数' }) }),
  answer: async (ctx, { day }) => {
    let packets = 0;
    for (const batch of await ctx.entities(ministryBatch).all({ day })) {
      if ((batch.received ?? 0) >= batch.rows) continue;
      const { id, version, kind, part, rows, packet } = batch;
      const sentAgain = (batch.sentAgain ?? 0) + 1;
      await ctx.entities(ministryBatch).update(id, version, { sentAgain }, '重传');
      await ctx.upload(ministryUpload, `${kind}/${day}/${part}/${sentAgain}`, { kind, day, part, rows, packet });
      packets += 1;
    }
    const rows = (await reportDay(ctx, 'records', day)) + (await reportDay(ctx, 'sites', day));
    return { packets, rows };
  },
});
