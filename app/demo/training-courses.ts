import { COMMON_COURSES } from "./courses/common.ts";
import { FLOOR_COURSES } from "./courses/floor.ts";
import type { TrainingCourse } from "./courses/training-course.ts";

export const TRAINING_COURSES: readonly TrainingCourse[] = [...COMMON_COURSES, ...FLOOR_COURSES];
