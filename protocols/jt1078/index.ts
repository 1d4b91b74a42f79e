export {
  type DecodeOptions,
  decodeJt1078,
  type InspectedMedia,
  type InspectedPacket,
  inspectMedia,
  jt1078Catalogue,
  type MediaFailure,
} from './decode.ts';
export { fieldTitles } from './field-titles.ts';
export { jt1078Messages } from './messages.ts';
export {
  readStreamPacket,
  type StreamData,
  type StreamOptions,
  type StreamPacket,
  type StreamPart,
  streamMark,
} from './stream-packet.ts';
