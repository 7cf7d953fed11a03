import { createContext, useContext } from 'react';
import type { FrameSource } from '../viewport/index.ts';

/** Where every viewport and thumbnail gets its pixels. */
export const FrameSourceContext = createContext<FrameSource | null>(null);

export function useFrameSource(): FrameSource {
  const source = useContext(FrameSourceContext);
  if (source === null) throw new Error('no frame source above this component');
  return source;
}
