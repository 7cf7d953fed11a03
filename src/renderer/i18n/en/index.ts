import { common } from './common.ts';
import { library } from './library.ts';
import { terms } from './terms.ts';

export const en = { ...common, ...library, ...terms };
