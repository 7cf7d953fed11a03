import cornerstone from 'cornerstone-core';
import cornerstoneMath from 'cornerstone-math';
import cornerstoneTools from 'cornerstone-tools';

let isReady = false;

/**
 * The two engines, set up once for the page. Touch is off, so that hammer is never asked for; resizing is ours (HiDPI). Their image
 * cache stays next to empty: frames are cached, in bytes, before they come here.
 */
export function engine(): { readonly cornerstone: typeof cornerstone; readonly cornerstoneTools: typeof cornerstoneTools } {
  if (!isReady) {
    cornerstoneTools.external.cornerstone = cornerstone;
    cornerstoneTools.external.cornerstoneMath = cornerstoneMath;
    cornerstoneTools.init({
      mouseEnabled: true,
      touchEnabled: false,
      globalToolSyncEnabled: false,
      showSVGCursors: false,
      autoResizeViewports: false,
    });
    cornerstone.imageCache.setMaximumSizeBytes(1024 * 1024);
    isReady = true;
  }
  return { cornerstone, cornerstoneTools };
}
