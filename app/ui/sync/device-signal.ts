const CHANNEL = "pacesetter-device";
const EVENT = "pacesetter:device";

/** Something waits on this device, or has left it. `noSpace`: it could not be written down. */
export interface DeviceChange {
  readonly noSpace: boolean;
}

/** Other windows hear of it too. */
function signalDeviceChange(change: DeviceChange = { noSpace: false }): void {
  window.dispatchEvent(new CustomEvent<DeviceChange>(EVENT, { detail: change }));
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Calls back on every change in this window and in others; returns how to stop. */
export function onDeviceChange(listener: (change: DeviceChange) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<DeviceChange>) => {
    listener(event.data);
  };
  const here = (event: Event): void => {
    if (event instanceof CustomEvent) listener(event.detail as DeviceChange);
  };
  window.addEventListener(EVENT, here);
  return () => {
    channel.close();
    window.removeEventListener(EVENT, here);
  };
}

/** For every store to write through: says how it ended, and passes a failure on. */
export async function signalled<T>(write: Promise<T>): Promise<T> {
  try {
    const written = await write;
    signalDeviceChange();
    return written;
  } catch (error) {
    signalDeviceChange({ noSpace: true });
    throw error;
  }
}
