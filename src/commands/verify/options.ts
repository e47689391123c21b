import type { RecordOptions } from '../recording/record-options.ts';
import type { Stage } from './draft-verification.ts';

export interface VerifyOptions extends RecordOptions {
  stage?: Stage | undefined;
}
