import { code, fixedText, record, restText, sizedText, u8, u32 } from '../../wire/index.ts';
import { added, both, changed } from '../declaration.ts';
import { empty, platformId, present, textOfEither, unixTime } from '../fields.ts';
import { history2011, history2019 } from '../history.ts';
import { position2011 } from '../position-2011.ts';
import { position2019 } from '../position-2019.ts';
import { route } from '../route.ts';
import { period, source } from './shared.ts';

/** Registration of 2011 has a terminal model of 8 bytes, with the Ministry's supplement of 20, which we write. */
const registration2011 = record({
  platformId,
  producerId: platformId,
  terminalModel: textOfEither(20, 8, (from) => from.left === 8 + 7 + 12),
  terminalId: fixedText(7),
  simCode: fixedText(12),
});

const registration2019 = record({
  platformId,
  producerId: platformId,
  terminalModel: fixedText(30),
  imei: fixedText(15),
  terminalId: fixedText(30),
  simCode: fixedText(13),
});

const driver = { driverName: fixedText(16), driverLicence: fixedText(20) };
const issuer = fixedText(200);
const driver2011 = record({ ...driver, certificate: fixedText(40), issuer });
const waybill = { waybill: sizedText(4) };

/** 2019 prints 20 bytes for the certificate where drivers are reported unasked, 40 where they are asked for. */
const reportedDriver2019 = record({
  ...driver,
  certificate: textOfEither(40, 20, (from) => from.left === 20 + 200 + 8),
  issuer,
  validUntil: unixTime,
});

function answered<const N extends Readonly<Record<string, number>>>(title: string, results: N) {
  const result = code(u8, results);
  return changed(title, record({ result }), record({ ...source, result }));
}

const applied = { ok: 0, 'no-data': 1, 'wrong-period': 2, other: 0xff } as const;
const cancelled = { ok: 0, 'not-applied': 1, other: 0xff } as const;
const resent = { ok: 0, 'ok-later': 1, 'no-data': 2, 'wrong-request': 3, other: 0xff } as const;
const started = { 'area-entered': 0, manual: 1, emergency: 2, other: 0xff } as const;
const ended = { 'area-left': 0, manual: 1, 'emergency-over': 2, offline: 3, other: 0xff } as const;
const processed = { recorded: 0, approved: 1, 'wrong-data': 2, refused: 3 } as const;

/** Vehicle dynamics (8.3.3): sub-business types of 0x1200, lower to upper platform, and of 0x9200, the other way. */
export const exchangeMessages = {
  '0x1201': changed('上传车辆注册信息', registration2011, registration2019),
  '0x1202': changed('实时上传车辆定位信息', position2011, position2019),
  '0x1203': changed('车辆定位信息自动补报', history2011, history2019),
  '0x1205': changed('启动车辆定位信息交换应答', empty, record(source)),
  '0x1206': changed('结束车辆定位信息交换应答', empty, record(source)),
  '0x1207': both('申请交换指定车辆定位信息请求', period),
  '0x1208': both('取消交换指定车辆定位信息请求', empty),
  '0x1209': both('补发车辆定位信息请求', period),
  '0x120A': changed(
    '上报车辆驾驶员身份识别信息应答',
    driver2011,
    record({ ...source, ...driver, certificate: fixedText(40), issuer, validUntil: unixTime }),
  ),
  '0x120B': changed('上报车辆电子运单应答', record(waybill), record({ ...source, ...waybill })),
  '0x120C': changed('主动上报驾驶员身份信息', driver2011, reportedDriver2019),
  '0x120D': both('主动上报车辆电子运单信息', record(waybill)),
  '0x120E': added('主动上报车辆行驶路线信息', record({ route })),
  '0x9201': added('车辆注册信息应答消息', record({ ...source, result: code(u8, processed) })),
  '0x9202': changed('交换车辆定位信息', position2011, position2019),
  '0x9203': changed('车辆定位信息交换补发', history2011, history2019),
  '0x9204': both('交换车辆静态信息', record({ vehicleInfo: restText })),
  '0x9205': both('启动车辆定位信息交换请求', record({ reason: code(u8, started) })),
  '0x9206': both('结束车辆定位信息交换请求', record({ reason: code(u8, ended) })),
  '0x9207': answered('申请交换指定车辆定位信息应答', applied),
  '0x9208': answered('取消交换指定车辆定位信息应答', cancelled),
  '0x9209': answered('补发车辆定位信息应答', resent),
  '0x920A': changed(
    '上报车辆驾驶员身份信息请求',
    empty,
    record({ from: present((bytes) => bytes.left > 0, code(u8, { 'last-received': 0, terminal: 1 })) }),
  ),
  '0x920B': both('上报车辆电子运单请求', empty),
  '0x920C': added('上报车辆行驶路线请求', empty),
  '0x920D': added('车辆行驶线路请求应答', record({ routeId: u32, result: code(u8, processed), reason: sizedText(2) })),
} as const;
