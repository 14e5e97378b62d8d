package com.example;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Deploys a web application a few times, each in a loader that must be collected after it. */
public final class Redeployment {
  private static final int TIMES = 3;

  /** Less than the ten seconds after which idle threads end, and with them what they keep. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(8);

  private Redeployment() {}

  public static void main(String[] arguments) throws Exception {
    ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    for (int i = 0; i < TIMES; i++) {
      WeakReference<ClassLoader> loader = deploy(gone);
      long deadline = System.nanoTime() + PATIENCE;
      while (gone.remove(50) == null && System.nanoTime() - deadline < 0) {
        System.gc();
      }
      System.out.println(loader.get() == null ? "collected" : "still there");
    }
  }

  private static WeakReference<ClassLoader> deploy(ReferenceQueue<ClassLoader> gone)
      throws Exception {
    URL classes = Redeployment.class.getProtectionDomain().getCodeSource().getLocation();
    URLClassLoader loader = new URLClassLoader(new URL[] {classes}, null);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Callable<?> shop =
          (Callable<?>)
              loader.loadClass("com.example.WebShop").getDeclaredConstructor().newInstance();
      System.out.println(shop.call());
    } finally {
      thread.setContextClassLoader(before);
      loader.close();
    }
    return new WeakReference<ClassLoader>(loader, gone);
  }
}
