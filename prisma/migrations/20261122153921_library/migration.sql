-- AlterTable
ALTER TABLE "org" ADD COLUMN     "library_hash" TEXT;

-- CreateTable
CREATE TABLE "lesson" (
    "org_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "skill_id" TEXT NOT NULL,
    "from_level" INTEGER NOT NULL,
    "to_level" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "sector" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "reviewed_on" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "library_hash" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "lesson_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "lesson_version" (
    "org_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "figures" JSONB NOT NULL DEFAULT '{}',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),

CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("org_id","lesson_id","version")
);

-- CreateTable
CREATE TABLE "lesson_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "progress" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "check" JSONB,
    "evidence_id" UUID,
    "device_key" TEXT,

CONSTRAINT "lesson_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "review_card" (
    "org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "memory" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "review_card_pkey" PRIMARY KEY ("org_id","person_id","lesson_id","card_id")
);

-- CreateTable
CREATE TABLE "checklist" (
    "org_id" UUID NOT NULL,
    "skill_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "review" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "library_hash" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "checklist_pkey" PRIMARY KEY ("org_id","skill_id","level")
);

-- CreateTable
CREATE TABLE "level_brief" (
    "org_id" UUID NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "review" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "library_hash" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

CONSTRAINT "level_brief_pkey" PRIMARY KEY ("org_id","cluster_id")
);

-- CreateIndex
CREATE INDEX "lesson_org_id_skill_id_idx" ON "lesson"("org_id", "skill_id");

-- CreateIndex
CREATE INDEX "lesson_run_org_id_person_id_lesson_id_idx" ON "lesson_run"("org_id", "person_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_run_org_id_device_key_key" ON "lesson_run"("org_id", "device_key");

-- CreateIndex
CREATE INDEX "review_card_org_id_person_id_due_at_idx" ON "review_card"("org_id", "person_id", "due_at");

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_org_id_lesson_id_fkey" FOREIGN KEY ("org_id", "lesson_id") REFERENCES "lesson"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lesson_run" ADD CONSTRAINT "lesson_run_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_card" ADD CONSTRAINT "review_card_org_id_person_id_fkey" FOREIGN KEY ("org_id", "person_id") REFERENCES "person"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
