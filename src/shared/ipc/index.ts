export type {
  Api,
  AppInfo,
  HostCapabilities,
  StudySummary,
  CaseSummary,
  LibraryListing,
  ScanProgress,
  OpenedCase,
  WrittenEntry,
  ExportedFile,
  FileHeader,
  ForeignDrawing,
  Method,
  Events,
  EventName,
} from './contract.ts';
export { contract } from './contract.ts';
export type {
  TrainingFeedback,
  TrainingFile,
  TrainingOpened,
  TrainingPackSummary,
  TrainingProfile,
  TrainingResults,
  TrainingSessionView,
} from './trainingContract.ts';
export { ApiError } from './apiError.ts';
export type { WireAnswer } from './dispatch.ts';
export { dispatch } from './dispatch.ts';
export type { Transport } from './createClient.ts';
export { createClient } from './createClient.ts';
export { framePath, parseFramePath } from './frameUrl.ts';
export type { SharedView } from './sharedView.ts';
