package dev.refrain.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to a server on a loopback port that can be slow, be cut, and swallow everything. Starts as
 * a good line.
 */
public final class TcpProxy implements AutoCloseable {
  private final int port = LoopbackPorts.free();
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket listener;
  private volatile boolean swallowing;
  private volatile long delayNanos;

  public TcpProxy(int target) {
    this.target = target;
    this.listener = listen();
  }

  public int port() {
    return port;
  }

  /** From now on each piece of data is late by this much. */
  public void delay(long millis) {
    delayNanos = millis * 1_000_000;
  }

  /** Swallows everything, in both directions; connections stay, and new ones are taken. */
  public void blackHole() {
    swallowing = true;
  }

  /** Closes all connections; new ones are taken. */
  public void cut() {
    for (Socket socket : sockets) {
      close(socket);
    }
  }

  /** Closes all connections and takes no new ones. */
  public void refuse() {
    close(listener);
    cut();
  }

  /** A good line again. What was swallowed is lost, so its connections are cut. */
  public void heal() {
    if (swallowing) {
      cut();
    }
    swallowing = false;
    delayNanos = 0;
    if (listener.isClosed()) {
      listener = listen();
    }
  }

  private ServerSocket listen() {
    ServerSocket[] bound = new ServerSocket[1];
    // A port that was just closed may still be held by a thread that is about to leave it.
    Until.holds(
        "port " + port + " is free",
        () -> {
          ServerSocket socket = new ServerSocket();
          bound[0] = socket;
          try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
          } finally {
            if (!socket.isBound()) {
              socket.close();
            }
          }
        });
    daemon("accept", () -> accept(bound[0]));
    return bound[0];
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket near = socket.accept();
        sockets.add(near);
        if (socket.isClosed()) {
          // It slipped in while the listener was being closed.
          near.close();
        } else {
          connect(near);
        }
      }
    } catch (IOException e) {
      // The listener has been closed.
    }
  }

  private void connect(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(far);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      daemon("there", () -> copy(near, far));
      daemon("back", () -> copy(far, near));
    } catch (IOException e) {
      // The server is down: so is its line.
      close(near);
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (delayNanos > 0) {
          LockSupport.parkNanos(delayNanos);
        }
        if (!swallowing) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // One side is gone, so the other is closed.
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, "proxy-" + port + "-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(java.io.Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    refuse();
  }
}
