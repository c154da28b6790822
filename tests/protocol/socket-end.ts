/** A connection on a socket of Node: the few lines of network that the engine leaves to others. */
import type { Socket } from 'node:net';
import type { ConnectionEvent, Timer } from '#protocol/connection-output.ts';
import type { Connection } from '#protocol/connection.ts';

/**
 * Lets a connection speak over a connected socket, which must be half open where the peer ends it
 * (`allowHalfOpen`).
 *
 * @returns what has to be called whenever a method of the connection was, so that its outputs are taken
 */
export function connectEnd(
  connection: Connection,
  socket: Socket,
  happened: (event: ConnectionEvent) => void,
): () => void {
  const timers = new Map<Timer, NodeJS.Timeout>();
  const take = () => {
    for (let output = connection.next(); output; output = connection.next()) {
      switch (output.type) {
        case 'send':
          socket.write(output.bytes);
          break;
        case 'end':
          socket.end();
          break;
        case 'abort':
          socket.destroy();
          break;
        case 'set-timer': {
          const { timer, delay } = output;
          clearTimeout(timers.get(timer));
          const runOut = () => {
            connection.timeout(timer);
            take();
          };
          timers.set(timer, setTimeout(runOut, delay));
          break;
        }
        case 'clear-timer':
          clearTimeout(timers.get(output.timer));
          break;
        default:
          happened(output);
      }
    }
  };
  socket.setNoDelay();
  socket.on('data', (bytes) => {
    connection.receive(bytes);
    take();
  });
  socket.on('end', () => {
    connection.receiveEnd();
    take();
  });
  socket.on('close', () => {
    connection.lost();
    take();
  });
  // A reset is followed by 'close'.
  socket.on('error', () => undefined);
  connection.open();
  take();
  return take;
}
