import Type, { type Static } from 'typebox';
import { type Ctx, Refusal, service } from '../../../kernel/sdk/index.ts';
import { callerOf } from '../desk/register.ts';
import { type Business, businesses, type Kind, kinds } from '../options.ts';
import { order } from '../order/order.ts';
import { keepAttachment, largestAttachment } from './attachment.ts';
import { followHash, newFollowCode } from './follow-code.ts';
import { places } from './places.ts';
import { hindrances, publicServices, type ServiceCode, serviceCodes, urgencyOf } from './services.ts';

const closed = { additionalProperties: false };
const keysOf = <K extends string>(options: Readonly<Record<K, string>>) => Type.Enum(Object.keys(options) as K[]);

const Filing = Type.Object(
  {
    title: Type.String({ title: '标题', minLength: 2, maxLength: 80 }),
    content: Type.String({ title: '内容', minLength: 5, maxLength: 2000 }),
    kind: keysOf(kinds),
    business: keysOf(businesses),
    service: Type.Optional(Type.Enum([...serviceCodes])),
    hindrance: Type.Optional(keysOf(hindrances)),
    region: Type.String({ title: '事发地', pattern: '^[0-9]{6}$' }),
    place: Type.Optional(Type.String({ title: '具体地点', maxLength: 200 })),
    object: Type.Optional(Type.String({ title: '被反映对象', maxLength: 200 })),
    name: Type.Optional(Type.String({ title: '姓名', maxLength: 50 })),
    phone: Type.Optional(Type.String({ title: '电话', pattern: '^[0-9+-]{7,20}$' })),
    secret: Type.Optional(Type.Boolean({ title: '要求保密' })),
    attachment: Type.Optional(Type.String({ title: '附件', description: 'base64，JPEG、PNG 或 PDF' })),
  },
  closed,
);

export interface PublicDemand {
  readonly title: string;
  readonly content: string;
  readonly kind: Kind;
  readonly business: Business;
  readonly region: string;
  readonly channel: 'website' | 'app';
  readonly urgency: 'ordinary' | 'urgent';
  readonly publicService?: ServiceCode;
  readonly place?: string;
  readonly object?: string;
  readonly secret?: boolean;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly attachment?: string;
  readonly mediaUrl?: string;
}

/** Enters what somebody outside demands and sends it to the dispatcher. The code is told this once. */
export async function enterDemand(
  ctx: Ctx,
  demand: PublicDemand,
  from: { readonly name?: string; readonly phone?: string },
): Promise<{ readonly number: string; readonly code: string }> {
  const known = await places(ctx);
  const centre = `${demand.region.slice(0, 2)}0000`;
  if (demand.region !== centre && !known.some(({ region }) => region === demand.region))
    throw new Refusal('record.missing', { what: `受理区域 ${demand.region}` });
  const caller = await callerOf(ctx, from.phone, from.name);
  const code = newFollowCode();
  const values = { ...demand, org: centre, caller, anonymous: caller === null, replyWanted: caller !== null };
  const opened = await ctx.cases(order).open({ ...values, followHash: followHash(code) }, '公众提交');
  await ctx.cases(order).move(opened.id, opened.version, 'submit');
  return { number: opened.number ?? '', code };
}

/** 公众提交诉求: without an account. Number and code follow it. */
export const publicFile = service({
  key: 'public-file',
  title: '公众提交诉求',
  safe: false,
  open: true,
  by: [],
  maxBytes: Math.ceil(largestAttachment * 1.4),
  input: Filing,
  output: Type.Object({ number: Type.String(), code: Type.String() }, closed),
  async answer(ctx, input: Static<typeof Filing>) {
    const { name, phone, attachment, service: chosen, hindrance = 'none', business, ...rest } = input;
    const demand: PublicDemand = {
      ...rest,
      channel: 'website',
      business: chosen ? publicServices[chosen].business : business,
      urgency: urgencyOf(hindrance),
      ...(chosen ? { publicService: chosen } : {}),
      ...(attachment ? { attachment: await keepAttachment(ctx, attachment) } : {}),
    };
    return enterDemand(ctx, demand, { ...(name ? { name } : {}), ...(phone ? { phone } : {}) });
  },
});
