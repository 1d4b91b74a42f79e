export { adasAlarm, alarmIdentification, bsdAlarm, dsmAlarm, longIdentification, tpmsAlarm } from './active-safety.ts';
export { type AlarmBit, alarmBits, alarmTables, type NamedBit, statusBit, statusBits, statusTables } from './alarms.ts';
export { type Body, type Catalogue, catalogueOf, down, type MessageDeclaration, up } from './declare.ts';
export { type Edition, editions } from './edition.ts';
export { deframe, enframe, type FrameSink, FrameSplitter, maxFrameBytes, undoEscapes } from './framing.ts';
export { checksum, type Header, type OpenedFrame, openFrame, type PackageItem, rsaEncryption } from './header.ts';
export {
  type Inspected,
  type InspectedFailure,
  type InspectedMessage,
  type InspectedStream,
  type InspectOptions,
  inspectBody,
  inspectContent,
  inspectEscapes,
  inspectFrame,
  inspectStream,
} from './inspect.ts';
export {
  type DecodeOptions,
  decodeBody,
  decodeFrame,
  encodeBody,
  encodeFrame,
  frameOf,
  type Message,
  type MessageToEncode,
  readMessage,
} from './message.ts';
export { jt808Messages } from './messages/index.ts';
export {
  type AssembledMessage,
  type AssemblyLimits,
  defaultAssemblyLimits,
  type MissingPackages,
  PackageAssembler,
  type PackageOutcome,
} from './packages.ts';
export { type ParameterDeclaration, parameterById, parameterDeclarations } from './parameter-table.ts';
export type { Parameter } from './parameters.ts';
export {
  type Additional,
  type Position,
  type PositionBatch,
  type PositionToWrite,
  readPosition,
  readPositionBatch,
  writePosition,
} from './position.ts';
export { describePosition, type PositionBody } from './position-body.ts';
export { type ItemDeclaration, positionItems } from './position-items.ts';
export { framesOf, requestMissing } from './send-packages.ts';
