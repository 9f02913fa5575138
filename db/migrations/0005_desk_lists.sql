DROP INDEX "cases_escalated";--> statement-breakpoint
DROP INDEX "enquiries_state";--> statement-breakpoint
CREATE INDEX "cases_waiting" ON "cases" USING btree ("due_at") WHERE escalated_at is not null or leak_escalated_at is not null or state in ('awaiting_resident', 'resident_unsure');--> statement-breakpoint
CREATE INDEX "supports_opened" ON "supports" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "enquiries_waiting" ON "enquiries" USING btree ("state","state_since");--> statement-breakpoint
CREATE INDEX "enquiries_opened" ON "enquiries" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "approvals_requested" ON "approvals" USING btree ("requested_by","requested_at");--> statement-breakpoint
CREATE INDEX "desk_calls_at" ON "desk_calls" USING btree ("at");