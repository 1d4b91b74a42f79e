import type { Ctx, GuardRefusal } from '../../../kernel/sdk/index.ts';
import type { Order } from '../order/fields.ts';
import { publicPhoto } from './public-photo.ts';

/** Only a photo that belongs to what is public anyway may be shown to everybody. */
export async function guardPublic(
  { attachment, mediaUrl, publicService, secret }: Order,
  input: object,
  ctx: Ctx,
): Promise<GuardRefusal | undefined> {
  if (!('attachmentPublic' in input && input.attachmentPublic)) return undefined;
  if (!publicService || secret) return { reason: '该诉求不公开，附件不能公开' };
  if (!attachment && !mediaUrl) return { reason: '没有可公开的附件' };
  const isPhoto = !attachment || publicPhoto(await ctx.files.get(attachment)) !== null;
  return isPhoto ? undefined : { reason: '附件不是照片，不能公开' };
}
