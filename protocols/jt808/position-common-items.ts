import {
  channels,
  crossedPlaces,
  directions,
  drivingBehaviours,
  ioStates,
  noWheel,
  overspeedPlaces,
  sectionResults,
  storageUnits,
  tyreWheels,
  vehicleSignals,
  videoAlarms,
} from './item-words.ts';

/** What is read of the items of JT/T 808 and 1078; each key is the name of its declaration. */
interface CommonItems {
  [name: string]: unknown;
}

/**
 * Reads an item of a known id and the length that goes with it into `items`, straight from the bytes: these come with every position.
 * False for others. The declarations in `position-items.ts` say the same; a test holds the two together.
 */
export function readCommonItem(bytes: Buffer, id: number, at: number, length: number, items: CommonItems): boolean {
  switch (length) {
    case 1:
      return readByte(bytes, id, at, items);
    case 2:
      return readWord(bytes, id, at, items);
    case 4:
      return readDoubleWord(bytes, id, at, items);
    default:
      return readLonger(bytes, id, at, length, items);
  }
}

function readByte(bytes: Buffer, id: number, at: number, items: CommonItems): boolean {
  const value = bytes[at] ?? 0;
  if (id === 0x30) items.networkSignal = value;
  else if (id === 0x31) items.satellites = value;
  else if (id === 0x11 && value === 0) items.overspeedPlace = { type: overspeedPlaces[0] };
  else return false;
  return true;
}

function readWord(bytes: Buffer, id: number, at: number, items: CommonItems): boolean {
  const value = bytes.readUInt16BE(at);
  switch (id) {
    case 0x02:
      items.fuelL = value / 10;
      return true;
    case 0x03:
      items.recorderSpeedKmh = value / 10;
      return true;
    case 0x04:
      items.alarmEventToConfirm = value;
      return true;
    case 0x06:
      items.cabinTemperatureC = value & 0x8000 ? -(value & 0x7fff) : value;
      return true;
    case 0x17:
      items.storageFaults = storageUnits.namesOf(value);
      return true;
    case 0x18:
      items.abnormalDriving = { behaviours: drivingBehaviours.namesOf(value) };
      return true;
    case 0x2a:
      items.ioStates = ioStates.namesOf(value);
      return true;
    default:
      return false;
  }
}

function readDoubleWord(bytes: Buffer, id: number, at: number, items: CommonItems): boolean {
  switch (id) {
    case 0x01:
      items.odometerKm = bytes.readUInt32BE(at) / 10;
      return true;
    case 0x14:
      items.videoAlarms = videoAlarms.namesOf(bytes.readUInt32BE(at));
      return true;
    case 0x15:
      items.videoLostChannels = channels.namesOf(bytes.readUInt32BE(at));
      return true;
    case 0x16:
      items.videoMaskedChannels = channels.namesOf(bytes.readUInt32BE(at));
      return true;
    case 0x25:
      items.vehicleSignals = vehicleSignals.namesOf(bytes.readUInt32BE(at));
      return true;
    case 0x2b:
      items.analog = { ad1: bytes.readUInt16BE(at), ad0: bytes.readUInt16BE(at + 2) };
      return true;
    default:
      return false;
  }
}

function readLonger(bytes: Buffer, id: number, at: number, length: number, items: CommonItems): boolean {
  if (id === 0x11 && length === 5 && bytes[at] !== 0) {
    items.overspeedPlace = { type: named(overspeedPlaces, bytes[at] ?? 0), areaId: bytes.readUInt32BE(at + 1) };
  } else if (id === 0x12 && length === 6) {
    items.areaCrossing = {
      type: named(crossedPlaces, bytes[at] ?? 0),
      areaId: bytes.readUInt32BE(at + 1),
      direction: named(directions, bytes[at + 5] ?? 0),
    };
  } else if (id === 0x13 && length === 7) {
    items.sectionTime = {
      sectionId: bytes.readUInt32BE(at),
      travelTimeS: bytes.readUInt16BE(at + 4),
      result: named(sectionResults, bytes[at + 6] ?? 0),
    };
  } else if (id === 0x18 && length === 3) {
    const behaviours = drivingBehaviours.namesOf(bytes.readUInt16BE(at));
    items.abnormalDriving = { behaviours, fatigueDegree: bytes[at + 2] };
  } else if (id === 0x05 && length === tyreWheels) {
    items.tyrePressuresPa = readWheels(bytes, at);
  } else {
    return false;
  }
  return true;
}

function named(names: readonly string[], value: number): string | number {
  return names[value] || value;
}

function readWheels(bytes: Buffer, at: number): (number | null)[] {
  const wheels: (number | null)[] = [];
  for (let wheel = 0; wheel < tyreWheels; wheel += 1) {
    const value = bytes[at + wheel] ?? noWheel;
    wheels.push(value === noWheel ? null : value);
  }
  return wheels;
}
