/**
 * Names that the screens carry as `data-testid`, for page objects. Prefer roles and accessible names; these are for what has none, and for
 * anchors that must not depend on the language.
 */
export { TEST_IDS, cellId, levelId, numberId } from '../../src/renderer/ui/testIds.ts';
