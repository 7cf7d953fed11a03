export type { LandmarkFrame } from './edgeField.ts';
export type { ProposalNeighbours, ProposedName, ProposedPoint, VertebraProposal } from './proposeVertebra.ts';
export { proposeVertebra } from './proposeVertebra.ts';
export type { ClickedCentre } from './proposeVertebrae.ts';
export { proposeVertebrae } from './proposeVertebrae.ts';
