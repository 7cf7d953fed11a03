/**
 * Names that the screens carry as `data-testid`. They are a promise to the end-to-end tests: renamed only together with them.
 * One list for both sides, so that a typing error does not compile.
 */
export const TEST_IDS = {
  app: 'app',
  notice: 'research-notice',
  saveState: 'save-state',
  patientBanner: 'patient-banner',
  readerChip: 'reader-chip',
  toast: 'toast',
  dropTarget: 'drop-target',

  libraryList: 'library-list',
  libraryRow: 'library-row',
  librarySearch: 'library-search',
  libraryEmpty: 'library-empty',
  libraryPreview: 'library-preview',
  scanStatus: 'scan-status',
  rejectedOpen: 'rejected-open',
  rejectedList: 'rejected-list',
  fileInput: 'file-input',
  folderInput: 'folder-input',

  readerDialog: 'reader-dialog',
  readerName: 'reader-name',
  readerRole: 'reader-role',
  readerStart: 'reader-start',

  rail: 'rail',
  addStudy: 'add-study',
  thumbnail: 'thumbnail',
  /** A tile; `data-pose` and `data-sop` say what it shows. */
  tile: 'tile',
  /** The scroll bar of a stack; `data-cached` counts the images that are decoded. */
  stackBar: 'stack-bar',
  /** With what a tile is linked; `data-group` says it. */
  linkChip: 'link-chip',
  layoutsDialog: 'layouts-dialog',
  layoutName: 'layout-name',
  keyImages: 'key-images',
  poseChip: 'pose-chip',
  swapFilms: 'swap-films',
  pairQuestion: 'pair-question',
  pairReason: 'pair-reason',
  poseQuestion: 'pose-question',

  walk: 'walk',
  walkHint: 'walk-hint',
  placeExample: 'place-example',
  replicate: 'replicate',
  blind: 'blind',
  copyLayout: 'copy-layout',

  headerDialog: 'header-dialog',
  headerSearch: 'header-search',
  headerRows: 'header-rows',
  foreignDialog: 'foreign-dialog',
  cineBar: 'cine-bar',

  levels: 'levels',
  secondReading: 'second-reading',
  levelDetail: 'level-detail',
  motionBar: 'motion-bar',
  warnings: 'warnings',
  warning: 'warning',

  motion: 'motion',
  motionRun: 'motion-run',
  motionCancel: 'motion-cancel',
  motionGhost: 'motion-ghost',
  motionStale: 'motion-stale',
  motionNone: 'motion-none',
  motionStates: 'motion-states',
  motionSource: 'motion-source',
  ghost: 'ghost',
  ghostAdjust: 'ghost-adjust',
  ghostSave: 'ghost-save',

  surgery: 'surgery',
  surgeryDate: 'surgery-date',
  constructRow: 'construct-row',
  context: 'clinical-context',

  calibrationDialog: 'calibration-dialog',
  calibrationLength: 'calibration-length',
  calibrationObject: 'calibration-object',

  report: 'report',
  reportFrame: 'report-frame',
  exportBar: 'export-bar',
  exported: 'exported',
  finalise: 'finalise',
  finaliseDialog: 'finalise-dialog',
  amendDialog: 'amend-dialog',

  hardware: 'hardware',
  bridging: 'bridging',

  settings: 'settings',
  marks: 'marks',
  markRow: 'mark-row',
  markDialog: 'mark-dialog',
  markWords: 'mark-words',

  keyEditor: 'key-editor',
  presetEditor: 'preset-editor',
  settingsSearch: 'settings-search',
  help: 'help',
  helpSearch: 'help-search',
  helpEntry: 'help-entry',
  firstSteps: 'first-steps',
  palette: 'palette',
  keySheet: 'key-sheet',
} as const;

/** A cell of the guided walk: `walk-C5-flexion-corners`. */
export const cellId = (vertebra: string, film: string, part: 'corners' | 'tip'): string => `walk-${vertebra}-${film}-${part}`;
/** A row of the level table: `level-C5-C6`. */
export const levelId = (segment: string): string => `level-${segment}`;
/** A number of the level table: `number-C5-C6-interspinousMotion-detector`. */
export const numberId = (segment: string, measure: string, plane: string): string => `number-${segment}-${measure}-${plane}`;
