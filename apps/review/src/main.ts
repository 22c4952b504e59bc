import { ReviewServiceDefinition } from "@mall/contracts/review";
import { runService } from "@mall/runtime";
import { composeReview, loadReviewConfig } from "./compose.ts";

await runService({
  definition: ReviewServiceDefinition,
  defaultPort: 50_057,
  env: process.env,
  load: loadReviewConfig,
  compose: composeReview,
});
