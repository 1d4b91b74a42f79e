import { inspectAttachmentStream, jsatl12Messages } from '../../protocols/jsatl12/index.ts';
import {
  catalogueOf,
  inspectBody,
  inspectEscapes,
  inspectFrame,
  inspectStream,
  jt808Messages,
} from '../../protocols/jt808/index.ts';
import { decodeJt809, decodeJt809Stream } from '../../protocols/jt809/index.ts';
import { decodeJt1078, jt1078Messages } from '../../protocols/jt1078/index.ts';
import { type WireError, wireError } from '../../protocols/wire/index.ts';
import { type DecodeRequest, type RawRequest, readRequest } from './request.ts';

/** All messages that ride on frames of JT/T 808. */
const catalogue = catalogueOf(jt808Messages, jsatl12Messages, jt1078Messages);

/** What is printed: `ok`, and the message or the error. */
export interface Answer {
  readonly ok: boolean;
  readonly error?: WireError;
}

export function decodeRaw(raw: RawRequest): Answer {
  const request = readRequest(raw);
  return request.ok ? decode(request.value) : request;
}

function decode(request: DecodeRequest): Answer {
  if (request.protocol !== 'jt809') return decodeTerminal(request);
  const { kind, messageId, keys } = request;
  const edition = request.edition === '2013' ? undefined : request.edition;
  if (kind === 'stream') return decodeJt809Stream(request.bytes, { edition, keys });
  if (kind !== 'frame' && kind !== 'body') return unknownKind(kind);
  return decodeJt809(request.bytes, { kind, edition, messageId, keys });
}

function decodeTerminal({ bytes, kind, edition, messageId }: DecodeRequest): Answer {
  const options = { catalogue, edition };
  switch (kind) {
    case 'frame':
      return inspectFrame(bytes, options);
    case 'body':
      if (messageId === undefined)
        return { ok: false, error: wireError('message.unknown', 0, '消息体须给出 messageId') };
      return inspectBody(messageId, bytes, options);
    case 'stream':
      return inspectStream(bytes, options);
    case 'escape': {
      const escaped = inspectEscapes(bytes);
      return escaped.ok ? { ok: true, ...escaped.value } : escaped;
    }
    case 'attachment-stream':
      return inspectAttachmentStream(bytes, catalogue);
    case 'rtp':
      return decodeJt1078(bytes, { kind: 'rtp' });
    default:
      return unknownKind(kind);
  }
}

function unknownKind(kind: string): Answer {
  return { ok: false, error: wireError('kind.unknown', 0, kind) };
}
