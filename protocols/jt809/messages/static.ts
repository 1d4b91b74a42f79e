import { record, restText } from '../../wire/index.ts';
import { added, both, changed } from '../declaration.ts';
import { empty } from '../fields.ts';
import { route } from '../route.ts';
import { source } from './shared.ts';

/** Static information (8.3.7); `vehicleInfo` is read by `readVehicleInfo`. */
export const staticMessages = {
  '0x1601': changed(
    '补报车辆静态信息应答',
    record({ vehicleInfo: restText }),
    record({ ...source, vehicleInfo: restText }),
  ),
  '0x1602': added('补报车辆行驶路线信息应答', record({ route })),
  '0x9601': both('补报车辆静态信息请求', empty),
} as const;
