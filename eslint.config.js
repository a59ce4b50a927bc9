import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const noFetch = { name: "fetch", message: "Nothing leaves the building except through app/platform/egress." };

const noSnapshots = ["toMatchSnapshot", "toMatchInlineSnapshot"].map((property) => ({
  property,
  message: "Assert the property that matters.",
}));

export default tseslint.config(
  { ignores: ["node_modules", "build", "app/generated", ".data", ".cache", "test-results", "**/*.cjs"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, jsxA11y.flatConfigs.recommended],
    plugins: { "react-hooks": reactHooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: [{ from: "lib", name: "Response" }], allowThrowingUnknown: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "jsx-a11y/label-has-associated-control": ["error", { assert: "either", depth: 5 }],
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-globals": ["error", noFetch],
      "no-restricted-properties": ["error", ...noSnapshots],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only; Remix route components excepted." },
      ],
    },
  },
  {
    files: ["app/engine/**"],
    rules: {
      "no-restricted-globals": ["error", noFetch, "Date", "performance", "process", "console"],
      "no-restricted-properties": [
        "error",
        ...noSnapshots,
        { object: "Math", property: "random", message: "Randomness comes in as an argument." },
      ],
    },
  },
  { files: ["app/engine/kernel/calendar.ts"], rules: { "no-restricted-globals": ["error", noFetch] } },
  {
    files: ["app/routes/**", "app/root.tsx", "app/entry.*.tsx", "app/routes.ts", "*.config.ts", "test/*.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  { files: ["app/platform/egress/**", "test/**", "scripts/**"], rules: { "no-restricted-globals": "off" } },
  {
    // Scripts of the service worker: one global scope, shared between its files by importScripts.
    files: ["public/**/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: Object.fromEntries(
        [
          ...["self", "caches", "fetch", "importScripts", "setTimeout", "URL", "Response", "Headers"],
          // sw.js and what it reads give each other these
          ...["BUILD", "later", "named", "copy", "assetsOf", "isPage", "isKept", "ownCaches", "accountOf", "forget"],
          ...["forgetPage", "forgetAll", "note", "networkFirst", "keep", "moveToThisBuild"],
          ...["prepareOfflinePage", "dropOldOfflinePages", "offlinePage"],
        ].map((name) => [name, "readonly"]),
      ),
    },
    rules: {
      "no-undef": "error",
      "no-unused-vars": ["error", { vars: "local" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 200 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["test/**"], rules: { "max-lines-per-function": "off" } },
  {
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 90, skipBlankLines: true, skipComments: true }] },
  },
);
