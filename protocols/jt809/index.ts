export { directMessages, groups, messages, subMessages, titleOf } from './catalogue.ts';
export { applyCipher, type CipherKeys } from './cipher.ts';
export { compose, encodeFrame, type Frame, type MessageType, type Peer, readFrame } from './codec.ts';
export { crc16 } from './crc16.ts';
export type { BodyOf, Edition } from './declaration.ts';
export {
  type Decoded,
  type DecodedFailure,
  type DecodedMessage,
  type DecodedStream,
  type DecodeOptions,
  decodeJt809,
  decodeJt809Stream,
} from './decode.ts';
export { fieldTitles } from './field-titles.ts';
export { deframe, enframe, type FrameSink, FrameSplitter } from './framing.ts';
export { guessEdition, type Header } from './header.ts';
export {
  type AcceptedEvent,
  type AcceptedLink,
  acceptedLinkDue,
  acceptLink,
  stepAcceptedLink,
} from './link/accepted-link.ts';
export { type AwaitedAnswer, AwaitedAnswers, answerOf } from './link/awaited-answers.ts';
export {
  type DialedEvent,
  type DialedLink,
  dialedLinkDue,
  idleDialedLink,
  stepDialedLink,
} from './link/dialed-link.ts';
export { LowerSession } from './link/lower-session.ts';
export { type DownReason, type LinkAction, type LinkProtocol, mainLink, subLink } from './link/protocol.ts';
export { type Arrival, type Gap, type GapTiming, ReceivedSerials, usualGapTiming } from './link/received-serials.ts';
export { SentMessages } from './link/sent-messages.ts';
export { type LastSerial, SentSerials } from './link/serials.ts';
export type { Session } from './link/session.ts';
export type { LinkName, LowerAccount, SessionAction, SessionEvent, SessionSettings } from './link/session-types.ts';
export { type LinkTiming, standardTiming } from './link/timing.ts';
export { type DownLink, UpperSession } from './link/upper-session.ts';
export { type Packet, typeOf, type Vehicle } from './packet.ts';
export type { Position2011 } from './position-2011.ts';
export type { Position2019 } from './position-2019.ts';
export { readVehicleInfo, type VehicleInfo, writeVehicleInfo } from './vehicle-info.ts';
