import { useEffect, useState } from "react";

/** False on the server and until the page has its scripts: controls that would do nothing are not shown. */
export function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => {
    setScripted(true);
  }, []);
  return scripted;
}
