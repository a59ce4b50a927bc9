-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "response" JSONB;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "extra_time_percent" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "item" (
    "org_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "skill_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "safety_critical" BOOLEAN NOT NULL,
    "seconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "discrimination" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "difficulty_sd" DOUBLE PRECISION NOT NULL,
    "guessing" DOUBLE PRECISION NOT NULL,
    "steps" DOUBLE PRECISION[],
    "library_hash" TEXT,
    "calibration" JSONB,
    "statistics" JSONB,
    "computed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "item_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "item_version" (
    "org_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "figures" JSONB NOT NULL DEFAULT '{}',
    "origin" TEXT NOT NULL,
    "note" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),

CONSTRAINT "item_version_pkey" PRIMARY KEY ("org_id","item_id","version")
);

-- CreateTable
CREATE TABLE "skill_exposure" (
    "org_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "items" JSONB NOT NULL DEFAULT '{}',

CONSTRAINT "skill_exposure_pkey" PRIMARY KEY ("org_id","skill_id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_level" INTEGER,
    "role_id" TEXT,
    "status" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "state" JSONB NOT NULL,
    "unfinished" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "finish_reason" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "retake_on" DATE,

CONSTRAINT "assessment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "assessment_answer" (
    "org_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_version" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,
    "confidence" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "scored" BOOLEAN NOT NULL,
    "worked_ms" INTEGER NOT NULL,
    "queued" BOOLEAN NOT NULL DEFAULT false,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "assessment_answer_pkey" PRIMARY KEY ("org_id","assessment_id","sequence")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "checklist" JSONB NOT NULL,
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "assessor_id" UUID,
    "marks" JSONB,
    "note" TEXT,
    "observed_on" DATE,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "evidence_id" UUID,
    "device_key" TEXT,

CONSTRAINT "sign_off_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "prior_learning_claim" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT,
    "issued_on" DATE,
    "expires_on" DATE,
    "description" TEXT NOT NULL,
    "link" TEXT,
    "status" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_level" INTEGER,
    "reason" TEXT,
    "evidence_id" UUID,

CONSTRAINT "prior_learning_claim_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "claim_file" (
    "org_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

CONSTRAINT "claim_file_pkey" PRIMARY KEY ("org_id","claim_id","position")
);

-- CreateTable
CREATE TABLE "change_note" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "cause_id" TEXT,
    "changes" JSONB NOT NULL,
    "evidence_ids" TEXT[],
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "change_note_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "calibration_report" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "model_version" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "calibration_report_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "item_org_id_skill_id_idx" ON "item"("org_id", "skill_id");

-- CreateIndex
CREATE INDEX "assessment_org_id_person_id_skill_id_started_at_idx" ON "assessment"("org_id", "person_id", "skill_id", "started_at");

-- CreateIndex
CREATE INDEX "assessment_org_id_status_last_event_at_idx" ON "assessment"("org_id", "status", "last_event_at");

-- CreateIndex
CREATE INDEX "assessment_answer_org_id_item_id_idx" ON "assessment_answer"("org_id", "item_id");

-- CreateIndex
CREATE INDEX "sign_off_org_id_person_id_idx" ON "sign_off"("org_id", "person_id");

-- CreateIndex
CREATE INDEX "sign_off_org_id_status_assessor_id_idx" ON "sign_off"("org_id", "status", "assessor_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_org_id_device_key_key" ON "sign_off"("org_id", "device_key");

-- CreateIndex
CREATE INDEX "prior_learning_claim_org_id_person_id_idx" ON "prior_learning_claim"("org_id", "person_id");

-- CreateIndex
CREATE INDEX "prior_learning_claim_org_id_status_submitted_at_idx" ON "prior_learning_claim"("org_id", "status", "submitted_at");

-- CreateIndex
CREATE INDEX "change_note_org_id_person_id_recorded_at_idx" ON "change_note"("org_id", "person_id", "recorded_at");

-- CreateIndex
CREATE INDEX "calibration_report_org_id_kind_computed_at_idx" ON "calibration_report"("org_id", "kind", "computed_at");

-- AddForeignKey
ALTER TABLE "item_version" ADD CONSTRAINT "item_version_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "item"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assessment_answer" ADD CONSTRAINT "assessment_answer_org_id_assessment_id_fkey" FOREIGN KEY ("org_id", "assessment_id") REFERENCES "assessment"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "prior_learning_claim" ADD CONSTRAINT "prior_learning_claim_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "claim_file" ADD CONSTRAINT "claim_file_org_id_claim_id_fkey" FOREIGN KEY ("org_id", "claim_id") REFERENCES "prior_learning_claim"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "change_note" ADD CONSTRAINT "change_note_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
