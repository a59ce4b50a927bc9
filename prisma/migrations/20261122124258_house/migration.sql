-- CreateTable
CREATE TABLE "org" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "minimum_group_size" INTEGER NOT NULL DEFAULT 5,
    "framework_version_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_version" (
    "id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" SERIAL NOT NULL,
    "overview" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "framework_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_skill" (
    "framework_version_id" TEXT NOT NULL,
    "skill_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "framework_skill_pkey" PRIMARY KEY ("framework_version_id","skill_id")
);

-- CreateTable
CREATE TABLE "framework_role" (
    "framework_version_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "framework_role_pkey" PRIMARY KEY ("framework_version_id","role_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "person_id" UUID,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "badge_number" TEXT,
    "pin_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "csrf_token" TEXT NOT NULL,
    "kiosk" BOOLEAN NOT NULL DEFAULT false,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "org_unit" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sector" TEXT,
    "parent_id" UUID,
    "closed_on" DATE,

    CONSTRAINT "org_unit_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "shift" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "job_title" TEXT,
    "org_unit_id" UUID NOT NULL,
    "station_id" UUID,
    "shift_id" UUID,
    "manager_id" UUID,
    "role_id" TEXT,
    "target_role_id" TEXT,
    "started_on" DATE,
    "left_on" DATE,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "title_role" (
    "org_id" UUID NOT NULL,
    "title_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "role_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "title_role_pkey" PRIMARY KEY ("org_id","title_key")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "org_unit_id" UUID NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "notice_reading" (
    "org_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_reading_pkey" PRIMARY KEY ("org_id","account_id","version")
);

-- CreateTable
CREATE TABLE "evidence" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "skill_ids" TEXT[],
    "values" DOUBLE PRECISION[],
    "noise_sd" DOUBLE PRECISION,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_on" DATE,
    "rater_id" UUID,
    "entered_by_id" UUID,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT,
    "source_key" TEXT,
    "label" TEXT,
    "note" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "evidence_mark" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "marked_by_id" UUID,
    "source_id" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_mark_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "belief" (
    "org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "framework_version_id" TEXT NOT NULL,
    "model_version" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "estimates" BYTEA NOT NULL,
    "states" BYTEA NOT NULL,
    "evidence_count" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "belief_pkey" PRIMARY KEY ("org_id","person_id")
);

-- CreateTable
CREATE TABLE "unit_sum" (
    "org_id" UUID NOT NULL,
    "org_unit_id" UUID NOT NULL,
    "framework_version_id" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "headcount" INTEGER NOT NULL,
    "sums" BYTEA NOT NULL,
    "dirty_since" TIMESTAMPTZ(3),
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_sum_pkey" PRIMARY KEY ("org_id","org_unit_id")
);

-- CreateTable
CREATE TABLE "use_case" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "data_class" TEXT NOT NULL,
    "kpi_name" TEXT,
    "kpi_unit" TEXT,
    "kpi_baseline" DOUBLE PRECISION,
    "kpi_target" DOUBLE PRECISION,
    "value_per_year" DOUBLE PRECISION,
    "it_owner_id" UUID,
    "ot_owner_id" UUID,
    "go_live_on" DATE,
    "probability" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "use_case_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "use_case_demand" (
    "org_id" UUID NOT NULL,
    "use_case_id" UUID NOT NULL,
    "role_id" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,

    CONSTRAINT "use_case_demand_pkey" PRIMARY KEY ("org_id","use_case_id","role_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "byte_count" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" JSONB NOT NULL,
    "mapping" JSONB,
    "counts" JSONB,
    "problem" TEXT,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),
    "rolled_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "org_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("org_id","import_id","position")
);

-- CreateTable
CREATE TABLE "import_change" (
    "org_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("org_id","import_id","position")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("org_id","kind","signature")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "org_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "body" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "org_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("org_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "org_slug_key" ON "org"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "framework_version_content_hash_key" ON "framework_version"("content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "framework_version_position_key" ON "framework_version"("position");

-- CreateIndex
CREATE UNIQUE INDEX "framework_skill_framework_version_id_position_key" ON "framework_skill"("framework_version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_org_id_badge_number_key" ON "account"("org_id", "badge_number");

-- CreateIndex
CREATE UNIQUE INDEX "account_org_id_person_id_key" ON "account"("org_id", "person_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "org_unit_org_id_path_idx" ON "org_unit"("org_id", "path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_org_id_number_key" ON "org_unit"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_org_id_code_key" ON "org_unit"("org_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "shift_org_id_code_key" ON "shift"("org_id", "code");

-- CreateIndex
CREATE INDEX "person_org_id_org_unit_id_idx" ON "person"("org_id", "org_unit_id");

-- CreateIndex
CREATE INDEX "person_org_id_manager_id_idx" ON "person"("org_id", "manager_id");

-- CreateIndex
CREATE INDEX "person_org_id_role_id_idx" ON "person"("org_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_org_id_external_id_key" ON "person"("org_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_org_id_account_id_role_org_unit_id_key" ON "role_grant"("org_id", "account_id", "role", "org_unit_id");

-- CreateIndex
CREATE INDEX "evidence_org_id_person_id_effective_on_idx" ON "evidence"("org_id", "person_id", "effective_on");

-- CreateIndex
CREATE INDEX "evidence_org_id_source_kind_source_id_idx" ON "evidence"("org_id", "source_kind", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_org_id_person_id_source_kind_source_key_key" ON "evidence"("org_id", "person_id", "source_kind", "source_key");

-- CreateIndex
CREATE INDEX "evidence_mark_org_id_person_id_idx" ON "evidence_mark"("org_id", "person_id");

-- CreateIndex
CREATE INDEX "evidence_mark_org_id_evidence_id_idx" ON "evidence_mark"("org_id", "evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "use_case_org_id_code_key" ON "use_case"("org_id", "code");

-- CreateIndex
CREATE INDEX "import_run_org_id_created_at_idx" ON "import_run"("org_id", "created_at");

-- CreateIndex
CREATE INDEX "import_change_org_id_import_id_action_position_idx" ON "import_change"("org_id", "import_id", "action", "position");

-- CreateIndex
CREATE INDEX "audit_entry_org_id_subject_kind_subject_id_idx" ON "audit_entry"("org_id", "subject_kind", "subject_id");

-- AddForeignKey
ALTER TABLE "framework_skill" ADD CONSTRAINT "framework_skill_framework_version_id_fkey" FOREIGN KEY ("framework_version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "framework_role" ADD CONSTRAINT "framework_role_framework_version_id_fkey" FOREIGN KEY ("framework_version_id") REFERENCES "framework_version"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_org_id_org_unit_id_fkey" FOREIGN KEY ("org_id", "org_unit_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_org_id_station_id_fkey" FOREIGN KEY ("org_id", "station_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_org_id_shift_id_fkey" FOREIGN KEY ("org_id", "shift_id") REFERENCES "shift"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_org_id_manager_id_fkey" FOREIGN KEY ("org_id", "manager_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_org_id_org_unit_id_fkey" FOREIGN KEY ("org_id", "org_unit_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence_mark" ADD CONSTRAINT "evidence_mark_org_id_evidence_id_fkey" FOREIGN KEY ("org_id", "evidence_id") REFERENCES "evidence"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "belief" ADD CONSTRAINT "belief_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "unit_sum" ADD CONSTRAINT "unit_sum_org_id_org_unit_id_fkey" FOREIGN KEY ("org_id", "org_unit_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "use_case" ADD CONSTRAINT "use_case_org_id_site_id_fkey" FOREIGN KEY ("org_id", "site_id") REFERENCES "org_unit"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "use_case_demand" ADD CONSTRAINT "use_case_demand_org_id_use_case_id_fkey" FOREIGN KEY ("org_id", "use_case_id") REFERENCES "use_case"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_org_id_import_id_fkey" FOREIGN KEY ("org_id", "import_id") REFERENCES "import_run"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_org_id_import_id_fkey" FOREIGN KEY ("org_id", "import_id") REFERENCES "import_run"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
