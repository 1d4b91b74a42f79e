/** Fields of a vehicle's static information by their names in the standard, some of which are misspelt there (table 91). */
export type VehicleInfo = ReadonlyMap<string, string>;

/** Chinese names of the fields of tables 91 to 93. */
export const vehicleInfoTitles: Readonly<Record<string, string>> = {
  VIN: '车牌号',
  VEHICLE_COLOR: '车牌颜色',
  VEHICLE_TYPE: '车辆类型',
  TRANS_TYPE: '运输行业编码',
  VEHICLE_NATIONALITY: '车籍地',
  BUSINESSSCOPECODE: '经营范围代码',
  OWERS_ID: '业户ID',
  OWERS_NAME: '业户名称',
  OWERS_TEL: '业户联系电话',
  OWERS_ORIG_ID: '业户原ID',
  TRACTION: '准牵引总质量',
  TRAILER_VIN: '挂车车牌号',
  RTPN: '道路运输证号',
  OPERATOR_NAME: '运营商',
  OPERATOR_TEL: '运营商联系电话',
  RTOLN: '经营许可证号',
  VEHICLE_MODE: '车辆厂牌型号',
  VEHICLE_ORIG_ID: '车辆原编号',
  DRIVER_INFO: '驾驶员情况',
  GUARDS_INFO: '押运员情况',
  APPROVED_TONNAGE: '核定吨位',
  DG_TYPE: '危险品类型',
  CARGO_NAME: '货物品名',
  CARGO_TONNAGE: '货物吨位',
  TRANSPORT_ORIGIN: '运输出发地',
  TRANSPORT_DES: '运输目的地',
  TSSL: '运输起止时间',
  BUSSINESS_AREA: '经营区域',
  APPROVED_SEATS: '核定座位',
  ORIGIN: '始发地',
  DESTINATION: '讫点地',
  DEPARTURE_ST: '始发站',
  DES_ST: '讫点站',
};

/**
 * Reads `VIN:=湘A12345;VEHICLE_COLOR:=2` (8.3.8.2). Names are taken without the blanks around them; a value may hold `:=`.
 * Parts without `:=` are left out. Of a name that comes twice the first stands.
 */
export function readVehicleInfo(text: string): VehicleInfo {
  const info = new Map<string, string>();
  for (const part of text.split(';')) {
    const sign = part.indexOf(':=');
    const name = part.slice(0, Math.max(sign, 0)).trim();
    if (name && !info.has(name)) info.set(name, part.slice(sign + 2).trim());
  }
  return info;
}

export function writeVehicleInfo(info: VehicleInfo): string {
  return [...info].map(([name, value]) => `${name}:=${value}`).join(';');
}
