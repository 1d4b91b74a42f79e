import Type, { type Static } from 'typebox';
import { type Ctx, Refusal, service } from '../../../kernel/sdk/index.ts';
import { penalty } from '../cases/penalty.ts';
import { spotPenalty } from '../cases/spot-penalty.ts';
import { fieldsOfLaw, partyKinds } from '../options.ts';
import { party, vehicle } from '../registers/parties.ts';
import { siteFiling, sitePhoto } from '../registers/site.ts';

const keysOf = <K extends string>(options: Readonly<Record<K, string>>) => Type.Enum(Object.keys(options) as K[]);
const instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}' });
const id = Type.String({ minLength: 1, maxLength: 40 });
const closed = { additionalProperties: false };
const why = '现场登记';

const Party = Type.Object(
  {
    kind: keysOf(partyKinds),
    name: Type.String({ title: '姓名或名称', minLength: 1, maxLength: 80 }),
    number: Type.Optional(Type.String({ title: '证件号码', maxLength: 40 })),
    telephone: Type.Optional(Type.String({ title: '联系电话', maxLength: 30 })),
    address: Type.Optional(Type.String({ title: '住址', maxLength: 200 })),
  },
  closed,
);

const Spot = Type.Object(
  {
    fine: Type.Number({ minimum: 0 }),
    identityShown: Type.Boolean(),
    rightsTold: Type.Boolean(),
    statementHeard: Type.Boolean(),
    delivery: Type.Enum(['signed', 'refused']),
  },
  closed,
);

const Filing = Type.Object(
  {
    /** Given by the telephone: the same filing sent again is the same filing. */
    clientId: Type.String({ pattern: '^[0-9a-f]{16,64}$' }),
    madeAt: instant,
    org: id,
    field: keysOf(fieldsOfLaw),
    leadOfficer: id,
    secondOfficer: id,
    violation: id,
    violationName: Type.String({ minLength: 1, maxLength: 120 }),
    /** A party of the register, or one that is entered now. */
    partyId: Type.Optional(id),
    party: Type.Optional(Party),
    plate: Type.Optional(Type.String({ maxLength: 40 })),
    vehicleKind: Type.Optional(Type.Enum(['truck', 'bus', 'taxi', 'ship', 'other'])),
    actAt: instant,
    place: Type.String({ minLength: 1, maxLength: 200 }),
    facts: Type.String({ minLength: 1, maxLength: 2000 }),
    /** Present when it is decided on the spot. */
    spot: Type.Optional(Spot),
    photos: Type.Array(Type.Object({ takenAt: instant, content: Type.String() }, closed), { maxItems: 6 }),
    simulated: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type SiteFiling = Static<typeof Filing>;

const Answer = Type.Object({
  id: Type.String(),
  case: Type.Enum(['penalty', 'spot-penalty']),
  number: Type.String(),
  state: Type.String(),
  repeated: Type.Boolean(),
});
type Answer = Static<typeof Answer>;

async function partyOf(ctx: Ctx, { partyId, party: given, org, simulated }: SiteFiling): Promise<string> {
  if (partyId) return (await ctx.entities(party).get(partyId)).id;
  if (!given) throw new Refusal('input.invalid', { detail: '缺少“当事人”' });
  const known = given.number ? await ctx.entities(party).find({ number: given.number, org }) : null;
  return known?.id ?? (await ctx.entities(party).create({ ...given, org, simulated: simulated ?? false }, why)).id;
}

async function vehicleOf(ctx: Ctx, filing: SiteFiling): Promise<string | null> {
  const { plate, vehicleKind = 'truck', org, simulated } = filing;
  if (!plate) return null;
  const known = await ctx.entities(vehicle).find({ plate, org });
  const values = { plate, kind: vehicleKind, org, simulated: simulated ?? false };
  return known?.id ?? (await ctx.entities(vehicle).create(values, why)).id;
}

async function openOrdinary(ctx: Ctx, filing: SiteFiling, common: Common): Promise<Opened> {
  const { actAt, facts } = filing;
  const values = { ...common, source: 'inspection', sourceText: facts, discoveredAt: actAt } as const;
  const opened = await ctx.cases(penalty).open(values, why);
  const { state } = await ctx.cases(penalty).move(opened.id, opened.version, 'verify');
  return { id: opened.id, case: 'penalty', number: '', state };
}

async function openSpot(ctx: Ctx, filing: SiteFiling, common: Common, spot: Static<typeof Spot>): Promise<Opened> {
  const { fine, ...input } = spot;
  const values = { ...common, facts: filing.facts, fine, collect: 'bank' } as const;
  const opened = await ctx.cases(spotPenalty).open(values, why);
  const decided = await ctx.cases(spotPenalty).move(opened.id, opened.version, 'decide', input);
  return { id: opened.id, case: 'spot-penalty', number: decided.caseNumber ?? '', state: decided.state };
}

type Opened = Omit<Answer, 'repeated'>;
type Common = Awaited<ReturnType<typeof commonOf>>;

async function commonOf(ctx: Ctx, filing: SiteFiling) {
  const { org, field, leadOfficer, secondOfficer, violation, violationName, actAt, place, simulated } = filing;
  return {
    title: `${violationName}（现场登记）`,
    org,
    field,
    leadOfficer,
    secondOfficer,
    violation,
    party: await partyOf(ctx, filing),
    vehicle: await vehicleOf(ctx, filing),
    actAt,
    place,
    simulated: simulated ?? false,
  };
}

/** A telephone sends JPEG alone: anything else was not taken there. */
function pictureOf(base64: string): Uint8Array {
  const content = Uint8Array.from(Buffer.from(base64, 'base64'));
  const isJpeg = content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff;
  if (!isJpeg) throw new Refusal('input.invalid', { detail: '现场照片须为 JPEG' });
  return content;
}

async function keepPhotos(ctx: Ctx, filingId: string, { org, photos }: SiteFiling): Promise<void> {
  for (const [index, { takenAt, content }] of photos.entries()) {
    const hash = await ctx.files.put(pictureOf(content), `site-${index + 1}.jpg`);
    await ctx.entities(sitePhoto).create({ filing: filingId, org, no: index + 1, takenAt, content: hash }, why);
  }
}

/** What became of a filing that is there already; null for a new one. */
async function earlier(ctx: Ctx, clientId: string): Promise<Answer | null> {
  const known = await ctx.entities(siteFiling).find({ clientId });
  if (!known) return null;
  if (known.spotPenalty) {
    const { id: caseId, caseNumber, state } = await ctx.cases(spotPenalty).get(known.spotPenalty);
    return { id: caseId, case: 'spot-penalty', number: caseNumber ?? '', state, repeated: true };
  }
  const { id: caseId, caseNumber, state } = await ctx.cases(penalty).get(known.penalty ?? '');
  return { id: caseId, case: 'penalty', number: caseNumber ?? '', state, repeated: true };
}

/**
 * 现场登记: party, vehicle, case and photos in one transaction, at once or when the telephone is back in the network.
 * Numbers are given here and nowhere else; the same filing sent twice gets the number of its first time.
 */
export const siteFile = service({
  key: 'site-file',
  title: '现场登记',
  safe: false,
  by: ['officer'],
  maxBytes: 12 * 1024 * 1024,
  input: Filing,
  output: Answer,
  answer: async (ctx, filing: SiteFiling) => {
    const known = await earlier(ctx, filing.clientId);
    if (known) return known;
    const common = await commonOf(ctx, filing);
    const opened = filing.spot
      ? await openSpot(ctx, filing, common, filing.spot)
      : await openOrdinary(ctx, filing, common);
    const { clientId, org, madeAt, spot, simulated } = filing;
    const kept = await ctx.entities(siteFiling).create(
      {
        clientId,
        org,
        madeAt,
        receivedAt: ctx.clock.now().toISOString(),
        number: opened.number,
        ...(opened.case === 'penalty' ? { penalty: opened.id } : { spotPenalty: opened.id }),
        ...(spot ? { delivery: spot.delivery } : {}),
        simulated: simulated ?? false,
      },
      why,
    );
    await keepPhotos(ctx, kept.id, filing);
    return { ...opened, repeated: false };
  },
});
