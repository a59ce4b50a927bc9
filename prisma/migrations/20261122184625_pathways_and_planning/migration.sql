-- AlterTable
ALTER TABLE "org" ADD COLUMN     "dispute_days" INTEGER NOT NULL DEFAULT 14;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "inference_off" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "use_case" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "currency_rule" (
    "org_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "months" INTEGER,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "currency_rule_pkey" PRIMARY KEY ("org_id","skill_id")
);

-- CreateTable
CREATE TABLE "procedure_change" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "changed_on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "procedure_change_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "skill_use" (
    "org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "used_on" DATE NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "skill_use_pkey" PRIMARY KEY ("org_id","person_id","skill_id","used_on")
);

-- CreateTable
CREATE TABLE "station_requirement" (
    "org_id" UUID NOT NULL,
    "station_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,

CONSTRAINT "station_requirement_pkey" PRIMARY KEY ("org_id","station_id","skill_id")
);

-- CreateTable
CREATE TABLE "pathway_wish" (
    "org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role_id" TEXT NOT NULL,
    "hours_per_week" DOUBLE PRECISION NOT NULL,
    "starts_on" DATE NOT NULL,
    "due_on" DATE,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "committed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "pathway_wish_pkey" PRIMARY KEY ("org_id","person_id")
);

-- CreateTable
CREATE TABLE "pathway_version" (
    "org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "role_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "cause_id" TEXT,
    "plan" JSONB NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "minutes" INTEGER NOT NULL,
    "lower_bound_minutes" INTEGER NOT NULL,
    "proven" BOOLEAN NOT NULL,
    "finishes_on" DATE,
    "built_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "pathway_version_pkey" PRIMARY KEY ("org_id","person_id","number")
);

-- CreateTable
CREATE TABLE "assignment" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "level" INTEGER,
    "due_on" DATE,
    "reason" TEXT,
    "status" TEXT NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "assigned_by_id" UUID,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

CONSTRAINT "assignment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "inbox_entry" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

CONSTRAINT "inbox_entry_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "record_view" (
    "org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "viewed_on" DATE NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 1,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "record_view_pkey" PRIMARY KEY ("org_id","person_id","account_id","page","viewed_on")
);

-- CreateTable
CREATE TABLE "demand_series" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "geography" TEXT,
    "periods_per_year" INTEGER NOT NULL,
    "first_period" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "subject_kind" TEXT NOT NULL DEFAULT 'none',
    "subject_id" TEXT,
    "site_id" UUID,
    "is_used" BOOLEAN NOT NULL DEFAULT true,
    "source_on" DATE,
    "imported_by_id" UUID,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "demand_series_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "occupation_exposure" (
    "org_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "role_id" TEXT,
    "source" TEXT NOT NULL,
    "source_on" DATE,
    "is_used" BOOLEAN NOT NULL DEFAULT true,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "occupation_exposure_pkey" PRIMARY KEY ("org_id","code")
);

-- CreateTable
CREATE TABLE "planning_assumptions" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "reason" TEXT,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "planning_assumptions_pkey" PRIMARY KEY ("org_id","version")
);

-- CreateTable
CREATE TABLE "planning_base" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "adopted_by_id" UUID,
    "adopted_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "planning_base_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "deployment_scenario" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "deployment_scenario_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "workforce_plan" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "role_id" TEXT,
    "site_id" UUID,
    "base_id" UUID,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

CONSTRAINT "workforce_plan_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "requisition" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "role_id" TEXT NOT NULL,
    "site_id" UUID,
    "kind" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,

CONSTRAINT "requisition_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "site_indicator" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "evidence" TEXT,
    "owner_id" UUID,
    "observed_on" DATE NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "site_indicator_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "site_readiness" (
    "org_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "as_on" DATE NOT NULL,
    "scores" JSONB NOT NULL,

CONSTRAINT "site_readiness_pkey" PRIMARY KEY ("org_id","site_id","as_on")
);

-- CreateTable
CREATE TABLE "site_action" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "indicator_id" TEXT,
    "text" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

CONSTRAINT "site_action_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "dossier_template" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "effective_on" DATE NOT NULL,
    "edited_by_id" UUID,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "dossier_template_pkey" PRIMARY KEY ("org_id","version")
);

-- CreateTable
CREATE TABLE "use_case_station" (
    "org_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "station_id" UUID NOT NULL,
    "crew" INTEGER NOT NULL DEFAULT 1,

CONSTRAINT "use_case_station_pkey" PRIMARY KEY ("org_id","use_case_id","station_id")
);

-- CreateTable
CREATE TABLE "use_case_user" (
    "org_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" DATE NOT NULL,

CONSTRAINT "use_case_user_pkey" PRIMARY KEY ("org_id","use_case_id","person_id")
);

-- CreateIndex
CREATE INDEX "procedure_change_org_id_skill_id_changed_on_idx" ON "procedure_change"("org_id", "skill_id", "changed_on");

-- CreateIndex
CREATE INDEX "assignment_org_id_person_id_status_idx" ON "assignment"("org_id", "person_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_org_id_person_id_source_kind_source_key_key" ON "assignment"("org_id", "person_id", "source_kind", "source_key");

-- CreateIndex
CREATE INDEX "inbox_entry_org_id_person_id_created_at_idx" ON "inbox_entry"("org_id", "person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_entry_org_id_person_id_key_key" ON "inbox_entry"("org_id", "person_id", "key");

-- CreateIndex
CREATE INDEX "demand_series_org_id_subject_kind_subject_id_idx" ON "demand_series"("org_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "demand_series_org_id_source_key_key" ON "demand_series"("org_id", "source", "key");

-- CreateIndex
CREATE INDEX "planning_base_org_id_adopted_at_idx" ON "planning_base"("org_id", "adopted_at");

-- CreateIndex
CREATE INDEX "deployment_scenario_org_id_use_case_id_idx" ON "deployment_scenario"("org_id", "use_case_id");

-- CreateIndex
CREATE INDEX "workforce_plan_org_id_created_at_idx" ON "workforce_plan"("org_id", "created_at");

-- CreateIndex
CREATE INDEX "requisition_org_id_plan_id_idx" ON "requisition"("org_id", "plan_id");

-- CreateIndex
CREATE INDEX "site_indicator_org_id_site_id_indicator_id_observed_on_idx" ON "site_indicator"("org_id", "site_id", "indicator_id", "observed_on");

-- CreateIndex
CREATE INDEX "site_action_org_id_site_id_idx" ON "site_action"("org_id", "site_id");

-- AddForeignKey
ALTER TABLE "skill_use" ADD CONSTRAINT "skill_use_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "station_requirement" ADD CONSTRAINT "station_requirement_org_id_station_id_fkey" FOREIGN KEY ("org_id", "station_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pathway_wish" ADD CONSTRAINT "pathway_wish_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pathway_version" ADD CONSTRAINT "pathway_version_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbox_entry" ADD CONSTRAINT "inbox_entry_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "record_view" ADD CONSTRAINT "record_view_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment_scenario" ADD CONSTRAINT "deployment_scenario_org_id_use_case_id_fkey" FOREIGN KEY ("org_id", "use_case_id") REFERENCES "use_case"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "requisition" ADD CONSTRAINT "requisition_org_id_plan_id_fkey" FOREIGN KEY ("org_id", "plan_id") REFERENCES "workforce_plan"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site_indicator" ADD CONSTRAINT "site_indicator_org_id_site_id_fkey" FOREIGN KEY ("org_id", "site_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site_readiness" ADD CONSTRAINT "site_readiness_org_id_site_id_fkey" FOREIGN KEY ("org_id", "site_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site_action" ADD CONSTRAINT "site_action_org_id_site_id_fkey" FOREIGN KEY ("org_id", "site_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "use_case_station" ADD CONSTRAINT "use_case_station_org_id_use_case_id_fkey" FOREIGN KEY ("org_id", "use_case_id") REFERENCES "use_case"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "use_case_station" ADD CONSTRAINT "use_case_station_org_id_station_id_fkey" FOREIGN KEY ("org_id", "station_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "use_case_user" ADD CONSTRAINT "use_case_user_org_id_use_case_id_fkey" FOREIGN KEY ("org_id", "use_case_id") REFERENCES "use_case"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "use_case_user" ADD CONSTRAINT "use_case_user_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
