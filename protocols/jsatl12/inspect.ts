import { type Catalogue, type Inspected, inspectContent } from '../jt808/index.ts';
import { type WireError, wireError } from '../wire/index.ts';
import { AttachmentSplitter } from './attachment-splitter.ts';
import { readPacketHead } from './data-packet.ts';

export interface InspectedPacket {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly data: string;
}

/** What a stream of an attachment connection holds. The first packet is shown as that of a message would be. */
export interface InspectedAttachmentStream extends Partial<InspectedPacket> {
  readonly ok: boolean;
  readonly messageId?: '0x30316364';
  readonly packets: readonly InspectedPacket[];
  readonly messages: readonly Inspected[];
  readonly error?: WireError;
}

export function inspectAttachmentStream(bytes: Buffer, catalogue: Catalogue): InspectedAttachmentStream {
  const packets: InspectedPacket[] = [];
  const messages: Inspected[] = [];
  const errors: WireError[] = [];
  const splitter = new AttachmentSplitter({
    frame: (content) => messages.push(inspectContent(content, { catalogue })),
    bad: (error) => errors.push(error),
    data(name, offset, data) {
      packets.push({ name, offset, length: data.length, data: data.toString('hex') });
    },
  });
  splitter.push(bytes);
  const head = readPacketHead(bytes);
  const first = packets[0];
  if (head.ok && first?.length !== head.value.length) {
    errors.push(wireError('frame.short', bytes.length, `声明 ${head.value.length} 字节`));
  } else if (!first && messages.length === 0) {
    errors.push(wireError('frame.short', bytes.length));
  }
  const [error] = errors;
  const shown = first ? { messageId: '0x30316364' as const, ...first } : {};
  return { ok: error === undefined, ...shown, packets, messages, ...(error ? { error } : {}) };
}
