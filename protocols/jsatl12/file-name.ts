/** What the name of an attachment says, `<type>_<channel>_<alarm>_<sequence>_<alarm number>.<ext>`. T/JSATL 12-2017 4.5. */
export interface AttachmentName {
  readonly type: 'image' | 'audio' | 'video' | 'text' | 'other';
  /** 0 to 37, 64 ADAS, 65 DSM. */
  readonly channel: number;
  /** Peripheral and alarm type, such as `6401`. */
  readonly alarm: string;
  readonly sequence: number;
  readonly alarmNumber: string;
  readonly extension: string;
}

const types = ['image', 'audio', 'video', 'text', 'other'] as const;

/**
 * Reads a name that came from a terminal, or gives null when it is not of the standard's form. A name that is read consists of
 * letters, digits, `-` and `_` and one dot: it cannot lead out of a folder.
 */
export function parseAttachmentName(name: string): AttachmentName | null {
  const parts = /^0([0-4])_(\d{1,2})_([0-9a-f]{2,4})_(\d{1,4})_([\w-]{1,32})\.(\w{1,5})$/i.exec(name);
  if (!parts) return null;
  const [, type = '4', channel, alarm = '', sequence, alarmNumber = '', extension = ''] = parts;
  return {
    type: types[Number(type)] ?? 'other',
    channel: Number(channel),
    alarm,
    sequence: Number(sequence),
    alarmNumber,
    extension: extension.toLowerCase(),
  };
}
