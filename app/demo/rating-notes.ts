/** Level 4 and above is a person's judgement with a reason; these are the reasons managers gave. */
export const TOP_NOTES: readonly string[] = [
  "Teaches the new starters and wrote the present work instruction; watched over several months.",
  "Others call when the usual way fails. Found the cause of the last two unplanned stops.",
  "Led the acceptance run with the supplier and defended the limits before the review.",
  "Sets the limits for the whole line and explains them; two colleagues reached independent level under this guidance.",
  "Reviewed the design of the last change and caught the missing fallback.",
  "Improved the method: fewer false alarms since the new thresholds, shown in the monthly report.",
];

export const MANAGER_NOTES: readonly string[] = [
  "Works alone on normal days; asks at the right moment otherwise.",
  "Has not had the chance to practise since the line change, to be watched again.",
  "Good eye for the process, uncertain with the screens.",
  "Follows the procedure; exceptions are still handed over.",
  "Took the course, practice is missing on nights.",
  "Better than a year ago, mainly in reading the trends.",
  "Judged from two shifts together and the hand-over log.",
  "Would benefit from a week at the fleet desk.",
];
