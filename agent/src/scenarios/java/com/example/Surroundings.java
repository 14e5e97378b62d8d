package com.example;

import java.lang.reflect.Field;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URL;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import java.nio.charset.Charset;
import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import javax.management.MBeanServerFactory;

/** Prints what all of a JVM shares and somebody could have changed before {@code main}. */
public final class Surroundings {
  private static final AtomicInteger ASKED = new AtomicInteger();

  private Surroundings() {}

  public static void main(String[] arguments) throws Exception {
    // With an agent at work, not only there: the second caller is told on a thread of its own.
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> first = asked("text", source);
    CompletableFuture<String> told = asked("text", source).thenApply(text -> text + "!");
    source.complete("text");
    System.out.println(first.get() + told.get() + " asked " + ASKED + " times");
    for (Map.Entry<Object, Object> property : new TreeMap<>(System.getProperties()).entrySet()) {
      System.out.println(property);
    }
    for (Provider provider : Security.getProviders()) {
      System.out.println("provider " + provider.getName());
    }
    TreeSet<String> threads = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.isDaemon()) {
        threads.add(thread.getName());
      }
    }
    System.out.println("threads " + threads);
    Thread main = Thread.currentThread();
    System.out.println("context " + main.getContextClassLoader().getClass());
    System.out.println("uncaught " + Thread.getDefaultUncaughtExceptionHandler());
    System.out.println("servers " + MBeanServerFactory.findMBeanServer(null));
    System.out.println(shutdownHooks() + " at exit");
    System.out.println("charset " + Charset.defaultCharset());
    System.out.println("locale " + Locale.getDefault() + ", " + TimeZone.getDefault().getID());
    System.out.println("streams " + System.out.getClass() + System.err.getClass());
    System.out.println("pool " + ForkJoinPool.commonPool().getUncaughtExceptionHandler());
    System.out.println("cookies " + CookieHandler.getDefault());
    System.out.println("proxies " + ProxySelector.getDefault().getClass());
    System.out.println("security manager " + System.getSecurityManager());
    System.setProperty("java.util.logging.manager", QuietLogManager.class.getName());
    System.out.println("logs " + LogManager.getLogManager().getClass());
    // An error if there is one already.
    URL.setURLStreamHandlerFactory(
        new URLStreamHandlerFactory() {
          @Override
          public URLStreamHandler createURLStreamHandler(String protocol) {
            return null;
          }
        });
  }

  private static CompletableFuture<String> asked(String text, CompletableFuture<String> source) {
    ASKED.incrementAndGet();
    return source;
  }

  private static TreeSet<String> shutdownHooks() throws Exception {
    Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    hooks.setAccessible(true);
    TreeSet<String> names = new TreeSet<>();
    for (Object hook : ((Map<?, ?>) hooks.get(null)).keySet()) {
      names.add(((Thread) hook).getName());
    }
    return names;
  }
}
