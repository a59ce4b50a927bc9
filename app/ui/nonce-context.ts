import { createContext } from "react";

/** The CSP nonce of this response; the server's entry provides it, in the browser there is none to know. */
export const NonceContext = createContext<string | undefined>(undefined);
