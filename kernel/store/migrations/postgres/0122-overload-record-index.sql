-- Records are looked up by their key whenever a batch comes in.
CREATE INDEX "gate_refusal_record_key_idx" ON "overload"."gate_refusal" USING btree ("record_key");
CREATE INDEX "overload_review_record_key_idx" ON "overload"."overload_review" USING btree ("record_key");
CREATE INDEX "station_check_record_key_idx" ON "overload"."station_check" USING btree ("record_key");
