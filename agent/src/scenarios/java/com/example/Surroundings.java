package com.example;

import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URL;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.management.MBeanServerFactory;

/** Prints what all of a JVM shares and somebody could have changed before {@code main}. */
public final class Surroundings {
  private Surroundings() {}

  public static void main(String[] arguments) {
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
    System.out.println("locale " + Locale.getDefault() + ", " + TimeZone.getDefault().getID());
    System.out.println("streams " + System.out.getClass() + System.err.getClass());
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
}
