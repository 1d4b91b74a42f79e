-- A target may be held against the figure of another unit than its own, such as the province's.
ALTER TABLE "evaluation"."target" ADD COLUMN "evidence_org" text;
COMMENT ON COLUMN "evaluation"."target"."evidence_org" IS '证据所属单位';

CREATE INDEX target_evidence_org_idx ON evaluation.target USING btree (evidence_org);
