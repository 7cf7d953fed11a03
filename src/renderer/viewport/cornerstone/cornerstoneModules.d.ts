/** The little that is used of three packages which bring no types. Spaces as they mean them: canvas = backing-store pixels, image = corner origin. */
declare module 'cornerstone-core' {
  export interface CornerstonePoint {
    x: number;
    y: number;
  }
  export interface CornerstoneViewport {
    scale: number;
    translation: CornerstonePoint;
    rotation: number;
    hflip: boolean;
    vflip: boolean;
    invert: boolean;
    pixelReplication: boolean;
    voi: { windowWidth: number; windowCenter: number };
  }
  export interface CornerstoneImage {
    imageId: string;
    rows: number;
    columns: number;
    height: number;
    width: number;
    /** A ratio is enough here: never millimetres. */
    rowPixelSpacing: number;
    columnPixelSpacing: number;
    minPixelValue: number;
    maxPixelValue: number;
    slope: number;
    intercept: number;
    windowCenter: number;
    windowWidth: number;
    color: boolean;
    sizeInBytes: number;
    getPixelData: () => ArrayLike<number>;
    render: (enabledElement: EnabledElement, invalidated: boolean) => void;
  }
  export interface EnabledElement {
    element: HTMLElement;
    canvas: HTMLCanvasElement | undefined;
    image: CornerstoneImage | undefined;
    viewport: CornerstoneViewport;
  }
  interface Cornerstone {
    enable(element: HTMLElement): void;
    disable(element: HTMLElement): void;
    displayImage(element: HTMLElement, image: CornerstoneImage, viewport: CornerstoneViewport): void;
    setViewport(element: HTMLElement, viewport: CornerstoneViewport): void;
    draw(element: HTMLElement): void;
    getEnabledElement(element: HTMLElement): EnabledElement;
    pixelToCanvas(element: HTMLElement, point: CornerstonePoint): CornerstonePoint;
    imageCache: { setMaximumSizeBytes(bytes: number): void };
  }
  const cornerstone: Cornerstone;
  export default cornerstone;
}

declare module 'cornerstone-math' {
  const cornerstoneMath: object;
  export default cornerstoneMath;
}

declare module 'cornerstone-tools' {
  interface CornerstoneTools {
    init(configuration: {
      mouseEnabled: boolean;
      touchEnabled: boolean;
      globalToolSyncEnabled: boolean;
      showSVGCursors: boolean;
      autoResizeViewports: boolean;
    }): void;
    external: { cornerstone: object; cornerstoneMath: object };
    EVENTS: Readonly<
      Record<'MOUSE_DOWN' | 'MOUSE_UP' | 'MOUSE_CLICK' | 'MOUSE_DRAG' | 'MOUSE_MOVE' | 'MOUSE_DOUBLE_CLICK', string>
    >;
  }
  const cornerstoneTools: CornerstoneTools;
  export default cornerstoneTools;
}
