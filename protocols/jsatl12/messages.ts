import { alarmIdentification, down, longIdentification, type MessageDeclaration, up } from '../jt808/index.ts';
import {
  chinaTime,
  code,
  type Field,
  firstFitting,
  fixedText,
  hexBytes,
  ifLeft,
  list,
  record,
  sizedText,
  tag,
  u8,
  u16,
  u32,
} from '../wire/index.ts';

/** The platform's own number of an alarm, unique to it. */
const alarmNumber = fixedText(32);

const uploadRequest = (identification: Field<object>, layout: Readonly<Record<string, Field<string>>> = {}) =>
  record({
    ...layout,
    serverHost: sizedText(1),
    tcpPort: u16,
    udpPort: u16,
    identification,
    alarmNumber,
    reserved: hexBytes(16),
  });

const attachment = record({ name: sizedText(1), sizeBytes: u32 });

const attachments = (head: Readonly<Record<string, Field<unknown>>>) =>
  record({
    ...head,
    alarmNumber,
    type: code(u8, { normal: 0, 'uploaded-again': 1 }),
    files: list(u8, attachment),
  });

export const fileType = code(u8, { image: 0, audio: 1, video: 2, text: 3, other: 4 });

const file = record({ name: sizedText(1), type: fileType, sizeBytes: u32 });

const receipt = record({
  name: sizedText(1),
  type: fileType,
  result: code(u8, { complete: 0, 'more-needed': 1 }),
  /** Ranges to send again; some platforms leave the count out when the file is complete. */
  ranges: ifLeft(list(u8, record({ offset: u32, length: u32 }))),
});

/** An id of 30 bytes, and no reserved bytes behind it. */
const heilongjiang = record({ terminalId: fixedText(30), time: chinaTime, sequence: u8, attachmentCount: u8 });

/**
 * Attachments of active-safety alarms, T/JSATL 12-2017 4.5. Terminals of Guangdong send ids of 30 bytes, those of Heilongjiang leave
 * the terminal id in front out: the layout that uses the body up is the one.
 */
export const jsatl12Messages: readonly MessageDeclaration[] = [
  down(
    0x9208,
    'attachment-request',
    '报警附件上传指令',
    firstFitting<object>(
      uploadRequest(alarmIdentification),
      uploadRequest(longIdentification, { layout: tag('terminal-id-30') }),
    ),
  ),
  up(
    0x1210,
    'attachments',
    '报警附件信息消息',
    firstFitting<object>(
      attachments({ terminalId: fixedText(7), identification: alarmIdentification }),
      attachments({
        layout: tag('terminal-id-30'),
        terminalId: fixedText(30),
        identification: longIdentification,
      }),
      attachments({ layout: tag('no-terminal-id'), identification: heilongjiang }),
    ),
  ),
  up(0x1211, 'file-begins', '文件信息上传', file),
  up(0x1212, 'file-complete', '文件上传完成消息', file),
  down(0x9212, 'file-receipt', '文件上传完成消息应答', receipt),
];
