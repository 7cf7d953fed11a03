export type { Bridge, MenuItem, Unsubscribe } from './bridge.ts';
export { connectBridge } from './bridge.ts';
export type { Upload, UploadFile, UploadProgress } from './upload.ts';
export { droppedFiles, pickedFiles } from './droppedFiles.ts';
