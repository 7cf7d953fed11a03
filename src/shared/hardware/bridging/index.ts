export type { BridgeExtent, BridgePath, BridgeProposal, BridgeRegion, DiscSpace } from './bridgeProposal.ts';
export { heightIn, proposeBridge } from './bridgeProposal.ts';
