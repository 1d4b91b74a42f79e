import { fixedText, record, sizedText, u8, u32, when } from '../../wire/index.ts';
import { added, changed } from '../declaration.ts';
import { lengthFits, present, textOfEither, typeId, unixTime } from '../fields.ts';
import { objectType } from './codes.ts';
import { source } from './shared.ts';

const info = { infoId: u32, content: sizedText(4) };

/** The object's id has 12 bytes in 2011 and 20 in 2019; some senders keep 12. `behind` is what stands between it and the text's length. */
function objectId(usual: number, behind: number) {
  const other = 32 - usual;
  return textOfEither(usual, other, (from) => lengthFits(from, other + behind) && !lengthFits(from, usual + behind));
}

/** Some senders of 2011 leave the object out of a post check. */
const checkedObject2011 = {
  objectType: present((from) => !lengthFits(from, 4), objectType),
  objectId: when((scope) => scope.objectType !== undefined, fixedText(12)),
};

/** Which messages to send again (table 57): serials from first to last, or everything since a time; the other is zero. */
const retransmission = record({
  retransmitDataType: present((from) => from.left >= 19, typeId),
  count: when((scope) => scope.retransmitDataType !== undefined, u8),
  firstSerial: u32,
  lastSerial: u32,
  since: unixTime,
});

/**
 * Messages between platforms (8.3.4). 0x9301 is the post check (平台查岗) by which the assessment judges whether a
 * platform is manned; its answer is due within `answerTime` from the time in the header (2019).
 */
export const platformMessages = {
  '0x1301': changed(
    '平台查岗应答',
    record({ objectType, objectId: objectId(12, 4), ...info }),
    record({
      objectType,
      responder: fixedText(16),
      responderPhone: fixedText(20),
      objectId: objectId(20, 6),
      ...source,
      content: sizedText(4),
    }),
  ),
  '0x1302': changed('下发平台间报文应答', record({ infoId: u32 }), record(source)),
  '0x1303': added('上传平台间消息补传请求', retransmission),
  '0x9301': changed(
    '平台查岗请求',
    record({ ...checkedObject2011, ...info }),
    record({ objectType, objectId: objectId(20, 5), answerTime: u8, ...info }),
  ),
  '0x9302': changed(
    '下发平台间报文请求',
    record({ objectType, objectId: objectId(12, 4), ...info }),
    record({ objectType, objectId: objectId(20, 4), ...info }),
  ),
  '0x9303': added('下发平台间消息补传请求', retransmission),
} as const;
