/** The ways to fill a post, in the order in which they are shown. */
export const SOURCES = ["build", "buy", "borrow", "redeploy"] as const;
