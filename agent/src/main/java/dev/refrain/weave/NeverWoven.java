package dev.refrain.weave;

import org.jspecify.annotations.Nullable;

/** Types that rules may mean by a wildcard or a supertype, and that are left alone all the same. */
final class NeverWoven {
  /** What generated subclasses have in their names; the class that they extend is woven. */
  private static final String[] PROXIES = {
    "$$EnhancerBy",
    "$$FastClassBy",
    "$$SpringCGLIB$$",
    "$$SpringProxy$",
    "$ByteBuddy$",
    "$HibernateProxy$",
    "_$$_jvst",
    "_$$_Weld",
    "$$OwbNormalScopeProxy",
    "$$OwbInterceptProxy",
    "_ClientProxy",
    "$MockitoMock$",
    "$$KotlinLambda",
    "$$Lambda",
  };

  private static final String[] ACCESSORS = {
    "GeneratedMethodAccessor", "GeneratedConstructorAccessor", "GeneratedSerializationConstructor"
  };

  private static final String[] AGENTS = {
    "io.opentelemetry.javaagent.",
    "datadog.trace.bootstrap.",
    "com.newrelic.",
    "co.elastic.apm.agent.",
    "com.dynatrace.",
    "net.bytebuddy.",
  };

  private NeverWoven() {}

  /** Why a type of this name is left alone; {@code null}: it is woven. */
  static @Nullable String reason(ClassLoader loader, String name) {
    if (name.equals("dev/refrain/Agent")) {
      return "it is the agent";
    }
    String simple = name.substring(name.lastIndexOf('/') + 1);
    if (simple.startsWith("$Proxy")) {
      return "it is a dynamic proxy";
    }
    if (containsAny(simple, PROXIES)) {
      return "it is a generated proxy; the type behind it is woven";
    }
    if (containsAny(simple, ACCESSORS)) {
      return "it serves reflection";
    }
    String loaderName = loader.getClass().getName();
    for (String agent : AGENTS) {
      if (loaderName.startsWith(agent)) {
        return "it belongs to another agent";
      }
    }
    return null;
  }

  private static boolean containsAny(String name, String[] parts) {
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
