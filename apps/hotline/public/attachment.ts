import { type Ctx, Refusal } from '../../../kernel/sdk/index.ts';

export const largestAttachment = 3 * 1024 * 1024;

/** What a file is by its first bytes; its name says nothing. */
const endings: readonly (readonly [ending: string, head: readonly number[]])[] = [
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** Keeps a photo or PDF that came as base64, and gives its hash. Anything else is refused. */
export async function keepAttachment(ctx: Ctx, base64: string): Promise<string> {
  const content = Uint8Array.from(Buffer.from(base64, 'base64'));
  if (content.length > largestAttachment) throw new Refusal('input.too-large', { limit: '3 MB' });
  const ending = endings.find(([, head]) => head.every((byte, index) => content[index] === byte))?.[0];
  if (!ending) throw new Refusal('input.invalid', { detail: '附件只接受 JPEG、PNG 图片和 PDF' });
  return ctx.files.put(content, `attachment.${ending}`);
}
