export { type AttachmentSink, AttachmentSplitter, maxPacketBytes } from './attachment-splitter.ts';
export { encodePacket, type PacketHead, packetHeadBytes, packetMark, readPacketHead } from './data-packet.ts';
export { type AttachmentName, parseAttachmentName } from './file-name.ts';
export { type InspectedAttachmentStream, type InspectedPacket, inspectAttachmentStream } from './inspect.ts';
export { fileType, jsatl12Messages } from './messages.ts';
export { peripheralDescriptions, peripheralStates, readPeripherals } from './pass-through.ts';
