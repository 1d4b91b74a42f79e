import Type, { type Static } from 'typebox';
import { type Ctx, chinaIso, type EntityRecord, Refusal, service } from '../../../kernel/sdk/index.ts';
import { overloadReview } from '../cases.ts';
import { normalisePlate } from '../rules/plate.ts';
import { grounds } from './grounds.ts';
import { objection } from './objection.ts';
import { readJson, unpack } from './package.ts';
import { evidencePackage } from './package-register.ts';

type Package = EntityRecord<typeof evidencePackage>;

const closed = { additionalProperties: false };
const text = (title: string, maxLength: number) => Type.String({ title, minLength: 1, maxLength });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What a driver reads off his notice: only who holds it knows all three. */
const key = {
  recordNo: text('检测单号', 60),
  plate: text('车牌号', 20),
  code: text('查询码', 20),
};
const DriverKey = Type.Object(key, closed);
type DriverKey = Static<typeof DriverKey>;

/** The package that a notice names. The same words whether the number, the plate or the code is wrong. */
async function packageOf(ctx: Ctx, { recordNo, plate, code }: DriverKey): Promise<Package> {
  const found = await ctx.entities(evidencePackage).find({
    recordNo: recordNo.trim(),
    plate: normalisePlate(plate),
    checkCode: code.trim().toUpperCase(),
  });
  if (!found) throw new Refusal('record.missing', { what: '与所填单号、车牌和查询码相符的记录' });
  return found;
}

const contentOf = (ctx: Ctx, { packageHash }: Package): Promise<Uint8Array> => ctx.files.get(packageHash);

const Step = Type.Object(
  {
    key: Type.String(),
    title: Type.String(),
    outcome: Type.String(),
    parts: Type.Array(Type.String()),
    basis: Type.String(),
    table: Nullable(Type.String()),
    tone: Type.String(),
  },
  closed,
);

const DriverRecord = Type.Object(
  {
    recordNo: Type.String(),
    plate: Type.String(),
    at: Type.String(),
    site: Type.String(),
    place: Type.String(),
    publishedOn: Nullable(Type.String()),
    lane: Type.Integer(),
    axles: Type.Integer(),
    totalKg: Type.Integer(),
    limitKg: Type.Integer(),
    overKg: Type.Integer(),
    speedKmh: Nullable(Type.Integer()),
    steps: Type.Array(Step),
    certificates: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          accuracyClass: Type.String(),
          validFrom: Type.String(),
          validTo: Type.String(),
          issuer: Nullable(Type.String()),
        },
        closed,
      ),
    ),
    pictures: Type.Array(Type.Object({ path: Type.String(), what: Type.String(), sm3: Type.String() }, closed)),
    seal: Type.String(),
    sealedAt: Type.String(),
    state: Type.String(),
    objections: Type.Array(
      Type.Object(
        { at: Type.String(), ground: Type.String(), state: Type.String(), answer: Nullable(Type.String()) },
        closed,
      ),
    ),
    simulated: Type.Boolean(),
  },
  closed,
);
export type DriverRecord = Static<typeof DriverRecord>;

const texts = ['record.json', 'decision.json', 'certificates.json', 'site.json', 'manifest.json'];

interface SealedTexts {
  readonly record: Readonly<Record<'lane' | 'axles' | 'totalKg' | 'limitKg' | 'overKg', number>> & {
    readonly at: string;
    readonly speedKmh: number | null;
  };
  readonly decision: { readonly steps: DriverRecord['steps'] };
  readonly certificates: DriverRecord['certificates'];
  readonly site: { name: string; road: string | null; stake: string | null; publishedOn: string | null } | null;
  readonly manifest: { readonly files: readonly { path: string; what: string; sm3: string }[] };
}

function textsIn(zip: Uint8Array): SealedTexts {
  const files = unpack(zip, (path) => texts.includes(path));
  const read = texts.map((path) => [path.slice(0, -5), readJson(files.get(path) ?? new Uint8Array())] as const);
  return Object.fromEntries(read) as unknown as SealedTexts;
}

async function driverRecord(ctx: Ctx, asked: DriverKey): Promise<DriverRecord> {
  const found = await packageOf(ctx, asked);
  const [zip, review, objections] = await Promise.all([
    contentOf(ctx, found),
    ctx.cases(overloadReview).get(found.review),
    ctx.cases(objection).all({ package: found.id }),
  ]);
  const { record, decision, certificates, site, manifest } = textsIn(zip);
  return {
    recordNo: found.recordNo,
    plate: found.plate,
    at: record.at,
    site: site?.name ?? found.siteCode,
    place: [site?.road, site?.stake].filter(Boolean).join(' '),
    publishedOn: site?.publishedOn ?? null,
    lane: record.lane,
    axles: record.axles,
    totalKg: record.totalKg,
    limitKg: record.limitKg,
    overKg: record.overKg,
    speedKmh: record.speedKmh ?? null,
    steps: decision.steps,
    certificates: certificates.map(({ number, accuracyClass, validFrom, validTo, issuer }) => ({
      number,
      accuracyClass,
      validFrom,
      validTo,
      issuer: issuer ?? null,
    })),
    pictures: manifest.files
      .filter(({ path }) => path.startsWith('pictures/'))
      .map(({ path, what, sm3 }) => ({ path, what, sm3 })),
    seal: found.seal,
    sealedAt: found.sealedAt,
    state: overloadReview.states[review.state].title,
    objections: objections.map((one) => ({
      at: one.openedAt,
      ground: grounds[one.ground],
      state: objection.states[one.state].title,
      answer: one.answer ?? null,
    })),
    simulated: found.simulated ?? false,
  };
}

/** 当事人查询: the sealed record of a notice, for whoever holds the notice. */
export const driverRecordService = service({
  key: 'driver-record',
  title: '当事人查询',
  safe: true,
  open: true,
  by: [],
  input: DriverKey,
  output: DriverRecord,
  answer: driverRecord,
});

export const driverPicture = service({
  key: 'driver-picture',
  title: '当事人查阅图像',
  safe: true,
  open: true,
  by: [],
  input: Type.Object({ ...key, path: text('图像', 100) }, closed),
  output: Type.Object({ content: Type.String({ title: '内容（base64）' }) }, closed),
  answer: async (ctx, { path, ...asked }) => {
    const zip = await contentOf(ctx, await packageOf(ctx, asked));
    const content = unpack(zip, (one) => one === path && one.startsWith('pictures/')).get(path);
    if (!content) throw new Refusal('record.missing', { what: path });
    return { content: Buffer.from(content).toString('base64') };
  },
});

/** 提出异议: opens an objection that somebody answers who has not judged the record; one at a time. */
export const driverObjection = service({
  key: 'driver-objection',
  title: '当事人提出异议',
  safe: false,
  open: true,
  by: [],
  input: Type.Object(
    {
      ...key,
      ground: Type.Enum(Object.keys(grounds) as (keyof typeof grounds)[], { title: '异议类型' }),
      content: text('异议内容', 2000),
      name: Type.Optional(Type.String({ title: '姓名', maxLength: 40 })),
      phone: Type.Optional(Type.String({ title: '联系电话', maxLength: 20 })),
    },
    closed,
  ),
  output: Type.Object({ at: Type.String({ title: '提出时间' }) }, closed),
  answer: async (ctx, { ground, content, name, phone, ...asked }) => {
    const found = await packageOf(ctx, asked);
    const open = await ctx.cases(objection).all({ package: found.id, state: 'received' });
    if (open.length > 0) throw new Refusal('record.duplicate', { what: '对该记录的异议（尚在复核）' });
    await ctx.cases(objection).open(
      {
        title: `${found.recordNo} ${grounds[ground]}`,
        org: found.org,
        package: found.id,
        review: found.review,
        ground,
        content,
        name: name || null,
        phone: phone || null,
        simulated: found.simulated ?? false,
      },
      '当事人提出异议',
    );
    return { at: chinaIso(ctx.clock.now()) };
  },
});

/** 核验封存值: whether a seal was registered, and of what. The package itself is verified by whoever holds it. */
export const evidenceSeal = service({
  key: 'evidence-seal',
  title: '核验证据封存值',
  safe: true,
  open: true,
  by: [],
  input: Type.Object({ seal: Type.String({ title: '封存值', pattern: '^[0-9a-f]{64}$' }) }, closed),
  output: Type.Object(
    {
      registered: Nullable(
        Type.Object({ recordNo: Type.String(), sealedAt: Type.String(), simulated: Type.Boolean() }, closed),
      ),
    },
    closed,
  ),
  answer: async (ctx, { seal }) => {
    const found = await ctx.entities(evidencePackage).find({ seal });
    const { recordNo, sealedAt, simulated } = found ?? {};
    return {
      registered: recordNo && sealedAt ? { recordNo, sealedAt, simulated: simulated ?? false } : null,
    };
  },
});

export const evidenceContracts = [driverRecordService, driverPicture, driverObjection, evidenceSeal];
